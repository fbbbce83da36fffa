/** Independent custody visiting: what a visitor may be told, what a visit records, and when the record is shown (Police Reform Act 2002 s.51; code of practice). */
import type { CustodyLogKind } from './log-kinds.ts'
import { isSaid, problemList, type RuleProblem } from './rule-problem.ts'
import { inForce, type RuleRow } from './rules-table.ts'

/** What came of offering a visit to a detainee. */
export const visitOutcomes = [
  { code: 'SEEN', label: 'Seen' },
  { code: 'REFUSED', label: 'Did not want to be seen' },
  { code: 'ASLEEP', label: 'Asleep' },
  { code: 'BUSY', label: 'In interview, or with a lawyer or a nurse' },
  { code: 'OUT', label: 'Out of the suite' },
  { code: 'NOT_ALLOWED', label: 'Not allowed by an inspector' },
] as const
export type VisitOutcome = (typeof visitOutcomes)[number]['code']

/** Whether the visitors may read the custody record. Somebody who cannot decide is presumed to agree. */
export const recordConsents = [
  { code: 'YES', label: 'Agrees' },
  { code: 'NO', label: 'Does not agree' },
  { code: 'CANNOT', label: 'Cannot decide' },
] as const
export type RecordConsent = (typeof recordConsents)[number]['code']

/** What visitors can be concerned about. */
export const concernKinds = [
  { code: 'ENTRY', label: 'Waiting to be let in' },
  { code: 'RIGHTS', label: 'Rights and legal advice' },
  { code: 'ADULT', label: 'Appropriate adult' },
  { code: 'CHILD', label: 'A child in custody' },
  { code: 'HEALTH', label: 'Healthcare and medication' },
  { code: 'FOOD', label: 'Food and drink' },
  { code: 'HYGIENE', label: 'Washing, clothing, menstrual needs' },
  { code: 'CELL', label: 'Cell, warmth, bedding, noise' },
  { code: 'CHECKS', label: 'Checks and observation' },
  { code: 'TREATMENT', label: 'Treatment by staff, force, searches' },
  { code: 'LENGTH', label: 'Length of detention, waiting' },
  { code: 'PREMISES', label: 'The building and its equipment' },
  { code: 'OTHER', label: 'Something else' },
] as const
export type ConcernKind = (typeof concernKinds)[number]['code']

export const visitRulesTable = {
  admitMinutes: [
    {
      value: 10,
      from: '2003-04-01',
      rule: 'ICV-1',
      source: 'Code of practice: immediate access; force policy for when a wait needs its reason',
      mark: 'recalled',
    },
  ],
  answerDays: [
    {
      value: 7,
      from: '2003-04-01',
      rule: 'ICV-5',
      source: 'Scheme: a concern is answered',
      mark: 'recalled',
    },
  ],
} satisfies Record<string, [RuleRow<number>, ...RuleRow<number>[]]>

/** The figures of visiting in force on a day (YYYY-MM-DD). */
export const visitRulesOn = (day: string) => ({
  admitMinutes: inForce(visitRulesTable.admitMinutes, day),
  answerDays: inForce(visitRulesTable.answerDays, day),
})

/** The kinds of log entry whose time a visitor sees: care and welfare, never words. */
export const shownToVisitors = [
  'RIGHTS',
  'VISIT',
  'ROUSE',
  'MEAL',
  'DRINK',
  'REST_START',
  'REST_BROKEN',
  'REST_END',
  'EXERCISE',
  'WASH',
  'CLOTHING',
  'BLANKET',
  'READING',
  'RELIGION',
  'PHONE',
  'VISITOR',
  'MED_GIVEN',
  'MED_REFUSED',
  'HOSPITAL_OUT',
  'HOSPITAL_IN',
  'LEVEL_CHANGE',
] as const satisfies readonly CustodyLogKind[]

/** ICV-1: visitors are let in at once; a wait is explained. */
export function arrivalProblems(
  visit: { arrivedAt: string; admittedAt?: string | undefined; delayReason?: string | undefined },
  rules: { admitMinutes: number },
): RuleProblem[] {
  const { problems, block } = problemList()
  const { arrivedAt, admittedAt } = visit
  const waited = admittedAt === undefined ? 0 : (Date.parse(admittedAt) - Date.parse(arrivedAt)) / 60_000
  block(waited < 0, 'ICV-1', 'They were let in before they arrived: put a time right.', 'admittedAt')
  block(
    waited > rules.admitMinutes && !isSaid(visit.delayReason),
    'ICV-1',
    `They waited more than ${rules.admitMinutes} minutes: say why.`,
    'delayReason',
  )
  return problems
}

/** ICV-2: only an inspector can keep visitors from a detainee, with the reason. ICV-3: consent to the record is asked of whoever is seen. */
export function offerProblems(offer: {
  outcome: VisitOutcome
  consent?: RecordConsent | undefined
  reason?: string | undefined
  authorisedBy?: string | undefined
}): RuleProblem[] {
  const { problems, block } = problemList()
  const { outcome, consent } = offer
  const isNotAllowed = outcome === 'NOT_ALLOWED'
  block(isNotAllowed && !isSaid(offer.reason), 'ICV-2', 'Say why the visit was not allowed.', 'reason')
  block(
    isNotAllowed && !isSaid(offer.authorisedBy),
    'ICV-2',
    'Name the inspector who did not allow it.',
    'authorisedBy',
  )
  block(
    consent === 'YES' && outcome !== 'SEEN',
    'ICV-3',
    'Only somebody who was seen can agree that their record is read.',
    'consent',
  )
  block(
    outcome === 'SEEN' && consent === undefined,
    'ICV-3',
    'Ask whether you may read the custody record, and enter the answer.',
    'consent',
  )
  block(
    consent === 'CANNOT' && outcome !== 'SEEN' && outcome !== 'ASLEEP',
    'ICV-3',
    'That somebody cannot decide is seen or known by their sleep: enter what came of the visit first.',
    'consent',
  )
  return problems
}

/** ICV-3: whether the custody record is shown; a name only where the detainee agreed. */
export const showsRecord = (consent: string | null): boolean => consent === 'YES' || consent === 'CANNOT'
export const showsName = (consent: string | null): boolean => consent === 'YES'
