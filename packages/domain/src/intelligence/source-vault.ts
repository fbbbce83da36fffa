/** Protection of sources: who may stand on which side of the corridor, what leaves it and when, and signs of a source in use (IV-1 to IV-7). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { addDays, addMonths } from '../time/day.ts'
import { addMinutes, type Instant, isLater } from '../time/instant.ts'
import { parseLondon, toLondon } from '../time/london-time.ts'
import type { IntelligenceRules } from './intelligence-rules-table.ts'
import type { IntelligenceRole } from './who-sees.ts'

/** Roles of the side that knows the source, and of the side that uses its product. The auditor and others stand on neither. */
const sourceSide: readonly IntelligenceRole[] = ['SOURCE_UNIT']
const useSide: readonly IntelligenceRole[] = [
  'RESPONSE',
  'INVESTIGATOR',
  'RESEARCHER',
  'EVALUATOR',
  'MANAGER',
]

/** IV-1: nobody stands on both sides of the corridor; a role is given only after the other is ended. Administrators are no exception. */
export function corridorProblems(roles: readonly IntelligenceRole[]): RuleProblem[] {
  const { problems, block } = problemList()
  block(
    roles.some((role) => sourceSide.includes(role)) && roles.some((role) => useSide.includes(role)),
    'IV-1',
    'Who knows a source does not use what it says: end one of the two roles first.',
    'roles',
  )
  return problems
}

export interface SourceWork {
  userId: string
  /** Sources with which they ever worked: posts change, knowledge stays. */
  knownSourceKeys: readonly string[]
}

/** IV-2: who once knew a source neither evaluates, develops nor tasks its product, whatever their post is now. */
export function productProblems(work: SourceWork, sourceKey: string): RuleProblem[] {
  const { problems, block } = problemList()
  block(work.knownSourceKeys.includes(sourceKey), 'IV-2', 'Another evaluator takes this report.', 'userId')
  return problems
}

/** Reasons for which the vault is opened; the vault asks for two people each time. */
export const vaultReasons = [
  { code: 'CONTACT', label: 'Contact with the source' },
  { code: 'RISK', label: 'Risk to the source' },
  { code: 'REVIEW', label: 'Review of the authority' },
  { code: 'DISCLOSURE', label: 'Question of the prosecutor on disclosure' },
] as const
export type VaultReason = (typeof vaultReasons)[number]['code']

/**
 * IV-3: opening the identity of a source: the source unit, with a reason of the list, seen by a second member of the unit.
 * An administrator never, and no other role by any grant.
 */
export function vaultProblems(opening: {
  roles: readonly IntelligenceRole[]
  userId: string
  isAdministrator: boolean
  secondId?: string
  isSecondOfUnit?: boolean
  reason?: VaultReason
}): RuleProblem[] {
  const { problems, block } = problemList()
  block(
    !opening.roles.includes('SOURCE_UNIT') || opening.isAdministrator,
    'IV-3',
    'Only the source unit knows who a source is: write to it by the reference of the report.',
    'roles',
  )
  block(opening.reason === undefined, 'IV-3', 'Choose why the vault is opened.', 'reason')
  block(
    !isSaid(opening.secondId) || opening.secondId === opening.userId || opening.isSecondOfUnit !== true,
    'IV-3',
    'A second member of the source unit opens it with you.',
    'secondId',
  )
  return problems
}

/** Local times at which reports leave the corridor together, so that none is told by its time; each force sets its own. */
export const corridorTimes = { times: ['07:00', '19:00'], mark: 'recalled' } as const

/**
 * IV-4: when a report from the vault is released, and the day that the open side sees for it: at the next batch (London
 * wall time) that is at least so many minutes away. Undefined when the time of receipt is no instant.
 */
export function corridorRelease(
  receivedAt: Instant,
  rules: IntelligenceRules,
): { releaseAt: Instant; shownDay: string } | undefined {
  const local = toLondon(receivedAt)
  const least = addMinutes(receivedAt, rules.corridorLeastMinutes)
  if (local === undefined || least === undefined) return undefined
  const batches = [0, 1, 2]
    .flatMap((days) => corridorTimes.times.map((time) => parseLondon(addDays(local.day, days), time)))
    .flatMap((reading) => (reading.ok ? [reading.instant] : []))
  const releaseAt = batches.find((batch) => !isLater(least, batch))
  const shown = releaseAt === undefined ? undefined : toLondon(releaseAt)
  return releaseAt === undefined || shown === undefined ? undefined : { releaseAt, shownDay: shown.day }
}

/** IV-5: everything that may go back through the corridor; free words never do. */
export const corridorFeedback = [
  { code: 'OF_VALUE', label: 'Of value' },
  { code: 'NO_VALUE', label: 'Of no value' },
  { code: 'ACTED_ON', label: 'Acted on' },
  { code: 'COMPROMISE_RISK', label: 'The source may be at risk' },
] as const
export type CorridorFeedback = (typeof corridorFeedback)[number]['code']

/** IV-5: what of a report may stand on the open side; anything else that is offered is refused by name. */
const openFields: readonly string[] = [
  'corridorId',
  'shownDay',
  'text',
  'grades',
  'conditions',
  'marking',
  'links',
]

export function corridorLeaks(offered: Readonly<Record<string, unknown>>): RuleProblem[] {
  const { problems, block } = problemList()
  for (const field of Object.keys(offered))
    block(
      !openFields.includes(field),
      'IV-5',
      `Leave out “${field}”: only the text, its grades, conditions, marking, links and day pass the corridor.`,
      field,
    )
  return problems
}

/**
 * IV-6: whether the source unit is to hear that one member of the public reports again and again, which may have become the
 * use of a covert source (RIPA 2000 s.26 and s.29, recalled). It is a notice to that unit and changes nothing on the reports.
 * Counted: reports of one source in the months before and with `now`.
 */
export function tellsSourceUnit(
  reports: readonly { sourceKey: string; at: Instant }[],
  sourceKey: string,
  now: Instant,
  rules: IntelligenceRules,
): boolean {
  const today = toLondon(now)?.day
  if (today === undefined) return false
  const first = addMonths(today, -rules.sourceWindowMonths)
  const counted = reports.filter((report) => {
    const day = toLondon(report.at)?.day
    return report.sourceKey === sourceKey && day !== undefined && day >= first && !isLater(report.at, now)
  })
  return counted.length >= rules.sourceReports
}

const interception =
  /\b(intercept(s|ed|ion)?|wire ?tap(s|ped)?|phone ?tap(s|ped)?|tapped (phone|line)|targeted interception)\b/i

/**
 * IV-7: words that read like the product of interception, which may not stand in the text of a report (Investigatory Powers
 * Act 2016 s.56, recalled). A person decides: a car may be intercepted as well.
 */
export function interceptionProblems(text: string): RuleProblem[] {
  const { problems, ask } = problemList()
  const match = interception.exec(text)
  ask(
    match !== null,
    'IV-7',
    `“${match?.[0]}”: what was learnt by interception is not written here. Say that it is something else, or ring the intelligence unit.`,
    'text',
  )
  return problems
}
