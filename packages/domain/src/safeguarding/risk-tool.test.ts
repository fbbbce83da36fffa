import { describe, expect, it } from 'vitest'
import { daScore } from './da-risk.ts'
import { readToolFile, standingTool, toolDifferences, type RiskTool } from './risk-tool.ts'
import { safeguardingRulesOn } from './safeguarding-rules-table.ts'

const topics = [
  { code: 'AFRAID', words: 'Are you afraid of them?', isGrave: true },
  { code: 'MONEY', words: 'Who decides about money?' },
  { code: 'PHONE', words: 'Do they look at your phone?' },
]
const file = (more: object = {}) => JSON.stringify({ topics, bands: { medium: 2, high: 3 }, ...more })
const problemsOf = (text: string): string => {
  const read = readToolFile(text)
  return read.ok ? '' : read.problems.join(' ')
}
const toolOf = (text: string): RiskTool => {
  const read = readToolFile(text)
  if (!read.ok) throw new Error(read.problems.join(' '))
  return read.tool
}

describe('a tool of the force (DA-6)', () => {
  it('is read with its questions, thresholds and the words of its grades', () => {
    const tool = toolOf(file({ grades: { HIGH: 'High: act today' } }))
    expect(tool.topics).toEqual([
      { code: 'AFRAID', label: 'Are you afraid of them?', isGrave: true },
      { code: 'MONEY', label: 'Who decides about money?', isGrave: false },
      { code: 'PHONE', label: 'Do they look at your phone?', isGrave: false },
    ])
    expect(tool.bands).toEqual({ medium: 2, high: 3 })
    expect(tool.grades.map(({ code }) => code)).toEqual(['STANDARD', 'MEDIUM', 'HIGH'])
    expect(tool.grades[2]?.label).toBe('High: act today')
    expect(toolOf(file({ bands: null })).bands).toBeNull()
  })

  it.each([
    ['no JSON', '{"topics": [', 'no JSON'],
    ['a list', '[]', 'one object'],
    ['no topics', JSON.stringify({ topics: [] }), 'no topics'],
    ['a topic twice', file({ topics: [...topics, topics[0]] }), 'AFRAID stands there twice'],
    ['a code that is none', file({ topics: [{ code: 'no code', words: 'x' }] }), 'capital letters'],
    ['a topic without words', file({ topics: [{ code: 'AFRAID', words: ' ' }] }), 'needs words'],
    ['a high band below medium', file({ bands: { medium: 3, high: 2 } }), 'begins above'],
    ['more yes than topics', file({ bands: { medium: 2, high: 9 } }), 'High begins at 9'],
    ['half a band', file({ bands: { medium: 2 } }), 'two whole numbers'],
    ['a grade of its own', file({ grades: { EXTREME: 'Extreme' } }), 'EXTREME is no grade'],
  ])('with %s is refused in words', (_what, text, words) => expect(problemsOf(text)).toContain(words))

  it('is compared with the version before', () => {
    const before = toolOf(file())
    const after = toolOf(
      file({
        topics: [
          { code: 'AFRAID', words: 'Are you frightened?' },
          { code: 'PHONE', words: 'Do they look at your phone?', isGrave: true },
          { code: 'PETS', words: 'Have they hurt an animal?' },
        ],
        bands: { medium: 1, high: 3 },
      }),
    )
    expect(toolDifferences(before, after)).toEqual({
      added: ['PETS Have they hurt an animal?'],
      left: ['MONEY Who decides about money?'],
      reworded: [{ code: 'AFRAID', was: 'Are you afraid of them?', is: 'Are you frightened?' }],
      graver: ['PHONE'],
      lessGrave: ['AFRAID'],
      thresholds: { was: 'medium from 2, high from 3', is: 'medium from 1, high from 3' },
    })
    expect(toolDifferences(undefined, before).added).toHaveLength(3)
  })

  it('scores by its own thresholds and grave signs', () => {
    const { topics: loaded, bands } = toolOf(file())
    const score = daScore(
      {
        tool: 'LOCAL',
        loadedTopics: loaded.map(({ code }) => code),
        loaded: { bands, grave: ['AFRAID'] },
        answers: { AFRAID: 'YES', MONEY: 'YES', PHONE: 'NO' },
        assessedAt: '2026-06-11T09:00:00Z',
        assessedBy: { userId: 'pc', rank: 'PC' },
      },
      safeguardingRulesOn('2026-06-11'),
    )
    expect(score).toMatchObject({ yes: 2, band: 'MEDIUM', grave: ['AFRAID'] })
  })

  it('stands from its day, the newest of those that were approved', () => {
    const row = (version: number, validFrom: string, status = 'APPROVED') => ({
      tool: 'LOCAL',
      version,
      validFrom,
      status,
    })
    const rows = [
      row(1, '2026-01-01'),
      row(2, '2026-06-01'),
      row(3, '2026-07-01', 'REFUSED'),
      row(4, '2027-01-01'),
    ]
    expect(standingTool(rows, 'LOCAL', '2026-12-31')?.version).toBe(2)
    expect(standingTool(rows, 'LOCAL', '2026-05-31')?.version).toBe(1)
    expect(standingTool(rows, 'LOCAL', '2025-12-31')).toBeUndefined()
    expect(standingTool(rows, 'DARA', '2026-12-31')).toBeUndefined()
  })
})
