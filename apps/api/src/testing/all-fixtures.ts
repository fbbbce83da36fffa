/** The fixtures of every module; a module without them does not compile. */
import { adminFixtures } from '../modules/admin/admin.fixtures.ts'
import { arrestFixtures } from '../modules/arrest/arrest.fixtures.ts'
import { auditFixtures } from '../modules/audit/audit.fixtures.ts'
import { bulkMatchFixtures } from '../modules/bulk-match/bulk-match.fixtures.ts'
import { chartFixtures } from '../modules/chart/chart.fixtures.ts'
import { codeListFixtures } from '../modules/code-list/code-list.fixtures.ts'
import { custodyCareFixtures } from '../modules/custody-care/custody-care.fixtures.ts'
import { custodyFiguresFixtures } from '../modules/custody-figures/custody-figures.fixtures.ts'
import { custodyVisitorsFixtures } from '../modules/custody-visitors/custody-visitors.fixtures.ts'
import { custodyLimitsFixtures } from '../modules/custody-limits/custody-limits.fixtures.ts'
import { custodyRightsFixtures } from '../modules/custody-rights/custody-rights.fixtures.ts'
import { custodyOutcomeFixtures } from '../modules/custody-outcome/custody-outcome.fixtures.ts'
import { custodyTopicsFixtures } from '../modules/custody-topics/custody-topics.fixtures.ts'
import { custodyBoardFixtures } from '../modules/custody-board/custody-board.fixtures.ts'
import { custodyProceduresFixtures } from '../modules/custody-procedures/custody-procedures.fixtures.ts'
import { disagreementFixtures } from '../modules/disagreement/disagreement.fixtures.ts'
import { disseminationFixtures } from '../modules/dissemination/dissemination.fixtures.ts'
import { redactionFixtures } from '../modules/redaction/redaction.fixtures.ts'
import { documentFixtures } from '../modules/document/document.fixtures.ts'
import { crimeFixtures } from '../modules/crime/crime.fixtures.ts'
import { custodyFixtures } from '../modules/custody/custody.fixtures.ts'
import { descriptionFixtures } from '../modules/description/description.fixtures.ts'
import { domesticAbuseFixtures } from '../modules/domestic-abuse/domestic-abuse.fixtures.ts'
import { identityCaseFixtures } from '../modules/identity-case/identity-case.fixtures.ts'
import { identityFixtures } from '../modules/identity/identity.fixtures.ts'
import { incidentFixtures } from '../modules/incident/incident.fixtures.ts'
import { asbCaseFixtures } from '../modules/asb-case/asb-case.fixtures.ts'
import { stopSearchFixtures } from '../modules/stop-search/stop-search.fixtures.ts'
import { intelligenceFixtures } from '../modules/intelligence/intelligence.fixtures.ts'
import { intelligenceReviewFixtures } from '../modules/intelligence-review/intelligence-review.fixtures.ts'
import { investigationFixtures } from '../modules/investigation/investigation.fixtures.ts'
import { incidentClosingFixtures } from '../modules/incident-closing/incident-closing.fixtures.ts'
import { mashFixtures } from '../modules/mash/mash.fixtures.ts'
import { missingFixtures } from '../modules/missing/missing.fixtures.ts'
import { networkRiskFixtures } from '../modules/network-risk/network-risk.fixtures.ts'
import { nominalFixtures } from '../modules/nominal/nominal.fixtures.ts'
import { breakGlassFixtures } from '../modules/break-glass/break-glass.fixtures.ts'
import { outboxFixtures } from '../modules/outbox/outbox.fixtures.ts'
import { poleFixtures } from '../modules/pole/pole.fixtures.ts'
import { poolFixtures } from '../modules/pool/pool.fixtures.ts'
import { productFixtures } from '../modules/product/product.fixtures.ts'
import { propertyFixtures } from '../modules/property/property.fixtures.ts'
import { propertyCareFixtures } from '../modules/property-care/property-care.fixtures.ts'
import { protectionFixtures } from '../modules/protection/protection.fixtures.ts'
import { referenceFixtures } from '../modules/reference/reference.fixtures.ts'
import { riskToolFixtures } from '../modules/risk-tool/risk-tool.fixtures.ts'
import { operationFixtures } from '../modules/operation/operation.fixtures.ts'
import { retentionFixtures } from '../modules/retention/retention.fixtures.ts'
import { watchFixtures } from '../modules/watch/watch.fixtures.ts'
import { briefingFixtures } from '../modules/briefing/briefing.fixtures.ts'
import { rightToKnowFixtures } from '../modules/right-to-know/right-to-know.fixtures.ts'
import { safeguardingFixtures } from '../modules/safeguarding/safeguarding.fixtures.ts'
import { savedSearchFixtures } from '../modules/saved-search/saved-search.fixtures.ts'
import { sessionFixtures } from '../modules/session/session.fixtures.ts'
import { sourceFixtures } from '../modules/source/source.fixtures.ts'
import { sourceVaultFixtures } from '../modules/source-vault/source-vault.fixtures.ts'
import { taskWatchFixtures } from '../modules/tasks/task-watch.fixtures.ts'
import { courtFixtures } from '../modules/court/court.fixtures.ts'
import { caseDecisionsFixtures } from '../modules/case-decisions/case-decisions.fixtures.ts'
import { caseSamplingFixtures } from '../modules/case-sampling/case-sampling.fixtures.ts'
import { caseUnusedFixtures } from '../modules/case/case-unused.fixtures.ts'
import { caseFormsFixtures } from '../modules/case-forms/case-forms.fixtures.ts'
import { statementFixtures } from '../modules/statement/statement.fixtures.ts'
import { courtOrderFixtures } from '../modules/court-order/court-order.fixtures.ts'
import { witnessCareFixtures } from '../modules/witness-care/witness-care.fixtures.ts'
import { caseSendingFixtures } from '../modules/case-sending/case-sending.fixtures.ts'
import { prosecutorFileFixtures } from '../modules/prosecutor-file/prosecutor-file.fixtures.ts'
import { prosecutionCaseFixtures } from '../modules/case/case.fixtures.ts'
import { crimeGroupFixtures } from '../modules/crime-group/crime-group.fixtures.ts'
import { warrantFixtures } from '../modules/warrant/warrant.fixtures.ts'
import { searchWarrantFixtures } from '../modules/search-warrant/search-warrant.fixtures.ts'
import { taskingFixtures } from '../modules/tasking/tasking.fixtures.ts'
import { tasksFixtures } from '../modules/tasks/tasks.fixtures.ts'
import { investigationOutcomeFixtures } from '../modules/investigation-outcome/investigation-outcome.fixtures.ts'
import { victimCareFixtures } from '../modules/victim-care/victim-care.fixtures.ts'
import { voluntaryAttendanceFixtures } from '../modules/voluntary-attendance/voluntary-attendance.fixtures.ts'
import type * as contracts from '@mips/contracts'
import type { Fixtures } from './fixtures.ts'

