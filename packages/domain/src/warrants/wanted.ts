/** Wanted: on from the moment of issue, off at once on execution; circulation with its clock and proof (WA-8 to WA-11). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { byDue, due, type Due } from '../rules/due.ts'
import { addHours, type Instant, isLater, toMillis } from '../time/instant.ts'
import { isLive, type WarrantKind, warrantKinds, type WarrantState } from './warrant-state.ts'
import type { WarrantRules } from './warrants-rules-table.ts'

export interface WarrantStanding {
  id: string
  personId: string
  kind: WarrantKind
  state: WarrantState
  issuedAt: Instant
  /** Whenever it stopped: executed, surrendered, withdrawn, served, expired or paid. */
  endedAt?: Instant
}

/** Why somebody is wanted without a warrant. */
export const wantedBases = [
  { code: 'WARRANT', label: 'Warrant' },
  { code: 'SUSPECT', label: 'Wanted for an offence' },
  { code: 'BAIL', label: 'Broke or did not answer bail' },
  { code: 'RECALL', label: 'Recalled to prison' },
  { code: 'MISSING', label: 'Missing' },
] as const
export type WantedBasis = (typeof wantedBases)[number]['code']

/** WA-8: the warrants by which a person is wanted at a moment: from the moment of issue, and at the moment of the end no more. */
export function wantedBy(
  warrants: readonly WarrantStanding[],
  personId: string,
  at: Instant,
): WarrantStanding[] {
  return warrants.filter(
    (one) =>
      one.personId === personId &&
      warrantKinds.some(({ code, isWanted }) => code === one.kind && isWanted) &&
      !isLater(one.issuedAt, at) &&
      (one.endedAt === undefined ? isLive(one.state) : isLater(one.endedAt, at)),
  )
}

/** Whether the marker is on; the marker is this answer and is stored nowhere beside it, so it cannot outlive the warrant. */
export const isWantedAt = (warrants: readonly WarrantStanding[], personId: string, at: Instant): boolean =>
  wantedBy(warrants, personId, at).length > 0

export interface Circulation {
  id: string
  personId: string
  basis: WantedBasis
  warrantId?: string
  enteredAt?: Instant
  /** The reference that the national computer gave: the proof. */
  reference?: string
  reviewedAt?: Instant
  cancelledAt?: Instant
}

/** WA-9: entered on the national computer, with its reference, and not cancelled. */
const isStanding = ({ enteredAt, reference, cancelledAt }: Circulation): boolean =>
  enteredAt !== undefined && isSaid(reference) && cancelledAt === undefined

export interface CirculationGaps {
  /** Wanted and on no national computer. */
  notCirculated: WarrantStanding[]
  /** On the national computer for a warrant that is over: somebody may be arrested unlawfully. */
  stale: Circulation[]
}

/** WA-10: what does not agree between warrants and circulations at a moment; stale ones are the graver. */
export function circulationGaps(
  warrants: readonly WarrantStanding[],
  circulations: readonly Circulation[],
  at: Instant,
): CirculationGaps {
  const people = [...new Set(warrants.map(({ personId }) => personId))]
  const wanted = people.flatMap((personId) => wantedBy(warrants, personId, at))
  const standing = circulations.filter(isStanding)
  return {
    notCirculated: wanted
      .filter(({ id }) => !standing.some(({ warrantId }) => warrantId === id))
      .toSorted((a, b) => (toMillis(a.issuedAt) ?? 0) - (toMillis(b.issuedAt) ?? 0)),
    stale: standing.filter(
      ({ basis, warrantId }) => basis === 'WARRANT' && !wanted.some(({ id }) => id === warrantId),
    ),
  }
}

/** WA-9 and WA-10: what is due: to circulate what is not, to cancel at once what is over, and to look again at what stands. */
export function circulationDue(
  warrants: readonly WarrantStanding[],
  circulations: readonly Circulation[],
  now: Instant,
  rules: WarrantRules,
): Due[] {
  const { notCirculated, stale } = circulationGaps(warrants, circulations, now)
  const review = circulations.filter((one) => isStanding(one) && !stale.includes(one))
  return [
    ...notCirculated.map(({ id, issuedAt }) =>
      due(
        {
          what: `CIRCULATE:${id}`,
          text: 'Circulate on the national computer',
          by: addHours(issuedAt, rules.circulateWithinHours) ?? now,
          who: 'WARRANTS',
          rule: 'WA-9',
        },
        now,
      ),
    ),
    ...stale.map(({ id, warrantId }) =>
      due(
        {
          what: `CANCEL:${id}`,
          text: 'Cancel the circulation: the warrant is over',
          by: endOf(warrants, warrantId) ?? now,
          who: 'WARRANTS',
          rule: 'WA-10',
        },
        now,
      ),
    ),
    ...review.map(({ id, reviewedAt, enteredAt }) =>
      due(
        {
          what: `REVIEW:${id}`,
          text: 'Look at the circulation again',
          by: addHours(reviewedAt ?? enteredAt ?? now, rules.circulationReviewDays * 24) ?? now,
          who: 'WARRANTS',
          rule: 'WA-11',
        },
        now,
      ),
    ),
  ].toSorted(byDue)
}

const endOf = (warrants: readonly WarrantStanding[], id: string | undefined): Instant | undefined =>
  warrants.find((one) => one.id === id)?.endedAt

/** WA-9: what stands against saying that a person was circulated. */
export function circulationProblems(circulation: Circulation, now: Instant): RuleProblem[] {
  const { problems, block } = problemList()
  const { enteredAt, reference, basis, warrantId } = circulation
  block(
    !isSaid(enteredAt) || isLater(enteredAt, now),
    'WA-9',
    'Enter when it was put on; it cannot lie ahead.',
    'enteredAt',
  )
  block(
    !isSaid(reference),
    'WA-9',
    'Enter the reference of the national computer: it is the proof.',
    'reference',
  )
  block(basis === 'WARRANT' && !isSaid(warrantId), 'WA-9', 'Name the warrant.', 'warrantId')
  return problems
}

/** WA-11: circulations to look at when two records are joined: all of both, because a person may be wanted under either. */
export const circulationsOnJoin = (
  circulations: readonly Circulation[],
  joined: readonly string[],
): Circulation[] =>
  circulations.filter((one) => joined.includes(one.personId) && one.cancelledAt === undefined)
