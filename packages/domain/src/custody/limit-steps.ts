/** The steps of a longer detention as they are kept: what each is, and which event of the clock it makes (custody.md 4 to 6). */
import type { ClockEvent } from './clock-events.ts'
import type { Instant } from '../time/instant.ts'

export const limitSteps = [
  { code: 'REVIEW_POSTPONED', label: 'Review put off', logKind: 'REVIEW_POSTPONED' },
  { code: 'EXTENDED_S42', label: "Superintendent's extension", logKind: 'EXT_S42' },
  { code: 'WARRANT_APPLIED', label: 'Warrant applied for', logKind: 'WARRANT_APPLY' },
  { code: 'WARRANT_ISSUED', label: 'Warrant of further detention', logKind: 'WARRANT_ISSUED' },
  { code: 'WARRANT_EXTENDED', label: 'Warrant extended', logKind: 'WARRANT_ISSUED' },
  { code: 'WARRANT_REFUSED', label: 'Warrant refused', logKind: 'WARRANT_APPLY' },
  { code: 'WARRANT_WITHDRAWN', label: 'Application withdrawn', logKind: 'WARRANT_APPLY' },
] as const
export type LimitStep = (typeof limitSteps)[number]['code']

/** What a court does with an application; an adjournment leaves it open. */
export const warrantOutcomes = [
  { code: 'GRANTED', label: 'Granted' },
  { code: 'REFUSED', label: 'Refused' },
  { code: 'WITHDRAWN', label: 'Withdrawn' },
] as const
export type WarrantOutcome = (typeof warrantOutcomes)[number]['code']

/** How a superintendent extends detention (EX-7); by telephone is on the list so that it can be refused by its rule. */
export const extensionMethods = [
  { code: 'IN_PERSON', label: 'In person' },
  { code: 'LIVE_LINK', label: 'By live link' },
  { code: 'PHONE', label: 'By telephone' },
] as const

/** What came of the chance to say something before an extension (EX-6). */
export const extensionRepresentations = [
  { code: 'MADE', label: 'Said something' },
  { code: 'NONE', label: 'Asked, nothing to say' },
  { code: 'UNFIT', label: 'Not fit by condition or behaviour' },
] as const

export interface KeptStep {
  kind: string
  at: Instant
  until?: Instant
  courtNextSits?: Instant
  reason?: string
  hasNewEvidence?: boolean
}

/** The event that a step is for the clock; none for an application that was withdrawn, and for a kind that is not known. */
export function clockEventOf(step: KeptStep): ClockEvent | undefined {
  const { at } = step
  const until = step.until === undefined ? {} : { until: step.until }
  switch (step.kind) {
    case 'REVIEW_POSTPONED':
      return { kind: 'REVIEW_POSTPONED', at, reason: step.reason ?? '' }
    case 'EXTENDED_S42':
      return { kind: 'EXTENDED_S42', at, ...until }
    case 'WARRANT_APPLIED':
      return {
        kind: 'WARRANT_APPLIED',
        at,
        ...(step.courtNextSits === undefined ? {} : { courtNextSits: step.courtNextSits }),
        ...(step.hasNewEvidence === undefined ? {} : { hasNewEvidence: step.hasNewEvidence }),
      }
    case 'WARRANT_ISSUED':
      return { kind: 'WARRANT_ISSUED', at, ...until }
    case 'WARRANT_EXTENDED':
      return { kind: 'WARRANT_EXTENDED', at, ...until }
    case 'WARRANT_REFUSED':
      return { kind: 'WARRANT_REFUSED', at }
    default:
      return undefined
  }
}
