/** The figures of custody (C24): what each counts, and the groups that they are split into. */

interface FigureRow {
  code: string
  label: string
  /** What is counted: stays, or things done on them; a length of time is shown by its middle, its ninetieth in a hundred and its longest. */
  unit: 'stays' | 'times' | 'minutes'
  /** The figure that this one is a part of. */
  of?: string
}

export const custodyFigureList = [
  { code: 'STAYS', label: 'People booked in', unit: 'stays' },
  { code: 'WAIT', label: 'Arrival to detention authorised', unit: 'minutes' },
  { code: 'WAIT_OVER', label: 'Waited longer than the force allows', unit: 'stays', of: 'WAIT' },
  { code: 'LENGTH', label: 'Length of detention', unit: 'minutes' },
  { code: 'OUT_OF_DOOR', label: 'Last offence decided to out of the door', unit: 'minutes' },
  { code: 'LEFT_AT_NIGHT', label: 'Released between 23:00 and 07:00', unit: 'stays', of: 'LENGTH' },
  { code: 'REVIEWS', label: 'Reviews of detention due', unit: 'times' },
  { code: 'REVIEW_PUT_OFF', label: 'Reviews late: put off, with a reason', unit: 'times', of: 'REVIEWS' },
  { code: 'REVIEW_BREACH', label: 'Reviews late: no reason recorded', unit: 'times', of: 'REVIEWS' },
  { code: 'REVIEW_MISSED', label: 'Reviews never done', unit: 'times', of: 'REVIEWS' },
  { code: 'CHECKS', label: 'Checks in the cell', unit: 'times' },
  { code: 'CHECK_LATE', label: 'Checks done late', unit: 'times', of: 'CHECKS' },
  { code: 'CHECK_TYPED_LATE', label: 'Checks typed only after they were due', unit: 'times', of: 'CHECKS' },
  { code: 'RIGHTS', label: 'Detention authorised to rights given', unit: 'minutes' },
  { code: 'RIGHTS_MISSING', label: 'No rights on the record', unit: 'stays', of: 'STAYS' },
  { code: 'ADULT', label: 'Appropriate adult asked to arrived', unit: 'minutes' },
  { code: 'ADULT_NONE', label: 'Appropriate adult asked and never there', unit: 'stays', of: 'STAYS' },
  { code: 'STRIP', label: 'Strip searches', unit: 'times' },
  { code: 'INTIMATE', label: 'Intimate searches', unit: 'times' },
  { code: 'FORCE', label: 'Use of force in custody', unit: 'times' },
  { code: 'CHILD_AT_NIGHT', label: 'Children kept overnight', unit: 'stays', of: 'STAYS' },
  {
    code: 'CHILD_NOT_ASKED',
    label: 'Children kept overnight, local authority not asked',
    unit: 'stays',
    of: 'CHILD_AT_NIGHT',
  },
] as const satisfies readonly FigureRow[]
export type CustodyFigure = (typeof custodyFigureList)[number]['code']

/** What the figures are split by. */
export const figureSplits = [
  { code: 'all', label: 'All' },
  { code: 'age', label: 'Age on arrival' },
  { code: 'sex', label: 'Sex' },
  { code: 'ethnicity', label: 'Self-defined ethnicity' },
] as const
export type FigureSplit = (typeof figureSplits)[number]['code']

/** The first year of each band of ages; nobody under ten can be arrested for an offence, and a wrong date still has its row. */
export const ageBands = [0, 10, 14, 18, 21, 25, 35, 45, 55, 65] as const

/** The words for a group of a split, as its code says: `18`, `M`, `Asian`, `NK`. */
export function figureGroupLabel(
  split: FigureSplit,
  code: string,
  sexes: readonly { code: string; label: string }[],
): string {
  if (split === 'all') return 'All'
  if (split === 'sex') return sexes.find((sex) => sex.code === code)?.label ?? 'Not known'
  if (code === 'NK') return split === 'age' ? 'Age not known' : 'Not recorded'
  if (split === 'ethnicity') return code
  const next = ageBands.find((from) => from > Number(code))
  return next === undefined ? `${code} and over` : `${code} to ${next - 1}`
}
