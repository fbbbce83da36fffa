/** What entries add up to, and how waits are measured: RG-1 to RG-9, PC-5, C9, C19. */
import { describe, expect, it } from 'vitest'
import { readAttending, stepRefusal } from './attending.ts'
import { careRulesOn } from './care-rules-table.ts'
import { linesFor, noticeFor, noticeIn, noticeLines, notices } from './notices/notice.ts'
import { entryGaps, rightsAnswers, type RightsEntry, rightsEntryKinds } from './rights-entries.ts'
import {
  adultLeft,
  adultNeed,
  childLeft,
  delaysOf,
  latest,
  rightsGiven,
  rightsLeft,
} from './rights-record.ts'

const day = '2026-09-07T'
let made = 0
const entry = (kind: string, at: string, more: Partial<RightsEntry> = {}): RightsEntry => ({
  id: `e${++made}`,
  kind,
  happenedAt: `${day}${at}:00Z`,
  answer: null,
  language: null,
  person: null,
  reason: null,
  aboutId: null,
  untilAt: null,
  isSo: null,
  correctedById: null,
  ...more,
})
const adult = { age: 30, sex: 'M', isForeignNational: undefined, requests: [] }
const messages = (problems: { message: string }[]) => problems.map(({ message }) => message)

describe('entries', () => {
  it('every answer has words, and an entry takes only the answers of its kind', () => {
    const words = new Set<string>(rightsAnswers.map(({ code }) => code))
    for (const { answers } of rightsEntryKinds)
      for (const answer of answers) expect(words.has(answer)).toBe(true)
    expect(entryGaps({ kind: 'LEGAL_ADVICE', answer: 'TOLD' })).toEqual([
      { field: 'answer', reason: 'Choose an answer' },
    ])
    expect(entryGaps({ kind: 'GROUNDS_TOLD', answer: 'YES' })).toHaveLength(1)
    expect(entryGaps({ kind: 'NO_SUCH' })).toHaveLength(1)
    expect(entryGaps({ kind: 'GUARDIAN_TOLD', answer: 'NOBODY' })).toEqual([])
    expect(entryGaps({ kind: 'AUTHORITY_ANSWERED', answer: 'GIVEN' }).map(({ field }) => field)).toEqual([
      'aboutId',
    ])
  })

  it('one that was put right no longer counts, and the last that stands does', () => {
    const wrong = entry('LEGAL_ADVICE', '10:00', { answer: 'NO', correctedById: 'x' })
    const right = entry('LEGAL_ADVICE', '10:00', { answer: 'YES' })
    expect(latest([wrong, right], 'LEGAL_ADVICE')).toBe(right)
    expect(rightsGiven([wrong], adult).wantsSolicitor).toBeUndefined()
  })

  it('a solicitor who is wanted has to be called, and somebody who is to be told', () => {
    const entries = [
      entry('LEGAL_ADVICE', '10:00', { answer: 'YES' }),
      entry('INFORM', '10:00', { answer: 'YES' }),
    ]
    expect(messages(rightsLeft(entries, adult))).toEqual(
      expect.arrayContaining(['Call the solicitor who is wanted.', 'Call the person who is to be told.']),
    )
    const called = readAttending({ role: 'SOLICITOR', requestedAt: `${day}10:05:00Z` }, [], `${day}10:10:00Z`)
    const told = entry('INFORM_CALL', '10:06', { answer: 'TOLD', person: 'Mum' })
    const rest = messages(rightsLeft([...entries, told], { ...adult, requests: [called] }))
    expect(rest).not.toContain('Call the solicitor who is wanted.')
    expect(rest).not.toContain('Call the person who is to be told.')
  })

  it('RG-9: asks for the consulate of a foreign national alone', () => {
    const field = (isForeignNational: boolean | undefined) =>
      rightsLeft([], { ...adult, isForeignNational }).map((problem) => problem.field)
    expect(field(true)).toContain('consulateToldOfRightAt')
    expect(field(undefined)).not.toContain('consulateToldOfRightAt')
  })

  it('rights that wait owe nothing until the notice is given after all', () => {
    const waits = entry('WAITS', '10:00', { answer: 'VIOLENT' })
    expect(rightsLeft([waits], adult).map(({ severity }) => severity)).toEqual(['WARN'])
    const later = entry('NOTICE_GIVEN', '12:00', { language: 'en', answer: 'WRITTEN' })
    expect(rightsGiven([waits, later], adult).waitsBecause).toBeUndefined()
  })
})

