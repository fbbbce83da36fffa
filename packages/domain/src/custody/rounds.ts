/** Rounds over the cells: what is entered again and again, and what stands against one line of it. */
import { type Instant, MINUTE, toMillis } from '../time/instant.ts'
import { isLateEntry } from './care.ts'
import type { CustodyLogKind } from './log-kinds.ts'
import type { CustodyRules } from './rules-table.ts'

export const roundKinds = [
  { code: 'VISIT', label: 'Visit' },
  { code: 'ROUSE', label: 'Roused' },
  { code: 'MEAL', label: 'Meal' },
  { code: 'DRINK', label: 'Drink' },
  { code: 'BLANKET', label: 'Blanket' },
  { code: 'WASH', label: 'Wash' },
  { code: 'EXERCISE', label: 'Exercise' },
  { code: 'MED_GIVEN', label: 'Medication given' },
  { code: 'MED_REFUSED', label: 'Medication refused' },
  { code: 'NOTE', label: 'Note' },
] as const satisfies readonly { code: CustodyLogKind; label: string }[]
export type RoundKind = (typeof roundKinds)[number]['code']

export interface RoundFacts {
  happenedAt: Instant
  /** When it was typed, offline or now. */
  typedAt: Instant
  receivedAt: Instant
  arrivedAt: Instant
  releasedAt?: Instant
  lateReason?: string
}

/** Clocks of desks differ by so much. */
const skewMinutes = 2

/** Why a line of a round cannot be entered; undefined when nothing stands against it. */
export function roundProblem(
  facts: RoundFacts,
  rules: Pick<CustodyRules, 'lateEntryMinutes'>,
): string | undefined {
  const [happened, typed, received] = [
    toMillis(facts.happenedAt),
    toMillis(facts.typedAt),
    toMillis(facts.receivedAt),
  ]
  if (happened === undefined || typed === undefined || received === undefined)
    return 'A time of this entry cannot be read.'
  if (typed > received + skewMinutes * MINUTE)
    return 'It says that it was typed in the future: enter it again.'
  if (happened > typed + skewMinutes * MINUTE)
    return 'It says that it happened after it was typed: enter it again.'
  if (facts.happenedAt < facts.arrivedAt)
    return 'It says that it happened before the person was brought in: enter it again.'
  if (facts.releasedAt !== undefined && facts.happenedAt > facts.releasedAt)
    return 'The person had been released by then: enter it on the right record.'
  if (isLateEntry(facts.happenedAt, facts.typedAt, rules) && !facts.lateReason?.trim())
    return `It was typed more than ${rules.lateEntryMinutes} minutes after it happened: say why.`
  return undefined
}
