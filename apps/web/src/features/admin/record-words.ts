/** The officers' words for grades of restriction. */
export const grades = [
  { value: 'hidden', label: 'Hidden', hint: 'Others cannot tell that it exists' },
  { value: 'signposted', label: 'Signposted', hint: 'Others are told that it exists and whom to ask' },
  {
    value: 'silent',
    label: 'Silent',
    hint: 'Others cannot tell that it exists, and its owner hears of near-misses',
  },
] as const

export const gradeWords = (grade: string): string =>
  grades.find(({ value }) => value === grade)?.label ?? 'Open'
