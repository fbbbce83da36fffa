/** Crime references of older systems, read into one form so that the old number finds the record (investigation.md 7). */
import { type Parsed, parsed, refused } from './parsed.ts'

/** Templates of forces; recalled. A reference is never reused and names no person. */
export const crimeReferenceForms = [
  { code: 'BOROUGH', example: '1234567/26', pattern: /^(\d{7})\/(\d{2})$/ },
  { code: 'DIVISION', example: 'AB/12345/26', pattern: /^([A-Z]{2})\/(\d{1,6})\/(\d{2})$/ },
  { code: 'FORCE', example: '42/123456/26', pattern: /^(\d{2})\/(\d{1,6})\/(\d{2})$/ },
  { code: 'OCCURRENCE', example: '26000123456', pattern: /^(\d{2})(\d{9})$/ },
] as const
export type CrimeReferenceForm = (typeof crimeReferenceForms)[number]['code']

/** The form and the normal text of an old reference (`ab / 123 / 26` is `AB/123/26`); undefined for anything else. */
export function readCrimeReference(raw: string): { form: CrimeReferenceForm; value: string } | undefined {
  const typed = raw.toUpperCase().replace(/[\s\\]+/g, (gap) => (gap.includes('\\') ? '/' : ''))
  const form = crimeReferenceForms.find(({ pattern }) => pattern.test(typed))
  if (form === undefined) return undefined
  const parts = form.pattern.exec(typed)?.slice(1) ?? []
  const isPadded = form.code === 'DIVISION' || form.code === 'FORCE'
  // The serial between two slashes was written with and without leading noughts.
  const value = isPadded ? [parts[0], Number(parts[1]), parts[2]].join('/') : typed
  return { form: form.code, value }
}

/** The same, in the shape of the other parsers. */
export function parseCrimeReference(raw: string): Parsed {
  const reading = readCrimeReference(raw)
  const examples = crimeReferenceForms.map(({ example }) => example).join(', ')
  return reading
    ? parsed(reading.value)
    : refused(`An older crime reference looks like one of these: ${examples}.`)
}
