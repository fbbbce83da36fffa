/** The edges of the file-quality rules: the last value that is taken and the first that is not. */
import { describe, expect, it } from 'vitest'
import { addDays, addMonths } from '../time/day.ts'
import { caseRulesOn } from './case-rules-table.ts'
import { cleanFile, type Draft, today } from './case-file.testing.ts'
import { checkFile } from './file-quality.ts'

const rules = caseRulesOn(today)
const seeds = Array.from({ length: 150 }, (_, index) => index + 1)
const file = (is: (one: Draft) => boolean): Draft => {
  const one = seeds.map(cleanFile).find(is)
  if (one === undefined) throw new Error('No such file among the seeds.')
  return one
}
const breaks = (one: Draft, number: number) =>
  checkFile(one, rules).some(({ rule }) => rule === `FQ-${number}`)
const first = (one: Draft) => {
  const [defendant] = one.defendants
  const offence = defendant?.offences[0]
  if (defendant === undefined || offence === undefined) throw new Error('A file without an offence.')
  return { defendant, offence }
}
const trial = () => file(({ stage, initiation }) => stage === 'FIRST_HEARING' && initiation === 'C')
const edge = (number: number, name: string, make: () => Draft, isBroken: boolean) =>
  [`FQ-${number}`, name, number, make, isBroken] as const
const withOffence = (plant: (of: ReturnType<typeof first>, one: Draft) => void) => () => {
  const one = trial()
  const { print, offences } = first(one).defendant
  offences.length = 1
  if (print) print.offences.length = 1
  one.defendants.length = 1
  plant(first(one), one)
  return one
}
const limit = rules.summaryLimitMonths
const summary = (start: string, end?: string) =>
  withOffence(({ offence, defendant }) => {
    if (offence.listed) offence.listed.category = 'CS'
    Object.assign(offence, { start, end })
    defendant.chargedOn = today
  })

describe('the edge of a rule', () => {
  it.each([
    edge(10, 'charged on the last day', summary(addMonths(today, -limit)), false),
    edge(10, 'charged a day late', summary(addDays(addMonths(today, -limit), -1)), true),
    edge(
      10,
      'an offence that went on until the limit',
      summary('2025-01-01', addMonths(today, -limit)),
      false,
    ),
    edge(
      10,
      'an either-way offence of long ago',
      withOffence(({ offence }) => {
        if (offence.listed) offence.listed.category = 'CE'
        offence.start = '2015-01-01'
      }),
      false,
    ),
    edge(
      10,
      'a limit of its own',
      withOffence(({ offence, defendant }) => {
        if (offence.listed) Object.assign(offence.listed, { category: 'CE', timeLimitMonths: 12 })
        offence.start = '2025-11-19'
        offence.end = undefined
        defendant.chargedOn = today
      }),
      true,
    ),
    edge(
      8,
      'on the first day in force',
      withOffence(({ offence }) => {
        if (offence.listed) offence.listed.from = offence.start
      }),
      false,
    ),
    edge(
      8,
      'on the last',
      withOffence(({ offence }) => {
        if (offence.listed) offence.listed.until = offence.start
      }),
      false,
    ),
    edge(
      11,
      'of one day',
      withOffence(({ offence }) => {
        offence.end = offence.start
      }),
      false,
    ),
    edge(
      11,
      'of today',
      withOffence(({ offence }) => {
        Object.assign(offence, { start: today, end: undefined })
      }),
      false,
    ),
    edge(
      11,
      'a date code of nought',
      withOffence(({ offence }) => {
        offence.dateCode = 0
      }),
      true,
    ),
    edge(
      11,
      'a date code of six',
      withOffence(({ offence }) => {
        offence.dateCode = 6
      }),
      false,
    ),
    edge(
      12,
      'arrested today',
      withOffence(({ defendant }) => {
        defendant.arrestedOn = today
      }),
      false,
    ),
    edge(
      13,
      'charged today',
      withOffence(({ defendant }) => {
        defendant.chargedOn = today
      }),
      false,
    ),
    edge(
      14,
      'all on one day',
      withOffence(({ offence, defendant }) => {
        Object.assign(offence, { start: today, end: undefined })
        Object.assign(defendant, { arrestedOn: today, chargedOn: today })
        defendant.offences.length = 1
      }),
      false,
    ),
    edge(
      15,
      'a hearing today',
      withOffence((_, one) => {
        if (one.hearing) one.hearing.day = today
      }),
      false,
    ),
    edge(
      17,
      'a place of 80 letters',
      withOffence(({ offence }) => {
        offence.location = 'x'.repeat(80)
      }),
      false,
    ),
    edge(
      18,
      'wording of 2,500 letters',
      withOffence(({ offence }) => {
        offence.wording = 'x'.repeat(2500)
      }),
      false,
    ),
    edge(
      19,
      'a statement of facts of 4,000 letters',
      withOffence(({ offence }) => {
        offence.statementOfFacts = 'x'.repeat(4000)
      }),
      false,
    ),
    edge(
      21,
      'a level of nought',
      withOffence(({ offence }) => {
        if (offence.listed) offence.listed.needsAlcohol = true
        offence.alcohol = { level: 0, method: 'BREATH' }
      }),
      false,
    ),
    edge(
      21,
      'a level of 999',
      withOffence(({ offence }) => {
        if (offence.listed) offence.listed.needsAlcohol = true
        offence.alcohol = { level: 999, method: 'BREATH' }
      }),
      false,
    ),
    edge(
      21,
      'a level of half',
      withOffence(({ offence }) => {
        if (offence.listed) offence.listed.needsAlcohol = true
        offence.alcohol = { level: 35.5, method: 'BREATH' }
      }),
      true,
    ),
    edge(
      22,
      'a mark of eleven letters',
      withOffence(({ offence }) => {
        offence.vehicle = { code: 'CAR', registration: 'x'.repeat(11) }
      }),
      false,
    ),
    edge(
      23,
      'born today',
      withOffence(({ defendant }) => {
        defendant.dateOfBirth = today
      }),
      false,
    ),
    edge(
      24,
      'eighteen on the day of the charge',
      withOffence(({ defendant }, one) => {
        one.defendants.length = 1
        Object.assign(defendant, { chargedOn: today, dateOfBirth: '2008-11-20', guardian: undefined })
      }),
      false,
    ),
    edge(
      24,
      'eighteen the day after',
      withOffence(({ defendant }, one) => {
        one.defendants.length = 1
        Object.assign(defendant, { chargedOn: today, dateOfBirth: '2008-11-21', guardian: undefined })
      }),
      true,
    ),
    edge(
      25,
      'a name of 35 letters',
      withOffence(({ defendant }) => {
        defendant.familyName = 'x'.repeat(35)
      }),
      false,
    ),
    edge(
      25,
      'no forename',
      withOffence(({ defendant }) => {
        defendant.forenames = []
      }),
      false,
    ),
    edge(
      33,
      'no offence',
      withOffence(({ defendant }) => {
        defendant.offences = []
      }),
      true,
    ),
    edge(
      33,
      'numbered from nought',
      withOffence(({ defendant, offence }) => {
        defendant.offences.length = 1
        offence.sequence = 0
      }),
      true,
    ),
    edge(
      67,
      'a print of 28 days',
      withOffence(({ defendant }) => {
        if (defendant.print) defendant.print.on = addDays(today, -28)
      }),
      false,
    ),
    edge(
      67,
      'a print of tomorrow',
      withOffence(({ defendant }) => {
        if (defendant.print) defendant.print.on = addDays(today, 1)
      }),
      true,
    ),
    edge(
      67,
      'an end that is the start on one of the two',
      withOffence(({ offence, defendant }) => {
        const row = defendant.print?.offences[0]
        if (row) Object.assign(row, { end: row.start })
        Object.assign(offence, { end: undefined })
      }),
      false,
    ),
    edge(
      70,
      'certified in the moment of the last change',
      withOffence((_, one) => {
        one.editedAt = one.certified?.at ?? ''
      }),
      false,
    ),
  ])('%s: %s', (_, __, number, make, isBroken) => expect(breaks(make(), number)).toBe(isBroken))
})

