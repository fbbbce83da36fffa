/** Every contract of the product, in dependency order. */
import { admin } from './admin.ts'
import { arrest } from './arrest.ts'
import { audit } from './audit.ts'
import { bulkMatch } from './bulk-match.ts'
import { chart } from './chart.ts'
import { codeList } from './code-list.ts'
import type { Contract } from './contract.ts'
import { crime } from './crime.ts'
import { custodyCare } from './custody-care.ts'
import { custodyFigures } from './custody-figures.ts'
import { custodyLimits } from './custody-limits.ts'
import { custodyRights } from './custody-rights.ts'
import { custodyOutcome } from './custody-outcome.ts'
import { custodyTopics } from './custody-topics.ts'
import { custodyVisitors } from './custody-visitors.ts'
import { custodyBoard } from './custody-board.ts'
import { custodyProcedures } from './custody-procedures.ts'
import { custody } from './custody.ts'
import { description } from './description.ts'
import { disagreement } from './disagreement.ts'
import { dissemination } from './dissemination.ts'
import { document } from './document.ts'
import { redaction } from './redaction.ts'
import { domesticAbuse } from './domestic-abuse.ts'
import { identityCase } from './identity-case.ts'
import { identity } from './identity.ts'
import { incident } from './incident.ts'
import { incidentClosing } from './incident-closing.ts'
import { asbCase } from './asb-case.ts'
import { stopSearch } from './stop-search.ts'
import { intelligence } from './intelligence.ts'
import { intelligenceReview } from './intelligence-review.ts'
import { investigation } from './investigation.ts'
import { mash } from './mash.ts'
import { missing } from './missing.ts'
import { networkRisk } from './network-risk.ts'
import { nominal } from './nominal.ts'
import { breakGlass } from './break-glass.ts'
import { outbox } from './outbox.ts'
import { statement } from './statement.ts'
import { witnessCare } from './witness-care.ts'
import { courtOrder } from './court-order.ts'
import { pole } from './pole.ts'
import { pool } from './pool.ts'
import { product } from './product.ts'
import { property } from './property.ts'
import { propertyCare } from './property-care.ts'
import { protection } from './protection.ts'
import { reference } from './reference.ts'
import { briefing } from './briefing.ts'
import { operation } from './operation.ts'
import { retention } from './retention.ts'
import { watch } from './watch.ts'
import { rightToKnow } from './right-to-know.ts'
import { riskTool } from './risk-tool.ts'
import { safeguarding } from './safeguarding.ts'
import { savedSearch } from './saved-search.ts'
import { session } from './session.ts'
import { source } from './source.ts'
import { sourceVault } from './source-vault.ts'
import { taskWatch } from './task-watch.ts'
import { prosecutionCase } from './case.ts'
import { caseDecisions } from './case-decisions.ts'
import { caseForms } from './case-forms.ts'
import { caseSending } from './case-sending.ts'
import { prosecutorFile } from './prosecutor-file.ts'
import { court } from './court.ts'
import { caseSampling } from './case-sampling.ts'
import { caseUnused } from './case-unused.ts'
import { crimeGroup } from './crime-group.ts'
import { warrant } from './warrant.ts'
import { searchWarrant } from './search-warrant.ts'
import { tasking } from './tasking.ts'
import { tasks } from './tasks.ts'
import { investigationOutcome } from './investigation-outcome.ts'
import { victimCare } from './victim-care.ts'
import { voluntaryAttendance } from './voluntary-attendance.ts'

export {
  admin,
  arrest,
  audit,
  bulkMatch,
  networkRisk,
  chart,
  codeList,
  crime,
  victimCare,
  investigationOutcome,
  custody,
  custodyCare,
  custodyFigures,
  custodyLimits,
  custodyRights,
  custodyOutcome,
  custodyTopics,
  custodyVisitors,
  custodyBoard,
  custodyProcedures,
  description,
  disagreement,
  dissemination,
  document,
  redaction,
  domesticAbuse,
  identity,
  identityCase,
  incident,
  incidentClosing,
  asbCase,
  stopSearch,
  intelligence,
  intelligenceReview,
  investigation,
  mash,
  missing,
  nominal,
  outbox,
  breakGlass,
  statement,
  witnessCare,
  courtOrder,
  pole,
  pool,
  product,
  property,
  propertyCare,
  protection,
  reference,
  briefing,
  watch,
  operation,
  retention,
  rightToKnow,
  riskTool,
  safeguarding,
  savedSearch,
  session,
  source,
  sourceVault,
  prosecutionCase,
  caseForms,
  caseUnused,
  caseSampling,
  caseDecisions,
  caseSending,
  prosecutorFile,
  court,
  crimeGroup,
  warrant,
  searchWarrant,
  tasking,
  tasks,
  taskWatch,
  voluntaryAttendance,
}

/** Every contract, for walks over all routes. */
export const allContracts: readonly Contract[] = [
  session,
  admin,
  reference,
  chart,
  codeList,
  pole,
  document,
  redaction,
  nominal,
  identity,
  identityCase,
  pool,
  incident,
  description,
  arrest,
  custody,
  custodyCare,
  custodyLimits,
  voluntaryAttendance,
  custodyBoard,
  custodyFigures,
  custodyVisitors,
  custodyRights,
  custodyOutcome,
  custodyTopics,
  custodyProcedures,
  crime,
  investigation,
  property,
  propertyCare,
  victimCare,
  investigationOutcome,
  safeguarding,
  asbCase,
  stopSearch,
  domesticAbuse,
  protection,
  rightToKnow,
  riskTool,
  missing,
  mash,
  incidentClosing,
  intelligence,
  intelligenceReview,
  briefing,
  dissemination,
  watch,
  disagreement,
  prosecutionCase,
  caseForms,
  caseUnused,
  caseSampling,
  caseDecisions,
  caseSending,
  prosecutorFile,
  court,
  crimeGroup,
  warrant,
  searchWarrant,
  tasking,
  retention,
  operation,
  outbox,
  breakGlass,
  statement,
  witnessCare,
  courtOrder,
  tasks,
  taskWatch,
  savedSearch,
  bulkMatch,
  networkRisk,
  product,
  source,
  sourceVault,
  audit,
]
