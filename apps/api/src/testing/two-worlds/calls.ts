/** One call of every route, with the records that it names chosen by the caller: open, hidden or unknown. */
import { allContracts } from '@mips/contracts'
import type { Call, Pick, Say } from './call.ts'
import { briefingCalls } from './briefing.ts'
import { bulkMatchCalls } from './bulk-match.ts'
import { courtCalls } from './court.ts'
import { caseCalls, caseDecisionCalls, caseFormCalls, caseSamplingCalls, caseUnusedCalls } from './case.ts'
import { caseSendingCalls, prosecutorFileCalls } from './case-sending.ts'
import { chartCalls } from './chart-calls.ts'
import { custodyCalls } from './custody-calls.ts'
import { custodyCareCalls } from './custody-care-calls.ts'
import { custodyWorkCalls } from './custody-work-calls.ts'
import { crimeGroupCalls } from './crime-group.ts'
import { searchWarrantCalls, searchWarrantNotSent } from './search-warrant.ts'
import { warrantCalls, warrantNotSent } from './warrant.ts'
import { disagreementCalls } from './disagreement.ts'
import { disseminationCalls } from './dissemination.ts'
import { fieldCalls } from './field-calls.ts'
import { findingCalls } from './finding.ts'
import { identityCalls } from './identities-calls.ts'
import { investigationWorkCalls } from './investigation-work-calls.ts'
import { networkRiskCalls } from './network-risk.ts'
import { officeCalls } from './office-calls.ts'
import { owningForceCalls } from './owning-force.ts'
import { breakGlassCalls } from './break-glass.ts'
import { outboxCalls } from './outbox.ts'
import { productCalls } from './product.ts'
import { recordCalls } from './records-calls.ts'
import { operationCalls } from './operation.ts'
import { redactionCalls } from './redaction.ts'
import { retentionCalls } from './retention.ts'
import { courtOrderCalls } from './court-order.ts'
import { statementCalls, statementNotSent, witnessCareCalls } from './statement.ts'
import { sourceVaultCalls } from './source-vault.ts'
import { taskingCalls } from './tasking.ts'
import { watchCalls } from './watch.ts'

/** In this order, which decides what a run of the list meets in the store. */
const routes = [
  ...recordCalls,
  ...identityCalls,
  ...fieldCalls,
  ...custodyCalls,
  ...custodyWorkCalls,
  ...investigationWorkCalls,
  ...custodyCareCalls,
  ...officeCalls,
  ...sourceVaultCalls,
  ...chartCalls,
  ...briefingCalls,
  ...findingCalls,
  ...disseminationCalls,
  ...watchCalls,
  ...bulkMatchCalls,
  ...taskingCalls,
  ...disagreementCalls,
  ...retentionCalls,
  ...caseCalls,
  ...caseFormCalls,
  ...caseDecisionCalls,
  ...courtCalls,
  ...caseUnusedCalls,
  ...caseSamplingCalls,
  ...crimeGroupCalls,
  ...warrantCalls,
  ...searchWarrantCalls,
  ...networkRiskCalls,
  ...productCalls,
  ...operationCalls,
  ...redactionCalls,
  ...owningForceCalls,
  ...outboxCalls,
  ...breakGlassCalls,
  ...statementCalls,
  ...witnessCareCalls,
  ...caseSendingCalls,
  ...prosecutorFileCalls,
  ...courtOrderCalls,
]

/** Routes that are not sent, each with why. */
export const notSent: Record<string, string> = {
  'session.signIn': 'nobody is known yet',
  'session.signOut': 'ends the session that is compared',
  'session.signOutEverywhere': 'ends the session that is compared',
  'session.lock': 'locks the session that is compared',
  'session.unlock': 'needs a password',
  'session.changePassword': 'needs a password',
  'session.endSession': 'ends sessions',
  'session.savePreferences': 'own settings',
  'session.getDraft': 'own drafts',
  'session.saveDraft': 'own drafts',
  'session.discardDraft': 'own drafts',
  'pole.addPhotograph': 'an upload; what it adds is read by the others',
  'document.add': 'an upload; what it adds is read by the others',
  'bulkMatch.upload': 'an upload; what it adds is read by the others',
  'bulkMatch.end': 'erases what the others read',
  'audit.verify': 'checks the whole log, whose size is told to auditors by design',
  'custodyBoard.watch':
    'a stream that does not end; its own test says that it tells nothing of what is hidden',
  'voluntaryAttendance.addStep': 'the state of one record',
  'voluntaryAttendance.endInterview': 'the state of one record',
  'voluntaryAttendance.arrest': 'ends the one record; what it makes is an arrest, which is sent',
  'voluntaryAttendance.close': 'ends the one record',
  'custodyRights.reviewDelay': 'the state of one record',
  'custodyRights.endDelay': 'the state of one record',
  'custodyRights.addStep': 'the state of one record',
  'custody.recordExclusion': 'the state of one record',
  'custody.endExclusion': 'the state of one record',
  'incident.endAssignment': 'the state of one record',
  'briefing.end': 'ends what the others read',
  'briefing.removeItem': 'takes away what the others read',
  ...statementNotSent,
  ...warrantNotSent,
  ...searchWarrantNotSent,
  'crimeGroup.archive': 'ends what the others read',
  'tasking.endStrategy': 'ends what the others read',
  'product.setReaders': 'takes away what the others read',
  'product.removeEvidence': 'takes away what the others read',
  'source.list': 'the settings of the server',
  'source.search': 'asks somebody outside; the database is read for the purpose alone, as with every route',
  'admin.grantRole': 'users only',
  'admin.endRole': 'users only',
  'admin.issueActivationCode': 'a random code',
  'admin.endUserSessions': 'users only',
  'admin.createGroup': 'groups only',
  'admin.addMember': 'sent by the test of grants',
  'admin.removeMember': 'sent by the test of grants',
  'admin.previewHrImport': 'users only',
  'admin.applyHrImport': 'users only',
  'admin.listHrImports': 'users only',
}

/** Every sendable call, by its place in the list. */
export const callCount = routes.length

export function callAt(place: number, pick: Pick, say: Say): Call {
  const route = routes[place % routes.length]
  if (route === undefined) throw new Error('no such call')
  return {
    contract: route.contract,
    name: route.name,
    input: route.input(pick, say),
    isVersioned: route.contract.routes[route.name]?.version === 'required',
  }
}

/** Routes of the contracts that are neither sent nor excused: a new route must be one or the other. */
export function forgotten(): string[] {
  const sent = new Set(routes.map((route) => `${route.contract.name}.${route.name}`))
  return allContracts
    .flatMap((contract) => Object.keys(contract.routes).map((name) => `${contract.name}.${name}`))
    .filter((name) => !sent.has(name) && notSent[name] === undefined)
}
