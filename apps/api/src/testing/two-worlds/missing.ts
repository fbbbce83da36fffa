/** Missing people in the two worlds: one call of every route, an open report, and hidden ones of the same people in the other world alone. */
import { missing } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import type { Tx } from '../../platform/db/tx.ts'
import type { Actor, World } from '../world.ts'
import type { Pick, Say } from './call.ts'

type Routes = (typeof missing)['routes']
type Inputs = { [K in keyof Routes & string]: (pick: Pick, say: Say) => RouteCall<Routes[K]> }

const report = (pick: Pick) => ({ episodeId: pick('missing') })
const words = 'Asked in two worlds'
const isEven = (say: Say) => say.number % 2 === 0

export const missingInputs: Inputs = {
  prepare: (pick) => ({
    params: { incidentId: pick('incident') },
    query: { personRecordId: pick('personRecord') },
  }),
  open: (pick, say) => ({
    body: {
      incidentId: pick('incident'),
      personRecordId: pick('personRecord'),
      ...(isEven(say) ? { lastSeenLocationId: pick('place') } : { informantRecordId: pick('personRecord') }),
      level: 'ME',
      rationale: words,
    },
  }),
  list: () => ({}),
  get: (pick) => ({ params: report(pick) }),
  grade: (pick, say) => ({
    params: report(pick),
    body: { level: isEven(say) ? 'HI' : 'ME', rationale: words },
  }),
  addAction: (pick) => ({
    params: report(pick),
    body: { kind: 'ADDRESS', words, ownerId: pick('user') },
  }),
  finishAction: (pick) => ({
    params: { ...report(pick), actionId: pick('missingPart') },
    body: { result: words },
  }),
  addSighting: (pick, say) => ({
    params: report(pick),
    body: { seenAt: say.now, locationId: pick('place'), words },
  }),
  tellPartner: (pick) => ({ params: report(pick), body: { partner: 'LOCAL_AUTHORITY', words } }),
  addReceipt: (pick) => ({
    params: { ...report(pick), noticeId: pick('missingPart') },
    body: { words },
  }),
  addNote: (pick) => ({ params: report(pick), body: { text: words } }),
  find: (pick, say) => ({
    params: report(pick),
    body: { foundAt: say.now, how: 'POLICE', locationId: pick('place') },
  }),
  recordPrevention: (pick, say) => ({
    params: report(pick),
    body: { at: say.now, isInPerson: true, isHarmAsked: true, summary: words },
  }),
  recordReturn: (pick, say) => ({
    params: report(pick),
    body: { step: 'OFFERED', at: say.now, byWords: words },
  }),
  protect: (pick, say) => ({ params: report(pick), body: { startedAt: say.now, ground: words } }),
  endProtection: (pick, say) => ({
    params: { ...report(pick), protectionId: pick('missingPart') },
    body: { endedAt: say.now, words },
  }),
  close: (pick) => ({ params: report(pick), body: { noPreventionReason: words } }),
  cancel: (pick) => ({ params: report(pick), body: { reason: words } }),
  reopen: (pick) => ({ params: report(pick), body: { reason: words } }),
}

/** An open report on somebody of the open incident, with an action. */
export async function seedMissing(
  world: World,
  as: Actor,
  on: { incidentId: string; personRecordId: string },
) {
  const { id } = await world.ok(as, missing, 'open', {
    body: { ...on, level: 'ME', rationale: 'Open report' },
  })
  const action = await world.ok(as, missing, 'addAction', {
    params: { episodeId: id },
    body: { kind: 'PHONE', words: 'Open action' },
  })
  return { missing: id, missingPart: action.id }
}

/** The rows of a hidden report, in the state that shows most; its event and links are made with the others. */
export async function hideMissing(
  tx: Tx,
  at: Date,
  hidden: { episode: string; officer: string; place: string },
): Promise<{ missingPart: string }> {
  await tx.missingEpisode.create({
    data: {
      id: hidden.episode,
      state: 'CLOSED',
      level: 'HI',
      gradedAt: at,
      rationale: 'Hidden',
      reportedAt: at,
      ownerUnit: 'TEST',
      foundAt: at,
      foundLocationId: hidden.place,
      foundWhere: 'Hidden place',
    },
  })
  const action = await tx.missingAction.create({
    data: {
      episodeId: hidden.episode,
      kind: 'SEARCH',
      words: 'Hidden action',
      ownerId: hidden.officer,
      raisedBy: hidden.officer,
      raisedAt: at,
    },
    select: { id: true },
  })
  await tx.missingSighting.create({
    data: {
      episodeId: hidden.episode,
      seenAt: at,
      locationId: hidden.place,
      words: 'Hidden sighting',
      recordedBy: hidden.officer,
      recordedAt: at,
    },
  })
  return { missingPart: action.id }
}
