/** The prosecuting service: takes what the police make of clean files, refuses a file that serves what is restricted, and decides where it is asked to. */
import { describe, expect, it } from 'vitest'
import { cleanFile } from '../../../packages/domain/src/case/case-file.testing.ts'
import { prosecutorFile } from '../../../packages/domain/src/case/prosecutor-file.ts'
import { refusalWords } from '../../../packages/domain/src/case/refusal-words.ts'
import { decisionOn, fileProblems } from './prosecutor.ts'

const documents = [
  {
    id: 'd',
    title: 'Tenancy',
    fileName: 'tenancy.pdf',
    mimeType: 'application/pdf',
    sizeBytes: 9,
    sha256: 'a'.repeat(64),
  },
]
const fileOf = (seed: number, words: Parameters<typeof prosecutorFile>[1]['words'] = []) => ({
  ...prosecutorFile(cleanFile(seed), { force: '01', words, documents }),
})

describe('a file', () => {
  it('as the police send it is taken, of 200 clean files', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const content = fileOf(seed)
      expect(fileProblems(content, content.ptiUrn), `seed ${seed}`).toEqual([])
      expect(decisionOn(content, '2026-11-20')).toBeUndefined()
    }
  })

  it('is refused with codes that have their words here', () => {
    const content = fileOf(1)
    const spoiled = {
      ...content,
      ptiUrn: '1',
      served: [{ code: 'MG9' }],
      documents: [{ fileName: 'tool.exe', sha256: 'none' }],
    }
    const codes = fileProblems(spoiled, content.ptiUrn)
    expect(codes).toEqual(['HO100201', 'RESTRICTED_MATERIAL_SERVED', 'INVALID_FILE_TYPE'])
    for (const code of codes) expect(refusalWords(code).says).not.toContain('not known here')
    expect(fileProblems({}, null)).toContain('UNREADABLE')
  })

  it.each([
    ['[ACTION_PLAN]', { outcome: 'ACTION_PLAN', actions: [{ dueOn: '2026-11-27' }] }],
    ['[CHARGE]', { outcome: 'CHARGE', test: 'FULL', answers: [{ isYes: true }, { isYes: true }] }],
    ['[ADVICE]', { outcome: 'ADVICE' }],
  ])('is answered with %s where its words ask for it', (asked, decided) => {
    expect(
      decisionOn({ served: [], restricted: [{ fields: [{ value: asked }] }] }, '2026-11-20'),
    ).toMatchObject(decided)
  })
})
