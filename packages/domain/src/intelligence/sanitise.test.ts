/** The sanitised copy beside its original, and the risk assessment (IS-1 to IS-8, IK-1 to IK-3). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareTexts, longestSharedRun } from './removed-words.ts'
import { riskProblems, riskQuestions, riskReasons, type RiskGrounds } from './risk-assessment.ts'
import { removedParts, type SanitisedCopy, sanitisationProblems } from './sanitise.ts'

const rulesOf = (problems: { rule: string; severity: string; field?: string }[]) =>
  problems.map(({ rule, severity, field }) => `${rule} ${severity} ${field}`)
const clean: SanitisedCopy = {
  raw: 'A grey van is used to deliver cannabis to the flats on Fridays.',
  sanitised: 'A grey van is used to deliver cannabis to the flats on Fridays.',
  sourceTerms: [],
  foundRecordIds: [],
  linkedRecordIds: [],
  couldHaveKnown: 12,
  attachments: [],
  removalReasons: [],
}
const withText = (sanitised: string, more: Partial<SanitisedCopy> = {}): SanitisedCopy => ({
  ...clean,
  raw: sanitised,
  sanitised,
  ...more,
})

describe('a sanitised copy', () => {
  it('that is clean stands', () => expect(sanitisationProblems(clean)).toEqual([]))

  it.each<[string, SanitisedCopy, string[]]>([
    ['IS-1: no text', withText(' '), ['IS-1 BLOCK sanitised']],
    [
      'IS-1: left out with a reason',
      withText('', { isLeftOut: true, leftOutReason: 'All of it points to one' }),
      [],
    ],
    ['IS-1: left out without one', withText('', { isLeftOut: true }), ['IS-1 BLOCK leftOutReason']],
    [
      'IS-1: left out, with a text',
      withText('x', { isLeftOut: true, leftOutReason: 'y' }),
      ['IS-1 BLOCK sanitised'],
    ],
    [
      'IS-3: somebody who is not linked',
      withText('A van.', { foundRecordIds: ['a', 'b'], linkedRecordIds: ['a'] }),
      ['IS-3 BLOCK sanitised'],
    ],
    ['IS-3: all are linked', withText('A van.', { foundRecordIds: ['a'], linkedRecordIds: ['a', 'c'] }), []],
    [
      'IS-5: a file with its metadata',
      withText('A van.', { attachments: [{ id: 'f', hasMetadata: true }] }),
      ['IS-5 BLOCK attachments'],
    ],
    ['IS-5: a stripped file', withText('A van.', { attachments: [{ id: 'f', hasMetadata: false }] }), []],
    [
      'IS-7: nobody asked how many know',
      withText('A van.', { couldHaveKnown: undefined }),
      ['IS-7 ASK couldHaveKnown'],
    ],
    ['IS-7: one only', withText('A van.', { couldHaveKnown: 1 }), ['IS-7 WARN couldHaveKnown']],
    ['IS-7: two', withText('A van.', { couldHaveKnown: 2 }), []],
    [
      'IS-8: parts taken out without reasons',
      { ...clean, sanitised: 'A van is used to deliver cannabis on Fridays.' },
      ['IS-8 ASK removalReasons'],
    ],
    [
      'IS-8: with reasons',
      {
        ...clean,
        sanitised: 'A van is used to deliver cannabis on Fridays.',
        removalReasons: ['SUBJECT', 'NOT_NEEDED'],
      },
      [],
    ],
    [
      'IS-8: more than the original says',
      { ...clean, raw: 'A van.', sanitised: 'A van that belongs to a well known family of the estate.' },
      ['IS-8 WARN sanitised'],
    ],
  ])('%s', (_, copy, problems) => expect(rulesOf(sanitisationProblems(copy))).toEqual(problems))

  it.each([
    ['Danny Quill', 'Seen with danny QUILL at the shop.', true],
    ['Danny Quill', 'Seen with Dánny Quill’s brother.', true],
    ['Danny Quill', 'Seen with Danny at the quill shop.', false],
    ['Ann', 'The annexe and the anniversary', false],
    ['07700 900123', 'Ring +44 7700 900123 for it', true],
    ['+447700900123', 'Ring 07700900123', true],
    ['07700 900123', 'Ring 07700 900124', false],
    ['AB12 CDE', 'a silver ab12cde', true],
    ['AB12 CDE', 'a silver AB12 CDF', false],
    ['14 Rowan Close', 'lives at 14, Rowan Close', true],
    ['', 'anything', false],
  ])('IS-2: %s in “%s”: %s', (term, text, isMet) => {
    const met = sanitisationProblems(withText(text, { sourceTerms: [term] })).filter(
      ({ rule }) => rule === 'IS-2',
    )
    expect(met.map(({ severity }) => severity)).toEqual(isMet ? ['BLOCK'] : [])
    for (const { message } of met) expect(message).not.toContain(term)
  })

  it.each([
    ['I saw a van.', ['IS-4']],
    ['We know the address, and it is our road.', ['IS-4']],
    ['He said “I will burn it” to a crowd.', ['IS-6']],
    ['A CHIS reports a van.', ['IS-4']],
    ['Source states that a van is used.', ['IS-4']],
    ['The US embassy and King Henry II', []],
    ['Seen at 21:47 at the shop.', ['IS-6']],
    ['Seen at 2147 hrs at the shop.', ['IS-6']],
    ['Seen in the evening at the shop.', []],
    ['His ex-partner keeps the money.', ['IS-6']],
    ['Seen through the window.', ['IS-6']],
    ['Nobody but the family knows.', ['IS-6']],
  ])('IS-4 and IS-6: “%s”', (text, expected) => {
    expect([...new Set(sanitisationProblems(withText(text)).map(({ rule }) => rule))]).toEqual(expected)
  })
})

describe('IS-8: what was taken out', () => {
  it('is told in parts, case and signs being no change', () => {
    expect(removedParts('My neighbour Ann saw a grey van, on Friday.', 'A grey van on friday')).toEqual([
      'My neighbour Ann saw',
    ])
    expect(compareTexts('one two three', 'one 2 three')).toEqual([
      { kind: 'KEPT', text: 'one' },
      { kind: 'REMOVED', text: 'two' },
      { kind: 'ADDED', text: '2' },
      { kind: 'KEPT', text: 'three' },
    ])
    expect(compareTexts('', 'new')).toEqual([{ kind: 'ADDED', text: 'new' }])
    expect(compareTexts('old', '')).toEqual([{ kind: 'REMOVED', text: 'old' }])
    expect(compareTexts('', '')).toEqual([])
  })

  it('compares long texts between their common beginning and end, and beyond the bound counts all as written anew', () => {
    const many = (word: string) => Array.from({ length: 2500 }, (_, place) => `${word}${place}`).join(' ')
    const [left, right] = [many('a'), many('b')]
    expect(compareTexts(`Seen ${left} twice`, `seen ${right} twice`)).toEqual([
      { kind: 'KEPT', text: 'seen' },
      { kind: 'REMOVED', text: left },
      { kind: 'ADDED', text: right },
      { kind: 'KEPT', text: 'twice' },
    ])
    // A word that both share is not looked for there.
    expect(compareTexts(`${left} van ${left}`, `${right} van ${right}`)).toHaveLength(2)
    // One word taken out of a long text is found without comparing the rest.
    const long = many('c')
    expect(compareTexts(`${long} van ${many('d')}`, `${long} ${many('d')}`)).toEqual([
      { kind: 'KEPT', text: long },
      { kind: 'REMOVED', text: 'van' },
      { kind: 'KEPT', text: many('d') },
    ])
  })

  it('joins up to both texts again, for any pair', () => {
    const words = fc.array(fc.constantFrom('van', 'grey', 'a', 'flat', 'the', 'Friday'), { maxLength: 15 })
    fc.assert(
      fc.property(words, words, (a, b) => {
        const parts = compareTexts(a.join(' '), b.join(' '))
        const join = (...kinds: string[]) =>
          parts
            .filter(({ kind }) => kinds.includes(kind))
            .map(({ text }) => text)
            .join(' ')
        expect(join('KEPT', 'REMOVED')).toBe(a.join(' '))
        expect(join('KEPT', 'ADDED')).toBe(b.join(' '))
        expect(parts.every(({ kind }, place) => kind !== parts[place + 1]?.kind)).toBe(true)
      }),
    )
  })

  it('finds the longest run of words that two texts share', () => {
    expect(longestSharedRun('he keeps the money in the shed', 'They say he keeps the money at home')).toBe(
      'he keeps the money',
    )
    expect(longestSharedRun('he keeps the money', 'keeps the money')).toBe('keeps the money')
    expect(longestSharedRun('money', 'the money')).toBe('money')
    expect(longestSharedRun('nothing', 'else')).toBe('')
    expect(longestSharedRun('', '')).toBe('')
  })
})

describe('the risk assessment', () => {
  const none: RiskGrounds = {
    handlings: ['P'],
    sources: ['1'],
    isThreatToLife: false,
    isSourceChild: false,
    isSourceVulnerable: false,
    isSourceInPrison: false,
  }
  it.each<[Partial<RiskGrounds>, string[]]>([
    [{}, []],
    [{ handlings: ['P', 'C'] }, ['a paragraph has handling C']],
    [{ sources: ['1', '3'] }, ['a source is not reliable']],
    [{ isThreatToLife: true }, ['a threat to life']],
    [{ isSourceChild: true }, ['the source is, or may be, under 18']],
    [{ isSourceChild: undefined }, ['the source is, or may be, under 18']],
    [{ isSourceVulnerable: undefined }, ['the source is, or may be, vulnerable']],
    [{ isSourceInPrison: true }, ['the source is in prison']],
  ])('IK-1: with %j is made because of %j', (more, reasons) =>
    expect(riskReasons({ ...none, ...more })).toEqual(reasons),
  )

  const answers = Object.fromEntries(riskQuestions.map(({ code }) => [code, 'None, because …']))
  const made = { answers, madeById: 'ann', authorisedById: 'ben' }
  it.each([
    ['none needed, none made', none, undefined, []],
    ['needed, none made', { ...none, isThreatToLife: true }, undefined, ['IK-1 BLOCK riskAssessment']],
    ['made and authorised', { ...none, isThreatToLife: true }, made, []],
    [
      'a question open',
      none,
      { ...made, answers: { ...answers, IF_NOT_SHARED: ' ' } },
      ['IK-2 BLOCK answers'],
    ],
    ['authorised by who made it', none, { ...made, authorisedById: 'ann' }, ['IK-3 BLOCK authorisedById']],
    ['not authorised', none, { ...made, authorisedById: undefined }, ['IK-3 BLOCK authorisedById']],
  ])('IK-1 to IK-3: %s', (_, grounds, assessment, problems) => {
    expect(rulesOf(riskProblems(grounds, assessment))).toEqual(problems)
  })
})
