/** The mod-23 check letter that PNC IDs, CRO numbers and arrest/summons numbers share (no I, O or S). */
const LETTERS = 'ZABCDEFGHJKLMNPQRTUVWXY'

/**
 * The check letter of a string of digits. BigInt, because an ASN makes a 17-digit number that a double rounds.
 * Answers the empty string when `digits` is not all digits.
 */
export function checkLetter(digits: string): string {
  if (!/^\d+$/.test(digits)) return ''
  return LETTERS.charAt(Number(BigInt(digits) % 23n))
}

/** True when the letter can be a check letter at all; I, O and S never are. */
export const isCheckLetter = (letter: string): boolean => letter.length === 1 && LETTERS.includes(letter)
