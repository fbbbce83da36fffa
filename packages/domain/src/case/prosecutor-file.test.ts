/** The file for the prosecutor: every form that is there once, nothing among what is served that may not be (PF-1 to PF-3). */
import { describe, expect, it } from 'vitest'
import { cleanFile } from './case-file.testing.ts'
import { mayBeServed, neverServed } from './mg-forms.ts'
import { prosecutorFile, prosecutorTurn, type SignedWords } from './prosecutor-file.ts'

const day = '2026-11-20'
const made = (seed: number, words: readonly SignedWords[] = []) => {
  const file = cleanFile(seed)
  return { file, sent: prosecutorFile(file, { force: '01', words, documents: [] }) }
}

describe('PF-1: the set of forms', () => {
  it('is every form of the file, of 200 clean files', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const { file, sent } = made(seed)
      const codes = new Set([...sent.served, ...sent.restricted].map(({ code }) => code))
      const there = new Set(file.forms.map(({ code }) => code))
      expect([...codes].toSorted(), `seed ${seed}`).toEqual([...there].toSorted())
      expect(sent.ptiUrn.length).toBeLessThanOrEqual(11)
    }
  })

  it('says the words that were signed, with their version, and no draft', () => {
    const words = {
      code: 'MG5',
      version: 3,
      signedAt: '2026-11-19T10:00:00Z',
      words: { summary: 'Seen on camera.' },
    }
    let seed = 1
    while (cleanFile(seed).forms.every(({ code }) => code !== 'MG5')) seed += 1
    const { file, sent } = made(seed, [words])
    const [form] = sent.served.filter(({ code }) => code === 'MG5')
    expect(form).toMatchObject({ version: 3, signedAt: words.signedAt })
    expect(form?.fields).toContainEqual({
      label: expect.any(String),
      value: 'Seen on camera.',
      isNarrative: true,
    })
    const none = prosecutorFile(file, { force: '01', words: [], documents: [] })
    const [draft] = none.served.filter(({ code }) => code === 'MG5')
    expect(draft?.version).toBeUndefined()
    expect(draft?.fields.some(({ isNarrative }) => isNarrative)).toBe(false)
  })
})

describe('PF-2: what may be served', () => {
  it('stands apart, and nothing else stands there, of 300 clean files', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const { sent } = made(seed)
      for (const { code } of sent.served) {
        expect(neverServed, `seed ${seed}`).not.toContain(code)
        expect(mayBeServed(code, day)).toBe(true)
      }
      for (const { code } of sent.restricted) expect(mayBeServed(code, day)).toBe(false)
    }
  })

  it('tells nobody where a witness is reached, of 300 clean files', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const { file, sent } = made(seed)
      const words = JSON.stringify(sent.served)
      for (const { address, phone, email } of file.witnesses)
        for (const secret of [address, phone, email])
          if (secret !== undefined) expect(words, `seed ${seed}`).not.toContain(secret)
    }
  })
})

describe('CM-6: the file goes', () => {
  it('whole, each version once', () => {
    const taken = { id: 'a', kind: 'CASE_FILE', state: 'ACKNOWLEDGED' as const, digest: 'a' }
    expect(prosecutorTurn([], 'a')).toEqual({ may: true, kind: 'CASE_FILE' })
    expect(prosecutorTurn([taken], 'a')).toMatchObject({ may: false })
    expect(prosecutorTurn([taken], 'b')).toEqual({ may: true, kind: 'CASE_FILE' })
  })
})
