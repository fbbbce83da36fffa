/** What the results of a hearing would do to a case, before anything is written: state by state, with what a person is asked (RC-3 to RC-6). */
import { createHash } from 'node:crypto'
import type { GivenResult, OffenceResult } from '@mips/contracts/court-parts'
import { type CaseState, caseStates } from '@mips/domain/case/case-state'
import {
  type ExceptionKind,
  hearingOutcome,
  type HearingOutcome,
  type ResultedOffence,
} from '@mips/domain/case/hearing-results'
import { effectOf, type ResultEffect } from '@mips/domain/case/result-effects'
import type { ResultRow } from '../case/case-court.service.ts'
import type { CaseRows } from '../case/case.service.ts'
import { listedOf, stateOf } from './court.reading.ts'
import type { CodeRow } from './court.repository.ts'

/** One offence with what the court gave it now, and what stands of the same hearing. */
export type PlannedOffence = {
  line: CaseRows['lines'][number]
  given: OffenceResult
  digest: string
  earlier: ResultRow | undefined
  from: { state: CaseState; previous: CaseState | undefined }
  effects: { effect: ResultEffect; given: GivenResult }[]
}
export type PlannedDefendant = {
  personRecordId: string
  offences: PlannedOffence[]
  outcome: HearingOutcome
}
export type PlanException = { kind: ExceptionKind | 'EARLIER_CHANGED'; lineId: string; result?: number }
export type Plan = { rows: CaseRows; defendants: PlannedDefendant[]; exceptions: PlanException[] }

/** What is said of one offence, by which the same result is known when it comes again. */
const digestOf = ({ plea, verdict, results }: OffenceResult): string => {
  const said = results.map(({ code, nextHearing: next, conditions, amount, duration, words }) => [
    code,
    next === undefined ? null : [next.courtCode, next.day, next.time ?? null, next.type ?? null],
    conditions ?? null,
    amount ?? null,
    duration === undefined ? null : [duration.count, duration.unit],
    words ?? null,
  ])
  return createHash('sha256')
    .update(JSON.stringify([plea ?? null, verdict ?? null, said]))
    .digest('hex')
}

/**
 * The plan of one hearing, on its day (YYYY-MM-DD). What is kept of this hearing already in the same words is left out, so that a
 * result that comes again changes nothing; one that says something else is an exception.
 */
export function planHearing(
  rows: CaseRows,
  offences: readonly OffenceResult[],
  of: { day: string; kept: readonly ResultRow[]; codes: readonly CodeRow[] },
): Plan {
  const planned = offences.flatMap((given): PlannedOffence[] => {
    const line = rows.lines.find(({ id }) => id === given.lineId)
    const digest = digestOf(given)
    const earlier = of.kept.find((row) => row.lineId === given.lineId && row.replacedAt === null)
    if (line === undefined || earlier?.digest === digest) return []
    const effects = given.results.flatMap((result) => {
      const listed = listedOf(of.codes.find(({ code }) => code === result.code))
      const effect = effectOf(result.code, listed, of.day)
      return effect === undefined ? [] : [{ effect, given: result }]
    })
    return [{ line, given, digest, earlier, from: startOf(line, earlier), effects }]
  })
  const people = [...new Set(planned.map(({ line }) => line.personRecordId))]
  const defendants = people.map((personRecordId) => {
    const own = planned.filter(({ line }) => line.personRecordId === personRecordId)
    const resulted = own.map((one) => resultedOf(one, of.codes))
    return { personRecordId, offences: own, outcome: hearingOutcome(resulted, of.day) }
  })
  return { rows, defendants, exceptions: defendants.flatMap(exceptionsOf) }
}

const atCourt = (state: CaseState): CaseState => (state === 'CHARGED' ? 'AWAITING_FIRST_HEARING' : state)

/** Where a line stood before the result that another takes the place of, where nothing has moved it since; else where it stands. A court that gives a result has the case. */
function startOf(line: CaseRows['lines'][number], earlier: ResultRow | undefined): PlannedOffence['from'] {
  const isBack = earlier !== undefined && earlier.stateAfter === line.state
  const code = isBack ? earlier.stateBefore : line.state
  const before = isBack ? earlier.previousBefore : line.previousState
  const previous = caseStates.find((one) => one.code === before)?.code
  return { state: atCourt(stateOf(code)), previous: previous && atCourt(previous) }
}

function resultedOf({ given, from }: PlannedOffence, codes: readonly CodeRow[]): ResultedOffence {
  return {
    state: from.state,
    ...(from.previous === undefined ? {} : { previous: from.previous }),
    ...(given.plea === undefined ? {} : { plea: given.plea }),
    ...(given.verdict === undefined ? {} : { verdict: given.verdict }),
    results: given.results.map(({ code, nextHearing, conditions, amount, duration }) => {
      const listed = listedOf(codes.find((row) => row.code === code))
      return {
        code,
        ...(listed === undefined ? {} : { listed }),
        ...(nextHearing === undefined ? {} : { nextHearing }),
        ...(conditions === undefined ? {} : { conditions }),
        ...(amount === undefined ? {} : { amount }),
        ...(duration === undefined ? {} : { duration }),
      }
    }),
  }
}

function exceptionsOf({ offences, outcome }: PlannedDefendant): PlanException[] {
  const lineIdAt = (index: number): string => offences[index]?.line.id ?? ''
  return [
    ...outcome.exceptions.map(({ kind, offence, result }) => ({
      kind,
      lineId: lineIdAt(offence),
      ...(result === undefined ? {} : { result }),
    })),
    ...offences
      .filter(({ earlier }) => earlier !== undefined)
      .map(({ line }) => ({ kind: 'EARLIER_CHANGED' as const, lineId: line.id })),
  ]
}
