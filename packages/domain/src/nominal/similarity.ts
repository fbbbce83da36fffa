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
  // What both begin and end with costs nothing and need not be looked at.
  let start = 0
  let [endA, endB] = [a.length, b.length]
  while (start < endA && start < endB && a.charCodeAt(start) === b.charCodeAt(start)) start += 1
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA -= 1
    endB -= 1
  }
  const distance = distanceBetween(a.slice(start, endA), b.slice(start, endB), most)
  return distance > most ? most + 1 : distance
}

/** Three rows of the table, kept from call to call since millions of pairs are compared. */
let rows = [new Uint16Array(64), new Uint16Array(64), new Uint16Array(64)] as const

function distanceBetween(a: string, b: string, most: number): number {
  if (a.length === 0 || b.length === 0) return a.length + b.length
  if (b.length >= rows[0].length) {
    const size = 2 * (b.length + 1)
    rows = [new Uint16Array(size), new Uint16Array(size), new Uint16Array(size)]
  }
  let [beforeLast, last, row] = rows
  for (let j = 0; j <= b.length; j += 1) last[j] = j
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = i
    let best = i
    const sign = a.charCodeAt(i - 1)
    for (let j = 1; j <= b.length; j += 1) {
      const other = b.charCodeAt(j - 1)
      const cost = sign === other ? 0 : 1
      let distance = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && sign === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other) {
        distance = Math.min(distance, (beforeLast[j - 2] ?? 0) + 1)
      }
      row[j] = distance
      if (distance < best) best = distance
    }
    if (best > most) return most + 1
    ;[beforeLast, last, row] = [last, row, beforeLast]
  }
  return last[b.length] ?? 0
}
