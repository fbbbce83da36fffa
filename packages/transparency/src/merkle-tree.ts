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

/** The leaves that a full subtree of a frontier covers, and its root. */
export type Span = { from: number; to: number; root: Buffer }

/** The full subtrees of a frontier, from the left. */
export function spansOf(frontier: Frontier): Span[] {
  let from = 0
  const bits = frontier.size.toString(2)
  const sizes = [...bits].flatMap((bit, at) => (bit === '1' ? 2 ** (bits.length - 1 - at) : []))
  return frontier.roots.map((root, at) => {
    const span = { from, to: from + (sizes[at] ?? 0), root }
    from = span.to
    return span
  })
}

/** The root over a run of leaf hashes, by the definition. */
export function rootOver(leaves: readonly Buffer[]): Buffer {
  const frontier = emptyFrontier()
  for (const leaf of leaves) appendLeaf(frontier, leaf)
  return rootOf(frontier)
}
