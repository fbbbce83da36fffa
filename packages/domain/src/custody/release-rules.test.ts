/** Nobody leaves before these are answered: 12.23, 12.12, C25 and TMR-08. */
import { describe, expect, it } from 'vitest'
import { type ReleaseFacts, releaseProblems, releaseQuestions } from './release-rules.ts'

const calm: ReleaseFacts['answers'] = Object.fromEntries(
  releaseQuestions.map(({ code, raises }) => [code, { answer: raises === 'YES' ? 'NO' : 'YES' }]),
)
const ready: ReleaseFacts = {
  answers: calm,
  disposals: ['NFA_POLICE'],
  propertyHeld: [],
  hasPropertyToSign: true,
  isPropertySigned: true,
  isBailNoticeServed: false,
  isMedicationReturned: false,
  medicationHeld: [],
  medicationDue: [],
  forceFormsOwed: [],
  age: 30,
  isTransfer: false,
  signedBy: 'PS 1',
}
const escort = { perNumber: 'PER1', isComplete: true, handoverOfficer: 'PS 1', receivedBy: 'Court officer' }

describe('leaving the suite', () => {
  it.each<[string, Partial<ReleaseFacts>, string[]]>([
    ['when all is done', {}, []],
    ['no disposal for one offence', { disposals: ['NFA_POLICE', undefined] }, ['12.23 disposals']],
    ['no offence disposed of', { disposals: [] }, ['12.23 disposals']],
    ['bail refused', { disposals: ['CHARGED_CUSTODY'] }, ['12.23 disposals']],
    ['remanded, but let go', { disposals: ['TRANSFER_COURT'] }, ['12.23 disposals']],
    ['to hospital, with nobody', { disposals: ['MHA_HOSPITAL'] }, ['12.23 collectedBy']],
    ['to hospital, with a named team', { disposals: ['MHA_HOSPITAL'], collectedBy: 'Crisis team' }, []],
    ['bail refused, to court', { disposals: ['CHARGED_CUSTODY'], isTransfer: true, escort }, []],
    [
      'to court without an escort record',
      { disposals: ['TRANSFER_COURT'], isTransfer: true },
      ['12.23 escort', '12.23 escort', '12.23 escort'],
    ],
    [
      'escort record unfinished',
      { isTransfer: true, escort: { ...escort, isComplete: false } },
      ['12.23 escort'],
    ],
    ['property held', { propertyHeld: ['Wallet (Bag 1)'] }, ['12.12 propertyHeldReason']],
    ['property held, with a reason', { propertyHeld: ['Wallet'], propertyHeldReason: 'Comes on Monday' }, []],
    ['nothing to sign for', { hasPropertyToSign: false, isPropertySigned: false }, []],
    ['property not signed', { isPropertySigned: false }, ['12.12 isPropertySigned']],
    ['property not signed, refused', { isPropertySigned: false, propertyNotSignedReason: 'Refused' }, []],
    ['bail without its notice', { disposals: ['BAIL_PRE_CHARGE'] }, ['12.22 isBailNoticeServed']],
    ['medication kept', { medicationHeld: ['Inhaler'] }, ['12.23 isMedicationReturned']],
    ['medication returned', { medicationHeld: ['Inhaler'], isMedicationReturned: true }, []],
    ['a dose due', { medicationDue: ['Insulin'] }, ['TR-17 medicationReason']],
    ['a dose due, with a reason', { medicationDue: ['Insulin'], medicationReason: 'Takes it at home' }, []],
    ['a form on force owed', { forceFormsOwed: ['PC 1'] }, ['12.20 forceReason']],
    ['not kept for a form', { forceFormsOwed: ['PC 1'], forceReason: 'Off duty; the 24 hours end' }, []],
    ['TMR-08: a child of 15 whom nobody collects', { age: 15 }, ['TMR-08 collectedBy']],
    [
      'TMR-08: reason and inspector',
      { age: 15, aloneReason: 'Lives next door', inspectorName: 'Insp 1' },
      [],
    ],
    ['TMR-08: reason without inspector', { age: 15, aloneReason: 'Lives next door' }, ['TMR-08 collectedBy']],
    ['TMR-08: collected', { age: 15, collectedBy: 'Mother' }, []],
    ['an unknown age is a child', { age: undefined }, ['TMR-08 collectedBy']],
    ['not signed', { signedBy: '' }, ['12.23 signedBy']],
  ])('%s', (_title, change, expected) => {
    expect(releaseProblems({ ...ready, ...change }).map(({ rule, field }) => `${rule} ${field}`)).toEqual(
      expected,
    )
  })

  it('every question is asked; an answer that worries, or a refusal, needs an action', () => {
    for (const { code, raises } of releaseQuestions) {
      const { [code]: _left, ...others } = calm
      expect(releaseProblems({ ...ready, answers: others }).map(({ field }) => field)).toEqual([code])
      for (const answer of [raises, 'REFUSED'] as const) {
        expect(releaseProblems({ ...ready, answers: { ...calm, [code]: { answer } } })).toHaveLength(1)
        const acted = { ...calm, [code]: { answer, action: 'Nurse told, lift home given' } }
        expect(releaseProblems({ ...ready, answers: acted })).toEqual([])
      }
    }
  })
})
