/** Safe primitives: bare zod strings and numbers let through what Postgres refuses; these do not. */
import { isOpenList } from '@mips/domain/codes/catalogue'
import { isChoosable, isInList, nameOfList } from '@mips/domain/codes/lists'
import { z } from 'zod'

const isSafeText = (value: string) => !value.includes('\u0000') && value.isWellFormed()

/** Text of at most `max` characters, trimmed and in Unicode normal form C; no null byte, no lone surrogate. */
export const text = (max: number) =>
  z
    .string({ error: 'Enter text' })
    .max(max, { error: `Use ${max} characters or fewer` })
    .refine(isSafeText, { error: 'Take out the characters that cannot be stored' })
    .transform((value) => value.normalize('NFC').trim())

/** Text that may not be empty after trimming. */
export const requiredText = (max: number, message = 'Enter an answer') =>
  text(max).refine((value) => value.length > 0, { error: message })

/** A password exactly as it was typed: never trimmed, never cut. */
export const secretText = (message: string) =>
  z
    .string({ error: message })
    .min(1, { error: message })
    .max(128, { error: 'Use 128 characters or fewer' })
    .refine(isSafeText, { error: 'Take out the characters that cannot be stored' })
    .transform((value) => value.normalize('NFC'))

/** A whole number that Postgres `int4` can hold. */
export const int4 = (min = -2147483648, max = 2147483647) =>
  z
    .int({ error: 'Enter a whole number' })
    .min(min, { error: `Enter ${min} or more` })
    .max(max, { error: `Enter ${max} or less` })

/** A finite number between two bounds. */
export const decimal = (min: number, max: number) =>
  z
    .number({ error: 'Enter a number' })
    .min(min, { error: `Enter ${min} or more` })
    .max(max, { error: `Enter ${max} or less` })

/** A calendar day as `YYYY-MM-DD`, between 1850 and 2100. */
export const day = () =>
  z.iso
    .date({ error: 'Enter a real date, like 2026-03-27' })
    .refine((value) => value >= '1850-01-01' && value <= '2100-01-01', {
      error: 'Enter a year between 1850 and 2100',
    })

/** An instant in UTC as ISO 8601, between 1850 and 2100. */
export const instant = () =>
  z.iso
    .datetime({ offset: true, error: 'Enter a real date and time' })
    .refine((value) => value >= '1850' && value < '2100', { error: 'Enter a year between 1850 and 2100' })

/** The id of a record or of a row. */
export const Id = z.uuid({ error: 'This is not a record id' }).transform((value) => value.toLowerCase())
export type Id = z.infer<typeof Id>

/** A code of a closed list. */
export const oneOf = <const T extends readonly [string, ...string[]]>(codes: T) =>
  z.enum(codes, { error: `Choose one of: ${codes.join(', ')}` })

/**
 * A choice from an `as const` list of `{ code, … }`, for what is stored: a retired code is refused, and a code that a later
 * version of an open list added is taken.
 */
export function codeOf<const T extends readonly { code: string }[]>(list: T): CodeSchema<T> {
  const name = nameOfList(list)
  const closed = anyCodeOf(list)
  if (name === undefined) return closed
  const built: z.ZodType<string, string> = isOpenList(name) ? z.string().max(40) : closed
  return built.check(({ value, issues }) => {
    if (isChoosable(name, value)) return
    const message = isInList(name, value) ? 'This code is retired: choose another' : 'Choose from the list'
    issues.push({ code: 'custom', message, input: value })
  }) as CodeSchema<T>
}
type CodeSchema<T extends readonly { code: string }[]> = z.ZodType<T[number]['code'], T[number]['code']>

/** A code to search or filter by: retired ones are found too. */
export const anyCodeOf = <const T extends readonly { code: string }[]>(list: T) =>
  z.enum(list.map((item) => item.code) as [T[number]['code'], ...T[number]['code'][]], {
    error: 'Choose from the list',
  })

/** A small JSON document: an object of at most `maxBytes` when written, nested at most 32 deep. */
export const jsonDoc = (maxBytes = 64_000) =>
  z
    .record(z.string(), z.unknown())
    .refine((value) => isSafeDocument(value) && JSON.stringify(value).length <= maxBytes, {
      error: 'This is too large to keep, or holds characters that cannot be stored',
    })

/** Looks at the texts themselves: written as JSON, a null byte hides behind an escape that Postgres still refuses. */
function isSafeDocument(document: unknown): boolean {
  const open: { value: unknown; depth: number }[] = [{ value: document, depth: 0 }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next
    if (typeof value === 'string' && !isSafeText(value)) return false
    if (typeof value !== 'object' || value === null) continue
    if (depth === 32) return false
    for (const [key, child] of Object.entries(value))
      open.push({ value: key, depth }, { value: child, depth: depth + 1 })
  }
  return true
}

/** How a stored fact came; `carried` names the record that it came from. */
export const Origin = z.strictObject({
  how: oneOf(['typed', 'chosen', 'carried', 'imported', 'derived']),
  fromId: Id.optional(),
  fromField: text(80).optional(),
})
export type Origin = z.infer<typeof Origin>

/** The origins of the fields of a form, by field name. */
export const Origins = z.record(z.string().max(80).refine(isSafeText), Origin).default({})
export type Origins = z.infer<typeof Origins>

/** What this reader may do to a record, each with the reason when not. */
export const May = z.record(z.string(), z.object({ allowed: z.boolean(), reason: z.string().optional() }))
export type May = z.infer<typeof May>

/** The words that name a user in replies. */
export const OfficerRef = z.object({
  id: z.string(),
  staffNumber: z.string(),
  displayName: z.string(),
  rank: z.string(),
})
export type OfficerRef = z.infer<typeof OfficerRef>

/** A short reference to any record in replies. */
export const RecordRef = z.object({
  id: z.string(),
  kind: z.string(),
  reference: z.string().nullable(),
  title: z.string(),
})
export type RecordRef = z.infer<typeof RecordRef>
