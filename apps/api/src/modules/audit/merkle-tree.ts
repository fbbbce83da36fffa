/** The Merkle tree of RFC 6962: leaves and nodes hashed apart, grown at its right edge, with proofs that anyone can check. */
import { createHash } from 'node:crypto'

const hash = (...parts: Uint8Array[]): Buffer => {
  const digest = createHash('sha256')
  for (const part of parts) digest.update(part)
  return digest.digest()
}

const leafPrefix = Buffer.from([0])
const nodePrefix = Buffer.from([1])

/** The hash of a leaf's content. */
export const leafHash = (content: Uint8Array): Buffer => hash(leafPrefix, content)

/** The hash of a node over its two children. */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => hash(nodePrefix, left, right)

/** The root of the empty tree. */
export const emptyRoot: Buffer = hash()

/** The right edge of a tree: the roots of its full subtrees, largest first, and the number of leaves. */
export type Frontier = { size: bigint; roots: Buffer[] }

export const emptyFrontier = (): Frontier => ({ size: 0n, roots: [] })

/** Adds one leaf hash; the work is one hash on average. */
export function appendLeaf(frontier: Frontier, leaf: Buffer): void {
  let carry = leaf
  for (let size = frontier.size; (size & 1n) === 1n; size >>= 1n) {
    const left = frontier.roots.pop()
    if (left === undefined) throw new Error('The frontier does not fit its size.')
    carry = nodeHash(left, carry)
  }
  frontier.roots.push(carry)
  frontier.size += 1n
}

/** The root of the tree that the frontier is the edge of. */
export function rootOf(frontier: Frontier): Buffer {
  const [last, ...rest] = [...frontier.roots].reverse()
  if (last === undefined) return emptyRoot
  return rest.reduce((right, left) => nodeHash(left, right), last)
}

/** The frontier as bytes: 32 for each full subtree. */
export const packFrontier = (frontier: Frontier): Buffer => Buffer.concat(frontier.roots)

/** The frontier back from its bytes; throws when they do not fit the size. */
export function unpackFrontier(size: bigint, bytes: Buffer): Frontier {
  const ones = size.toString(2).replaceAll('0', '').length
  if (bytes.length !== ones * 32) throw new Error('The frontier does not fit its size.')
  return {
    size,
    roots: Array.from({ length: ones }, (_, index) =>
      Buffer.from(bytes.subarray(index * 32, index * 32 + 32)),
    ),
  }
}

/** The root over a run of leaf hashes, by the definition; for checking and for proofs. */
export function rootOver(leaves: readonly Buffer[]): Buffer {
  const frontier = emptyFrontier()
  for (const leaf of leaves) appendLeaf(frontier, leaf)
  return rootOf(frontier)
}

/** The largest power of two smaller than `n`. */
function splitOf(n: number): number {
  let split = 1
  while (split * 2 < n) split *= 2
  return split
}

/** The hashes that prove that leaf `index` is in the tree over `leaves` (RFC 6962 section 2.1.1). */
export function inclusionProof(leaves: readonly Buffer[], index: number): Buffer[] {
  if (leaves.length <= 1) return []
  const split = splitOf(leaves.length)
  return index < split
    ? [...inclusionProof(leaves.slice(0, split), index), rootOver(leaves.slice(split))]
    : [...inclusionProof(leaves.slice(split), index - split), rootOver(leaves.slice(0, split))]
}

/** Whether the proof shows that the leaf hash stands at `index` of a tree of `size` leaves with this root. */
export function isIncluded(
  proof: readonly Buffer[],
  index: number,
  size: number,
  leaf: Buffer,
  root: Buffer,
): boolean {
  if (index >= size) return false
  let [at, last, value] = [index, size - 1, leaf]
  for (const step of proof) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      value = nodeHash(step, value)
      while (at % 2 === 0 && at !== 0) [at, last] = [at >> 1, last >> 1]
    } else {
      value = nodeHash(value, step)
    }
    ;[at, last] = [at >> 1, last >> 1]
  }
  return last === 0 && value.equals(root)
}
