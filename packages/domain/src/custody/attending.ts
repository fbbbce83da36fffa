/** People who come to a detainee or an attender: asked for, told, expected, there, gone; with each wait measured (C9, custody.md 12.4, 12.5, 12.7). */
import { type Instant, minutesBetween, toMillis } from '../time/instant.ts'
import type { CustodyLogKind } from './log-kinds.ts'

interface RoleRow {
  code: string
  label: string
  log: { called: CustodyLogKind; arrived: CustodyLogKind }
}

export const attendingRoles = [
  { code: 'AA', label: 'Appropriate adult', log: { called: 'AA_CALL', arrived: 'AA_ARRIVE' } },
  { code: 'SOLICITOR', label: 'Solicitor', log: { called: 'SOLICITOR_CALL', arrived: 'SOLICITOR_ARRIVE' } },
  { code: 'INTERPRETER', label: 'Interpreter', log: { called: 'INTERPRETER', arrived: 'INTERPRETER' } },
  { code: 'HCP', label: 'Health professional', log: { called: 'HCP_CALL', arrived: 'HCP_SEEN' } },
  { code: 'SOCIAL_WORKER', label: 'Social worker', log: { called: 'VISITOR', arrived: 'VISITOR' } },
] as const satisfies readonly RoleRow[]
export type AttendingRole = (typeof attendingRoles)[number]['code']

export const attendingSteps = [
  { code: 'CONTACTED', label: 'Told' },
  { code: 'EXPECTED', label: 'Expected' },
  { code: 'ADVISED', label: 'Spoke by telephone or live link' },
  { code: 'ARRIVED', label: 'Arrived' },
  { code: 'LEFT', label: 'Left' },
  { code: 'DECLINED', label: 'Cannot come' },
  { code: 'WITHDRAWN', label: 'No longer wanted' },
] as const
export type AttendingStepKind = (typeof attendingSteps)[number]['code']

export const attendingModes = [
  { code: 'IN_PERSON', label: 'In person' },
  { code: 'PHONE', label: 'By telephone' },
  { code: 'LIVE_LINK', label: 'By live link' },
] as const
export type AttendingMode = (typeof attendingModes)[number]['code']

/** A step as it is stored; `correctedById` names the one that put it right. */
export interface AttendingStep {
  kind: string
  happenedAt: string
  expectedAt: string | null
  correctedById: string | null
}

export interface AttendingReading {
  role: string
  state: 'ASKED' | 'TOLD' | 'EXPECTED' | 'PRESENT' | 'LEFT' | 'ADVISED' | 'DECLINED' | 'WITHDRAWN'
  requestedAt: Instant
  contactedAt: Instant | undefined
  expectedAt: Instant | undefined
  /** The first arrival. */
  arrivedAt: Instant | undefined
  leftAt: Instant | undefined
  advisedAt: Instant | undefined
  isPresent: boolean
  /** Neither declined nor withdrawn. */
  isLive: boolean
  /** Minutes from the request until they came, or spoke, or until now while they are waited for. */
  waitMinutes: number | undefined
  isWaiting: boolean
  /** Expected by now and not here. */
  isLate: boolean
}

/** Where a request stands at `now`. */
export function readAttending(
  request: { role: string; requestedAt: Instant },
  steps: readonly AttendingStep[],
  now: Instant,
): AttendingReading {
  const live = steps
    .filter((step) => step.correctedById === null)
    .sort((a, b) => (toMillis(a.happenedAt) ?? 0) - (toMillis(b.happenedAt) ?? 0))
  const first = (kind: AttendingStepKind) => live.find((step) => step.kind === kind)?.happenedAt
  const last = (kind: AttendingStepKind) => live.findLast((step) => step.kind === kind)
  const visit = live.findLast(({ kind }) => kind === 'ARRIVED' || kind === 'LEFT')
  const end = live.findLast(({ kind }) => kind === 'DECLINED' || kind === 'WITHDRAWN')
  const [arrivedAt, advisedAt, contactedAt] = [first('ARRIVED'), first('ADVISED'), first('CONTACTED')]
  const expectedAt = last('EXPECTED')?.expectedAt ?? undefined
  const state = stateOf({ visit: visit?.kind, end: end?.kind, advisedAt, expectedAt, contactedAt })
  const isLive = end === undefined || visit !== undefined
  const met = earlier(arrivedAt, advisedAt)
  const isWaiting = met === undefined && end === undefined
  const [reading, expected] = [toMillis(now), expectedAt === undefined ? undefined : toMillis(expectedAt)]
  return {
    role: request.role,
    state,
    requestedAt: request.requestedAt,
    contactedAt,
    expectedAt,
    arrivedAt,
    leftAt: visit?.kind === 'LEFT' ? visit.happenedAt : undefined,
    advisedAt,
    isPresent: visit?.kind === 'ARRIVED',
    isLive,
    waitMinutes: minutesBetween(request.requestedAt, met ?? (isWaiting ? now : (end?.happenedAt ?? now))),
    isWaiting,
    isLate:
      isWaiting &&
      arrivedAt === undefined &&
      reading !== undefined &&
      expected !== undefined &&
      reading > expected,
  }
}

/** What stands against a step: an arrival of somebody who is there, a going of somebody who is not, anything after the end. */
export function stepRefusal(kind: AttendingStepKind, reading: AttendingReading): string | undefined {
  if (kind === 'ARRIVED' && reading.isPresent) return 'They are here already: enter when they left first.'
  if (kind === 'LEFT' && !reading.isPresent) return 'They are not here: enter when they came first.'
  if (!reading.isLive) return 'This request has ended: ask for somebody else.'
  if ((kind === 'DECLINED' || kind === 'WITHDRAWN') && reading.arrivedAt !== undefined)
    return 'They came: enter when they left.'
  return undefined
}

function stateOf(facts: {
  visit: string | undefined
  end: string | undefined
  advisedAt: Instant | undefined
  expectedAt: Instant | undefined
  contactedAt: Instant | undefined
}): AttendingReading['state'] {
  if (facts.visit === 'ARRIVED') return 'PRESENT'
  if (facts.visit === 'LEFT') return 'LEFT'
  if (facts.end === 'DECLINED' || facts.end === 'WITHDRAWN') return facts.end
  if (facts.advisedAt !== undefined) return 'ADVISED'
  if (facts.expectedAt !== undefined) return 'EXPECTED'
  return facts.contactedAt === undefined ? 'ASKED' : 'TOLD'
}

const earlier = (a: Instant | undefined, b: Instant | undefined): Instant | undefined => {
  if (a === undefined || b === undefined) return a ?? b
  return (toMillis(a) ?? 0) <= (toMillis(b) ?? 0) ? a : b
}
