/** Who may come back into custody on an earlier clock: answering bail, or arrested for breaking it (PACE s.46A, s.47(6)). */
import { type Instant, toMillis } from '../time/instant.ts'
import { isPreChargeBail } from './disposals.ts'

export interface Opening {
  recordTypes: readonly string[]
  arrestId?: string | undefined
  earlierStayId?: string | undefined
}

export type OpeningField = 'recordTypes' | 'arrestId' | 'earlierStayId' | 'arrivedAt'

/** What is missing or too much before a stay can be opened, each at its field. */
export function openingProblems(stay: Opening): { field: OpeningField; reason: string }[] {
  const isReturn = stay.recordTypes.includes('BAILBACK')
  const isBroken = stay.recordTypes.includes('S46A')
  const problems: { field: OpeningField; reason: string }[] = []
  const say = (isWrong: boolean, field: OpeningField, reason: string) => {
    if (isWrong) problems.push({ field, reason })
  }
  say(
    isReturn && isBroken,
    'recordTypes',
    'Choose one: the person came to answer bail, or was arrested for it',
  )
  say(
    (isReturn || isBroken) && stay.earlierStayId === undefined,
    'earlierStayId',
    'RT-7: choose the stay from which the person was bailed; its clock goes on',
  )
  say(
    !isReturn && !isBroken && stay.earlierStayId !== undefined,
    'earlierStayId',
    'Only a stay that answers bail, or follows an arrest for breaking it, goes on with an earlier clock',
  )
  say(
    isReturn && stay.arrestId !== undefined,
    'arrestId',
    'Whoever answers bail was not arrested again: leave the arrest out',
  )
  say(!isReturn && stay.arrestId === undefined, 'arrestId', 'Choose the arrest')
  return problems
}

export interface ReturnFacts {
  state: string
  disposal: string | null
  releasedAt: Instant | undefined
  isAnswered: boolean
  /** Whether the earlier detainee is the one who came back. */
  isSamePerson: boolean
  arrivedAt: Instant
  /** The arrest under s.46A, where there is one. */
  arrestedAt?: Instant
}

/** Why this stay cannot go on with the earlier clock; undefined where it can. */
export function returnRefusal(
  facts: ReturnFacts,
): { rule: string; field: OpeningField; reason: string } | undefined {
  const no = (rule: string, field: OpeningField, reason: string) => ({ rule, field, reason })
  if (!facts.isSamePerson)
    return no('RT-7', 'earlierStayId', 'That is the stay of somebody else: choose a stay of this person.')
  if (facts.state !== 'RELEASED' || !isPreChargeBail(facts.disposal) || facts.releasedAt === undefined)
    return no('CL-6', 'earlierStayId', 'That stay did not end in bail before charge: choose one that did.')
  if (facts.isAnswered)
    return no('CL-6', 'earlierStayId', 'That bail has been answered: choose the stay that followed it.')
  if (isBefore(facts.arrestedAt, facts.releasedAt))
    return no(
      'RT-7',
      'arrestId',
      'The arrest is earlier than the release on bail: choose the arrest after it.',
    )
  if (isBefore(facts.arrivedAt, facts.releasedAt))
    return no('RT-7', 'arrivedAt', 'The arrival is earlier than the release on bail')
  return undefined
}

const isBefore = (at: Instant | undefined, other: Instant): boolean => {
  const [a, b] = [at === undefined ? undefined : toMillis(at), toMillis(other)]
  return a !== undefined && b !== undefined && a < b
}
