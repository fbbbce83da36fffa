/** Searches whose place, authority, reason and people cannot be left blank (C11), and force (C12, TR-13). */
import { describe, expect, it } from 'vitest'
import { careRulesOn } from './care-rules-table.ts'
import { at } from './clock.fixtures.ts'
import {
  type ForceForm,
  forceFormProblems,
  forceFormsOwed,
  forceTactics,
  restraintProblems,
} from './force-rules.ts'
import { isOpen } from './rule-problem.ts'
import { type Search, searchBeforeProblems, searchCloseProblems } from './search-rules.ts'

const rules = careRulesOn('2026-09-07')
const strip: Search = {
  kind: 'STRIP',
  authority: { officer: 'PS 1', rank: 'PS', at: at('7 Sep 10:00') },
  ground: 'Believed to hide a blade',
  place: 'Medical room',
  startedAt: at('7 Sep 10:05'),
  endedAt: at('7 Sep 10:10'),
  present: [
    { name: 'PC 2', sex: 'M', role: 'SEARCHER' },
    { name: 'PC 3', sex: 'M', role: 'OFFICER' },
  ],
  detaineeSex: 'M',
  isChildOrVulnerable: false,
  isOutOfSight: true,
  clothingRemoved: 'Trousers',
  found: 'Nothing',
}
const adult = { name: 'Mother', sex: 'F', role: 'APPROPRIATE_ADULT' } as const
const clinician = { name: 'Dr 4', sex: 'F', role: 'CLINICIAN' } as const
const shown = (problems: { rule: string; severity: string; field?: string }[]) =>
  problems.map(({ rule, severity, field }) => `${rule} ${severity} ${field}`)

describe('a strip search', () => {
  it('with everything in it can be closed', () => expect(searchCloseProblems(strip, rules)).toEqual([]))

  it.each<[string, Partial<Search>, string[]]>([
    ['place blank', { place: ' ' }, ['12.11 BLOCK place']],
    ['authority blank', { authority: undefined }, ['12.11 BLOCK authority']],
    ['reason blank', { ground: '' }, ['12.11 BLOCK ground']],
    [
      'authority of a constable',
      { authority: { officer: 'PC 2', rank: 'PC', at: at('7 Sep 10:00') } },
      ['12.11 BLOCK authority'],
    ],
    ['nobody present', { present: [] }, ['12.11 BLOCK present', '12.11 BLOCK present']],
    ['one person alone', { present: strip.present.slice(0, 1) }, ['12.11 BLOCK present']],
    ['one person alone, urgent', { present: strip.present.slice(0, 1), urgency: 'Cutting himself' }, []],
    [
      'the other sex present',
      { present: [...strip.present, { name: 'PC 5', sex: 'F', role: 'OFFICER' }] },
      ['12.11 BLOCK present'],
    ],
    ['in sight of others', { isOutOfSight: false }, ['12.11 BLOCK isOutOfSight']],
    ['what was found blank', { found: '' }, ['12.11 BLOCK found']],
    [
      'no times',
      { startedAt: undefined, endedAt: undefined },
      ['12.11 BLOCK startedAt', '12.11 BLOCK endedAt'],
    ],
    ['ends before it begins', { endedAt: at('7 Sep 10:00') }, ['12.11 BLOCK endedAt']],
    ['clothing blank', { clothingRemoved: undefined }, ['12.11 BLOCK clothingRemoved']],
    ['a child without an adult', { isChildOrVulnerable: true }, ['RG-6 BLOCK present']],
    ['a child with the mother there', { isChildOrVulnerable: true, present: [...strip.present, adult] }, []],
    ['a child who wants to be alone', { isChildOrVulnerable: true, isAdultDeclined: true }, []],
    ['Annex L: searched as a woman', { searchedAs: 'F' }, ['12.11 BLOCK present']],
  ])('%s', (_title, change, expected) =>
    expect(shown(searchCloseProblems({ ...strip, ...change }, rules))).toEqual(expected),
  )

  it('before it begins, what is missing is asked and what is unlawful refused', () => {
    expect(isOpen(searchBeforeProblems({ ...strip, place: '', ground: '' }, rules))).toBe(true)
    expect(isOpen(searchBeforeProblems({ ...strip, present: [] }, rules))).toBe(false)
  })
})

