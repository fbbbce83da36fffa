import { describe, expect, it } from 'vitest'
import { comparableName, compareForenames, compareSurnames } from './compare-names.ts'
import { areSpellingsOfOne, otherSpellings } from './name-spellings.ts'

describe('spellings of one name', () => {
  it('are known from either side', () => {
    expect(areSpellingsOfOne('ng', 'wu')).toBe(true)
    expect(areSpellingsOfOne('wu', 'ng')).toBe(true)
    expect(otherSpellings('cheung')).toContain('zhang')
  })

  it('are not every name, nor the name itself, nor a spelling of a spelling', () => {
    expect(areSpellingsOfOne('ng', 'ng')).toBe(false)
    expect(areSpellingsOfOne('smith', 'jones')).toBe(false)
    expect(areSpellingsOfOne('wang', 'hwang')).toBe(false)
    expect(otherSpellings('quillfeather')).toEqual([])
  })

  it('are a level of their own where the sound differs', () => {
    const [ng, wu] = [comparableName('Ng'), comparableName('Wu')]
    const [caoimhe, keeva] = [comparableName('Caoimhe'), comparableName('Keeva')]
    if (!ng || !wu || !caoimhe || !keeva) throw new Error('These are names.')
    expect(compareSurnames(ng, wu)).toBe('spelling')
    expect(compareForenames(caoimhe, keeva, undefined)).toBe('spelling')
  })
})
