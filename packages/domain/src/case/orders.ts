/** Orders of a court as records: what each is, from when to when, and what a patrol is shown (OD-1 to OD-4). */
import type { PersonMarkerType } from '../codes/markers.ts'
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { addDays, addMonths, formatDay, isDay } from '../time/day.ts'

/** Breaking each is an offence. `leastMonths`: the shortest that the law allows. */
export const orderKinds = [
  order('RESTRAINING', 'Restraining order', 'Sentencing Act 2020 s.360', {
    mayBeOpen: true,
    marker: 'PROTECTION_ORDER',
  }),
  order('SEXUAL_HARM', 'Sexual harm prevention order', 'Sentencing Act 2020 s.345', {
    mayBeOpen: true,
    leastMonths: 60,
    marker: 'SEX_OFFENDER',
  }),
  order('INTERIM_SEXUAL_HARM', 'Interim sexual harm prevention order', 'Sexual Offences Act 2003 s.103F', {
    marker: 'SEX_OFFENDER',
  }),
  order('NOTIFICATION', 'Notification order', 'Sexual Offences Act 2003 s.97', {
    mayBeOpen: true,
    marker: 'SEX_OFFENDER',
  }),
  order('FOOTBALL', 'Football banning order', 'Football Spectators Act 1989 s.14', { leastMonths: 36 }),
  order('CRIMINAL_BEHAVIOUR', 'Criminal behaviour order', 'Sentencing Act 2020 s.331', {
    mayBeOpen: true,
    leastMonths: 12,
  }),
  order('INTERIM_CRIMINAL_BEHAVIOUR', 'Interim criminal behaviour order', 'Sentencing Act 2020 s.333', {
    mayBeOpen: true,
  }),
  order('DRIVING', 'Disqualified from driving', 'Road Traffic Act 1988 s.103', { mayBeOpen: true }),
  order('ANIMALS', 'Disqualified from keeping animals', 'Animal Welfare Act 2006 s.34', { mayBeOpen: true }),
  order('SERIOUS_CRIME', 'Serious crime prevention order', 'Serious Crime Act 2007 s.1', {}),
  order('VIOLENT_OFFENDER', 'Violent offender order', 'Criminal Justice and Immigration Act 2008 s.98', {
    leastMonths: 24,
  }),
] as const
export type OrderKind = (typeof orderKinds)[number]['code']

export interface CourtOrder {
  kind: OrderKind
  personId: string
  courtCode: string
  /** First and last day (YYYY-MM-DD); one without an end stands until the court ends it. */
  from: string
  to?: string
  isUntilFurtherOrder: boolean
  /** What is forbidden or asked, each in the words of the court. */
  terms: readonly string[]
  protects: readonly string[]
  endedOn?: string
  /** The order that this one varies. */
  variesId?: string
}

/** OD-1 and OD-2: what stands against recording an order. */
export function orderProblems(one: CourtOrder): RuleProblem[] {
  const { problems, block, ask } = problemList()
  const kind = orderKinds.find(({ code }) => code === one.kind)
  block(!isDay(one.from), 'OD-1', 'Enter the first day of the order.', 'from')
  block(
    one.to !== undefined && (!isDay(one.to) || one.to < one.from),
    'OD-1',
    'The order ends before it begins: check the days.',
    'to',
  )
  block(
    one.to !== undefined && one.isUntilFurtherOrder,
    'OD-1',
    'Enter a last day, or that it stands until further order: not both.',
    'to',
  )
  block(
    one.to === undefined && !one.isUntilFurtherOrder,
    'OD-1',
    'Enter the last day, or that it stands until further order.',
    'to',
  )
  block(
    one.isUntilFurtherOrder && kind?.mayBeOpen === false,
    'OD-2',
    `A ${kind?.label.toLowerCase()} has a last day: enter it.`,
    'isUntilFurtherOrder',
  )
  const least = kind?.leastMonths
  const earliest =
    least === undefined || !isDay(one.from) ? undefined : addDays(addMonths(one.from, least), -1)
  ask(
    earliest !== undefined && one.to !== undefined && one.to < earliest,
    'OD-2',
    `Such an order lasts ${least} months at least, here until ${formatDay(earliest ?? '')}: check it with the court's own copy.`,
    'to',
  )
  ask(
    one.kind !== 'DRIVING' && one.kind !== 'NOTIFICATION' && !one.terms.some(isSaid),
    'OD-1',
    'Write what the order forbids or asks, in its own words.',
    'terms',
  )
  ask(
    one.kind === 'RESTRAINING' && one.protects.length === 0,
    'OD-1',
    'Name whom the order protects.',
    'protects',
  )
  return problems
}

export type OrderStanding = 'TO_COME' | 'IN_FORCE' | 'ENDED'

/** OD-3: whether an order is in force on a day: its first and last day are in it; one that the court ended is out from that day on. */
export function orderStanding(one: Pick<CourtOrder, 'from' | 'to' | 'endedOn'>, day: string): OrderStanding {
  if (one.endedOn !== undefined && one.endedOn <= day) return 'ENDED'
  if (one.from > day) return 'TO_COME'
  return one.to !== undefined && one.to < day ? 'ENDED' : 'IN_FORCE'
}

export interface PatrolView {
  title: string
  until: string
  terms: readonly string[]
  /** Whether breaking it is an offence, and under which law. */
  power: string
  marker?: PersonMarkerType
}

/** OD-4: what a patrol is shown of the orders of a person on a day: those in force, the one that ends last first. */
export function patrolView(orders: readonly CourtOrder[], day: string): PatrolView[] {
  return orders
    .filter((one) => orderStanding(one, day) === 'IN_FORCE')
    .toSorted((a, b) => (b.to ?? '9999').localeCompare(a.to ?? '9999'))
    .flatMap((one) => {
      const kind = orderKinds.find(({ code }) => code === one.kind)
      if (kind === undefined) return []
      return [
        {
          title: kind.label,
          until: one.to === undefined ? 'Until further order' : `Until ${formatDay(one.to)}`,
          terms: one.terms,
          power: `Breaking it is an offence (${kind.law})`,
          ...(kind.marker === undefined ? {} : { marker: kind.marker }),
        },
      ]
    })
}

interface OrderRow<Code extends string> {
  code: Code
  label: string
  law: string
  mayBeOpen: boolean
  leastMonths?: number
  marker?: PersonMarkerType
}

function order<const Code extends string>(
  code: Code,
  label: string,
  law: string,
  more: { mayBeOpen?: boolean; leastMonths?: number; marker?: PersonMarkerType },
): OrderRow<Code> {
  return { code, label, law, mayBeOpen: false, ...more }
}
