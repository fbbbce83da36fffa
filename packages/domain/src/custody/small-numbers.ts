/** Small numbers kept out of what is published, so that nobody can be told from a count (C24). */

/** A number as it is published: itself, `few` where it is too small, `withheld` where the total would give a small one away. */
export type Published = number | 'few' | 'withheld'

/**
 * The numbers of one figure over the groups of one split, and their total. Below `least` and not nothing is `few`; where only
 * one of them is, the next smallest is withheld too, as the total would give it away.
 */
export function publishNumbers(
  numbers: readonly number[],
  total: number,
  least: number,
): { numbers: Published[]; total: Published } {
  const isFew = (n: number) => n > 0 && n < least
  const published: Published[] = numbers.map((n) => (isFew(n) ? 'few' : n))
  if (published.filter((n) => n === 'few').length === 1) {
    const rest = numbers.filter((n) => n >= least)
    const smallest = rest.length === 0 ? -1 : numbers.indexOf(Math.min(...rest))
    if (smallest >= 0) published[smallest] = 'withheld'
  }
  return { numbers: published, total: isFew(total) ? 'few' : total }
}
