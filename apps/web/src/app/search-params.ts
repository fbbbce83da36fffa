/** The part of an address after `?`, as plain words that a person can read and share. */

/** `?q=1987&kind=a&kind=b` as `{ q: '1987', kind: ['a', 'b'] }`; every value stays text. */
export function readSearch(search: string): Record<string, string | string[]> {
  const params = new URLSearchParams(search)
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const values = params.getAll(name)
      return [name, values.length > 1 ? values : (values[0] ?? '')]
    }),
  )
}

/** The reverse; what is undefined or empty is left out. */
export function writeSearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== undefined && each !== null && each !== '') params.append(name, String(each))
  }
  return params.size > 0 ? `?${params.toString()}` : ''
}
