/** Children at events, the hub and flags in the two worlds: one call of every route, and hidden rows in the other world alone. */
import { mash } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import type { Tx } from '../../platform/db/tx.ts'
import type { Actor, World } from '../world.ts'
import type { Pick, Say } from './call.ts'

type Routes = (typeof mash)['routes']
type Inputs = { [K in keyof Routes & string]: (pick: Pick, say: Say) => RouteCall<Routes[K]> }

const report = (pick: Pick) => ({ reportId: pick('vulnerability') })
const event = (pick: Pick, say: Say) => ({
  eventId: pick((['incident', 'missing', 'arrest', 'crime'] as const)[say.number % 4] ?? 'incident'),
})
const words = 'Asked in two worlds'

export const mashInputs: Inputs = {
  getChildren: (pick, say) => ({ params: event(pick, say) }),
  decideChild: (pick, say) => ({
    params: event(pick, say),
    body: { personRecordId: pick('personRecord'), reason: 'NO_CONCERN', words, isSeen: true },
  }),
  listUndecided: () => ({}),
  listReferrals: () => ({}),
  getReferral: (pick) => ({ params: report(pick) }),
  gradeReferral: (pick, say) => ({
    params: report(pick),
    body: { grade: say.number % 2 === 0 ? 'RED' : 'AMBER', words },
  }),
  share: (pick) => ({
    params: report(pick),
    body: {
      toWords: 'Children’s services',
      basis: 'CHILDREN_ACT',
      purpose: words,
      parts: ['CIRCUMSTANCES', 'PEOPLE', 'RECORDS'],
    },
  }),
  keepReceipt: (pick) => ({ params: { ...report(pick), sharingId: pick('mashPart') }, body: { words } }),
  keepAnswer: (pick) => ({ params: report(pick), body: { decision: 'S47', words } }),
  keepConference: (pick, say) => ({ params: report(pick), body: { at: say.now, words } }),
  getAsked: (pick, say) => ({ params: { eventId: pick(say.number % 2 === 0 ? 'crime' : 'incident') } }),
  answerAsked: (pick) => ({
    params: { eventId: pick('crime') },
    body: { personRecordId: pick('personRecord'), answers: [{ flag: 'FINANCIAL', answer: 'NO' }] },
  }),
  listFlags: (pick) => ({ params: { nominalId: pick('person') } }),
  setFlag: (pick) => ({
    params: { nominalId: pick('person') },
    body: { flag: 'CSE', signs: [{ sign: 'TOLD', evidence: words }] },
  }),
  reviewFlag: (pick, say) => ({
    params: { nominalId: pick('person'), flagId: pick('mashPart') },
    body: { isStanding: say.number % 2 === 0, words },
  }),
}

/** The open report at the hub, given to a partner. */
export async function seedMash(world: World, as: Actor, reportId: string) {
  const params = { reportId }
  await world.ok(as, mash, 'gradeReferral', { params, body: { grade: 'AMBER', words: 'Open grade' } })
  const { id } = await world.ok(as, mash, 'share', {
    params,
    body: {
      toWords: 'Children’s services',
      basis: 'CHILDREN_ACT',
      purpose: 'A joint look',
      parts: ['CIRCUMSTANCES'],
    },
  })
  return { mashPart: id }
}

/** A hidden report at the hub, and a decision on and a flag of a hidden person. */
export async function hideMash(
  tx: Tx,
  at: Date,
  hidden: { report: string; openEvent: string; person: string; officer: string },
): Promise<{ mashPart: string }> {
  await tx.partnerReferral.create({
    data: {
      reportId: hidden.report,
      grade: 'RED',
      gradeWords: 'Hidden',
      gradedBy: hidden.officer,
      gradedAt: at,
      ownerUnit: 'TEST',
    },
  })
  const sharing = await tx.informationSharing.create({
    data: {
      reportId: hidden.report,
      toWords: 'Hidden partner',
      basis: 'CONSENT',
      purpose: 'Hidden',
      consent: 'GIVEN',
      snapshot: 'Hidden words',
      snapshotHash: '0',
      sharedBy: hidden.officer,
      sharedAt: at,
    },
    select: { id: true },
  })
  await tx.childDecision.create({
    data: {
      eventId: hidden.openEvent,
      personRecordId: hidden.person,
      reason: 'NO_CONCERN',
      words: 'Hidden decision',
      isSeen: true,
      decidedBy: hidden.officer,
      decidedAt: at,
    },
  })
  await tx.exploitationFlag.create({
    data: {
      personRecordId: hidden.person,
      flag: 'COUNTY_LINES',
      signs: [],
      setBy: hidden.officer,
      setAt: at,
      reviewOn: at,
    },
  })
  return { mashPart: sharing.id }
}
