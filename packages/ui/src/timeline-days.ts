const dayWords = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})

export type DayGroup<Entry> = { day: string; words: string; entries: Entry[] }

/** Runs of entries of the same day, in the order given. `day` is an ISO date. */
export function groupByDay<Entry extends { day: string }>(entries: readonly Entry[]): DayGroup<Entry>[] {
  const groups: DayGroup<Entry>[] = []
  for (const entry of entries) {
    const last = groups[groups.length - 1]
    if (last?.day === entry.day) last.entries.push(entry)
    else groups.push({ day: entry.day, words: wordsOf(entry.day), entries: [entry] })
  }
  return groups
}

function wordsOf(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(at) ? day : dayWords.format(at).replace(',', '')
}
