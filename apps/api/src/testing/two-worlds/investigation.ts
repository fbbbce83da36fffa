/** Investigations in the two worlds: one call of every route, and in the other world hidden work beside the open crime. */
import { investigation } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import type { Tx } from '../../platform/db/tx.ts'
import type { Actor, World } from '../world.ts'
import type { Pick, Say } from './call.ts'

type Routes = (typeof investigation)['routes']
type Inputs = { [K in keyof Routes & string]: (pick: Pick, say: Say) => RouteCall<Routes[K]> }

const words = 'Asked in two worlds'
const of = (pick: Pick) => ({ crimeId: pick('crime') })

export const investigationInputs: Inputs = {
  get: (pick) => ({ params: of(pick) }),
  assess: (pick, say) => ({
    params: of(pick),
    body: { factors: [{ factor: 'CCTV', evidence: words }], isVulnerable: say.number % 2 === 0 },
  }),
  file: (pick) => ({ params: of(pick), body: { reason: words, isVictimTold: true } }),
  listOfficers: (pick) => ({ params: of(pick), query: {} }),
  allocate: (pick) => ({ params: of(pick), body: { officerId: pick('user'), reason: words } }),
  handOver: (pick) => ({ params: of(pick), body: { officerId: pick('user'), reason: words } }),
  answerAllocation: (pick) => ({
    params: { ...of(pick), allocationId: pick('decision') },
    body: { answer: 'ACCEPTED' },
  }),
  takeStep: (pick, say) => ({
    params: of(pick),
    body: { step: say.number % 2 === 0 ? 'WAIT_FORENSIC' : 'RESUME', reason: words },
  }),
  addLine: (pick, say) => ({
    params: of(pick),
    body: { hypothesis: `Line ${say.number}`, direction: 'AWAY' },
  }),
  changeLine: (pick) => ({
    params: { ...of(pick), lineId: pick('crimeChange') },
    body: { status: 'PURSUED' },
  }),
  addAction: (pick, say) => ({
    params: of(pick),
    body: {
      text: `Action ${say.number}`,
      ownerId: pick('user'),
      ...(say.number % 4 === 0 ? { lineId: pick('crimeChange') } : {}),
    },
  }),
  moveAction: (pick) => ({
    params: { ...of(pick), actionId: pick('investigationAction') },
    body: { from: 'RAISED', to: 'ALLOCATED', ownerId: pick('user') },
  }),
  addDecision: (pick) => ({ params: of(pick), body: { decision: words, reason: words } }),
  addLog: (pick, say) => ({
    params: of(pick),
    body: { text: words, ...(say.number % 3 === 0 ? { correctsId: pick('decision') } : {}) },
  }),
  review: (pick, say) => ({
    params: of(pick),
    body:
      say.number % 2 === 0
        ? { verdict: 'CONTINUE', nextReviewOn: '2030-01-02' }
        : { verdict: 'RETURNED', returnReasons: [words] },
  }),
  say: (pick) => ({ params: of(pick), body: { text: words, mentions: [pick('user')] } }),
  addSuspect: (pick, say) => ({
    params: of(pick),
    body:
      say.number % 3 === 0
        ? { description: `Somebody ${say.number}` }
        : { personId: pick(say.number % 3 === 1 ? 'person' : 'personRecord') },
  }),
  setStanding: (pick) => ({
    params: of(pick),
    body: { personRecordId: pick('personRecord'), status: 'WANTED', grounds: words },
  }),
  addMethod: (pick, say) => ({
    params: of(pick),
    body: { code: say.number % 2 === 0 ? 'LOCK_SNAPPED' : 'CROWBAR' },
  }),
  withdrawMethod: (pick) => ({
    params: { ...of(pick), methodId: pick('method') },
    body: { reason: words },
  }),
  print: (pick) => ({ params: of(pick), body: { recipient: words } }),
  getSeries: (pick) => ({ params: of(pick) }),
  linkSeries: (pick) => ({
    params: of(pick),
    body: { otherCrimeId: pick('crime'), basis: 'MO', strength: 'POSSIBLE', name: words },
  }),
  leaveSeries: (pick) => ({ params: of(pick), body: { reason: words } }),
  look: (pick) => ({ params: of(pick) }),
  listCrimes: (_, say) => ({
    query: {
      scope: (['MINE', 'TEAM', 'UNALLOCATED'] as const)[say.number % 3] ?? 'MINE',
      everywhere: say.number % 2 === 0 ? 'yes' : 'no',
    },
  }),
  listActions: (_, say) => ({ query: { scope: say.number % 2 === 0 ? 'MINE' : 'TEAM' } }),
}

/** Work on the open crime: an action that nobody has yet, and its method. */
export async function seedInvestigation(world: World, as: Actor, crimeId: string): Promise<string> {
  const params = { crimeId }
  const { id } = await world.ok(as, investigation, 'addAction', {
    params,
    body: { text: 'Open action' },
  })
  await world.ok(as, investigation, 'addMethod', { params, body: { code: 'LOCK_SNAPPED' } })
  await world.ok(as, investigation, 'addSuspect', { params, body: { description: 'An open description' } })
  return id
}

/** On the hidden crime: the same method, work of the open readers and their team; on the open one, a hidden suspect. */
export async function hideInvestigation(
  tx: Tx,
  at: Date,
  hidden: { crime: string; openCrime: string; personRecord: string; officer: string },
): Promise<string> {
  const unit = await tx.appUser.findUniqueOrThrow({
    where: { id: hidden.officer },
    select: { unitCode: true },
  })
  await tx.investigation.create({
    data: {
      id: hidden.crime,
      state: 'ACTIVE',
      unitCode: unit.unitCode,
      officerId: hidden.officer,
      harm: 90,
      acceptedAt: at,
      allocatedAt: at,
      createdAt: at,
    },
  })
  const { id } = await tx.investigationAction.create({
    data: {
      crimeId: hidden.crime,
      serial: 1,
      text: 'Hidden action',
      state: 'RAISED',
      priority: 'HIGH',
      ownerId: hidden.officer,
      dueAt: at,
      createdBy: hidden.officer,
      createdAt: at,
    },
    select: { id: true },
  })
  await tx.eventMethod.create({
    data: { eventId: hidden.crime, code: 'LOCK_SNAPPED', recordedBy: hidden.officer, recordedAt: at },
  })
  await tx.crimeSuspect.create({
    data: {
      crimeId: hidden.openCrime,
      personRecordId: hidden.personRecord,
      status: 'OUTSTANDING',
      grounds: 'Hidden grounds',
      since: at,
      recordedBy: hidden.officer,
    },
  })
  return id
}
