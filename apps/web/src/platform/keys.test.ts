import { describe, expect, it } from 'vitest'
import { nameOfKey } from './keys.tsx'

const press = (key: string, more: Partial<Record<'ctrlKey' | 'altKey' | 'metaKey', boolean>> = {}) =>
  nameOfKey({ key, ctrlKey: false, altKey: false, metaKey: false, ...more })

describe('the name of a press', () => {
  it('is the letter, whatever the case', () => {
    expect(press('G')).toBe('g')
    expect(press('?')).toBe('?')
  })

  it('has its modifiers in one order, and takes the Mac command key for Ctrl', () => {
    expect(press('l', { ctrlKey: true })).toBe('ctrl+l')
    expect(press('l', { metaKey: true })).toBe('ctrl+l')
    expect(press('ArrowDown', { altKey: true, ctrlKey: true })).toBe('ctrl+alt+ArrowDown')
  })
})
