/** Use of force in and before custody, and restraints in a cell (TR-13, custody.md 12.20; list L-8). */
import { type Instant, minutesBetween, toMillis } from '../time/instant.ts'
import { isSaid, problemList, type RuleProblem } from './rule-problem.ts'

/** `takesTime`: how long it lasted is recorded. */
export const forceTactics = [
  { code: 'TACTICAL_COMMS', label: 'Tactical communications', takesTime: false },
  { code: 'HANDCUFF_COMPLIANT', label: 'Handcuffs, compliant', takesTime: false },
  { code: 'HANDCUFF_NON_COMPLIANT', label: 'Handcuffs, not compliant', takesTime: false },
  { code: 'LIMB_RESTRAINT', label: 'Limb restraint', takesTime: true },
  { code: 'UNARMED', label: 'Unarmed skills', takesTime: false },
  { code: 'GROUND_RESTRAINT', label: 'Restraint on the ground', takesTime: true },
  { code: 'BATON_DRAWN', label: 'Baton drawn', takesTime: false },
  { code: 'BATON_USED', label: 'Baton used', takesTime: false },
  { code: 'IRRITANT_DRAWN', label: 'Irritant spray drawn', takesTime: false },
  { code: 'IRRITANT_USED', label: 'Irritant spray used', takesTime: false },
  { code: 'SPIT_GUARD', label: 'Spit guard', takesTime: true },
  { code: 'SHIELD', label: 'Shield', takesTime: false },
  { code: 'DOG_DEPLOYED', label: 'Dog deployed', takesTime: false },
  { code: 'DOG_BITE', label: 'Dog bite', takesTime: false },
  { code: 'CED_DRAWN', label: 'Conducted energy device drawn', takesTime: false },
  { code: 'CED_AIMED', label: 'Conducted energy device aimed', takesTime: false },
  { code: 'CED_RED_DOT', label: 'Conducted energy device red-dotted', takesTime: false },
  { code: 'CED_ARCED', label: 'Conducted energy device arced', takesTime: false },
  { code: 'CED_DRIVE_STUN', label: 'Conducted energy device drive stun', takesTime: false },
  { code: 'CED_ANGLE', label: 'Conducted energy device angled drive stun', takesTime: false },
  { code: 'CED_FIRED', label: 'Conducted energy device fired', takesTime: false },
  { code: 'AEP', label: 'Attenuating energy projectile', takesTime: false },
  { code: 'FIREARM_AIMED', label: 'Firearm aimed', takesTime: false },
  { code: 'FIREARM_FIRED', label: 'Firearm fired', takesTime: false },
  { code: 'OTHER', label: 'Other', takesTime: false },
] as const
export type ForceTactic = (typeof forceTactics)[number]['code']

export interface ForceForm {
  officerId: string
  subject?: string
  at?: Instant
  place?: string
  reasons: readonly string[]
  /** In the order in which they were used. */
  tactics: readonly { tactic: ForceTactic; isEffective?: boolean; minutes?: number }[]
  isSubjectInjured?: boolean
  isOfficerInjured?: boolean
  isMedicalHelpOffered?: boolean
  outcome?: string
}

/** What one officer's form still needs; it is owed in the same shift, and before a release from custody. */
export function forceFormProblems(form: ForceForm): RuleProblem[] {
  const { problems, ask, warn } = problemList()
  ask(!isSaid(form.subject), '12.20', 'Say on whom force was used.', 'subject')
  ask(form.at === undefined || toMillis(form.at) === undefined, '12.20', 'Enter when force was used.', 'at')
  ask(!isSaid(form.place), '12.20', 'Say where force was used.', 'place')
  ask(form.reasons.length === 0, '12.20', 'Choose why force was used.', 'reasons')
  ask(form.tactics.length === 0, '12.20', 'Choose what was done, in its order.', 'tactics')
  ask(
    form.tactics.some(({ isEffective }) => isEffective === undefined),
    '12.20',
    'Say of each tactic whether it worked.',
    'tactics',
  )
  const timed = form.tactics.filter(
    ({ tactic, minutes }) => takesTime(tactic) && !(minutes !== undefined && minutes >= 0),
  )
  ask(timed.length > 0, '12.20', 'Say how long the restraint lasted.', 'tactics')
  ask(form.isSubjectInjured === undefined, '12.20', 'Say whether the person was injured.', 'isSubjectInjured')
  ask(
    form.isOfficerInjured === undefined,
    '12.20',
    'Say whether the officer was injured.',
    'isOfficerInjured',
  )
  warn(
    form.isSubjectInjured === true && form.isMedicalHelpOffered !== true,
    'TR-15',
    'The person was injured: get clinical attention, even if it is not asked for.',
    'isMedicalHelpOffered',
  )
  ask(!isSaid(form.outcome), '12.20', 'Say how it ended.', 'outcome')
  return problems
}

/** One form for each officer who used force: those who still owe theirs before the person leaves. */
export function forceFormsOwed(
  used: readonly { officerId: string }[],
  forms: readonly ForceForm[],
): { owed: string[]; problems: RuleProblem[] } {
  const given = new Set(
    forms
      .filter((form) => forceFormProblems(form).every(({ severity }) => severity !== 'ASK'))
      .map(({ officerId }) => officerId),
  )
  const owed = [...new Set(used.map(({ officerId }) => officerId))].filter((officer) => !given.has(officer))
  const { problems, ask } = problemList()
  ask(owed.length > 0, '12.20', `${owed.length} officers still owe their form on the use of force.`, 'forms')
  return { owed, problems }
}

/** TR-13: restraints in a locked cell only where absolutely necessary, with kind, times and reason. */
export function restraintProblems(
  restraint: { kind?: string; from?: Instant; to?: Instant; reason?: string; isInLockedCell: boolean },
  now: Instant,
): RuleProblem[] {
  const { problems, block, ask, warn } = problemList()
  block(
    restraint.isInLockedCell && !isSaid(restraint.reason),
    'TR-13',
    'Restraints in a locked cell only where absolutely necessary: say why.',
    'reason',
  )
  ask(!isSaid(restraint.kind), 'TR-13', 'Say which restraint it is.', 'kind')
  ask(
    restraint.from === undefined || toMillis(restraint.from) === undefined,
    'TR-13',
    'Enter when it was put on.',
    'from',
  )
  const minutes =
    restraint.from === undefined ? undefined : minutesBetween(restraint.from, restraint.to ?? now)
  warn(
    minutes !== undefined && minutes < 0,
    'TR-13',
    'The restraint ends before it begins: correct the times.',
    'to',
  )
  return problems
}

const takesTime = (tactic: ForceTactic): boolean =>
  forceTactics.some((row) => row.code === tactic && row.takesTime)
