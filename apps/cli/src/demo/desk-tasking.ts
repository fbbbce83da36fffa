/** Tasking and coordination: the priorities, questions that wait for an answer, last week's meeting with its decisions, and the next one. */
import { taskingDue } from '@mips/domain/intelligence/tasking-meeting'
import { taskKind } from '@mips/domain/tasks/task-kinds'
import { addDeskTask, hoursAgo, userOf } from './desk-rows.ts'
import { dayOf } from './model.ts'
import { add, type Writing } from './row-writing.ts'
import type { Week } from './week.ts'

const superintendent = 'P1017'
const intelligenceOfficer = 'P1018'
const detective = 'P1009'
const sergeant = 'P1034'
const day = 24

type Item = {
  recordId: string
  problem: string
  by: string
  decision?: 'ADOPTED' | 'DEFERRED'
  reason?: string
  kind?: 'PREVENTION' | 'INTELLIGENCE' | 'ENFORCEMENT'
  tactic?: string
  owner?: string
  dueInDays?: number
  result?: { code: 'WORKED' | 'PARTLY'; words: string }
}

export function addDeskTasking(w: Writing, { calls }: Week): void {
  const made = { made_by: userOf(w, superintendent), made_at: hoursAgo(w, 40 * day) }
  const themes = ['Knife crime', 'Vehicle crime', 'Burglary of homes', 'Exploited children']
  add(w, 'control_strategy', {
    id: w.random.id(made.made_at),
    from_day: dayOf(hoursAgo(w, 40 * day)),
    until_day: dayOf(hoursAgo(w, -140 * day)),
    themes,
    ...made,
  })
  addRequirement(w, 'Who buys the tools that are taken from vans on the south side?', 'Burglary of homes')
  addRequirement(w, 'Which older boys wait at the bus station when school is out?', 'Exploited children')

  const open = Object.values(calls).filter(({ incident }) => incident.acl === 'open')
  const burgled = calls.burglary.incident.acl === 'open' ? calls.burglary.incident.place : null
  const suspect = open.find((one) => one.suspect?.acl === 'open')?.suspect
  const [first, second] = open.map(({ incident }) => incident.id)
  addMeeting(w, { title: 'South Area tasking', held: hoursAgo(w, 6 * day), isClosed: true }, [
    ...(suspect === undefined || suspect === null
      ? []
      : [
          {
            recordId: suspect.nominalId,
            problem: 'Named in three reports within a month, and his flat is talked of as a place to buy.',
            by: intelligenceOfficer,
            decision: 'ADOPTED' as const,
            kind: 'INTELLIGENCE' as const,
            tactic: 'Ask the landlord and the school liaison officer, and look at whom he calls.',
            owner: detective,
            dueInDays: 4,
          },
        ]),
    ...(burgled === null
      ? []
      : [
          {
            recordId: burgled.id,
            problem: 'Entered twice in ten days by the same back lane.',
            by: sergeant,
            decision: 'ADOPTED' as const,
            kind: 'PREVENTION' as const,
            tactic: 'Have the lane lit and walk it at dusk for a week.',
            owner: sergeant,
            dueInDays: -1,
            result: { code: 'WORKED' as const, words: 'Lit on Tuesday; nothing more since.' },
          },
        ]),
    ...(first === undefined
      ? []
      : [
          {
            recordId: first,
            problem: 'The third call from the same stairwell.',
            by: sergeant,
            decision: 'DEFERRED' as const,
            reason: 'Wait for what the housing officer says.',
          },
        ]),
  ])
  addMeeting(w, { title: 'South Area tasking', held: hoursAgo(w, -day), isClosed: false }, [
    ...(second === undefined
      ? []
      : [
          {
            recordId: second,
            problem: 'Likely to be done again before the weekend.',
            by: intelligenceOfficer,
          },
        ]),
  ])
}

function addRequirement(w: Writing, question: string, theme: string): void {
  const at = hoursAgo(w, 20 * day)
  add(w, 'intelligence_requirement', {
    id: w.random.id(at),
    question,
    theme,
    owner_id: userOf(w, intelligenceOfficer),
    made_on: dayOf(at),
    expires: dayOf(hoursAgo(w, -60 * day)),
    made_by: userOf(w, superintendent),
    made_at: at,
  })
}

function addMeeting(
  w: Writing,
  { title, held, isClosed }: { title: string; held: Date; isClosed: boolean },
  items: readonly Item[],
): void {
  const at = hoursAgo(w, 8 * day)
  const id = w.random.id(at)
  add(w, 'tasking_meeting', {
    id,
    title,
    kind: 'TACTICAL',
    level: '1',
    held_at: held,
    place: 'Conference room, second floor',
    chair_id: userOf(w, superintendent),
    attendee_ids: `{${[superintendent, intelligenceOfficer, detective, sergeant].map((one) => userOf(w, one)).join(',')}}`,
    made_by: userOf(w, superintendent),
    made_at: at,
    closed_at: isClosed ? new Date(held.getTime() + 90 * 60_000) : null,
    closed_by: isClosed ? userOf(w, superintendent) : null,
  })
  for (const item of items) addItem(w, id, { ...item, held })
}

function addItem(w: Writing, meetingId: string, item: Item & { held: Date }): void {
  const { decision, held, result } = item
  const at = hoursAgo(w, 7 * day)
  const id = w.random.id(at)
  const decidedAt = decision === undefined ? null : new Date(held.getTime() + 30 * 60_000)
  const dueOn = item.dueInDays === undefined ? null : dayOf(hoursAgo(w, -item.dueInDays * day))
  const once = decision === 'ADOPTED' ? `${id}:1` : null
  add(w, 'tasking_item', {
    id,
    meeting_id: meetingId,
    record_id: item.recordId,
    problem: item.problem,
    theme: null,
    proposed_by: userOf(w, item.by),
    proposed_at: at,
    decision: decision ?? null,
    decisions: decision === undefined ? 0 : 1,
    decided_by: decidedAt === null ? null : userOf(w, superintendent),
    decided_at: decidedAt,
    reason: item.reason ?? null,
    kind: item.kind ?? null,
    tactic: item.tactic ?? null,
    owner_id: item.owner === undefined ? null : userOf(w, item.owner),
    due_on: dueOn,
    task_once: once,
    result: result?.code ?? null,
    result_words: result?.words ?? null,
    result_by: result === undefined ? null : userOf(w, item.owner ?? sergeant),
    result_at: result === undefined ? null : hoursAgo(w, day),
  })
  const { rule, harm } = taskKind('TASKING')
  const dueAt = dueOn === null ? undefined : taskingDue(dueOn)
  if (once === null || dueAt === undefined) return
  addDeskTask(w, item.recordId, {
    kind: 'TASKING',
    title: 'Carry out what the tasking meeting decided',
    reason: `It is done when its result is recorded, worked or not (${rule}).`,
    rule,
    harm,
    opensAt: `/tasking/items/${id}`,
    for: item.owner ?? sergeant,
    dueAt: new Date(dueAt),
    at: decidedAt ?? at,
    once,
    ...(result === undefined ? {} : { doneBy: item.owner ?? sergeant }),
  })
}
