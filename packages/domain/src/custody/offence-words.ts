/** The words for codes and offences on the records of arrest and custody. */

/** The label of a code in a list, or the code itself where an imported one is not in it. */
export const labelIn = (list: readonly { code: string; label: string }[], code: string): string =>
  list.find((row) => row.code === code)?.label ?? code

/** The first offence in words, and how many more there are. */
export function offencesInWords(offences: readonly { title: string }[]): string {
  const [first] = offences
  if (first === undefined) return 'No offence recorded'
  return offences.length === 1 ? first.title : `${first.title} and ${offences.length - 1} more`
}
