/** Cases of anti-social behaviour in the two worlds: one call of every route, an open case, and a hidden case on the same people. */
import { asbCase } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import type { Tx } from '../../platform/db/tx.ts'
import { calm } from '../../modules/safeguarding/safeguarding.testing.ts'
import type { Actor, World } from '../world.ts'
import type { Pick, Say } from './call.ts'

type Routes = (typeof asbCase)['routes']
type Inputs = { [K in keyof Routes & string]: (pick: Pick, say: Say) => RouteCall<Routes[K]> }

const words = 'Asked in two worlds'
const params = (pick: Pick) => ({ caseId: pick('asbCase') })

export const asbCaseInputs: Inputs = {
  getRepeats: (pick) => ({ params: { incidentId: pick('incident') } }),
  getReportRepeats: (pick) => ({ params: { reportId: pick('asb') } }),
  open: (pick, say) => ({
    body:
      say.number % 2 === 0
        ? { callId: pick('incident'), basis: 'CALL', reason: words }
        : { callId: pick('incident'), basis: 'PLACE', basisId: pick('place') },
  }),
  list: () => ({}),
  get: (pick) => ({ params: params(pick) }),
  assess: (pick, say) => ({
    params: params(pick),
    body: { answers: { ...calm, HARM: say.number % 4 }, words },
  }),
  addCall: (pick) => ({ params: params(pick), body: { callId: pick('incident') } }),
  addPerson: (pick, say) => ({
    params: params(pick),
    body: { recordId: pick(say.number % 2 === 0 ? 'person' : 'personRecord'), role: 'VICTIM' },
  }),
  endPerson: (pick) => ({ params: { ...params(pick), linkId: pick('link') }, body: { reason: words } }),
  addAction: (pick, say) => ({
    params: params(pick),
    body: { partner: 'COUNCIL', tool: 'WARNING', words, isSent: say.number % 2 === 0 },
  }),
  sendAction: (pick, say) => ({
    params: { ...params(pick), actionId: pick('asbAction') },
    body: {
      to: words,
      way: 'EMAIL',
      basis: 'CDA_115',
      parts: say.number % 2 === 0 ? ['PLACE', 'CALLS', 'CAUSING', 'VICTIMS'] : [],
    },
  }),
  printSending: (pick) => ({
    params: { ...params(pick), sendingId: pick('asbSending') },
    body: { recipient: words },
  }),
  stepAction: (pick) => ({
    params: { ...params(pick), actionId: pick('asbAction') },
    body: { step: 'RECEIPT', words },
  }),
  review: (pick) => ({ params: params(pick), body: { answer: 'AGREED', words } }),
  askReview: (pick) => ({ params: params(pick), body: { victimId: pick('personRecord'), words } }),
  decideReview: (pick) => ({
    params: { ...params(pick), reviewId: pick('asbReview') },
    body: { step: 'ACCEPT', words },
  }),
  close: (pick) => ({ params: params(pick), body: { outcome: 'STOPPED', words, isVictimTold: true } }),
  reopen: (pick) => ({ params: params(pick), body: { reason: words } }),
}

/** An open case from the open incident, with an action at a partner and a case review that was asked for. */
export async function seedAsbCase(world: World, as: Actor, open: { incidentId: string; victim: string }) {
  const { id: caseId } = await world.ok(as, asbCase, 'open', {
    body: { callId: open.incidentId, basis: 'CALL', reason: 'Open case' },
  })
  const of = { params: { caseId } }
  const { id: asbAction } = await world.ok(as, asbCase, 'addAction', {
    ...of,
    body: { partner: 'HOUSING', tool: 'TENANCY', words: 'Open action', isSent: true },
  })
  const { actions } = await world.ok(as, asbCase, 'get', of)
  const asbSending = actions[0]?.sendings[0]?.id ?? ''
  const { id: asbReview } = await world.ok(as, asbCase, 'askReview', {
    ...of,
    body: { victimId: open.victim },
  })
  return { asbCase: caseId, asbAction, asbReview, asbSending }
}

/** What hangs on the hidden case, which stands on open people and an open place. */
export async function hideAsbCase(
  tx: Tx,
  at: Date,
  hidden: { asbCase: string; place: string; victim: string; call: string; officer: string },
): Promise<{ asbAction: string; asbReview: string; asbSending: string }> {
  const caseId = hidden.asbCase
  await tx.asbCase.create({
    data: {
      id: caseId,
      basis: 'PLACE',
      basisRecordId: hidden.place,
      openedReason: 'Hidden reason',
      ownerId: hidden.officer,
      openedAt: at,
    },
  })
  await tx.asbCaseRisk.create({
    data: { caseId, answers: calm, score: 0, grade: 'STANDARD', assessedAt: at, assessedBy: hidden.officer },
  })
  const action = await tx.asbCaseAction.create({
    data: {
      caseId,
      partner: 'FIRE',
      tool: 'OTHER',
      words: 'Hidden action',
      addedAt: at,
      addedBy: hidden.officer,
      sentAt: at,
    },
    select: { id: true },
  })
  const sending = await tx.asbCaseSending.create({
    data: {
      caseId,
      actionId: action.id,
      toWords: 'Hidden partner',
      way: 'EMAIL',
      basis: 'CDA_115',
      snapshot: 'Hidden words',
      snapshotHash: 'hidden',
      sentAt: at,
      sentBy: hidden.officer,
    },
    select: { id: true },
  })
  const review = await tx.asbCaseTrigger.create({
    data: {
      caseId,
      victimId: hidden.victim,
      askedAt: at,
      counted: [hidden.call],
      needed: 3,
      isMet: false,
      recordedBy: hidden.officer,
    },
    select: { id: true },
  })
  return { asbAction: action.id, asbReview: review.id, asbSending: sending.id }
}
