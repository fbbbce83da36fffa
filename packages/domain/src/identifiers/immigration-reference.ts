/** Home Office reference: a letter and seven digits. */
import { type Parsed, parsed, refused, squash } from './parsed.ts'

/** Reads a Home Office reference such as A1234567. */
export function parseImmigrationReference(raw: string): Parsed {
  const typed = squash(raw)
  if (typed === '') return refused('Enter a Home Office reference, for example A1234567.')
  if (!/^[A-Z]\d{7}$/.test(typed))
    return refused('A Home Office reference is a letter and seven digits, for example A1234567.')
  return parsed(typed)
}
