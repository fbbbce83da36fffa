/** Prints, samples, photographs, drug tests and identification: power, consent, rank (PACE ss.61 to 64A; 12.13, 12.14, PC-6). */
import { isAtLeast, type Rank } from '../codes/ranks.ts'
import { addDays } from '../time/day.ts'
import { type Instant, toMillis } from '../time/instant.ts'
import { toLondon } from '../time/london-time.ts'
import type { CareRules } from './care-rules-table.ts'
import { isSaid, problemList, type RuleProblem } from './rule-problem.ts'

export const biometricKinds = [
  { code: 'FINGERPRINTS', label: 'Fingerprints', power: 's.61' },
  { code: 'FOOTWEAR', label: 'Footwear impressions', power: 's.61A' },
  { code: 'NON_INTIMATE', label: 'Non-intimate sample', power: 's.63' },
  { code: 'INTIMATE', label: 'Intimate sample', power: 's.62' },
  { code: 'DRUG_TEST', label: 'Drug test', power: 's.63B' },
  { code: 'PHOTOGRAPH', label: 'Photograph', power: 's.64A' },
] as const
export type BiometricKind = (typeof biometricKinds)[number]['code']

export interface Taking {
  kind: BiometricKind
  /** Detained for, charged with or convicted of a recordable offence. */
  isRecordable: boolean
  consent?: 'WRITTEN' | 'WITHHELD' | 'NOT_PRACTICABLE'
  authority?: Rank
  isClinician?: boolean
  isUrine?: boolean
  isInferenceWarned?: boolean
  isForceUsed?: boolean
  /** Drug test only. */
  age?: number
  isCharged?: boolean
  isTriggerOffence?: boolean
  isAreaNotified?: boolean
  isRefusalWarned?: boolean
  /** Whose consent counts: a child's with the parent or guardian, under 14 the parent's alone. */
  isConsentValid?: boolean
}

/** What stands against taking it now; authority and consent come before the taking (12.25). */
export function takingProblems(taking: Taking, rules: CareRules): RuleProblem[] {
  const { problems, block } = problemList()
  const hasConsent = taking.consent === 'WRITTEN' && taking.isConsentValid !== false
  const hasInspector = taking.authority !== undefined && isAtLeast(taking.authority, 'INSP')
  switch (taking.kind) {
    case 'FINGERPRINTS':
    case 'FOOTWEAR':
      block(
        !taking.isRecordable && !hasConsent,
        '12.13',
        'The offence is not recordable: written consent is needed.',
        'consent',
      )
      break
    case 'NON_INTIMATE':
      block(
        !taking.isRecordable && !hasConsent && !hasInspector,
        '12.13',
        'The offence is not recordable: written consent or an inspector is needed.',
        'consent',
      )
      break
    case 'INTIMATE':
      block(
        !hasInspector,
        '12.13',
        'An intimate sample needs the authority of an inspector or above.',
        'authority',
      )
      block(!hasConsent, '12.13', 'An intimate sample needs written consent.', 'consent')
      block(
        taking.isUrine !== true && taking.isClinician !== true,
        '12.13',
        'Only a clinician takes it, unless it is urine.',
        'isClinician',
      )
      block(
        taking.isInferenceWarned !== true,
        '12.13',
        'Warn what a refusal may mean in court.',
        'isInferenceWarned',
      )
      break
    case 'DRUG_TEST':
      drugTestProblems(taking, rules, hasInspector, block)
      break
    case 'PHOTOGRAPH':
      block(
        taking.consent === undefined,
        '12.13',
        'Ask for consent; it may be taken where that is withheld.',
        'consent',
      )
  }
  return problems
}

type Block = ReturnType<typeof problemList>['block']

/** s.63B: age, trigger offence or an inspector, a notified area, the warning, and never force (Code C 17). */
function drugTestProblems(taking: Taking, rules: CareRules, hasInspector: boolean, block: Block): void {
  const least = taking.isCharged ? rules.drugTestOnChargeAge : rules.drugTestOnArrestAge
  block(
    taking.age === undefined || taking.age < least,
    '12.13',
    `A drug test here is from the age of ${least} only.`,
    'age',
  )
  block(
    taking.isTriggerOffence !== true && !hasInspector,
    '12.13',
    'A trigger offence, or the authority of an inspector, is needed.',
    'authority',
  )
  block(
    taking.isAreaNotified !== true,
    '12.13',
    'Drug testing is not notified for this area.',
    'isAreaNotified',
  )
  block(
    taking.isRefusalWarned !== true,
    '12.13',
    'Warn that a refusal without good cause is an offence.',
    'isRefusalWarned',
  )
  block(taking.isForceUsed === true, '12.13', 'No force is used to take a drug sample.', 'isForceUsed')
}

export interface IdProcedure {
  kind: 'VIDEO' | 'PARADE' | 'GROUP' | 'CONFRONTATION' | 'SHOWING'
  officerRank: Rank
  isOfficerInvolved: boolean
  noticeGivenAt?: Instant
  consent?: 'GIVEN' | 'REFUSED'
  needsAppropriateAdult: boolean
  isAdultPresent: boolean
  outcome?: 'POSITIVE' | 'NEGATIVE' | 'OTHER'
  endedAt?: Instant
}

/** Code D: an inspector who is not involved, notice and consent before, the outcome after. */
export function idProcedureProblems(facts: IdProcedure): RuleProblem[] {
  const { problems, block, ask } = problemList()
  block(
    !isAtLeast(facts.officerRank, 'INSP'),
    '12.14',
    'An inspector or above runs an identification procedure.',
    'officer',
  )
  block(
    facts.isOfficerInvolved,
    '12.14',
    'The identification officer is not involved in the investigation.',
    'officer',
  )
  block(facts.noticeGivenAt === undefined, '12.14', 'Give the notice to the suspect first.', 'noticeGivenAt')
  const needsConsent = facts.kind === 'PARADE' || facts.kind === 'GROUP'
  block(
    needsConsent && facts.consent !== 'GIVEN',
    '12.14',
    'This procedure needs consent; a video may be used covertly.',
    'consent',
  )
  block(
    facts.needsAppropriateAdult && !facts.isAdultPresent,
    'RG-6',
    'The procedure waits for the appropriate adult.',
    'isAdultPresent',
  )
  ask(facts.endedAt !== undefined && facts.outcome === undefined, '12.14', 'Record the outcome.', 'outcome')
  return problems
}

/** 12.24: a death or serious injury goes to the IOPC by the end of the next day at the latest; undefined for no instant. */
export function referralDueDay(at: Instant): string | undefined {
  const day = toMillis(at) === undefined ? undefined : toLondon(at)?.day
  return day === undefined ? undefined : addDays(day, 1)
}

/** 12.24: after a death or serious incident nothing is deleted and only addenda are written. */
export function lockedProblems(facts: {
  hasSeriousIncident: boolean
  isAddendum: boolean
  reason?: string
}): RuleProblem[] {
  const { problems, block, ask } = problemList()
  block(
    facts.hasSeriousIncident && !facts.isAddendum,
    '12.24',
    'This record is locked: write an addendum instead.',
  )
  ask(
    facts.hasSeriousIncident && facts.isAddendum && !isSaid(facts.reason),
    '12.24',
    'Say why the addendum is written.',
    'reason',
  )
  return problems
}
