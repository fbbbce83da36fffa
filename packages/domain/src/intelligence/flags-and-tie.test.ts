/** Flags with a source and an end, and who is traced, interviewed and eliminated (FG-1 to FG-5, TI-1 to TI-3). */
import { describe, expect, it } from 'vitest'
import { type Flag, flagProblems, flagShows, flagTypes } from './flags.ts'
import { readGrade } from './grading.ts'
import { eliminationCodes, tieFigures, type TieMember, tieProblems } from './trace-interview-eliminate.ts'

const rulesOf = (problems: { rule: string; severity: string; field?: string }[]) =>
  problems.map(({ rule, severity, field }) => `${rule} ${severity} ${field}`)

describe('FG-1 to FG-4: a flag', () => {
  const today = '2026-06-11'
  const flag: Flag = {
    code: 'IOM',
    sourceRecordId: 'r',
    authorId: 'ann',
    start: '2026-06-11',
    review: '2026-12-11',
    isOnPhone: true,
  }
  it.each<[string, Partial<Flag>, string[]]>([
    ['whole', {}, []],
    ['without a record', { sourceRecordId: '' }, ['FG-1 BLOCK sourceRecordId']],
    ['that starts tomorrow', { start: '2026-06-12' }, ['FG-1 BLOCK start']],
    ['that starts on no day', { start: '11 June' }, ['FG-1 BLOCK start', 'FG-2 BLOCK review']],
    ['without a review', { review: undefined }, ['FG-2 BLOCK review']],
    ['reviewed on its first day', { review: '2026-06-11' }, ['FG-2 BLOCK review']],
    ['reviewed a day too late', { review: '2026-12-12' }, ['FG-2 BLOCK review']],
    ['reviewed on no day', { review: 'x' }, ['FG-2 BLOCK review']],
    ['reviewed at the end of a shorter month', { start: '2025-08-31', review: '2026-02-28' }, []],
    ['and a day later', { start: '2025-08-31', review: '2026-03-01' }, ['FG-2 BLOCK review']],
    ['that ends before it starts', { end: '2026-06-10' }, ['FG-2 BLOCK end']],
    ['that ends on no day', { end: 'x' }, ['FG-2 BLOCK end']],
    ['that ends on its first day', { end: '2026-06-11' }, []],
    ['on an unreliable source', { grade: readGrade('3CP') }, ['FG-3 BLOCK grade', 'FG-3 WARN grade']],
    ['on what is suspected false', { grade: readGrade('1EP') }, ['FG-3 BLOCK grade', 'FG-3 WARN grade']],
    ['on one untested source', { grade: readGrade('2AP') }, ['FG-3 WARN grade']],
    ['on what stands alone', { grade: readGrade('1AP') }, []],
    ['silent and on phones', { code: 'CT', review: '2026-09-11' }, ['FG-4 BLOCK isOnPhone']],
    ['silent', { code: 'CT', review: '2026-09-11', isOnPhone: false }, []],
    ['of health without its condition in law', { code: 'HEALTH' }, ['FG-4 BLOCK schedule8']],
    ['of health', { code: 'HEALTH', schedule8: 'VITAL_INTERESTS' }, []],
    ['on conditional intelligence, on phones', { handling: 'C' }, ['FG-4 BLOCK isOnPhone']],
    ['on conditional intelligence', { handling: 'C', isOnPhone: false }, []],
  ])('%s', (_, more, problems) =>
    expect(rulesOf(flagProblems({ ...flag, ...more }, today))).toEqual(problems),
  )

  it.each<[string, Partial<Flag>, string, ReturnType<typeof flagShows>]>([
    ['on its day of review', {}, '2026-12-11', { standing: 'LIVE', shows: true, tellsOwner: false }],
    ['past it', {}, '2026-12-12', { standing: 'UNREVIEWED', shows: true, tellsOwner: false }],
    [
      'on its last day it is over',
      { end: '2026-08-01' },
      '2026-08-01',
      { standing: 'ENDED', shows: false, tellsOwner: false },
    ],
    [
      'the day before',
      { end: '2026-08-01' },
      '2026-07-31',
      { standing: 'LIVE', shows: true, tellsOwner: false },
    ],
    ['before it starts', {}, '2026-06-10', { standing: 'NOT_YET', shows: false, tellsOwner: false }],
    ['a silent one', { code: 'OCG_MAPPED' }, today, { standing: 'LIVE', shows: false, tellsOwner: true }],
    [
      'a silent one that is over',
      { code: 'CT', end: today },
      today,
      { standing: 'ENDED', shows: false, tellsOwner: false },
    ],
    [
      'without a review it is unreviewed',
      { review: undefined },
      today,
      { standing: 'UNREVIEWED', shows: true, tellsOwner: false },
    ],
  ])('FG-5: %s', (_, more, day, expected) => expect(flagShows({ ...flag, ...more }, day)).toEqual(expected))

  it('each code once', () => expect(new Set(flagTypes.map(({ code }) => code)).size).toBe(flagTypes.length))
})

describe('TI-1 to TI-3: trace, interview, eliminate', () => {
  const member: TieMember = { nominalId: 'n', category: 'OTHER' }
  it.each<[string, Partial<TieMember>, string[]]>([
    ['not looked at', {}, []],
    ['as a suspect', { category: 'SUSPECT' }, ['TI-1 BLOCK category']],
    ['as convicted', { category: 'CONVICTED' }, ['TI-1 BLOCK category']],
    ['as a witness', { category: 'WITNESS' }, []],
    ['by forensics, no evidence', { code: '1', evidence: ' ' }, ['TI-2 BLOCK evidence']],
    ['by forensics', { code: '1', evidence: 'DNA' }, []],
    ['not eliminated needs none', { code: '6' }, []],
    [
      'a relative, no supervisor',
      { code: '4', evidence: 'Mother', decidedById: 'ann' },
      ['TI-2 BLOCK supervisorId'],
    ],
    [
      'a partner, by oneself',
      { code: '5', evidence: 'Wife', decidedById: 'ann', supervisorId: 'ann' },
      ['TI-2 BLOCK supervisorId'],
    ],
    ['a partner, agreed', { code: '5', evidence: 'Wife', decidedById: 'ann', supervisorId: 'ben' }, []],
  ])('%s', (_, more, problems) => expect(rulesOf(tieProblems({ ...member, ...more }))).toEqual(problems))

  it('TI-3: only what stands counts as eliminated', () => {
    expect(
      tieFigures([
        member,
        { ...member, code: '1', evidence: 'DNA' },
        { ...member, code: '4', evidence: 'Mother', decidedById: 'ann' },
        { ...member, code: '6' },
      ]),
    ).toEqual({ eliminated: 1, remaining: 2, open: 1 })
    expect(eliminationCodes.filter(({ eliminates }) => !eliminates).map(({ code }) => code)).toEqual(['6'])
  })
})
