/** Results of courts as the rules of the domain read them, and as people do. */
import { GivenResult } from '@mips/contracts/court-parts'
import { type CaseState, caseStates } from '@mips/domain/case/case-state'
import { durationUnits } from '@mips/domain/case/court-codes'
import type { ListedResult } from '@mips/domain/case/result-effects'
import { addDays, formatDay } from '@mips/domain/time/day'
import { z } from 'zod'
import type { ResultRow } from '../case/case-court.service.ts'
import type { CodeRow } from './court.repository.ts'

export const stateOf = (code: string): CaseState =>
  caseStates.find((one) => one.code === code)?.code ?? 'BUILDING'

/** A code of the table as the rules take it. */
export function listedOf(row: CodeRow | undefined): ListedResult | undefined {
  if (row === undefined) return undefined
  const types = ['F', 'I', 'P', ''] as const
  return { code: row.code, type: types.find((type) => type === row.type) ?? '' }
}

const Given = z.array(GivenResult)

/** The results of a row, which this module alone writes. */
export const resultsOf = (row: Pick<ResultRow, 'results'>): GivenResult[] => {
  const read = Given.safeParse(row.results)
  return read.success ? read.data : []
}

function lengthOf(duration: GivenResult['duration']): string | undefined {
  const unit = durationUnits.find(({ code }) => code === duration?.unit)?.label
  if (duration === undefined || unit === undefined) return undefined
  return duration.unit === 'L' ? unit : `${duration.count} ${unit}`
}

/** Amount, length, conditions, next hearing and words of a result, as they are read. */
export function resultWords(result: GivenResult): string {
  const { amount, duration, conditions = [], nextHearing, words } = result
  return [
    amount === undefined ? undefined : `£${amount.toFixed(2)}`,
    lengthOf(duration),
    ...conditions,
    nextHearing === undefined ? undefined : `Next hearing ${formatDay(nextHearing.day)}`,
    words === '' ? undefined : words,
  ]
    .filter((part) => part !== undefined)
    .join('; ')
}

/** The last day of a diary of so many days. */
export const lastDay = (from: string, days: number): string => addDays(from, days - 1)
