/** Tasking in the two worlds: one call of every route, and on the open meeting and requirement items and answers about what only the hidden list may see. */
import { tasking } from '@mips/contracts'
import { addDays } from '@mips/domain/time/day'
import { meetingBody } from '../../modules/tasking/tasking.testing.ts'
import type { Actor, World } from '../world.ts'
import { of, reason, type Pick, type Say, type Thing } from './call.ts'
import type { Ctx } from './hidden-ways.ts'
import type { Seed } from './seed.ts'

const meeting = (pick: Pick) => ({ meetingId: pick('taskingMeeting') })
const item = (pick: Pick) => ({ itemId: pick('taskingItem') })
const requirement = (pick: Pick) => ({ requirementId: pick('requirement') })
const turns: readonly Thing[] = ['person', 'place', 'crime', 'incident', 'vehicle', 'missing', 'intelligence']
const dayOf = (say: Say) => say.now.slice(0, 10)

/** Each decision by turns, the owner a colleague or the bystander. */
const decision = (pick: Pick, say: Say) => {
  const turn = say.number % 3
  if (turn === 0) return { decision: 'DEFERRED' as const, reason, decisions: say.number % 2 }
  if (turn === 1) return { decision: 'REFUSED' as const, reason, decisions: 0 }
  return {
    decision: 'ADOPTED' as const,
    kind: 'ENFORCEMENT' as const,
    tactic: `Plain car ${say.number}`,
    ownerId: pick('user'),
    dueOn: addDays(dayOf(say), 7),
    decisions: 0,
  }
}

export const taskingCalls = of(tasking)({
  listMeetings: () => ({}),
  getMeeting: (pick) => ({ params: meeting(pick) }),
  callMeeting: (pick, say) => ({
    body: meetingBody(say.now, pick('user'), { title: `${reason} ${say.number}` }),
  }),
  changeMeeting: (pick, say) => ({
    params: meeting(pick),
    body: { ...meetingBody(say.now, pick('user'), { place: `Room ${say.number}` }), changes: 0 },
  }),
  print: (pick) => ({ params: meeting(pick), body: { recipient: 'Two worlds' } }),
  getProposal: (pick, say) => ({ params: { recordId: pick(turns[say.number % turns.length] ?? 'person') } }),
  propose: (pick, say) => ({
    body: {
      ...meeting(pick),
      recordId: pick(turns[say.number % turns.length] ?? 'person'),
      problem: `${reason} ${say.number}`,
    },
  }),
  decide: (pick, say) => ({ params: item(pick), body: decision(pick, say) }),
  takeUp: (pick) => ({ params: meeting(pick), body: item(pick) }),
  listOwn: () => ({}),
  getItem: (pick) => ({ params: item(pick) }),
  recordResult: (pick, say) => ({
    params: item(pick),
    body: { result: 'PARTLY', resultWords: `${reason} ${say.number}` },
  }),
  getRegisters: () => ({}),
  makeStrategy: (_pick, say) => ({
    body: {
      from: `20${30 + (say.number % 60)}-01-01`,
      until: `20${30 + (say.number % 60)}-02-01`,
      themes: [reason],
    },
  }),
  makeRequirement: (pick, say) => ({
    body: { question: `${reason} ${say.number}`, theme: 'Knife crime', ownerId: pick('user') },
  }),
  answerRequirement: (pick) => ({ params: requirement(pick), body: { reportId: pick('intelligence') } }),
  closeRequirement: (pick, say) => ({
    params: requirement(pick),
    body: { closedAs: say.number % 2 === 0 ? 'ANSWERED' : 'WITHDRAWN', reason },
  }),
  closeMeeting: (pick) => ({ params: meeting(pick) }),
})

/** A strategy, a requirement with an open answer, and two open meetings: the later one with a person and a place, the earlier with a place that was put off. */
export async function seedTasking(
  world: World,
  as: Actor,
  open: { person: string; place: string; report: string },
): Promise<{ taskingMeeting: string; taskingItems: string[]; requirement: string }> {
  const now = world.clock.now().toISOString()
  const today = now.slice(0, 10)
  await world.ok(as, tasking, 'makeStrategy', {
    body: { from: today, until: addDays(today, 100), themes: ['Knife crime', 'Burglary'] },
  })
  const made = await world.ok(as, tasking, 'makeRequirement', {
    body: { question: 'Who supplies the knives?', theme: 'Knife crime', ownerId: as.id },
  })
  await world.ok(as, tasking, 'answerRequirement', {
    params: { requirementId: made.id },
    body: { reportId: open.report },
  })
  const earlier = await world.ok(as, tasking, 'callMeeting', {
    body: meetingBody(addDays(today, -7) + now.slice(10), as.id),
  })
  const later = await world.ok(as, tasking, 'callMeeting', { body: meetingBody(now, as.id) })
  const put = async (meetingId: string, recordId: string) =>
    (
      await world.ok(as, tasking, 'propose', {
        body: { meetingId, recordId, problem: 'Seen there at night' },
      })
    ).id
  const putOff = await put(earlier.id, open.place)
  await world.ok(as, tasking, 'decide', {
    params: { itemId: putOff },
    body: { decision: 'DEFERRED', reason: 'No cars', decisions: 0 },
  })
  const taskingItems = [await put(later.id, open.person), await put(later.id, open.place), putOff]
  return { taskingMeeting: later.id, taskingItems, requirement: made.id }
}

/** Items about hidden records on the open meeting (undecided, adopted by the outsider for themselves, and put off) and a hidden report that answers the open requirement. */
export async function hideTasking(
  { tx, clock }: Ctx,
  seed: Seed,
  ids: { nominal: string; incident: string; location: string; intelligence: string },
): Promise<string[]> {
  const at = clock.now()
  const { outsider, member } = seed.actors
  const base = {
    meetingId: seed.taskingMeeting,
    problem: 'Ask nobody of Brindlecombe',
    theme: 'Knife crime',
    proposedBy: outsider.id,
    proposedAt: at,
  }
  const adopted = {
    decision: 'ADOPTED',
    decisions: 1,
    decidedBy: member.id,
    decidedAt: at,
    kind: 'INTELLIGENCE',
    tactic: 'Hidden tactic',
    ownerId: outsider.id,
    dueOn: new Date(at.toISOString().slice(0, 10)),
  }
  const rows = [
    { ...base, recordId: ids.nominal },
    { ...base, recordId: ids.incident, ...adopted },
    {
      ...base,
      recordId: ids.location,
      decision: 'DEFERRED',
      decisions: 1,
      decidedBy: member.id,
      decidedAt: at,
      reason,
    },
  ]
  const made: string[] = []
  for (const data of rows) made.push((await tx.taskingItem.create({ data, select: { id: true } })).id)
  await tx.requirementAnswer.create({
    data: { requirementId: seed.requirement, reportId: ids.intelligence, addedBy: member.id, addedAt: at },
    select: { requirementId: true },
  })
  return made
}
