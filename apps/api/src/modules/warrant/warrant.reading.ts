/** Rows of a warrant as the rules of the domain read them, and what is due on one. */
import { isAtLeast, isRank } from '@mips/domain/codes/ranks'
import { byDue, type Due } from '@mips/domain/rules/due'
import { type Attempt, attemptDue, type AttemptResult } from '@mips/domain/warrants/attempts'
import { gradingDue, targetOn, type WarrantGrade } from '@mips/domain/warrants/grading'
import type { MoneyWarrant } from '@mips/domain/warrants/money-owed'
import {
  type Circulation,
  circulationDue,
  circulationGaps,
  type WarrantStanding,
} from '@mips/domain/warrants/wanted'
import {
  isLive,
  type WarrantActor,
  type WarrantKind,
  type WarrantState,
  type WarrantStep,
  warrantSteps,
} from '@mips/domain/warrants/warrant-state'
import { type WarrantRules, warrantRulesOn } from '@mips/domain/warrants/warrants-rules-table'
import { londonDay } from '@mips/domain/time/london-day'
import { holds, type Principal } from '../../platform/access/principal.ts'
import type { Ctx } from '../../platform/http/module.ts'
import type { AttemptRow, CirculationRow, ClockRow, PersonRow } from './warrant.rows.ts'

/** What the acts on a warrant need of a context; whoever applies the results of courts can give it too. */
export type WarrantCtx = Pick<Ctx, 'tx' | 'clock' | 'requestId' | 'who' | 'audit' | 'subjectVersion'>

/** An instant as the rules compare it; the database writes an offset. */
export const utc = (instant: string): string => new Date(instant).toISOString()
export const kindOf = (row: Pick<ClockRow, 'kind'>) => row.kind as WarrantKind
export const stateOf = (row: Pick<ClockRow, 'state'>) => row.state as WarrantState
export const gradeOf = (row: Pick<ClockRow, 'grade'>) => (row.grade ?? undefined) as WarrantGrade | undefined

/** The person whom it names; undefined where this reader may not see them. */
export const personOf = (row: { people: readonly PersonRow[] }): PersonRow | undefined =>
  row.people.find(({ role }) => role === 'NAMED_IN_WARRANT')

/** The figures of the day on which it was issued. */
export const rulesOf = (row: Pick<ClockRow, 'issuedAt' | 'requestedAt'>): WarrantRules =>
  warrantRulesOn(londonDay(utc(row.issuedAt ?? row.requestedAt)))

export const standingOf = (row: ClockRow): WarrantStanding => ({
  id: row.id,
  personId: row.personRecordId,
  kind: kindOf(row),
  state: stateOf(row),
  issuedAt: utc(row.issuedAt ?? row.requestedAt),
  ...(row.endedAt === null ? {} : { endedAt: utc(row.endedAt) }),
})

const circulationOf = (row: ClockRow, one: CirculationRow): Circulation => ({
  id: one.id,
  personId: row.personRecordId,
  basis: 'WARRANT',
  warrantId: row.id,
  enteredAt: utc(one.enteredAt),
  reference: one.reference,
  ...(one.reviewedAt === null ? {} : { reviewedAt: utc(one.reviewedAt) }),
  ...(one.cancelledAt === null ? {} : { cancelledAt: utc(one.cancelledAt) }),
})

const attemptOf = (row: AttemptRow): Attempt => ({
  at: utc(row.at),
  address: row.address,
  result: row.result as AttemptResult,
  wasRiskRead: true,
  officerIds: [],
  ...(row.nextText === null
    ? {}
    : { next: { text: row.nextText, ...(row.nextOn === null ? {} : { dueOn: row.nextOn }) } }),
})

export const moneyOf = (row: ClockRow): MoneyWarrant => ({
  owedPence: row.owedPence,
  costsPence: row.costsPence,
  payments: row.payments.map(({ pence, paidOn, receipt }) => ({ pence, on: paidOn, receipt })),
})

/** The last day on which it is executed in time; null before it is graded. */
export const targetOf = (row: ClockRow): string | null => {
  const grade = gradeOf(row)
  return grade === undefined || row.issuedAt === null
    ? null
    : targetOn(grade, londonDay(utc(row.issuedAt)), rulesOf(row))
}

/** Everything that is due on a warrant, the earliest first; of one that is over, the circulation that still stands. */
export function duesOf(row: ClockRow, now: Date): Due[] {
  if (row.issuedAt === null) return []
  const at = now.toISOString()
  const rules = rulesOf(row)
  const items = circulationDue(
    [standingOf(row)],
    row.circulations.map((one) => circulationOf(row, one)),
    at,
    rules,
  )
  if (!isLive(stateOf(row)) || row.state === 'TRANSFERRED') return items
  const grade = gradeOf(row)
  const issuedAt = utc(row.issuedAt)
  const attempt =
    grade === undefined
      ? undefined
      : // The rows come newest first; of two at one minute the one that was written later counts.
        attemptDue({ issuedAt, grade, attempts: row.attempts.map(attemptOf).toReversed() }, at, rules)
  return [
    ...items,
    ...gradingDue({ issuedAt, ...(grade === undefined ? {} : { grade }) }, at, rules),
    ...(attempt === undefined ? [] : [attempt]),
  ].sort(byDue)
}

/** How it stands between the warrant and the national computer (WA-10). */
export function circulationStanding(
  row: ClockRow,
  now: Date,
): 'STALE' | 'NOT_CIRCULATED' | 'CIRCULATED' | 'NONE' {
  if (row.issuedAt === null) return 'NONE'
  const circulations = row.circulations.map((one) => circulationOf(row, one))
  const gaps = circulationGaps([standingOf(row)], circulations, now.toISOString())
  if (gaps.stale.length > 0) return 'STALE'
  if (gaps.notCirculated.length > 0) return 'NOT_CIRCULATED'
  return row.circulations.some(({ cancelledAt }) => cancelledAt === null) ? 'CIRCULATED' : 'NONE'
}

/** As whom somebody acts: the unit, a supervisor by rank, the officer who goes. */
export function actorsOf(who: Principal): WarrantActor[] {
  const isSupervisor = holds(who, 'warrant.record.allocate') && isRank(who.rank) && isAtLeast(who.rank, 'PS')
  return [
    ...(holds(who, 'warrant.record.keep') ? ['WARRANTS' as const] : []),
    ...(isSupervisor ? ['SUPERVISOR' as const] : []),
    ...(holds(who, 'warrant.record.work') ? ['OFFICER' as const] : []),
  ]
}

/** Whether a step is open for somebody from where the warrant stands. */
export const isStepOpen = (
  row: Pick<ClockRow, 'state' | 'kind'>,
  code: WarrantStep,
  actors: readonly WarrantActor[],
): boolean =>
  warrantSteps.some(
    (step) =>
      step.code === code &&
      step.from.includes(stateOf(row)) &&
      (step.of.length === 0 || step.of.includes(kindOf(row))) &&
      step.by.some((actor) => actors.includes(actor)),
  )
