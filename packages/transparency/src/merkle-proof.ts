/** Proofs over the tree of RFC 6962: that a leaf is in it, and that one tree is the beginning of another. */
import { emptyRoot, type Frontier, nodeHash, spansOf } from './merkle-tree.ts'

/** A tree of which the left part is known by its frontier only and the rest by its leaf hashes: enough for every proof about the rest. */
export type PartialTree = { size: number; hashOf(from: number, to: number): Buffer }

/** The tree of a frontier followed by the leaf hashes that were added after it. */
export function partialTree(frontier: Frontier, added: readonly Buffer[]): PartialTree {
  const known = spansOf(frontier)
  const first = Number(frontier.size)
  const hashOf = (from: number, to: number): Buffer => {
    if (to <= from) return emptyRoot
    const whole = known.find((span) => span.from === from && span.to === to)
    if (whole !== undefined) return whole.root
    if (to - from === 1) {
      const leaf = added[from - first]
      if (leaf === undefined) throw new Error(`Leaf ${from} is not known to this part of the tree.`)
      return leaf
    }
    const middle = from + splitOf(to - from)
    return nodeHash(hashOf(from, middle), hashOf(middle, to))
  }
  return { size: first + added.length, hashOf }
}

/** The largest power of two smaller than `n`. */
function splitOf(n: number): number {
  let split = 1
  while (split * 2 < n) split *= 2
  return split
}

/** The hashes that prove that leaf `index` is in the tree, the nearest first (RFC 6962 section 2.1.1). */
export function inclusionProof(tree: PartialTree, index: number): Buffer[] {
  if (index < 0 || index >= tree.size) throw new Error(`Leaf ${index} is not in a tree of ${tree.size}.`)
  const proof: Buffer[] = []
  let [from, to] = [0, tree.size]
  while (to - from > 1) {
    const middle = from + splitOf(to - from)
    if (index < middle) {
      proof.unshift(tree.hashOf(middle, to))
      to = middle
    } else {
      proof.unshift(tree.hashOf(from, middle))
      from = middle
    }
  }
  return proof
}

/** The hashes that prove that the tree of the first `size` leaves is the beginning of this one (RFC 6962 section 2.1.2). */
export function consistencyProof(tree: PartialTree, size: number): Buffer[] {
  if (size === 0 || size === tree.size) return []
  const proof: Buffer[] = []
  let [from, to, isWhole] = [0, tree.size, true]
  while (size !== to) {
    const middle = from + splitOf(to - from)
    if (size <= middle) {
      proof.unshift(tree.hashOf(middle, to))
      to = middle
    } else {
      proof.unshift(tree.hashOf(from, middle))
      from = middle
      isWhole = false
    }
  }
  return isWhole ? proof : [tree.hashOf(from, to), ...proof]
}

/** Whether the proof shows that the leaf hash stands at `index` of a tree of `size` leaves with this root. */
export function isIncluded(
  proof: readonly Buffer[],
  index: number,
  size: number,
  leaf: Buffer,
  root: Buffer,
): boolean {
  if (index < 0 || index >= size) return false
  let [at, last, value] = [index, size - 1, leaf]
  for (const step of proof) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      value = nodeHash(step, value)
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    } else {
      value = nodeHash(value, step)
    }
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && value.equals(root)
}

/** Whether the proof shows that the tree of `oldSize` leaves is the beginning of that of `newSize` leaves (RFC 9162 section 2.1.4.2). */
export function isConsistent(
  proof: readonly Buffer[],
  older: { size: number; root: Buffer },
  newer: { size: number; root: Buffer },
): boolean {
  if (older.size > newer.size) return false
  if (older.size === newer.size) return proof.length === 0 && older.root.equals(newer.root)
  if (older.size === 0) return proof.length === 0
  const path = isPowerOfTwo(older.size) ? [older.root, ...proof] : [...proof]
  let [at, last] = [older.size - 1, newer.size - 1]
  while (at % 2 === 1) [at, last] = [half(at), half(last)]
  const [first, ...steps] = path
  if (first === undefined) return false
  let [oldValue, newValue] = [first, first]
  for (const step of steps) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      oldValue = nodeHash(step, oldValue)
      newValue = nodeHash(step, newValue)
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    } else {
      newValue = nodeHash(newValue, step)
    }
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && oldValue.equals(older.root) && newValue.equals(newer.root)
}

const half = (n: number): number => Math.floor(n / 2)

function isPowerOfTwo(n: number): boolean {
  let rest = n
  while (rest % 2 === 0) rest /= 2
  return rest === 1
}
