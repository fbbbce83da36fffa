/** The calls of pages that are loaded when they are opened, from crimes and custody to administration: the first page is kept small. */
import { createApi } from '@mips/client/call'
import { admin } from '@mips/contracts/admin'
import { audit } from '@mips/contracts/audit'
import { identityCase } from '@mips/contracts/identity-case'
import { pool } from '@mips/contracts/pool'
import { source } from '@mips/contracts/source'
import { sourceVault } from '@mips/contracts/source-vault'
import { identity } from '@mips/contracts/identity'
import { description } from '@mips/contracts/description'
import { arrest } from '@mips/contracts/arrest'
import { intelligence } from '@mips/contracts/intelligence'
import { intelligenceReview } from '@mips/contracts/intelligence-review'
import { asbCase } from '@mips/contracts/asb-case'
import { incidentClosing } from '@mips/contracts/incident-closing'
import { bulkMatch } from '@mips/contracts/bulk-match'
import { networkRisk } from '@mips/contracts/network-risk'
import { chart } from '@mips/contracts/chart'
import { crime } from '@mips/contracts/crime'
import { investigationOutcome } from '@mips/contracts/investigation-outcome'
import { victimCare } from '@mips/contracts/victim-care'
import { disagreement } from '@mips/contracts/disagreement'
import { dissemination } from '@mips/contracts/dissemination'
import { document } from '@mips/contracts/document'
import { redaction } from '@mips/contracts/redaction'
import { custodyBoard } from '@mips/contracts/custody-board'
import { custodyCare } from '@mips/contracts/custody-care'
import { custodyFigures } from '@mips/contracts/custody-figures'
import { custodyLimits } from '@mips/contracts/custody-limits'
import { custodyOutcome } from '@mips/contracts/custody-outcome'
import { custodyRights } from '@mips/contracts/custody-rights'
import { custodyProcedures } from '@mips/contracts/custody-procedures'
import { custodyTopics } from '@mips/contracts/custody-topics'
import { custodyVisitors } from '@mips/contracts/custody-visitors'
import { breakGlass } from '@mips/contracts/break-glass'
import { outbox } from '@mips/contracts/outbox'
import { stopSearch } from '@mips/contracts/stop-search'
import { product } from '@mips/contracts/product'
import { property } from '@mips/contracts/property'
import { propertyCare } from '@mips/contracts/property-care'
import { investigation } from '@mips/contracts/investigation'
import { domesticAbuse } from '@mips/contracts/domestic-abuse'
import { protection } from '@mips/contracts/protection'
import { operation } from '@mips/contracts/operation'
import { retention } from '@mips/contracts/retention'
import { watch } from '@mips/contracts/watch'
import { briefing } from '@mips/contracts/briefing'
import { rightToKnow } from '@mips/contracts/right-to-know'
import { riskTool } from '@mips/contracts/risk-tool'
import { mash } from '@mips/contracts/mash'
import { prosecutionCase } from '@mips/contracts/case'
import { caseDecisions } from '@mips/contracts/case-decisions'
import { caseSampling } from '@mips/contracts/case-sampling'
import { caseUnused } from '@mips/contracts/case-unused'
import { caseForms } from '@mips/contracts/case-forms'
import { caseSending } from '@mips/contracts/case-sending'
import { prosecutorFile } from '@mips/contracts/prosecutor-file'
import { court } from '@mips/contracts/court'
import { crimeGroup } from '@mips/contracts/crime-group'
import { warrant } from '@mips/contracts/warrant'
import { searchWarrant } from '@mips/contracts/search-warrant'
import { tasking } from '@mips/contracts/tasking'
import { taskWatch } from '@mips/contracts/task-watch'
import { missing } from '@mips/contracts/missing'
import { statement } from '@mips/contracts/statement'
import { courtOrder } from '@mips/contracts/court-order'
import { witnessCare } from '@mips/contracts/witness-care'
import { voluntaryAttendance } from '@mips/contracts/voluntary-attendance'
import { custody } from '@mips/contracts/custody'
import { safeguarding } from '@mips/contracts/safeguarding'
import { savedSearch } from '@mips/contracts/saved-search'
import { callOptions } from './api.ts'

export const topicApi = createApi(
  {
    savedSearch,
    safeguarding,
    custody,
    admin,
    audit,
    identityCase,
    pool,
    source,
    sourceVault,
    identity,
    description,
    arrest,
    intelligence,
    intelligenceReview,
    asbCase,
    bulkMatch,
    networkRisk,
    chart,
    crime,
    incidentClosing,
    investigationOutcome,
    victimCare,
    disagreement,
    dissemination,
    document,
    redaction,
    custodyBoard,
    custodyCare,
    custodyFigures,
    custodyLimits,
    custodyOutcome,
    custodyRights,
    custodyProcedures,
    custodyTopics,
    custodyVisitors,
    stopSearch,
    outbox,
    breakGlass,
    product,
    property,
    propertyCare,
    investigation,
    domesticAbuse,
    protection,
    briefing,
    operation,
    retention,
    watch,
    rightToKnow,
    riskTool,
    mash,
    missing,
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
    taskWatch,
    voluntaryAttendance,
    statement,
    witnessCare,
    courtOrder,
  },
  callOptions,
)
