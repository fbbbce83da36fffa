/** The record of a month as it is published: rows in which nobody can be told apart, and figures without small numbers (SS-10). */
import { observedEthnicities, selfDefinedEthnicities } from '../codes/ethnicity.ts'
import { labelIn } from '../custody/offence-words.ts'
import { type Published, publishNumbers } from '../custody/small-numbers.ts'
import { londonDay } from '../time/london-day.ts'
import { searchObjects, searchOutcomes, searchPowers } from './stop-search-codes.ts'
import { ageRanges, publishedSearch } from './stop-search-output.ts'
import type { StopSearch } from './stop-search-record.ts'
import type { StopSearchRules } from './stop-search-rules-table.ts'

/** The columns of the published file, all of them and in this order. */
export const publishedColumns = [
  { key: 'type', label: 'Type' },
  { key: 'date', label: 'Date' },
  { key: 'ageRange', label: 'Age range' },
  { key: 'selfDefinedEthnicity', label: 'Self-defined ethnicity' },
  { key: 'officerDefinedEthnicity', label: 'Officer-defined ethnicity' },
  { key: 'legislation', label: 'Legislation' },
  { key: 'objectOfSearch', label: 'Object of search' },
  { key: 'outcome', label: 'Outcome' },
  { key: 'outcomeLinkedToObject', label: 'Outcome linked to object of search' },
  { key: 'moreThanOuterClothing', label: 'Removal of more than just outer clothing' },
] as const
export type PublishedRow = Record<(typeof publishedColumns)[number]['key'], string>

/** In place of what would tell somebody apart. */
export const withheld = 'Withheld'

export interface PublishedFigure {
  title: string
  groups: { label: string; number: Published }[]
  total: Published
}

/**
 * A month as rows and figures. A row keeps the day and not the time; where fewer people than `publishLeast` share age range
 * and both ethnicities, those are withheld.
 */
export function publishMonth(
  searches: readonly StopSearch[],
  rules: StopSearchRules,
): { rows: PublishedRow[]; figures: PublishedFigure[] } {
  const rows = searches.map(rowOf)
  const alike = new Map<string, number>()
  for (const row of rows) alike.set(groupOf(row), (alike.get(groupOf(row)) ?? 0) + 1)
  return {
    rows: rows
      .map((row) => ((alike.get(groupOf(row)) ?? 0) < rules.publishLeast ? withoutPerson(row) : row))
      .sort((a, b) => a.date.localeCompare(b.date) || JSON.stringify(a).localeCompare(JSON.stringify(b))),
    figures: [
      figure('Age range', rows, 'ageRange', ageRanges, rules),
      figure('Self-defined ethnicity', rows, 'selfDefinedEthnicity', selfDefinedEthnicities, rules),
      figure('Officer-defined ethnicity', rows, 'officerDefinedEthnicity', observedEthnicities, rules),
      figure('Legislation', rows, 'legislation', searchPowers, rules),
      figure('Object of search', rows, 'objectOfSearch', searchObjects, rules),
      figure('Outcome', rows, 'outcome', searchOutcomes, rules),
    ],
  }
}

const groupOf = (row: PublishedRow): string =>
  [row.ageRange, row.selfDefinedEthnicity, row.officerDefinedEthnicity].join('|')

const withoutPerson = (row: PublishedRow): PublishedRow => ({
  ...row,
  ageRange: withheld,
  selfDefinedEthnicity: withheld,
  officerDefinedEthnicity: withheld,
})

function yesNo(value: boolean | undefined): string {
  if (value === undefined) return ''
  return value ? 'Yes' : 'No'
}

function rowOf(search: StopSearch): PublishedRow {
  const row = publishedSearch(search)
  const words = (list: readonly { code: string; label: string }[], code: string | undefined) =>
    code === undefined ? '' : labelIn(list, code)
  return {
    type: row.type,
    date: row.date === '' ? '' : londonDay(row.date),
    ageRange: row.ageRange ?? '',
    selfDefinedEthnicity: words(selfDefinedEthnicities, row.selfDefinedEthnicity),
    officerDefinedEthnicity: words(observedEthnicities, row.officerDefinedEthnicity),
    legislation: row.legislation ?? '',
    objectOfSearch: row.objectOfSearch ?? '',
    outcome: row.outcome ?? '',
    outcomeLinkedToObject: yesNo(row.outcomeLinkedToObject),
    moreThanOuterClothing: yesNo(row.removalOfMoreThanOuterClothing),
  }
}

function figure(
  title: string,
  rows: readonly PublishedRow[],
  key: keyof PublishedRow,
  list: readonly { label: string }[],
  rules: StopSearchRules,
): PublishedFigure {
  const labels = [...list.map(({ label }) => label), 'Not recorded']
  const of = (label: string) => rows.filter((row) => (row[key] || 'Not recorded') === label).length
  const { numbers, total } = publishNumbers(labels.map(of), rows.length, rules.publishLeast)
  return {
    title,
    total,
    groups: labels.flatMap((label, index) => {
      const number = numbers[index] ?? 0
      return number === 0 ? [] : [{ label, number }]
    }),
  }
}
