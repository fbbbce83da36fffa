/** The closed lists of linked series of crimes: on what a crime is linked, and how surely. */

export const seriesBases = [
  { code: 'MO', label: 'Same method' },
  { code: 'FORENSIC', label: 'Forensic' },
  { code: 'PROPERTY', label: 'Property' },
  { code: 'GEOGRAPHY', label: 'Place and time' },
  { code: 'ADMISSION', label: 'Admission' },
] as const

export const seriesStrengths = [
  { code: 'CONFIRMED', label: 'Confirmed' },
  { code: 'PROBABLE', label: 'Probable' },
  { code: 'POSSIBLE', label: 'Possible' },
] as const

/** The methods that every crime of a series has, and those that more than one has. */
export function sharedMethods(crimes: readonly { methods: readonly string[] }[]): {
  ofAll: string[]
  ofSome: string[]
} {
  const counts = new Map<string, number>()
  for (const { methods } of crimes)
    for (const code of new Set(methods)) counts.set(code, (counts.get(code) ?? 0) + 1)
  const shared = [...counts].filter(([, count]) => count > 1)
  return {
    ofAll: shared.filter(([, count]) => count === crimes.length).map(([code]) => code),
    ofSome: shared.filter(([, count]) => count < crimes.length).map(([code]) => code),
  }
}
