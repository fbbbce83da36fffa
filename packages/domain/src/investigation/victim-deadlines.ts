/** What a victim is told and by when: triggers of the Victims' Code with their working days (VC-1 to VC-5). */
import { due, type Due, type Duty } from '../rules/due.ts'
import { addHours, type Instant } from '../time/instant.ts'
import { endOfWorkingDay } from '../time/working-days.ts'
import type { InvestigationRules } from './investigation-rules-table.ts'

/** `isKeyDecision`: within five working days, one under enhanced rights. */
export const contactTriggers = [
  { code: 'REPORTED', label: 'Written acknowledgement', rule: 'VC-2', isKeyDecision: false },
  { code: 'SERVICE_REFERRAL', label: 'Referral to a victim service', rule: 'VC-3', isKeyDecision: false },
  {
    code: 'NOT_INVESTIGATED',
    label: 'Not investigated, with the reasons',
    rule: 'VC-1',
    isKeyDecision: true,
  },
  { code: 'ARRESTED', label: 'Suspect arrested', rule: 'VC-1', isKeyDecision: true },
  { code: 'INTERVIEWED', label: 'Suspect interviewed under caution', rule: 'VC-1', isKeyDecision: true },
  { code: 'RELEASED_NO_CHARGE', label: 'Suspect released without charge', rule: 'VC-1', isKeyDecision: true },
  { code: 'BAILED', label: 'Suspect released on bail', rule: 'VC-1', isKeyDecision: true },
  { code: 'BAIL_CHANGED', label: 'Bail conditions changed or cancelled', rule: 'VC-1', isKeyDecision: true },
  { code: 'RUI', label: 'Suspect released under investigation', rule: 'VC-1', isKeyDecision: true },
  { code: 'CHARGED', label: 'Suspect charged or summonsed', rule: 'VC-1', isKeyDecision: true },
  { code: 'NOT_CHARGED', label: 'Not charged, with the right to review', rule: 'VC-1', isKeyDecision: true },
  { code: 'OUT_OF_COURT', label: 'Dealt with out of court', rule: 'VC-1', isKeyDecision: true },
  {
    code: 'OUTCOME',
    label: 'Investigation closed, with the right to review',
    rule: 'VC-1',
    isKeyDecision: true,
  },
  { code: 'COURT_DATE', label: 'Date of a hearing', rule: 'VC-1', isKeyDecision: true },
  { code: 'COURT_RESULT', label: 'Result at court', rule: 'VC-1', isKeyDecision: true },
  { code: 'PROPERTY_BACK', label: 'Property no longer needed', rule: 'VC-4', isKeyDecision: false },
] as const
export type ContactTrigger = (typeof contactTriggers)[number]['code']

/** When the victim has to be told by: the end of the working day in London, day 1 being the next working day. */
export function contactBy(
  trigger: ContactTrigger,
  at: Instant,
  isEnhanced: boolean,
  rules: InvestigationRules,
): Instant | undefined {
  return endOfWorkingDay(at, workingDaysFor(trigger, isEnhanced, rules))
}

/** Working days that a trigger allows. */
export function workingDaysFor(
  trigger: ContactTrigger,
  isEnhanced: boolean,
  rules: InvestigationRules,
): number {
  switch (trigger) {
    case 'REPORTED':
      return rules.acknowledgementDays
    case 'SERVICE_REFERRAL':
      return rules.serviceReferralDays
    case 'PROPERTY_BACK':
      return rules.propertyReturnDays
    default:
      return isEnhanced ? rules.keyDecisionEnhancedDays : rules.keyDecisionDays
  }
}

export interface LiveVictim {
  victimId: string
  isEnhanced: boolean
  /** What the victim asked not to be told. */
  optedOut: readonly ContactTrigger[]
}

/** SG-07: one row for each victim of an event on the side of the suspect, unless the victim asked not to be told. */
export function contactsFor(
  trigger: ContactTrigger,
  at: Instant,
  victims: readonly LiveVictim[],
  rules: InvestigationRules,
): (Due & { victimId: string; trigger: ContactTrigger })[] {
  const row = contactTriggers.find(({ code }) => code === trigger)
  const who: Duty = trigger === 'PROPERTY_BACK' ? 'EXHIBITS' : 'OIC'
  return victims.flatMap((victim) => {
    const by = contactBy(trigger, at, victim.isEnhanced, rules)
    if (by === undefined || victim.optedOut.includes(trigger)) return []
    const what = `${trigger}:${victim.victimId}`
    const text = `Tell the victim: ${row?.label.toLowerCase() ?? trigger}`
    return [
      { ...due({ what, text, by, who, rule: row?.rule ?? 'VC-1' }, at), victimId: victim.victimId, trigger },
    ]
  })
}

/** VC-5: the next update as agreed with the victim, else every thirty days; counted from the last time they were reached. */
export const nextUpdateBy = (
  lastReachedAt: Instant,
  agreedEveryDays: number | undefined,
  rules: InvestigationRules,
): Instant | undefined => addHours(lastReachedAt, 24 * (agreedEveryDays ?? rules.updateEveryDays))
