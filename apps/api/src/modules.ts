/** The mounted modules, in dependency order: a module may import the services of those before it. */
import { adminModule } from './modules/admin/admin.module.ts'
import { arrestModule } from './modules/arrest/arrest.module.ts'
import { auditModule } from './modules/audit/audit.module.ts'
import { chartModule } from './modules/chart/chart.module.ts'
import { codeListModule } from './modules/code-list/code-list.module.ts'
import { custodyCareModule } from './modules/custody-care/custody-care.module.ts'
import { custodyFiguresModule } from './modules/custody-figures/custody-figures.module.ts'
import { custodyVisitorsModule } from './modules/custody-visitors/custody-visitors.module.ts'
import { custodyLimitsModule } from './modules/custody-limits/custody-limits.module.ts'
import { custodyOutcomeModule } from './modules/custody-outcome/custody-outcome.module.ts'
import { custodyTopicsModule } from './modules/custody-topics/custody-topics.module.ts'
import { custodyRightsModule } from './modules/custody-rights/custody-rights.module.ts'
import { custodyProceduresModule } from './modules/custody-procedures/custody-procedures.module.ts'
import { crimeModule } from './modules/crime/crime.module.ts'
import { custodyModule } from './modules/custody/custody.module.ts'
import { custodyBoardModule } from './modules/custody-board/custody-board.module.ts'
import { disagreementModule } from './modules/disagreement/disagreement.module.ts'
import { disseminationModule } from './modules/dissemination/dissemination.module.ts'
import { redactionModule } from './modules/redaction/redaction.module.ts'
import { documentModule } from './modules/document/document.module.ts'
import { descriptionModule } from './modules/description/description.module.ts'
import { domesticAbuseModule } from './modules/domestic-abuse/domestic-abuse.module.ts'
import { identityCaseModule } from './modules/identity-case/identity-case.module.ts'
import { identityModule } from './modules/identity/identity.module.ts'
import { incidentModule } from './modules/incident/incident.module.ts'
import { incidentClosingModule } from './modules/incident-closing/incident-closing.module.ts'
import { asbCaseModule } from './modules/asb-case/asb-case.module.ts'
import { stopSearchModule } from './modules/stop-search/stop-search.module.ts'
import { intelligenceModule } from './modules/intelligence/intelligence.module.ts'
import { intelligenceReviewModule } from './modules/intelligence-review/intelligence-review.module.ts'
import { investigationModule } from './modules/investigation/investigation.module.ts'
import { mashModule } from './modules/mash/mash.module.ts'
import { missingModule } from './modules/missing/missing.module.ts'
import { nominalModule } from './modules/nominal/nominal.module.ts'
import { breakGlassModule } from './modules/break-glass/break-glass.module.ts'
import { outboxModule } from './modules/outbox/outbox.module.ts'
import { poleModule } from './modules/pole/pole.module.ts'
import { poolModule } from './modules/pool/pool.module.ts'
import { productModule } from './modules/product/product.module.ts'
import { propertyModule } from './modules/property/property.module.ts'
import { propertyCareModule } from './modules/property-care/property-care.module.ts'
import { protectionModule } from './modules/protection/protection.module.ts'
import { referenceModule } from './modules/reference/reference.module.ts'
import { bulkMatchModule } from './modules/bulk-match/bulk-match.module.ts'
import { operationModule } from './modules/operation/operation.module.ts'
import { retentionModule } from './modules/retention/retention.module.ts'
import { networkRiskModule } from './modules/network-risk/network-risk.module.ts'
import { watchModule } from './modules/watch/watch.module.ts'
import { briefingModule } from './modules/briefing/briefing.module.ts'
import { rightToKnowModule } from './modules/right-to-know/right-to-know.module.ts'
import { safeguardingModule } from './modules/safeguarding/safeguarding.module.ts'
import { riskToolModule } from './modules/risk-tool/risk-tool.module.ts'
import { savedSearchModule } from './modules/saved-search/saved-search.module.ts'
import { sessionModule } from './modules/session/session.module.ts'
import { sourceModule } from './modules/source/source.module.ts'
import { sourceVaultModule } from './modules/source-vault/source-vault.module.ts'
import { taskWatchModule } from './modules/tasks/task-watch.module.ts'
import { courtModule } from './modules/court/court.module.ts'
import { caseDecisionsModule } from './modules/case-decisions/case-decisions.module.ts'
import { caseSamplingModule } from './modules/case-sampling/case-sampling.module.ts'
import { caseUnusedModule } from './modules/case/case-unused.module.ts'
import { caseFormsModule } from './modules/case-forms/case-forms.module.ts'
import { statementModule } from './modules/statement/statement.module.ts'
import { courtOrderModule } from './modules/court-order/court-order.module.ts'
import { witnessCareModule } from './modules/witness-care/witness-care.module.ts'
import { caseSendingModule } from './modules/case-sending/case-sending.module.ts'
import { prosecutorFileModule } from './modules/prosecutor-file/prosecutor-file.module.ts'
import { prosecutionCaseModule } from './modules/case/case.module.ts'
import { crimeGroupModule } from './modules/crime-group/crime-group.module.ts'
import { warrantModule } from './modules/warrant/warrant.module.ts'
import { searchWarrantModule } from './modules/search-warrant/search-warrant.module.ts'
import { taskingModule } from './modules/tasking/tasking.module.ts'
import { tasksModule } from './modules/tasks/tasks.module.ts'
import { investigationOutcomeModule } from './modules/investigation-outcome/investigation-outcome.module.ts'
import { victimCareModule } from './modules/victim-care/victim-care.module.ts'
import { voluntaryAttendanceModule } from './modules/voluntary-attendance/voluntary-attendance.module.ts'
import type { Module } from './platform/http/module.ts'

export const modules: readonly Module[] = [
  sessionModule,
  adminModule,
  referenceModule,
  codeListModule,
  riskToolModule,
  poleModule,
  documentModule,
  redactionModule,
  nominalModule,
  identityModule,
  identityCaseModule,
  poolModule,
  incidentModule,
  descriptionModule,
  arrestModule,
  custodyModule,
  custodyCareModule,
  custodyRightsModule,
  custodyProceduresModule,
  custodyLimitsModule,
  custodyOutcomeModule,
  voluntaryAttendanceModule,
  custodyBoardModule,
  custodyFiguresModule,
  custodyVisitorsModule,
  custodyTopicsModule,
  crimeModule,
  investigationModule,
  propertyModule,
  propertyCareModule,
  victimCareModule,
  investigationOutcomeModule,
  safeguardingModule,
  asbCaseModule,
  stopSearchModule,
  domesticAbuseModule,
  protectionModule,
  rightToKnowModule,
  missingModule,
  mashModule,
  incidentClosingModule,
  sourceVaultModule,
  intelligenceModule,
  intelligenceReviewModule,
  briefingModule,
  disseminationModule,
  disagreementModule,
  statementModule,
  prosecutionCaseModule,
  caseFormsModule,
  caseUnusedModule,
  caseSamplingModule,
  caseDecisionsModule,
  witnessCareModule,
  courtOrderModule,
  crimeGroupModule,
  warrantModule,
  searchWarrantModule,
  courtModule,
  taskingModule,
  tasksModule,
  taskWatchModule,
  watchModule,
  retentionModule,
  operationModule,
  outboxModule,
  breakGlassModule,
  caseSendingModule,
  prosecutorFileModule,
  savedSearchModule,
  bulkMatchModule,
  networkRiskModule,
  chartModule,
  productModule,
  sourceModule,
  auditModule,
]
