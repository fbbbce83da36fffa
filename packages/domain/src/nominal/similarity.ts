/** How alike two folded names are: Jaro-Winkler and Damerau-Levenshtein. */

const PREFIX_SCALE = 0.1
const PREFIX_MOST = 4

/** Jaro-Winkler similarity, 0 (nothing shared) to 1 (equal), with the usual boost for up to four first letters. */
export function jaroWinkler(a: string, b: string): number {
  const jaro = jaroSimilarity(a, b)
  let prefix = 0
  while (prefix < PREFIX_MOST && prefix < a.length && prefix < b.length && a[prefix] === b[prefix])
    prefix += 1
  return jaro + prefix * PREFIX_SCALE * (1 - jaro)
}

function jaroSimilarity(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1
  if (a === '' || b === '') return 0
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const usedOfB = new Uint8Array(b.length)
  const matchedOfA: number[] = []
  for (let i = 0; i < a.length; i += 1) {
    const end = Math.min(b.length - 1, i + reach)
    for (let j = Math.max(0, i - reach); j <= end; j += 1) {
      if (usedOfB[j] === 1 || a.charCodeAt(i) !== b.charCodeAt(j)) continue
      usedOfB[j] = 1
      matchedOfA.push(a.charCodeAt(i))
      break
    }
  }
  if (matchedOfA.length === 0) return 0
  const shared = matchedOfA.length
  const halfTranspositions = countOutOfOrder(matchedOfA, usedOfB, b)
  return (shared / a.length + shared / b.length + (shared - halfTranspositions / 2) / shared) / 3
}

function countOutOfOrder(matchedOfA: number[], usedOfB: Uint8Array, b: string): number {
  let next = 0
  let outOfOrder = 0
  for (let j = 0; j < b.length; j += 1) {
    if (usedOfB[j] !== 1) continue
    if (matchedOfA[next] !== b.charCodeAt(j)) outOfOrder += 1
    next += 1
  }
  return outOfOrder
}

/**
 * Damerau-Levenshtein distance in its optimal-string-alignment form (no letter is edited twice): the number of
 * letters put in, left out, changed, or swapped with their neighbour. `most` stops early: any distance above it
 * is given as `most + 1`.
 */
export function damerauLevenshtein(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > most) return most + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    let best = i
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let distance = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        distance = Math.min(distance, (beforeLast[j - 2] ?? 0) + 1)
      }
      row.push(distance)
      best = Math.min(best, distance)
    }
    if (best > most) return most + 1
    beforeLast = last
    last = row
  }
  const distance = last[b.length] ?? 0
  return distance > most ? most + 1 : distance
}
