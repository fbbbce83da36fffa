/** What every identifier parser answers: a normal form to store, or a plain sentence that says what to put right. */
export type Parsed = { ok: true; value: string; display: string } | { ok: false; problem: string }

/** An identifier in its normal form, with the form that officers read. */
export const parsed = (value: string, display: string = value): Parsed => ({ ok: true, value, display })

/** A refusal; `problem` is a sentence for the officer, without the value that was typed. */
export const refused = (problem: string): Parsed => ({ ok: false, problem })

/** Upper case with spaces, dots, dashes and slashes gone; what most national identifiers are compared on. */
export const squash = (raw: string): string => raw.toUpperCase().replace(/[\s./\\_-]+/g, '')
