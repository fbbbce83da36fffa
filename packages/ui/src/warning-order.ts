export type Severity = 'high' | 'medium' | 'low'

export type WarningMarker = {
  id: string
  label: string
  severity: Severity
  /** When it was recorded or last reviewed, in words to show. */
  date?: string
  source?: string
  detail?: string
}

const rank: Record<Severity, number> = { high: 0, medium: 1, low: 2 }

/** Worst first; the given order stands among equals. */
export function worstFirst(markers: readonly WarningMarker[]): WarningMarker[] {
  return [...markers].sort((a, b) => rank[a.severity] - rank[b.severity])
}
