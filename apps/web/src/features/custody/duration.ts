/** Counted time in words, hours and minutes. */
export function durationWords(minutes: number | null): string {
  if (minutes === null) return 'not counted'
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`
}