type ModuleName = Exclude<keyof typeof contracts, 'allContracts'>

export const allFixtures: Record<ModuleName, Fixtures> = {
  session: sessionFixtures,
  admin: adminFixtures,
  reference: referenceFixtures,
  bulkMatch: bulkMatchFixtures,
  networkRisk: networkRiskFixtures,
  chart: chartFixtures,
  codeList: codeListFixtures,
  pole: poleFixtures,
  nominal: nominalFixtures,
  identity: identityFixtures,
  identityCase: identityCaseFixtures,
  pool: poolFixtures,
  product: productFixtures,
  incident: incidentFixtures,
  description: descriptionFixtures,
  arrest: arrestFixtures,
  custody: custodyFixtures,
  custodyCare: custodyCareFixtures,
  custodyLimits: custodyLimitsFixtures,
  custodyRights: custodyRightsFixtures,
  custodyOutcome: custodyOutcomeFixtures,
  custodyProcedures: custodyProceduresFixtures,
  voluntaryAttendance: voluntaryAttendanceFixtures,
  custodyTopics: custodyTopicsFixtures,
  custodyBoard: custodyBoardFixtures,
  custodyFigures: custodyFiguresFixtures,
  crime: crimeFixtures,
  victimCare: victimCareFixtures,
  investigationOutcome: investigationOutcomeFixtures,
  document: documentFixtures,
  redaction: redactionFixtures,
  investigation: investigationFixtures,
  property: propertyFixtures,
  propertyCare: propertyCareFixtures,
  custodyVisitors: custodyVisitorsFixtures,
  safeguarding: safeguardingFixtures,
  asbCase: asbCaseFixtures,
  stopSearch: stopSearchFixtures,
  domesticAbuse: domesticAbuseFixtures,
  protection: protectionFixtures,
  briefing: briefingFixtures,
  operation: operationFixtures,
  retention: retentionFixtures,
  outbox: outboxFixtures,
  breakGlass: breakGlassFixtures,
  watch: watchFixtures,
  rightToKnow: rightToKnowFixtures,
  riskTool: riskToolFixtures,
  missing: missingFixtures,
  mash: mashFixtures,
  incidentClosing: incidentClosingFixtures,
  intelligence: intelligenceFixtures,
  intelligenceReview: intelligenceReviewFixtures,
  disagreement: disagreementFixtures,
  dissemination: disseminationFixtures,
  prosecutionCase: prosecutionCaseFixtures,
  caseForms: caseFormsFixtures,
  caseSending: caseSendingFixtures,
  prosecutorFile: prosecutorFileFixtures,
  caseUnused: caseUnusedFixtures,
  caseSampling: caseSamplingFixtures,
  caseDecisions: caseDecisionsFixtures,
  statement: statementFixtures,
  witnessCare: witnessCareFixtures,
  court: courtFixtures,
  courtOrder: courtOrderFixtures,
  crimeGroup: crimeGroupFixtures,
  warrant: warrantFixtures,
  searchWarrant: searchWarrantFixtures,
  tasking: taskingFixtures,
  tasks: tasksFixtures,
  taskWatch: taskWatchFixtures,
  savedSearch: savedSearchFixtures,
  source: sourceFixtures,
  sourceVault: sourceVaultFixtures,
  audit: auditFixtures,
}
