/** Prison number: a letter, four digits and two letters. */
import { type Parsed, parsed, refused, squash } from './parsed.ts'

/** Reads a prison number such as A1234BC. */
export function parsePrisonNumber(raw: string): Parsed {
  const typed = squash(raw)
  if (typed === '') return refused('Enter a prison number, for example A1234BC.')
  if (!/^[A-Z]\d{4}[A-Z]{2}$/.test(typed)) {
    return refused('A prison number is a letter, four digits and two letters, for example A1234BC.')
  }
  return parsed(typed)
}
