/** The applicable bail period before charge (custody.md 8.2): months from the day after arrest. */
import { addDays, addMonths } from '../time/day.ts'
import type { Rank } from '../codes/ranks.ts'

/** Each step of a standard police case; `rank` is who may take it, none for a court. */
export const bailSteps = [
  { code: 'INITIAL', label: 'First bail', endsAtMonths: 3, rank: 'PS', source: 's.47ZB', mark: 'seen' },
  {
    code: 'FIRST_EXTENSION',
    label: 'First extension',
    endsAtMonths: 6,
    rank: 'INSP',
    source: 's.47ZC',
    mark: 'seen',
  },
  {
    code: 'SECOND_EXTENSION',
    label: 'Second extension',
    endsAtMonths: 9,
    rank: 'SUPT',
    source: 's.47ZDA',
    mark: 'seen',
  },
  {
    code: 'COURT',
    label: "Magistrates' extension",
    endsAtMonths: 12,
    rank: undefined,
    source: 's.47ZF',
    mark: 'seen',
  },
] as const satisfies readonly {
  code: string
  label: string
  endsAtMonths: number
  rank: Rank | undefined
  source: string
  mark: 'seen' | 'recalled'
}[]

export type BailStep = (typeof bailSteps)[number]['code']

/** The first day of the bail period: the day after arrest, whatever day bail was given. */
export const bailStart = (arrestDay: string): string => addDays(arrestDay, 1)

/** The last day of so many months of bail beginning on `start` (YYYY-MM-DD). */
export function endOfBailPeriod(start: string, months: number): string {
  const sameDay = addMonths(start, months)
  return sameDay.slice(8) === start.slice(8) ? addDays(sameDay, -1) : sameDay
}
