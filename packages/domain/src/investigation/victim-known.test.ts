/** What is known of a victim before anybody asks, how contacts are ranked, and the steps of statement and referral (VN-1, VN-5, VC-3, VC-9). */
import { describe, expect, it } from 'vitest'
import { referralState } from './victim-contact.ts'
import { allNeeds, knownNeeds, victimHarm } from './victim-known.ts'
import { victimNeeds } from './victim-needs.ts'
import { referralOf, statementState, type VictimStep, victimStepProblems } from './victim-steps.ts'

const now = '2026-06-11T12:00:00Z'
const step = (kind: VictimStep['kind'], more: Partial<VictimStep> = {}): VictimStep => ({
  kind,
  at: '2026-06-11T09:00:00Z',
  ...more,
})

describe('what the crime says of a victim', () => {
  it.each([
    [{ hoCode: '008/06', markers: ['DOMESTIC'] as const }, ['DOMESTIC']],
    [{ hoCode: '019/08', markers: [] }, ['SERIOUS', 'SEXUAL']],
    [{ hoCode: '001/01', markers: [] }, ['SERIOUS', 'BEREAVED']],
    [{ hoCode: '028/03', markers: ['REPEAT_VICTIM'] as const, age: 17 }, ['PERSISTENT', 'CHILD']],
    [{ markers: ['MODERN_SLAVERY'] as const }, ['INTIMIDATED']],
    [{ hoCode: '028/03', markers: [], age: 30 }, []],
  ])('%o gives %o', (crime, reasons) => expect(victimNeeds(knownNeeds(crime)).reasons).toEqual(reasons))

  it('is joined by what the victim said, and nothing of it is unsaid', () => {
    const known = knownNeeds({ hoCode: '008/06', markers: ['DOMESTIC'], age: 40 })
    expect(allNeeds(known, { isInFear: true, isDomestic: false, age: 12 })).toMatchObject({
      isDomestic: true,
      isInFear: true,
      age: 40,
    })
  })

  it('VC-9: ranks a child of domestic abuse before a shop', () => {
    const child = { hoCode: '008/06', markers: ['DOMESTIC'] as const, age: 9 }
    const shop = { hoCode: '046/00', markers: ['BUSINESS'] as const }
    expect(victimHarm(victimNeeds(knownNeeds(child)), child)).toBe(11)
    expect(victimHarm(victimNeeds(knownNeeds(shop)), shop)).toBe(0)
    expect(
      victimHarm({ isEnhanced: true, isVulnerable: false }, { hoCode: '005/01', markers: ['HATE_RACE'] }),
    ).toBe(9)
  })
})

describe('VN-5: the personal statement', () => {
  it.each<[VictimStep['kind'][], string]>([
    [[], 'NOT_OFFERED'],
    [['STATEMENT_OFFERED'], 'OFFERED'],
    [['STATEMENT_OFFERED', 'STATEMENT_DECLINED'], 'DECLINED'],
    [['STATEMENT_OFFERED', 'STATEMENT_TAKEN', 'REFERRAL_SENT'], 'TAKEN'],
    [['STATEMENT_TAKEN', 'STATEMENT_WITHDRAWN'], 'WITHDRAWN'],
  ])('after %o it is %s', (kinds, state) =>
    expect(statementState(kinds.map((kind) => step(kind)))).toBe(state),
  )

  it.each<[VictimStep, VictimStep[], string[]]>([
    [step('STATEMENT_TAKEN'), [], ['VN-5']],
    [step('STATEMENT_TAKEN', { reference: 'MG11/4' }), [], []],
    [step('STATEMENT_WITHDRAWN'), [step('STATEMENT_OFFERED')], ['VN-5']],
    [step('STATEMENT_WITHDRAWN'), [step('STATEMENT_TAKEN')], []],
    [step('REFERRAL_SENT'), [], ['VC-3']],
    [step('REFERRAL_SENT', { service: 'Victim Support' }), [], []],
    [step('REFERRAL_RECEIVED', { reference: 'VS1' }), [], ['VC-3']],
    [step('REFERRAL_RECEIVED'), [step('REFERRAL_SENT')], ['VC-3']],
    [step('REFERRAL_RECEIVED', { reference: 'VS1' }), [step('REFERRAL_SENT')], []],
    [step('STATEMENT_OFFERED', { at: '2026-06-11T12:01:00Z' }), [], ['VC-8']],
  ])('%o after %o: %o', (one, before, rules) =>
    expect(victimStepProblems(one, before, now).map(({ rule }) => rule)).toEqual(rules),
  )
})

describe('VC-3: the referral', () => {
  const sent = step('REFERRAL_SENT', { service: 'Victim Support', at: '2026-06-11T10:00:00Z' })
  it.each<[VictimStep[], string]>([
    [[], 'NOT_OFFERED'],
    [[step('REFERRAL_OFFERED')], 'TO_SEND'],
    [[step('REFERRAL_DECLINED')], 'DECLINED'],
    [[step('REFERRAL_DECLINED'), sent], 'SENT'],
    [[sent, step('REFERRAL_RECEIVED', { reference: 'VS1' })], 'RECEIVED'],
  ])('%o is %s', (steps, state) => expect(referralState(referralOf(steps, now))).toBe(state))
})
