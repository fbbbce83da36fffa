/** The recording clock: a report becomes a crime, or a decision that it is none, within 24 hours (CR-1, CR-2). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { byDue, due, type Due } from '../rules/due.ts'
import { addHours, type Instant, isLater } from '../time/instant.ts'
import type { InvestigationRules } from './investigation-rules-table.ts'

export interface RecordingTimes {
  reportedAt: Instant
  /** When it was decided whether there is a crime. */
  decidedAt?: Instant
  /** When the crime was recorded; a decision that it is no crime has none. */
  recordedAt?: Instant
  isCrime?: boolean
  lateReason?: string
}

export type RecordingState = 'WAITING' | 'OVERDUE' | 'DECIDED' | 'DECIDED_LATE'

export interface RecordingClock {
  state: RecordingState
  recordBy: Instant | undefined
  due: Due[]
  problems: RuleProblem[]
}

/**
 * Home Office Counting Rules: recorded as soon as satisfied and within 24 hours of the report. A crime that is decided
 * on and not recorded keeps the clock running, because the record is what counts.
 */
export function recordingClock(
  times: RecordingTimes,
  now: Instant,
  rules: InvestigationRules,
): RecordingClock {
  const recordBy = addHours(times.reportedAt, rules.recordWithinHours)
  const end = times.isCrime === true ? times.recordedAt : times.decidedAt
  const { problems, block, ask } = problemList()
  const isLate = recordBy !== undefined && isLater(end ?? now, recordBy)
  block(recordBy === undefined, 'CR-1', 'Enter when it was reported to police.', 'reportedAt')
  block(
    isLater(times.reportedAt, now),
    'CR-11',
    'The report is in the future: correct its time.',
    'reportedAt',
  )
  block(
    isLater(times.reportedAt, times.decidedAt),
    'CR-2',
    'The decision is earlier than the report: correct one of the times.',
    'decidedAt',
  )
  block(
    isLater(times.decidedAt, times.recordedAt),
    'CR-2',
    'The crime was recorded before it was decided on: correct one of the times.',
    'recordedAt',
  )
  ask(
    isLate && end !== undefined && !isSaid(times.lateReason),
    'CR-1',
    `This was recorded more than ${rules.recordWithinHours} hours after the report: say why.`,
    'lateReason',
  )
  const isOpen = end === undefined
  const items = isOpen && recordBy !== undefined ? [recordingDue(recordBy, now)] : []
  return { state: stateOf(isOpen, isLate), recordBy, due: items.sort(byDue), problems }
}

const recordingDue = (by: Instant, now: Instant): Due =>
  due(
    { what: 'RECORD', text: 'Record the crime, or say why it is none', by, who: 'REPORTING', rule: 'CR-1' },
    now,
  )

function stateOf(isOpen: boolean, isLate: boolean): RecordingState {
  if (isOpen) return isLate ? 'OVERDUE' : 'WAITING'
  return isLate ? 'DECIDED_LATE' : 'DECIDED'
}
