const numbers = new Intl.NumberFormat('en-GB')

/** How many characters are left, or too many, in words. */
export function countMessage(length: number, limit: number): string {
  const left = limit - length
  const count = Math.abs(left)
  const noun = count === 1 ? 'character' : 'characters'
  return left < 0 ? `${numbers.format(count)} ${noun} too many` : `${numbers.format(count)} ${noun} left`
}