describe('FQ-33: a hundred offences', () => {
  it.each([
    [99, false],
    [100, true],
  ])('%i', (count, isBroken) => {
    const one = trial()
    const { defendant, offence } = first(one)
    defendant.offences = Array.from({ length: count }, (_, index) => ({ ...offence, sequence: index + 1 }))
    expect(breaks(one, 33)).toBe(isBroken)
  })
})

describe('FQ-24: a youth with an adult', () => {
  it('may be heard in the adult court, and has a guardian all the same', () => {
    const one = trial()
    const { defendant } = first(one)
    one.defendants = [
      { ...structuredClone(defendant), id: 'd1', dateOfBirth: '1980-01-01', guardian: undefined },
      { ...structuredClone(defendant), id: 'd2', dateOfBirth: '2010-03-04', guardian: 'Ottoline Quellmark' },
    ]
    if (one.hearing) one.hearing.courtType = 'MCA'
    expect(breaks(one, 24)).toBe(false)
    one.defendants.forEach((each) => (each.guardian = undefined))
    expect(
      checkFile(one, rules)
        .filter(({ rule }) => rule === 'FQ-24')
        .map(({ field }) => field),
    ).toEqual(['defendants.1.guardian'])
  })
})

describe('FQ-47: how a witness is reached', () => {
  it.each([
    ['He gave me £10,000 and 2 tickets on 03/04/2026 at 14:30.', false],
    ['Crime reference CR/2026/000123 and item 1234567.', false],
    ['The plate was AB12 CDE.', false],
    ['My number is 020 7946 0018', true],
    ['My number is (0113) 496 0018', true],
    ['My number is +44 7700 900123', true],
    ['name.other@mail.example.org', true],
    ['I live at 22, HARBOUR steps Fenwick', true],
  ])('%s', (text, isBroken) => {
    const one = trial()
    const [statement] = one.statements
    if (statement) statement.text = text
    expect(breaks(one, 47)).toBe(isBroken)
  })

  it('is found in a text of any length without delay', () => {
    const one = trial()
    const [statement] = one.statements
    if (statement) statement.text = 'x'.repeat(200_000)
    const began = performance.now()
    expect(breaks(one, 47)).toBe(false)
    expect(performance.now() - began).toBeLessThan(2000)
  })
})

describe('FQ-55: the sensitive schedule', () => {
  it.each([
    ['See MG6D item 11.', false],
    ['Item 1 of MG6C.', false],
    ['mg6d, number 1', true],
    ['REPORT NAMING THE PERSON\nWHO TOLD POLICE', true],
  ])('%s', (text, isBroken) => {
    const one = trial()
    const [document] = one.documents
    if (document) document.text = text
    expect(breaks(one, 55)).toBe(isBroken)
  })

  it('may stand in what is not served', () => {
    const one = trial()
    const document = one.documents.find(({ isServed }) => !isServed)
    if (document) document.text = 'MG6D item 1'
    expect(breaks(one, 55)).toBe(false)
  })
})
