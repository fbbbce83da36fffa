import { describe, expect, it } from 'vitest'
import { displayName } from './display-name.ts'

describe('a name on a screen', () => {
  it.each([
    [undefined, 'Name not known'],
    [{ forename: ' ', surname: null }, 'Name not known'],
    [{ surname: 'Brindle' }, 'BRINDLE'],
    [{ forename: 'Marla' }, 'Marla'],
    [{ forename: 'Marla', middle: 'Jo', surname: "O'Dell" }, "O'DELL, Marla Jo"],
  ])('%j', (name, words) => {
    expect(displayName(name)).toBe(words)
  })
})
