/** Names and numbers in a text become links, or somebody says why not (NL-1 to NL-3). */
import { describe, expect, it } from 'vitest'
import { type Mention, mentionProblems, mentionsIn, notIdentifiableReasons } from './named-in-text.ts'

const today = '2026-06-11'
const found = (text: string) => mentionsIn(text, today).map(({ kind, value }) => `${kind} ${value}`)

describe('NL-1: what is offered', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['A grey van is seen on Fridays.', []],
    ['He drives AB12 CDE.', ['vrm AB12CDE']],
    ['He drives ab12cde, always at night', ['vrm AB12CDE']],
    ['A Golf, K123 ABC, and a Polo', ['vrm K123ABC']],
    ['He left at 21 and came on May 12.', []],
    ['A Golf, k123 abc, and a Polo', []],
    ['A Golf, K123 abc, and a Polo', []],
    ['He drives ab12 cde', []],
    ['Seen on the m25 and in room b12', []],
    ['Seen on the M25 and in room B12', []],
    ['Ring 07700 900123 or +44 7700 900456.', ['phone +447700900123', 'phone +447700900456']],
    ['Mail x.quill@example.org today', ['email x.quill@example.org']],
    ['Lives near SW1A 1AA now', ['postcode SW1A1AA']],
    ['IMEI 490154203237518 was seen', ['imei 490154203237518']],
    ['PNC 2000/1234567V is his', ['pnc 2000/1234567V']],
    ['The dealer is Danny Quill of the estate.', ['NAME Danny Quill']],
    ['On Friday Danny Quill met Bo van der Tarn.', ['NAME Danny Quill', 'NAME Bo van der Tarn']],
    ['The Quill family', []],
    ['seen by QUILL, Danny again', ['NAME QUILL, Danny']],
    ['lives at 14 Rowan Close with others', ['ADDRESS 14 Rowan Close']],
    ['Flat 2, 14 Rowan Close', ['ADDRESS Flat 2, 14 Rowan Close']],
    ['Seen in Rowan Close at noon', []],
  ])('in “%s” is %j', (text, expected) => expect(found(text)).toEqual(expected))

  it('is marked at its place, none over another', () => {
    const text = 'Danny Quill drives AB12 CDE and rings 07700 900123 from 14 Rowan Close.'
    const mentions = mentionsIn(text, today)
    expect(mentions).toHaveLength(4)
    let end = 0
    for (const { text: words, from, to } of mentions) {
      expect(text.slice(from, to)).toBe(words)
      expect(from).toBeGreaterThanOrEqual(end)
      end = to
    }
  })
})

describe('NL-2 and NL-3: what is still to be said', () => {
  const mention = (kind: Mention['kind'], value: string): Mention => ({
    kind,
    value,
    text: value,
    from: 0,
    to: value.length,
  })
  const quill = mention('NAME', 'Danny Quill')
  const phone = mention('phone', '+447700900123')
  const rulesOf = (problems: { rule: string; severity: string }[]) =>
    problems.map(({ rule, severity }) => `${rule} ${severity}`)

  it('is asked of the writer and refuses the release', () => {
    expect(rulesOf(mentionProblems([quill, phone], [], false))).toEqual(['NL-2 ASK', 'NL-2 ASK'])
    expect(rulesOf(mentionProblems([quill, phone], [], true))).toEqual(['NL-2 BLOCK', 'NL-2 BLOCK'])
    expect(mentionProblems([quill], [], true)[0]?.message).toBe(
      'Link “Danny Quill” to its record, or say why it cannot be identified.',
    )
  })

  it('the same name twice is asked about once', () => {
    expect(mentionProblems([quill, { ...quill, from: 40, to: 51 }], [], false)).toHaveLength(1)
  })

  it('a link or a reason is enough for a name', () => {
    expect(mentionProblems([quill], [{ value: 'Danny Quill', recordId: 'n' }], true)).toEqual([])
    for (const { code: reason } of notIdentifiableReasons) {
      const answer = { value: 'Danny Quill', notIdentifiable: { reason, words: 'Said in a song' } }
      expect(mentionProblems([quill], [answer], true)).toEqual([])
    }
    expect(rulesOf(mentionProblems([quill], [{ value: 'Danny Quill', recordId: ' ' }], true))).toEqual([
      'NL-2 BLOCK',
    ])
  })

  it('a number is linked, or nothing matches; other reasons are for names', () => {
    const answered = (reason: (typeof notIdentifiableReasons)[number]['code'], words?: string) =>
      rulesOf(mentionProblems([phone], [{ value: phone.value, notIdentifiable: { reason, words } }], true))
    expect(answered('NO_MATCH')).toEqual([])
    expect(answered('PART_NAME')).toEqual(['NL-3 BLOCK'])
    expect(answered('OTHER')).toEqual(['NL-3 BLOCK'])
    expect(answered('OTHER', 'Taken out of use')).toEqual([])
  })
})
