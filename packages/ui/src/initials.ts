/** Two letters for a name: "HUSSAIN, Siobhan Marie" and "Siobhan Hussain" both give SH. */
export function initialsOf(name: string): string {
  const [before = '', after] = name.split(',')
  const words = (after === undefined ? before : `${after} ${before}`).split(/[\s-]+/).filter(Boolean)
  const first = words[0]?.[0] ?? ''
  const last = words.length > 1 ? (words[words.length - 1]?.[0] ?? '') : ''
  return (first + last).toUpperCase()
}
