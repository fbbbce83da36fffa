/** What a body checks before it takes a message: a few of the published problem codes, and one that the words of a letter ask for. */
import type { Envelope } from './body.ts'

type Known = { wasRefused: boolean; cases: ReadonlyMap<string, string> }

/** The codes by which the message is refused; none where it is taken. */
export function problemsOf(envelope: Envelope, { wasRefused, cases }: Known): string[] {
  const asked = askedFor(envelope.content)
  if (asked !== undefined && !wasRefused) return [asked]
  if (envelope.kind !== 'NEW_CASE' || envelope.reference === null) return []
  const line = cases.get(envelope.reference)
  return line === undefined || line === envelope.line ? [] : ['DUPLICATED_PROSECUTION']
}

/** A demonstration shows a refusal by writing its code in square brackets into what the letter is about: it is refused with it once. */
function askedFor({ heading }: Record<string, unknown>): string | undefined {
  return typeof heading === 'string' ? /\[([A-Z][A-Z0-9_]{3,79})\]/.exec(heading)?.[1] : undefined
}
