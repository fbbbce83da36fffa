/** Links of a report to people (NL-4 to NL-6). */
import { describe, expect, it } from 'vitest'
import { assertionShows, linkProblems, type ReportLink, sensitiveProblems } from './report-links.ts'

describe('NL-4: a link to a person', () => {
  const link: ReportLink = { nominalId: 'n', role: 'SUBJECT', category: 'OTHER' }
  it.each<[string, ReportLink[], string[]]>([
    ['none', [], []],
    ['other', [link], []],
    ['without a category', [{ ...link, category: undefined }], ['Say of each person']],
    ['suspected of nothing', [{ ...link, category: 'SUSPECT' }], ['Say on what each']],
    ['suspected, with the paragraph', [{ ...link, category: 'SUSPECT', groundId: 'p' }], []],
    ['convicted without a record', [{ ...link, category: 'CONVICTED', groundId: ' ' }], ['Say on what each']],
    [
      'a victim and a witness',
      [
        { ...link, category: 'VICTIM' },
        { ...link, nominalId: 'm', category: 'WITNESS' },
      ],
      [],
    ],
    [
      'the same person as subject and mentioned',
      [link, { ...link, role: 'MENTIONED' }],
      ['One person is linked twice'],
    ],
  ])('%s', (_, links, starts) => {
    const problems = linkProblems(links)
    expect(
      problems.map(({ rule, severity, message }, place) => [
        rule,
        severity,
        message.startsWith(starts[place] ?? '?'),
      ]),
    ).toEqual(starts.map(() => ['NL-4', 'BLOCK', true]))
  })
})

describe('NL-5: sensitive data', () => {
  it('stand where strictly necessary, with their condition in law', () => {
    expect(sensitiveProblems([])).toEqual([])
    expect(sensitiveProblems([{ kind: 'HEALTH', isStrictlyNecessary: true, schedule8: 'VITAL' }])).toEqual([])
    const wrong = sensitiveProblems([{ kind: 'BELIEF', isStrictlyNecessary: false }])
    expect(wrong.map(({ message }) => message)).toEqual([
      'Religion or belief: take it out, or say that it is strictly necessary.',
      'Religion or belief: choose the condition of Schedule 8.',
    ])
  })
})

describe('NL-6: what a report says of a person', () => {
  const said = { field: 'phone', value: '+447700900123', assertedByReportId: 'r', basis: 'FACT' } as const
  it('is never the golden value, and listed only once somebody evaluated it', () => {
    expect(assertionShows(said)).toEqual({ isGolden: false, isListed: false, words: 'From intelligence' })
    expect(assertionShows({ ...said, evaluatedById: 'e' })).toMatchObject({ isGolden: false, isListed: true })
    expect(assertionShows({ ...said, basis: 'ASSESSMENT' }).words).toBe('From intelligence, an assessment')
  })
})
