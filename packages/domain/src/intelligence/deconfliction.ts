/** Deconfliction: before work begins on a subject, place or name, who else has an interest in it (DF-1 to DF-5). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { fold } from '../nominal/fold-name.ts'
import { due, type Due } from '../rules/due.ts'
import { byText } from '../tasks/task.ts'
import { addHours, type Instant, isLater } from '../time/instant.ts'
import type { IntelligenceRules } from './intelligence-rules-table.ts'

export interface Interest {
  id: string
  /** A name such as of an operation; compared folded. */
  operationName: string
  ownerContact: string
  subjectIds: readonly string[]
  placeIds: readonly string[]
  from: Instant
  /** Open until somebody ends it. */
  until?: Instant
  /** HIDDEN: others are told that somebody has an interest and whom to ask; SILENT: others are told nothing, the owner is. */
  protection: 'OPEN' | 'HIDDEN' | 'SILENT'
}

export type ClashKind = 'NAME' | 'SUBJECT' | 'PLACE'

/** What the asker is shown. Of a hidden interest only that there is one and whom to ask. */
export type ShownClash =
  | { interestId: string; kinds: ClashKind[]; operationName: string; contact: string }
  | { interestId: undefined; kinds: ['SUBJECT'] | ['PLACE'] | ['NAME']; contact: string }

/**
 * DF-1 to DF-3: interests that meet a plan in time and in subject, place or name. A silent one is left out of `shown`, which
 * is then byte for byte what it would be without it; its owner stands in `tells`, as all owners do.
 */
export function deconflict(
  plan: Omit<Interest, 'protection' | 'ownerContact'>,
  interests: readonly Interest[],
): { shown: ShownClash[]; tells: string[] } {
  const met = interests
    .filter(({ id }) => id !== plan.id)
    .flatMap((interest) => {
      const kinds = clashKinds(plan, interest)
      return kinds.length === 0 ? [] : [{ interest, kinds }]
    })
    .sort((a, b) => byText(a.interest.id, b.interest.id))
  const shown = met.flatMap(({ interest, kinds }): ShownClash[] => {
    const { operationName, ownerContact: contact, protection } = interest
    if (protection === 'SILENT') return []
    if (protection === 'OPEN') return [{ interestId: interest.id, kinds, operationName, contact }]
    const [first] = kinds
    return first === undefined ? [] : [{ interestId: undefined, kinds: only(first), contact }]
  })
  return { shown, tells: met.map(({ interest }) => interest.id) }
}

function only(kind: ClashKind): ['SUBJECT'] | ['PLACE'] | ['NAME'] {
  switch (kind) {
    case 'SUBJECT':
      return ['SUBJECT']
    case 'PLACE':
      return ['PLACE']
    case 'NAME':
      return ['NAME']
  }
}

/** A subject first, since it matters most. A name clashes whenever it was used, the rest only while both run. */
function clashKinds(plan: Omit<Interest, 'protection' | 'ownerContact'>, other: Interest): ClashKind[] {
  const overlap = runsTogether(plan, other)
  return [
    ...(overlap && plan.subjectIds.some((id) => other.subjectIds.includes(id)) ? (['SUBJECT'] as const) : []),
    ...(overlap && plan.placeIds.some((id) => other.placeIds.includes(id)) ? (['PLACE'] as const) : []),
    ...(isSaid(plan.operationName) && nameKey(plan.operationName) === nameKey(other.operationName)
      ? (['NAME'] as const)
      : []),
  ]
}

const nameKey = (name: string): string =>
  fold(name)
    .replace(/^(operation|op) /, '')
    .replaceAll(' ', '')

/** DF-2: spans that meet; ends that touch at one instant do not. An end that is missing is open. */
export const runsTogether = (
  one: Pick<Interest, 'from' | 'until'>,
  other: Pick<Interest, 'from' | 'until'>,
): boolean =>
  (one.until === undefined || isLater(one.until, other.from)) &&
  (other.until === undefined || isLater(other.until, one.from))

export const deconflictionResults = [
  { code: 'NO_CONFLICT', label: 'No conflict' },
  { code: 'JOINT', label: 'Done together' },
  { code: 'WAIT', label: 'Waits' },
  { code: 'STAND_DOWN', label: 'Given up' },
] as const
export type DeconflictionResult = (typeof deconflictionResults)[number]['code']

export interface DeconflictionCheck {
  askedAt: Instant
  /** One for each clash that was shown, by its place in the list. */
  answers: readonly { clash: number; result: DeconflictionResult; withWhom: string }[]
  shown: readonly ShownClash[]
}

/** DF-3: live development waits for a check that is not older than the plan, and for an answer to each clash. */
export function developmentProblems(
  plan: { changedAt: Instant },
  check: DeconflictionCheck | undefined,
): RuleProblem[] {
  const { problems, block } = problemList()
  block(check === undefined, 'DF-3', 'Check first whether somebody else works on this.', 'check')
  if (check === undefined) return problems
  block(
    isLater(plan.changedAt, check.askedAt),
    'DF-3',
    'The plan was changed since the check: check again.',
    'check',
  )
  const open = check.shown.filter((_, place) => !check.answers.some(({ clash }) => clash === place))
  block(
    open.length > 0,
    'DF-3',
    `Agree with ${open.map(({ contact }) => contact).join(', ')} first, and record the result.`,
    'answers',
  )
  block(
    check.answers.some(({ withWhom }) => !isSaid(withWhom)),
    'DF-3',
    'Name with whom it was agreed.',
    'answers',
  )
  block(
    check.answers.some(({ result }) => result === 'WAIT' || result === 'STAND_DOWN'),
    'DF-5',
    'It was agreed that this waits or is given up: agree anew before it goes on.',
    'answers',
  )
  return problems
}

/** DF-4: by when the owner of another interest answers, hours of real time after the question. */
export const answerDue = (askedAt: Instant, now: Instant, rules: IntelligenceRules): Due =>
  due(
    {
      what: 'DECONFLICTION_ANSWER',
      text: 'Say whether this conflicts with your interest',
      by: addHours(askedAt, rules.deconflictionHours) ?? now,
      who: 'ANALYST',
      rule: 'DF-4',
    },
    now,
  )
