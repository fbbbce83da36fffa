/** Figures in words: each group with its values, the stays behind a number, and what is published. */
import type { FigureGroup, FigureStay, FigureValue } from '@mips/contracts/custody-figures'
import { sexes } from '@mips/domain/codes/sex-and-gender'
import {
  type CustodyFigure,
  custodyFigureList,
  figureGroupLabel,
  figureSplits,
} from '@mips/domain/custody/figure-list'
import { labelIn } from '@mips/domain/custody/offence-words'
import { postponementReasons } from '@mips/domain/custody/review-record'
import { type Published, publishNumbers } from '@mips/domain/custody/small-numbers'
import type { GroupRow, Spread, StayRow } from './custody-figures.rows.ts'

const counts = (n: number): Spread => ({ n: Number(n), median: null, ninetieth: null, longest: null })

/** Which column of the database's answer holds a figure. */
const columns: Record<CustodyFigure, (row: GroupRow) => Spread> = {
  STAYS: (row) => counts(row.stays),
  WAIT: (row) => row.wait,
  WAIT_OVER: (row) => counts(row.wait_over),
  LENGTH: (row) => row.length,
  OUT_OF_DOOR: (row) => row.out_of_door,
  LEFT_AT_NIGHT: (row) => counts(row.left_at_night),
  REVIEWS: (row) => counts(row.reviews),
  REVIEW_PUT_OFF: (row) => counts(row.review_put_off),
  REVIEW_BREACH: (row) => counts(row.review_breach),
  REVIEW_MISSED: (row) => counts(row.review_missed),
  CHECKS: (row) => counts(row.checks),
  CHECK_LATE: (row) => counts(row.check_late),
  CHECK_TYPED_LATE: (row) => counts(row.check_typed_late),
  RIGHTS: (row) => row.rights,
  RIGHTS_MISSING: (row) => counts(row.rights_missing),
  ADULT: (row) => row.adult,
  ADULT_NONE: (row) => counts(row.adult_none),
  STRIP: (row) => counts(row.strip),
  INTIMATE: (row) => counts(row.intimate),
  FORCE: (row) => counts(row.force),
  CHILD_AT_NIGHT: (row) => counts(row.child_at_night),
  CHILD_NOT_ASKED: (row) => counts(row.child_not_asked),
}

/** Every figure of the groups; a period in which nobody came has its nothing too. */
export function presentGroups(rows: readonly GroupRow[]): FigureGroup[] {
  return figureSplits.flatMap(({ code: split }) =>
    rows
      .filter((row) => row.split === split)
      .sort(
        (a, b) =>
          orderOf(split, a.code) - orderOf(split, b.code) || (a.code ?? '').localeCompare(b.code ?? ''),
      )
      .map((row) => ({
        split,
        code: row.code ?? 'ALL',
        label: figureGroupLabel(split, row.code ?? 'ALL', sexes),
        values: custodyFigureList.map(({ code }) => valueOf(code, columns[code](row))),
      })),
  )
}

const orderOf = (split: string, code: string | null): number => {
  if (code === 'NK' || code === 'N') return 1000
  return split === 'age' ? Number(code) : 0
}

const valueOf = (figure: string, spread: Spread): FigureValue => ({
  figure,
  n: Number(spread.n),
  medianMinutes: spread.median,
  ninetiethMinutes: spread.ninetieth,
  longestMinutes: spread.longest,
})

/** Why a review was put off, in its words. */
export const reasonLabel = (reason: string): string => labelIn(postponementReasons, reason)

export function presentStay(figure: CustodyFigure, row: StayRow): FigureStay {
  const { id, custodyNumber, station, arrivedAt, endedAt, value } = row
  const unit = custodyFigureList.find(({ code }) => code === figure)?.unit
  const words = [unit === 'minutes' ? hours(value) : times(value)]
  if (figure === 'REVIEW_PUT_OFF') words.push(...row.reasons.map(reasonLabel))
  if (figure === 'CHECK_LATE' || figure === 'CHECK_TYPED_LATE')
    words.push(`at most ${hours(row.mostLate)} late`)
  return {
    id,
    custodyNumber,
    station,
    arrivedAt,
    endedAt,
    value,
    words: unit === 'stays' && words.length === 1 ? '' : words.join('; '),
  }
}

const times = (n: number): string => (n === 1 ? 'once' : `${n} times`)

/** 95 minutes as 1 h 35 min. */
export const hours = (minutes: number): string =>
  minutes < 60
    ? `${minutes} min`
    : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`

const header = ['Suite', 'First day', 'Last day', 'Split', 'Group', 'Figure', 'Number', 'Median minutes']
const shown = (n: Published, least: number): string => {
  if (n === 'few') return `fewer than ${least}`
  return n === 'withheld' ? 'withheld' : String(n)
}

/** What is published: each figure of each group, small numbers kept out, and no time of one person. */
export function publishedRows(
  groups: readonly FigureGroup[],
  least: number,
  period: { suite: string; from: string; to: string },
): string[][] {
  const whole = groups.find(({ split }) => split === 'all')
  const rows: string[][] = []
  for (const { code: split, label: splitLabel } of figureSplits) {
    const parts = groups.filter((group) => group.split === split)
    for (const [at, { code, label }] of custodyFigureList.entries()) {
      const numbers = parts.map(({ values }) => values[at]?.n ?? 0)
      const published = publishNumbers(numbers, whole?.values[at]?.n ?? 0, least)
      for (const [nr, part] of parts.entries()) {
        const n = split === 'all' ? published.total : (published.numbers[nr] ?? 0)
        const value = part.values.find(({ figure }) => figure === code)
        const median = typeof n === 'number' ? (value?.medianMinutes ?? '') : ''
        rows.push([
          period.suite,
          period.from,
          period.to,
          splitLabel,
          part.label,
          label,
          shown(n, least),
          String(median),
        ])
      }
    }
  }
  return [header, ...rows]
}
