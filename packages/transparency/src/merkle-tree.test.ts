import { describe, expect, it } from 'vitest'
import {
  appendLeaf,
  emptyFrontier,
  emptyRoot,
  leafHash,
  packFrontier,
  rootOf,
  rootOver,
  unpackFrontier,
} from './merkle-tree.ts'

const leaves = (n: number) => Array.from({ length: n }, (_, index) => leafHash(Buffer.from(`entry ${index}`)))

describe('the tree of RFC 6962', () => {
  it('gives the reference roots of the public test vectors', () => {
    const inputs = [
      '',
      '00',
      '10',
      '2021',
      '3031',
      '40414243',
      '5051525354555657',
      '606162636465666768696a6b6c6d6e6f',
    ].map((hex) => leafHash(Buffer.from(hex, 'hex')))
    expect(emptyRoot.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(rootOver(inputs.slice(0, 1)).toString('hex')).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    )
    expect(rootOver(inputs).toString('hex')).toBe(
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    )
  })

  it('grows at its edge to the same root as a tree made whole, through its packed form', () => {
    let frontier = emptyFrontier()
    leaves(130).forEach((leaf, index, all) => {
      appendLeaf(frontier, leaf)
      frontier = unpackFrontier(frontier.size, packFrontier(frontier))
      expect(rootOf(frontier).equals(rootOver(all.slice(0, index + 1)))).toBe(true)
    })
  })
})
