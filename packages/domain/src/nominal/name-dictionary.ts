/** The deletion neighbourhood by which a misspelt name finds the real names near it in one indexed read. */
import { fold } from './fold-name.ts'
import { damerauLevenshtein, jaroWinkler } from './similarity.ts'

const JARO_WINKLER_NEAR = 0.9

/**
 * The folded name, run together, and each form of it with one letter left out, each once. Two names one letter
 * apart (put in, left out, changed or swapped) always share at least one; keep them in a table of
 * (deletion, name) and look a query up by `deletion = any(deletions(query))`, then test with `nearby`.
 */
export function deletions(name: string): string[] {
  const letters = runTogether(name)
  if (letters === '') return []
  const shorter = [...letters].map((_, i) => letters.slice(0, i) + letters.slice(i + 1)).filter(Boolean)
  return [...new Set([letters, ...shorter])]
}

/** Whether two names are near spellings: one letter apart, or 0.9 alike by Jaro-Winkler. */
export function nearby(nameA: string, nameB: string): boolean {
  const [a, b] = [runTogether(nameA), runTogether(nameB)]
  if (a === '' || b === '') return false
  return damerauLevenshtein(a, b, 1) <= 1 || jaroWinkler(a, b) >= JARO_WINKLER_NEAR
}

function runTogether(name: string): string {
  return fold(name).replaceAll(' ', '')
}
