import { afterEach, describe, expect, it } from 'vitest'
import { catalogueCounts, catalogueTie, isOpenList } from './catalogue.ts'
import { readListFile } from './list-file.ts'
import {
  differencesOf,
  mergeEntries,
  readCodeOn,
  versionProblem,
  type CodeEntry,
  type ListVersion,
} from './list-versions.ts'
import { codeLabel, codeLists, isChoosable, isInList, nameOfList, useCodesInForce } from './lists.ts'

const entry = (code: string, label = code, to: string | null = null): CodeEntry => ({
  code,
  label,
  from: null,
  to,
})
const before = [entry('A', 'Apple'), entry('B', 'Bear'), entry('C', 'Cherry', '2026-01-31')]
const days = { validFrom: '2026-12-01', dayBefore: '2026-11-30' }

describe('a new version', () => {
  const after = mergeEntries(before, [entry('A', 'Apples'), entry('C'), entry('D')], days)

  it('keeps every code that the list ever had, and retires what the file leaves out', () => {
    expect(after.map(({ code, from, to }) => [code, from, to])).toEqual([
      ['A', null, null],
      ['C', null, null],
      ['D', '2026-12-01', null],
      ['B', null, '2026-11-30'],
    ])
    expect(mergeEntries(before, [entry('A')], days).find(({ code }) => code === 'C')?.to).toBe('2026-01-31')
  })

  it('says what it adds, retires, brings back and calls otherwise', () => {
    expect(differencesOf(before, after, '2026-12-01')).toMatchObject({
      added: [{ code: 'D' }],
      retired: [{ code: 'B' }],
      returned: [{ code: 'C' }],
      relabelled: [
        { code: 'A', was: 'Apple', is: 'Apples' },
        { code: 'C', was: 'Cherry', is: 'C' },
      ],
      unchanged: 0,
    })
  })

  it.each<[string, CodeEntry[], boolean, RegExp | undefined]>([
    ['adds to an open list', [entry('A', 'Apple'), entry('B', 'Bear'), entry('D')], true, undefined],
    [
      'adds to a list with rules',
      [entry('A', 'Apple'), entry('B', 'Bear'), entry('D')],
      false,
      /adds D.*release/,
    ],
    ['calls one otherwise in a list with rules', [entry('A', 'Pear'), entry('B', 'Bear')], false, undefined],
    ['retires in a list with rules', [entry('A', 'Apple')], false, undefined],
    ['changes nothing', [entry('A', 'Apple'), entry('B', 'Bear')], true, /changes nothing/],
    ['leaves nothing', [entry('A', 'Apple', '2026-01-01')], true, /nothing to choose/],
  ])('that %s', (_name, file, isOpen, problem) => {
    const merged = mergeEntries(before, file, days)
    const differences = differencesOf(before, merged, days.validFrom)
    const found = versionProblem(merged, differences, { isOpen, day: days.validFrom })
    if (problem === undefined) expect(found).toBeUndefined()
    else expect(found).toMatch(problem)
  })

  it('leaves a stored code to be read by the version of its day', () => {
    const versions: ListVersion[] = [
      { version: 1, validFrom: '2026-01-01', entries: before },
      { version: 2, validFrom: '2026-12-01', entries: after },
    ]
    expect(readCodeOn(versions, 'A', '2026-06-01')).toEqual({ version: 1, label: 'Apple', isRetired: false })
    expect(readCodeOn(versions, 'A', '2026-12-01')).toEqual({ version: 2, label: 'Apples', isRetired: false })
    expect(readCodeOn(versions, 'B', '2027-02-01')).toEqual({ version: 2, label: 'Bear', isRetired: true })
    expect(readCodeOn(versions, 'D', '2026-06-01')).toBeUndefined()
    expect(readCodeOn(versions, 'A', '2020-06-01')).toMatchObject({ version: 1 })
  })
})

describe('a file of codes', () => {
  it('is read from CSV with quotes, blank lines and either line end, and from JSON', () => {
    const csv = '\uFEFFcode,label,from,to\r\nA,"Apple, ""green""",2026-01-01,\r\n\nB,Bear,,2026-12-31\n'
    const entries = [
      { code: 'A', label: 'Apple, "green"', from: '2026-01-01', to: null },
      { code: 'B', label: 'Bear', from: null, to: '2026-12-31' },
    ]
    expect(readListFile('csv', csv)).toEqual({ ok: true, entries })
    expect(readListFile('json', JSON.stringify(entries))).toEqual({ ok: true, entries })
  })

  it.each<['csv' | 'json', string, RegExp]>([
    ['csv', 'name,words\nA,B', /name the columns/],
    ['csv', 'code,label\n', /no codes/],
    ['csv', 'code,label\nA,Apple\nA,Again', /Line 2: A stands there twice/],
    ['csv', 'code,label\nA B,Apple', /no code/],
    ['csv', 'code,label\nA,', /needs words/],
    ['csv', 'code,label,from,to\nA,Apple,2026-13-01,', /no day/],
    ['csv', 'code,label,from,to\nA,Apple,2026-02-01,2026-01-01', /ends before/],
    ['json', '{"A":"Apple"}', /not a list/],
    ['json', '[{', /not JSON/],
    ['json', '[7]', /no code/],
  ])('%s %s is refused', (format, text, problem) => {
    const read = readListFile(format, text)
    expect(read.ok ? [] : read.problems.join()).toMatch(problem)
  })
})

describe('the lists in force', () => {
  afterEach(() => useCodesInForce({}))

  it('keep the words of a retired code, and offer it no more', () => {
    useCodesInForce({
      weaponTypes: [
        { code: 'KNIFE', label: 'Bladed article', isChoosable: true },
        { code: 'BLUNT', label: 'Blunt object', isChoosable: false },
        { code: 'LASER', label: 'Laser', isChoosable: true },
      ],
    })
    expect([codeLabel('weaponTypes', 'KNIFE'), codeLabel('weaponTypes', 'BLUNT')]).toEqual([
      'Bladed article',
      'Blunt object',
    ])
    expect([isInList('weaponTypes', 'BLUNT'), isChoosable('weaponTypes', 'BLUNT')]).toEqual([true, false])
    expect(isChoosable('weaponTypes', 'LASER')).toBe(true)
    expect(isChoosable('sexes', 'F')).toBe(true)
  })

  it('are known by their name', () => {
    expect([nameOfList(codeLists.sexes), nameOfList([])]).toEqual(['sexes', undefined])
  })
})

describe('the national catalogue', () => {
  it('is counted list by list, and no official id is invented', () => {
    const lists = Object.keys(codeLists) as (keyof typeof codeLists)[]
    const counts = catalogueCounts()
    expect(counts.mapped + counts.recalled + counts['not-yet-mapped']).toBe(lists.length)
    expect(counts.mapped).toBe(0)
    for (const list of lists) expect(catalogueTie(list).officialId).toBeNull()
    expect(catalogueTie('sexes')).toMatchObject({ status: 'recalled', entity: 'Person' })
    expect([isOpenList('weaponTypes'), isOpenList('arrestPowers')]).toEqual([true, false])
  })
})
