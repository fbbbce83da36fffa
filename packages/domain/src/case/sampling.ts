/** Sampling of finished work: what a supervisor looks at again, drawn so that nobody chooses it, and the marks it is given (SP-1 to SP-5). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { addDays } from '../time/day.ts'
import { addHours, type Instant, isLater } from '../time/instant.ts'
import { londonDay } from '../time/london-day.ts'
import type { CaseRules } from './case-rules-table.ts'

/** What is marked; each heading passes or fails. */
export const sampleHeadings = [
  { code: 'ENQUIRIES', label: 'Reasonable lines of enquiry were followed' },
  { code: 'VICTIM', label: 'Victims and witnesses were cared for and told' },
  { code: 'DISCLOSURE', label: 'Disclosure was thought of and recorded' },
  { code: 'DECISION', label: 'The decision is right, and its reasons stand' },
  { code: 'RECORD', label: 'The record is whole, in time and in plain words' },
] as const
export type SampleHeading = (typeof sampleHeadings)[number]['code']

/** The kinds of finished work. */
export const finishedKinds = [
  { code: 'FILE', label: 'Certified file' },
  { code: 'DECISION', label: 'Charging decision' },
] as const
export type FinishedKind = (typeof finishedKinds)[number]['code']

/** A piece of work that was finished, with whose it was. */
export interface FinishedWork {
  id: string
  officerId: string
  finishedAt: Instant
  isSampled: boolean
}

export interface SampleMark {
  heading: string
  passed: boolean
  reason?: string
}

/** SP-1: the time from which finished work is sampled: so many days back from now, to the minute. */
export const sampledSince = (now: Instant, rules: CaseRules): Instant =>
  addHours(now, -24 * rules.samplingDays) ?? now

/**
 * SP-2, SP-3: the sample of a period: work of the window that was not sampled yet and is not the supervisor's own, in an
 * order that the period alone gives, one officer after another before anybody comes a second time. The same work and the
 * same period give the same sample, whoever asks and however often.
 */
export function drawSample<Work extends FinishedWork>(
  work: readonly Work[],
  of: { now: Instant; period: string; supervisorId: string },
  rules: CaseRules,
): Work[] {
  const since = sampledSince(of.now, rules)
  const queues = new Map<string, Work[]>()
  const inOrder = work
    .filter(({ officerId, isSampled }) => officerId !== of.supervisorId && !isSampled)
    .filter(({ finishedAt }) => !isLater(since, finishedAt) && !isLater(finishedAt, of.now))
    .map((one) => ({ one, rank: rankOf(`${of.period} ${one.id}`) }))
    .toSorted((a, b) => a.rank - b.rank || a.one.id.localeCompare(b.one.id))
  for (const { one } of inOrder) queues.set(one.officerId, [...(queues.get(one.officerId) ?? []), one])
  const drawn: Work[] = []
  for (let turn = 0; drawn.length < Math.min(rules.samplingSize, inOrder.length); turn += 1)
    for (const queue of queues.values()) {
      const next = queue[turn]
      if (next !== undefined && drawn.length < rules.samplingSize) drawn.push(next)
    }
  return drawn
}

/** A number that says nothing of the text it is of (FNV-1a, 32 bits): nobody can choose what is drawn by choosing when to finish. */
function rankOf(text: string): number {
  let rank = 0x811c9dc5
  for (const letter of text) rank = Math.imul(rank ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  // The last letters of two ids that differ move the whole number only after a last mixing.
  rank = Math.imul(rank ^ (rank >>> 16), 0x85ebca6b) >>> 0
  return (rank ^ (rank >>> 13)) >>> 0
}

/** SP-4: what stands against keeping marks: each heading once, a failed one with what to do better; feedback where one failed. */
export function markProblems(marks: readonly SampleMark[], feedback: string): RuleProblem[] {
  const { problems, block } = problemList()
  for (const { code, label } of sampleHeadings) {
    const given = marks.filter(({ heading }) => heading === code)
    block(given.length !== 1, 'SP-4', `${label}: mark it once, as passed or failed.`, 'marks')
  }
  for (const [index, { passed, reason }] of marks.entries())
    block(
      !passed && !isSaid(reason),
      'SP-4',
      'Say what was found, so that it can be put right.',
      `marks.${index}.reason`,
    )
  block(
    marks.some(({ passed }) => !passed) && !isSaid(feedback),
    'SP-5',
    'Tell the officer what to do better.',
    'feedback',
  )
  return problems
}

/** SP-4: work passes when every heading does. */
export const hasPassed = (marks: readonly SampleMark[]): boolean => marks.every(({ passed }) => passed)

/** SP-2: the period of a sample: the Monday of the week in London (YYYY-MM-DD). */
export function samplePeriod(now: Instant): string {
  const day = londonDay(now)
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, -((weekday + 6) % 7))
}
