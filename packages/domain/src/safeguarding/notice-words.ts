/** The words of protection notices: conditions, service, the course from request to court, and what stands against each step. */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { addDays } from '../time/day.ts'
import { isMinuteBefore } from '../time/instant.ts'
import { londonDay } from '../time/london-day.ts'
import { hearingBy } from './protection-notices.ts'
import type { SafeguardingRules } from './safeguarding-rules-table.ts'

export const noticeConditions = [
  { code: 'NOT_MOLEST', label: 'Not to molest the person protected' },
  { code: 'NOT_CONTACT', label: 'Not to contact them, by any means or through others' },
  { code: 'NOT_ENTER', label: 'Not to enter the premises' },
  { code: 'LEAVE', label: 'To leave the premises' },
  { code: 'NOT_EVICT', label: 'Not to evict or shut them out' },
  { code: 'DISTANCE', label: 'Not to come within a distance of the premises' },
  { code: 'OTHER', label: 'Something else' },
] as const

export const noticeStates = [
  { code: 'ASKED', label: 'Asked for' },
  { code: 'GIVEN', label: 'Authorised, to be served' },
  { code: 'REFUSED', label: 'Refused' },
  { code: 'SERVED', label: 'Served, waits for the court' },
  { code: 'ORDER', label: 'Order in force' },
  { code: 'NO_ORDER', label: 'No order made' },
  { code: 'ENDED', label: 'Ended' },
] as const
export type NoticeState = (typeof noticeStates)[number]['code']

export const serviceMethods = [
  { code: 'IN_PERSON', label: 'In person' },
  { code: 'IN_CUSTODY', label: 'In person, in custody' },
  { code: 'REFUSED', label: 'In person, and the paper was not taken' },
] as const

export const courtResults = [
  { code: 'MADE', label: 'Order made' },
  { code: 'REFUSED', label: 'No order' },
  { code: 'ADJOURNED', label: 'Adjourned: the notice goes on' },
] as const

/** PN-3: a notice is explained as it is served, by the constable, in person. */
export function serviceProblems(
  state: NoticeState,
  service: { isExplained: boolean; servedAt: string; givenAt: string },
): RuleProblem[] {
  const { problems, block } = problemList()
  block(
    state !== 'GIVEN',
    'PN-3',
    'Only a notice that was authorised and is not served yet is served.',
    'state',
  )
  block(!service.isExplained, 'PN-3', 'Explain the notice and what a breach means.', 'isExplained')
  block(
    isMinuteBefore(service.servedAt, service.givenAt),
    'PN-3',
    'It was served before it was authorised: correct the time.',
    'servedAt',
  )
  return problems
}

/** SG-06: a hearing later than the counted hours needs its reason; the notice goes on while the court adjourns. */
export function hearingProblems(
  servedAt: string,
  hearing: { hearingAt: string; lateReason?: string },
  rules: SafeguardingRules,
): RuleProblem[] {
  const { problems, block } = problemList()
  const by = hearingBy(servedAt, rules)
  block(
    by !== undefined && Date.parse(hearing.hearingAt) > Date.parse(by) && !isSaid(hearing.lateReason),
    'SG-06',
    'The court hears this within 48 counted hours of service: choose an earlier time, or say why it is late.',
    'hearingAt',
  )
  return problems
}

/** The last day on which a warning on the person stands: that of the order, else the day after the court is due. */
export function warningUntil(
  notice: { servedAt: string; endsOn?: string },
  rules: SafeguardingRules,
): string {
  if (notice.endsOn !== undefined) return notice.endsOn
  const by = hearingBy(notice.servedAt, rules) ?? notice.servedAt
  return addDays(londonDay(by), 1)
}