describe('the appropriate adult', () => {
  it('a child needs one, also of unknown age; an adult when it is said', () => {
    expect(adultNeed([], undefined)).toMatchObject({ isRequired: true, isDecided: true, reason: 'AGE' })
    expect(adultNeed([], 30)).toMatchObject({ isRequired: false, isDecided: false })
    const said = entry('ADULT_NEED', '10:00', { answer: 'AUTISM' })
    expect(adultNeed([said], 30)).toMatchObject({ isRequired: true, reason: 'AUTISM', isVulnerable: true })
    expect(adultLeft([], adult).map(({ rule }) => rule)).toEqual(['12.5'])
  })

  it('rights are asked again once the adult has come', () => {
    const came = readAttending(
      { role: 'AA', requestedAt: `${day}10:00:00Z` },
      [{ kind: 'ARRIVED', happenedAt: `${day}10:40:00Z`, expectedAt: null, correctedById: null }],
      `${day}11:00:00Z`,
    )
    const facts = { ...adult, age: 15, requests: [came] }
    const told = entry('GUARDIAN_TOLD', '10:00', { answer: 'TOLD', person: 'Mum' })
    expect(messages(adultLeft([told], facts))).toEqual([
      'Give the rights again in the presence of the appropriate adult.',
    ])
    expect(adultLeft([told, entry('REPEATED', '10:50')], facts)).toEqual([])
    expect(
      adultLeft([entry('GUARDIAN_TOLD', '10:00', { answer: 'NOBODY' })], facts).map(({ rule }) => rule),
    ).toContain('RG-3')
  })
})

it('PC-5: a request is answered by the answer that names it', () => {
  const asked = entry('AUTHORITY_ASKED', '22:00', { answer: 'SECURE', person: 'Testham Council' })
  const answered = entry('AUTHORITY_ANSWERED', '22:30', { answer: 'NO_ANSWER', aboutId: asked.id })
  const facts = { age: 15, sex: 'F', isCharged: true, isBailRefused: true, isOvernight: false }
  const rules = careRulesOn('2026-09-07')
  expect(childLeft([asked], facts, rules).map(({ field }) => field)).toEqual([
    'womanInCharge',
    'requests',
    'certificate',
  ])
  expect(childLeft([asked, answered, entry('ACCOMMODATED', '23:00')], { ...facts, sex: 'M' }, rules)).toEqual(
    [],
  )
})

it('RG-2: a delay ends when it is ended, at its own end, and at the latest after 36 hours', () => {
  const delay = {
    ...entry('DELAY', '10:00', { answer: 'S58', reason: 'Why' }),
    rank: 'SUPT',
    ground: 'RECOVERY',
  }
  const facts = { relevantTime: `${day}09:00:00Z`, offenceCategories: ['CI'], now: `${day}12:00:00Z` }
  const read = (more: object[] = [], own: object = {}, at: object = {}) =>
    delaysOf(
      [{ ...delay, ...own }, ...(more as (typeof delay)[])],
      { ...facts, ...at },
      { rightsDelayHours: 36 },
    )[0]
  expect(read()).toMatchObject({ isInForce: true, until: '2026-09-08T21:00:00.000Z', problems: [] })
  expect(read([], { untilAt: `${day}11:00:00Z` })).toMatchObject({
    isInForce: false,
    until: `${day}11:00:00Z`,
  })
  expect(read([], {}, { now: '2026-09-08T22:00:00Z' })).toMatchObject({ isInForce: false })
  const ended = {
    ...entry('DELAY_REVIEWED', '11:00', { answer: 'ENDED', aboutId: delay.id }),
    rank: 'SUPT',
    ground: null,
  }
  expect(read([ended])).toMatchObject({ isInForce: false, endedAt: `${day}11:00:00Z` })
  expect(read([], { rank: 'INSP' })?.problems.map(({ rule }) => rule)).toEqual(['RG-2'])
})

