/** Domestic violence and domestic abuse protection notices and orders: rank, court deadline, length, breach (SG-06, PN-1 to PN-5). */
import { isAtLeast, type Rank, rankLabel } from '../codes/ranks.ts'
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { byDue, due, type Due } from '../rules/due.ts'
import { addDays, formatDay } from '../time/day.ts'
import { addHours, type Instant, isLater } from '../time/instant.ts'
import { addCountedHours } from '../time/working-days.ts'
import type { SafeguardingRules } from './safeguarding-rules-table.ts'

/** `DVPN`: Crime and Security Act 2010 ss.24-33. `DAPN`: Domestic Abuse Act 2021 Part 3, in areas where it is commenced. */
export const noticeKinds = [
  { code: 'DVPN', label: 'Domestic violence protection notice', least: 'SUPT', hasLength: true },
  { code: 'DAPN', label: 'Domestic abuse protection notice', least: 'INSP', hasLength: false },
] as const satisfies readonly { code: string; label: string; least: Rank; hasLength: boolean }[]
export type NoticeKind = (typeof noticeKinds)[number]['code']

export interface Notice {
  kind: NoticeKind
  authority?: { userId: string; rank: Rank }
  /** Age of the one it is given to, at service. */
  suspectAge?: number
  hasUsedOrThreatenedViolence?: boolean
  /** Any abuse is enough for a DAPN. */
  isAbusive?: boolean
  isNecessary?: string
  isVictimViewAsked?: boolean
  prohibitions: readonly string[]
  protectedPeople: readonly string[]
  servedAt?: Instant
  isAreaCommenced?: boolean
}

/** SG-06 and PN-1 to PN-3: what stands against giving or serving a notice. */
export function noticeProblems(notice: Notice, now: Instant, rules: SafeguardingRules): RuleProblem[] {
  const { problems, block, ask } = problemList()
  const row = noticeKinds.find(({ code }) => code === notice.kind)
  const least = row?.least ?? 'SUPT'
  block(
    notice.authority === undefined || !isAtLeast(notice.authority.rank, least),
    'SG-06',
    `This notice is given by ${least === 'INSP' ? 'an' : 'a'} ${rankLabel(least).toLowerCase()} or above.`,
    'authority',
  )
  block(
    notice.kind === 'DAPN' && notice.isAreaCommenced !== true,
    'PN-1',
    'Domestic abuse protection notices are not in force in this area: use the domestic violence notice.',
    'kind',
  )
  block(
    notice.suspectAge !== undefined && notice.suspectAge < rules.noticeSuspectAge,
    'PN-2',
    `The person is ${notice.suspectAge}: a notice is for ages from ${rules.noticeSuspectAge}.`,
    'suspectAge',
  )
  ask(notice.suspectAge === undefined, 'PN-2', 'Enter the date of birth of the person.', 'suspectAge')
  block(
    notice.kind === 'DVPN' && notice.hasUsedOrThreatenedViolence !== true,
    'PN-2',
    'This notice needs violence or the threat of it: record what was done.',
    'hasUsedOrThreatenedViolence',
  )
  block(notice.kind === 'DAPN' && notice.isAbusive !== true, 'PN-2', 'Record the abuse.', 'isAbusive')
  block(!isSaid(notice.isNecessary), 'PN-2', 'Say why it is necessary to protect the person.', 'isNecessary')
  block(notice.prohibitions.length === 0, 'PN-3', 'Say what is forbidden.', 'prohibitions')
  block(notice.protectedPeople.length === 0, 'PN-3', 'Name who is protected.', 'protectedPeople')
  ask(
    notice.isVictimViewAsked !== true,
    'PN-3',
    'Ask the view of the person protected; a refusal does not stop it.',
    'isVictimViewAsked',
  )
  block(isLater(notice.servedAt, now), 'PN-3', 'The service is in the future: correct its time.', 'servedAt')
  return problems
}

/**
 * SG-06: when a magistrates' court hears the application at the latest: 48 hours from service, in which Sundays,
 * Christmas Day, Good Friday and bank holidays are not counted, midnight to midnight.
 */
export const hearingBy = (servedAt: Instant, rules: SafeguardingRules): Instant | undefined =>
  addCountedHours(servedAt, rules.noticeCourtHours)

/** What is due of a notice that was served: the application to the court, or after an arrest for breach the court. */
export function noticeDue(
  notice: { servedAt: Instant; heardAt?: Instant; breachArrestAt?: Instant; breachHeardAt?: Instant },
  now: Instant,
  rules: SafeguardingRules,
): Due[] {
  const items: Due[] = []
  const by = hearingBy(notice.servedAt, rules)
  if (notice.heardAt === undefined && by !== undefined)
    items.push(
      due(
        { what: 'NOTICE_COURT', text: 'Application heard by the court', by, who: 'OIC', rule: 'SG-06' },
        now,
      ),
    )
  const breach = notice.breachArrestAt && addHours(notice.breachArrestAt, rules.noticeBreachHours)
  if (breach !== undefined && notice.breachHeardAt === undefined)
    items.push(
      due(
        {
          what: 'NOTICE_BREACH',
          text: 'Breach of the notice before the court',
          by: breach,
          who: 'OIC',
          rule: 'PN-5',
        },
        now,
      ),
    )
  return items.sort(byDue)
}

export interface Order {
  kind: NoticeKind
  madeOn: string
  /** The last day (YYYY-MM-DD) that the court set. */
  endsOn?: string
}

/** PN-4: a DVPO lasts 14 to 28 days; a DAPO has no set length and may stand until further order. */
export function orderProblems(order: Order, rules: SafeguardingRules): RuleProblem[] {
  const { problems, block, ask } = problemList()
  const hasLength = noticeKinds.some(({ code, hasLength: has }) => code === order.kind && has)
  block(
    order.endsOn !== undefined && order.endsOn < order.madeOn,
    'PN-4',
    'The order ends before it is made.',
    'endsOn',
  )
  if (!hasLength) return problems
  ask(order.endsOn === undefined, 'PN-4', 'Enter the last day of the order.', 'endsOn')
  const [first, last] = [
    addDays(order.madeOn, rules.dvpoLeastDays),
    addDays(order.madeOn, rules.dvpoMostDays),
  ]
  const isOutside = order.endsOn !== undefined && (order.endsOn < first || order.endsOn > last)
  block(isOutside, 'PN-4', `This order ends between ${formatDay(first)} and ${formatDay(last)}.`, 'endsOn')
  return problems
}
