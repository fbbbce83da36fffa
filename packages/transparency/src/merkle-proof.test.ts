import { describe, expect, it } from 'vitest'
import { consistencyProof, inclusionProof, isConsistent, isIncluded, partialTree } from './merkle-proof.ts'
import { appendLeaf, emptyFrontier, leafHash, rootOver } from './merkle-tree.ts'

const MOST = 34
const leaves = Array.from({ length: MOST }, (_, index) => leafHash(Buffer.from(`entry ${index}`)))
const forged = leafHash(Buffer.from('forged'))

/** The tree of `size` leaves of which the first `known` are known by their frontier only. */
function treeOf(known: number, size: number) {
  const frontier = emptyFrontier()
  for (const leaf of leaves.slice(0, known)) appendLeaf(frontier, leaf)
  return partialTree(frontier, leaves.slice(known, size))
}
const headOf = (size: number) => ({ size, root: rootOver(leaves.slice(0, size)) })

describe('the proof that a leaf is in a tree', () => {
  it(`holds for every leaf of every size to ${MOST}, from any part of the tree that has the leaf`, () => {
    for (let size = 1; size <= MOST; size += 1)
      for (let index = 0; index < size; index += 1) {
        const { root } = headOf(size)
        const proof = inclusionProof(treeOf(0, size), index)
        for (const known of [index, Math.floor(index / 2)])
          expect(inclusionProof(treeOf(known, size), index)).toEqual(proof)
        const leaf = leaves[index] ?? forged
        expect(isIncluded(proof, index, size, leaf, root)).toBe(true)
        expect(isIncluded(proof, index, size, forged, root)).toBe(false)
        expect(isIncluded(proof, index + 1, size, leaf, root)).toBe(false)
        expect(isIncluded(proof.slice(1), index, size, leaf, root)).toBe(size === 1)
      }
  })

  it('is not made up for a leaf that this part of the tree does not know', () => {
    expect(() => inclusionProof(treeOf(6, 9), 3)).toThrow('is not known')
    expect(() => inclusionProof(treeOf(0, 9), 9)).toThrow('not in')
  })
})

describe('the proof that a tree is the beginning of another', () => {
  it(`holds for every two sizes to ${MOST}, from the frontier of the older and what was added`, () => {
    for (let size = 1; size <= MOST; size += 1)
      for (let older = 0; older <= size; older += 1) {
        const proof = consistencyProof(treeOf(older, size), older)
        expect(proof).toEqual(consistencyProof(treeOf(0, size), older))
        expect(isConsistent(proof, headOf(older), headOf(size))).toBe(true)
        if (older === 0) continue
        expect(isConsistent(proof, { size: older, root: forged }, headOf(size))).toBe(false)
        if (older === size) continue
        expect(isConsistent(proof, headOf(older), { size, root: forged })).toBe(false)
        expect(isConsistent(proof.slice(1), headOf(older), headOf(size))).toBe(false)
        expect(isConsistent([...proof, forged], headOf(older), headOf(size))).toBe(false)
      }
  })

  it('is not there for a tree that is larger than the other', () => {
    expect(isConsistent([], headOf(5), headOf(4))).toBe(false)
  })
})
