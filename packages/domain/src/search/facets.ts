/** Filters of a long list of results: which values each has, how many results each would leave, and what is left. */

/** What a result can be narrowed by; a fact that it does not have leaves it out when that filter is set. */
export type Facts = {
  kind: string
  roles: readonly string[]
  /** YYYY-MM-DD. */
  day: string | null
  area: string | null
  sex: string | null
  ageBand: string | null
  /** Where a text stands; results that are no texts have none. */
  field?: string | null
  /** The force that owns a text of intelligence. */
  force?: string | null
}

export const facetFields = ['kind', 'field', 'force', 'role', 'area', 'sex', 'ageBand', 'when'] as const
export type FacetField = (typeof facetFields)[number]

/** Values chosen in each filter (any of them is enough), and the days from and to which events count. */
export type Chosen = Partial<Record<FacetField, readonly string[]>> & { from?: string; to?: string }

export type Facet = { field: FacetField; values: { value: string; count: number }[] }

export const ageBands = [
  { code: '0-9', label: 'Under 10', most: 9 },
  { code: '10-17', label: '10 to 17', most: 17 },
  { code: '18-24', label: '18 to 24', most: 24 },
  { code: '25-34', label: '25 to 34', most: 34 },
  { code: '35-49', label: '35 to 49', most: 49 },
  { code: '50-64', label: '50 to 64', most: 64 },
  { code: '65+', label: '65 and over', most: 200 },
] as const

/** The band of an age in whole years; null when it is not known. */
export const ageBandOf = (years: number | null): string | null =>
  years === null ? null : (ageBands.find((band) => years <= band.most)?.code ?? null)

export const periods = [
  { code: 'week', label: 'Last 7 days', days: 7 },
  { code: 'month', label: 'Last 31 days', days: 31 },
  { code: 'year', label: 'Last 12 months', days: 366 },
  { code: 'older', label: 'Earlier', days: Number.POSITIVE_INFINITY },
] as const

const dayMs = 86_400_000

/** The period that a day lies in, the shortest that holds it; `today` is YYYY-MM-DD. */
function periodOf(day: string, today: string): string {
  const ago = (Date.parse(`${today}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / dayMs
  return periods.find((period) => ago <= period.days)?.code ?? 'older'
}

/** A shorter period is part of each longer one, so that its results count in all of these. */
function periodsOf(day: string | null, today: string): string[] {
  if (day === null) return []
  const own = periodOf(day, today)
  if (own === 'older') return ['older']
  const from = periods.findIndex((period) => period.code === own)
  return periods.slice(from, -1).map((period) => period.code)
}

const valuesOf = (facts: Facts, field: FacetField, today: string): readonly string[] => {
  if (field === 'role') return facts.roles
  if (field === 'when') return periodsOf(facts.day, today)
  const value = facts[field] ?? null
  return value === null ? [] : [value]
}

const isBetween = (day: string | null, { from, to }: Chosen): boolean =>
  (from === undefined && to === undefined) ||
  (day !== null && (from === undefined || day >= from) && (to === undefined || day <= to))

/** Whether a result stays under the filters; `but` leaves one filter out, for the counts beside its own values. */
export function isKept(facts: Facts, chosen: Chosen, today: string, but?: FacetField): boolean {
  return (
    isBetween(facts.day, chosen) &&
    facetFields.every((field) => {
      const wanted = field === but ? [] : (chosen[field] ?? [])
      return wanted.length === 0 || valuesOf(facts, field, today).some((value) => wanted.includes(value))
    })
  )
}

/**
 * The values of each filter with the number of results that choosing it would leave beside the other filters; a value
 * that is chosen stays in the list when it leaves none. Most first.
 */
export function facetsOf(results: readonly Facts[], chosen: Chosen, today: string): Facet[] {
  return facetFields.flatMap((field) => {
    const counts = new Map<string, number>((chosen[field] ?? []).map((value) => [value, 0]))
    for (const facts of results) {
      if (!isKept(facts, chosen, today, field)) continue
      for (const value of new Set(valuesOf(facts, field, today)))
        counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    const values = [...counts].map(([value, count]) => ({ value, count }))
    return values.length === 0 ? [] : [{ field, values: inOrder(field, values) }]
  })
}

const order: Partial<Record<FacetField, readonly string[]>> = {
  ageBand: ageBands.map((band) => band.code),
  when: periods.map((period) => period.code),
}

function inOrder(field: FacetField, values: Facet['values']): Facet['values'] {
  const fixed: readonly string[] = order[field] ?? []
  const place = (value: string) => fixed.indexOf(value)
  return values.sort(
    (a, b) => place(a.value) - place(b.value) || b.count - a.count || (a.value < b.value ? -1 : 1),
  )
}
