/** What a body checks before it takes a message: a case by the published shape, a case once by its number, and what a demonstration asks for. */
import type { Envelope } from './body.ts'
import { caseProblems } from './case-shape.ts'
import { fileProblems } from './prosecutor.ts'

/** `cases`: the line of each case that was taken, by the number of the prosecution; `today` as YYYY-MM-DD. */
type Known = { wasRefused: boolean; cases: ReadonlyMap<string, string>; today: string }

/** The codes by which the message is refused; none where it is taken. */
export function problemsOf(envelope: Envelope, { wasRefused, cases, today }: Known): string[] {
  const { kind, reference, content } = envelope
  if (kind === 'CASE_FILE') return fileProblems(content, reference)
  if (kind !== 'NEW_CASE' && kind !== 'CASE_AMENDMENT') {
    const asked = askedFor(content)
    return asked !== undefined && !wasRefused ? [asked] : []
  }
  // A number stands for one prosecution, which is sent once; what comes after amends it.
  const isDouble =
    kind === 'NEW_CASE' ? cases.has(reference ?? '') : cases.get(reference ?? '') !== envelope.line
  return [...(isDouble ? ['DUPLICATED_PROSECUTION'] : []), ...caseProblems(content, reference, today)]
}

/** A demonstration shows a refusal by writing its code in square brackets into what the letter is about: it is refused with it once. */
function askedFor({ heading }: Record<string, unknown>): string | undefined {
  return typeof heading === 'string' ? /\[([A-Z][A-Z0-9_]{3,79})\]/.exec(heading)?.[1] : undefined
}
