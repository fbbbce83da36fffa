import { describe, expect, it } from 'vitest'
import { nicknameGroup, nicknameRelation } from './nicknames.ts'

describe('nickname groups', () => {
  it.each([
    ['Liz', 'elizabeth'],
    ['Elizabeth', 'liz'],
    ['Dave', 'david'],
    ['Danny', 'daniel'],
    ['Bill', 'william'],
    ['Gaz', 'gary'],
    ['Mo', 'mohammed'],
    ['Pete', 'piotr'],
  ])('%s may be known as %s', (name, other) => {
    expect(nicknameGroup(name)).toContain(other)
    expect(nicknameRelation(name, other)).toBe('direct')
    expect(nicknameRelation(other, name)).toBe('direct')
  })

  it('joins two short forms of one name, after the direct ones', () => {
    const group = nicknameGroup('liz')
    expect(nicknameRelation('liz', 'beth')).toBe('shared')
    expect(group.indexOf('beth')).toBeGreaterThan(group.indexOf('elizabeth'))
  })

  it('does not chain from one group into the next', () => {
    expect(nicknameRelation('tony', 'cliff')).not.toBe('direct')
    expect(nicknameGroup('david')).not.toContain('daniel')
  })

  it('never holds the name itself and is empty for a name without one', () => {
    expect(nicknameGroup('alex')).not.toContain('alex')
    expect(nicknameGroup('Xanthippa')).toEqual([])
    expect(nicknameRelation('alex', 'Alex')).toBeUndefined()
  })
})