describe('people who come', () => {
  const at = (time: string) => `${day}${time}:00Z`
  const step = (kind: string, time: string, expected: string | null = null) => ({
    kind,
    happenedAt: at(time),
    expectedAt: expected === null ? null : at(expected),
    correctedById: null,
  })
  const read = (steps: ReturnType<typeof step>[], now: string) =>
    readAttending({ role: 'SOLICITOR', requestedAt: at('10:00') }, steps, at(now))

  it.each([
    [[], '10:30', { state: 'ASKED', waitMinutes: 30, isWaiting: true }],
    [[step('CONTACTED', '10:05')], '10:30', { state: 'TOLD', waitMinutes: 30 }],
    [[step('EXPECTED', '10:05', '10:20')], '10:30', { state: 'EXPECTED', isLate: true }],
    [[step('EXPECTED', '10:05', '10:40')], '10:30', { state: 'EXPECTED', isLate: false }],
    [[step('ADVISED', '10:10')], '12:00', { state: 'ADVISED', waitMinutes: 10, isWaiting: false }],
    [[step('ARRIVED', '10:45')], '12:00', { state: 'PRESENT', waitMinutes: 45, isPresent: true }],
    [
      [step('LEFT', '11:00'), step('ARRIVED', '10:45')],
      '12:00',
      { state: 'LEFT', waitMinutes: 45, isPresent: false },
    ],
    [[step('DECLINED', '10:15')], '12:00', { state: 'DECLINED', waitMinutes: 15, isLive: false }],
  ])('reads %o at %s', (steps, now, reading) => {
    expect(read(steps, now)).toMatchObject(reading)
  })

  it('refuses an arrival of one who is here, a going of one who is not, and anything after the end', () => {
    expect(stepRefusal('ARRIVED', read([step('ARRIVED', '10:10')], '11:00'))).toContain('here already')
    expect(stepRefusal('LEFT', read([], '11:00'))).toContain('not here')
    expect(stepRefusal('ARRIVED', read([step('WITHDRAWN', '10:10')], '11:00'))).toContain('ended')
    expect(stepRefusal('DECLINED', read([step('ARRIVED', '10:10')], '11:00'))).toContain('when they left')
    expect(
      stepRefusal('ARRIVED', read([step('ARRIVED', '10:10'), step('LEFT', '10:20')], '11:00')),
    ).toBeUndefined()
  })
})

describe('notices', () => {
  it('are carried in at least ten languages, each with every line, its own name, direction and date', () => {
    expect(notices.length).toBeGreaterThanOrEqual(10)
    expect(new Set(notices.map(({ code }) => code)).size).toBe(notices.length)
    for (const notice of notices) {
      expect(Object.keys(notice.lines).sort(), notice.code).toEqual([...noticeLines].sort())
      for (const line of Object.values(notice.lines)) expect(line.length, notice.code).toBeGreaterThan(15)
      expect(notice.version).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    }
    expect(
      notices
        .filter(({ direction }) => direction === 'rtl')
        .map(({ code }) => code)
        .sort(),
    ).toEqual(['ar', 'ur'])
    const texts = notices.map(({ lines }) => lines.solicitor)
    expect(new Set(texts).size).toBe(texts.length)
  })

  it('every language but English says that a translator has still to check it', () => {
    for (const { code, standing } of notices)
      expect(standing.includes('certified translator'), code).toBe(!code.startsWith('en'))
  })

  it('is found by code, by name and by its own name, and none for what is not carried', () => {
    expect(noticeFor(' Polish ')?.code).toBe('pl')
    expect(noticeFor('cymraeg')?.code).toBe('cy')
    expect(noticeFor('Klingon')).toBeUndefined()
    expect(noticeFor(null)).toBeUndefined()
    expect(noticeIn('ur')?.direction).toBe('rtl')
    expect(linesFor('attender')).toContain('attender')
    expect(linesFor('detainee')).not.toContain('attender')
  })
})
