/** The tasking and coordination meeting: its kinds, what may stand before it, who was there, and when it may be closed (NI-8). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import type { Instant } from '../time/instant.ts'
import { toMillis } from '../time/instant.ts'
import { parseLondon } from '../time/london-time.ts'
import { addDays } from '../time/day.ts'
import type { TaskingItem } from './tasking.ts'

/** Strategic sets the priorities, tactical commissions and resources, daily applies them (recalled). */
export const taskingMeetingKinds = [
  { code: 'STRATEGIC', label: 'Strategic' },
  { code: 'TACTICAL', label: 'Tactical' },
  { code: 'DAILY', label: 'Daily' },
] as const
export type TaskingMeetingKind = (typeof taskingMeetingKinds)[number]['code']

export const taskingDecisions = [
  { code: 'ADOPTED', label: 'Adopted' },
  { code: 'DEFERRED', label: 'Put off' },
  { code: 'REFUSED', label: 'Declined' },
  { code: 'CLOSED', label: 'Closed' },
] as const satisfies readonly { code: NonNullable<TaskingItem['decision']>; label: string }[]
export type TaskingDecision = (typeof taskingDecisions)[number]['code']

export const taskingResults = [
  { code: 'WORKED', label: 'It worked' },
  { code: 'PARTLY', label: 'It worked in part' },
  { code: 'DID_NOT', label: 'It did not work' },
  { code: 'NOT_DONE', label: 'It was not done' },
] as const satisfies readonly { code: NonNullable<TaskingItem['result']>; label: string }[]
export type TaskingResult = (typeof taskingResults)[number]['code']

/** How a requirement ends before its last day. */
export const requirementClosings = [
  { code: 'ANSWERED', label: 'Answered' },
  { code: 'WITHDRAWN', label: 'Withdrawn' },
] as const
export type RequirementClosing = (typeof requirementClosings)[number]['code']

export const requirementStandings = [
  { code: 'OPEN', label: 'Open' },
  { code: 'ANSWERED', label: 'Has answers' },
  { code: 'EXPIRED', label: 'Expired' },
  { code: 'CLOSED', label: 'Closed' },
] as const

/** A person stands by their nominal; a report of intelligence is held by paragraph, and its subjects stand here; an application for the right to know is nobody's to task upon. */
const neverTasked: readonly string[] = ['PersonRecord', 'IntelligenceReport', 'RightToKnow']

/** Whether a record of a kind may be proposed to a meeting. */
export const mayBeTasked = (recordKind: string): boolean => !neverTasked.includes(recordKind)

export interface MeetingCall {
  title: string
  heldAt: Instant
  chairId?: string
  attendeeIds: readonly string[]
}

/** NI-8: what a meeting lacks to be called: a name, a time and a chair. */
export function meetingProblems(meeting: MeetingCall): RuleProblem[] {
  const { problems, block } = problemList()
  block(!isSaid(meeting.title), 'NI-8', 'Give the meeting a name.', 'title')
  block(toMillis(meeting.heldAt) === undefined, 'NI-8', 'Give the day and the time.', 'heldAt')
  block(!isSaid(meeting.chairId), 'NI-8', 'Name who is in the chair.', 'chairId')
  return problems
}

/** NI-8: what stands against closing a meeting: somebody besides the chair was there, and each item has its decision. */
export function closingProblems(
  meeting: MeetingCall,
  items: readonly Pick<TaskingItem, 'decision'>[],
): RuleProblem[] {
  const { problems, block } = problemList()
  const open = items.filter(({ decision }) => decision === undefined).length
  block(
    !meeting.attendeeIds.some((id) => id !== meeting.chairId),
    'NI-8',
    'Record who attended besides the chair.',
    'attendeeIds',
  )
  block(
    open > 0,
    'NI-8',
    `${open === 1 ? 'One item has' : `${open} items have`} no decision yet: adopt, put off or decline.`,
    'items',
  )
  return problems
}

/** The end of the day by which a decision is done, midnight in London; undefined when it is no day. */
export function taskingDue(dueOn: string): Instant | undefined {
  const end = parseLondon(addDays(dueOn, 1), '00:00')
  return end.ok ? end.instant : undefined
}

/** Adopted, without a result, and its day has passed. */
export const isTaskingOverdue = (
  item: Pick<TaskingItem, 'decision' | 'dueOn' | 'result'>,
  today: string,
): boolean =>
  item.decision === 'ADOPTED' && item.result === undefined && item.dueOn !== undefined && item.dueOn < today