describe('an intimate search', () => {
  const intimate: Search = {
    ...strip,
    kind: 'INTIMATE',
    authority: { officer: 'Insp 1', rank: 'INSP', at: at('7 Sep 10:00') },
    articleSought: 'WEAPON',
    present: [{ ...clinician, sex: 'M' }],
  }
  const drugs: Partial<Search> = {
    articleSought: 'DRUGS',
    writtenConsent: true,
    isEffectOfRefusalExplained: true,
    isMedicalPremises: true,
  }

  it.each<[string, Partial<Search>, string[]]>([
    ['by a clinician', {}, []],
    ['with no authority', { authority: undefined }, ['12.11 BLOCK authority']],
    [
      'by the authority of a sergeant',
      { authority: { officer: 'PS 1', rank: 'PS', at: '' } },
      ['12.11 BLOCK authority'],
    ],
    ['by a constable', { present: strip.present }, ['12.11 BLOCK clinicianNotPracticable']],
    [
      'by a constable, no clinician practicable',
      { present: strip.present, clinicianNotPracticable: 'Snow' },
      [],
    ],
    ['for drugs, as the law asks', drugs, []],
    ['for drugs, no written consent', { ...drugs, writtenConsent: false }, ['12.11 BLOCK writtenConsent']],
    ['for drugs, not at medical premises', { ...drugs, isMedicalPremises: false }, ['12.11 BLOCK place']],
    [
      'for drugs, by a constable whatever the inspector says',
      { ...drugs, present: strip.present, clinicianNotPracticable: 'Snow' },
      ['12.11 BLOCK present'],
    ],
    [
      'refusal not explained',
      { ...drugs, isEffectOfRefusalExplained: false },
      ['12.11 BLOCK isEffectOfRefusalExplained'],
    ],
    [
      'of a child, adult of the other sex',
      { isChildOrVulnerable: true, present: [{ ...clinician, sex: 'M' }, adult] },
      ['RG-6 BLOCK present'],
    ],
  ])('%s', (_title, change, expected) =>
    expect(shown(searchBeforeProblems({ ...intimate, ...change }, rules))).toEqual(expected),
  )

  it('an X-ray needs consent, a clinician and the inspector', () => {
    const xray: Search = { ...intimate, ...drugs, kind: 'X_RAY', present: [clinician] }
    expect(searchBeforeProblems(xray, rules)).toEqual([])
    expect(
      shown(searchBeforeProblems({ ...xray, writtenConsent: false, authority: undefined }, rules)),
    ).toEqual(['12.11 BLOCK authority', '12.11 BLOCK writtenConsent'])
  })
})

describe('use of force', () => {
  const form: ForceForm = {
    officerId: 'o-1',
    subject: 'detainee',
    at: at('7 Sep 10:00'),
    place: 'Cell corridor',
    reasons: ['PROTECT_SELF'],
    tactics: [{ tactic: 'GROUND_RESTRAINT', isEffective: true, minutes: 2 }],
    isSubjectInjured: false,
    isOfficerInjured: false,
    outcome: 'Calmed',
  }

  it.each<[string, Partial<ForceForm>, string[]]>([
    ['whole', {}, []],
    ['no tactic', { tactics: [] }, ['12.20 ASK tactics']],
    [
      'how long is missing',
      { tactics: [{ tactic: 'LIMB_RESTRAINT', isEffective: true }] },
      ['12.20 ASK tactics'],
    ],
    ['handcuffs need no time', { tactics: [{ tactic: 'HANDCUFF_COMPLIANT', isEffective: true }] }, []],
    ['whether it worked', { tactics: [{ tactic: 'UNARMED' }] }, ['12.20 ASK tactics']],
    ['injured, no help offered', { isSubjectInjured: true }, ['TR-15 WARN isMedicalHelpOffered']],
    ['no place and reason', { place: '', reasons: [] }, ['12.20 ASK place', '12.20 ASK reasons']],
  ])('%s', (_title, change, expected) =>
    expect(shown(forceFormProblems({ ...form, ...change }))).toEqual(expected),
  )

  it('every officer who used force owes a form of their own', () => {
    const used = [{ officerId: 'o-1' }, { officerId: 'o-2' }, { officerId: 'o-2' }]
    expect(forceFormsOwed(used, [form]).owed).toEqual(['o-2'])
    expect(forceFormsOwed(used, [{ ...form, reasons: [] }]).owed).toEqual(['o-1', 'o-2'])
    expect(forceFormsOwed([{ officerId: 'o-1' }], [form]).problems).toEqual([])
    expect(new Set(forceTactics.map(({ code }) => code)).size).toBe(25)
  })

  it('TR-13: restraints in a locked cell need their reason', () => {
    const now = at('7 Sep 11:00')
    const cuffs = { kind: 'Handcuffs', from: at('7 Sep 10:00'), isInLockedCell: true }
    expect(shown(restraintProblems(cuffs, now))).toEqual(['TR-13 BLOCK reason'])
    expect(restraintProblems({ ...cuffs, reason: 'Banging head' }, now)).toEqual([])
    expect(shown(restraintProblems({ ...cuffs, reason: 'x', to: at('7 Sep 09:00') }, now))).toEqual([
      'TR-13 WARN to',
    ])
  })
})
