/** Appropriate adults: who needs one, who may be one, what waits for one (RG-3, RG-6, Code C 1.5 to 1.7A, custody.md 12.5). */
import { allow, type Decision, deny } from '../access/decision.ts'
import { type Instant, minutesBetween } from '../time/instant.ts'
import { isSaid, problemList, type RuleProblem } from './rule-problem.ts'

export const adultReasons = [
  { code: 'AGE', label: 'Under 18, or looks it' },
  { code: 'MENTAL_DISORDER', label: 'Mental disorder' },
  { code: 'LEARNING_DISABILITY', label: 'Learning disability' },
  { code: 'AUTISM', label: 'Autism' },
  { code: 'ACQUIRED_BRAIN_INJURY', label: 'Acquired brain injury' },
  { code: 'OTHER', label: 'Another reason to be vulnerable' },
  { code: 'NOT_NEEDED', label: 'Not needed' },
] as const
export type AdultReason = (typeof adultReasons)[number]['code']

/** Three things that stay apart, because forces that kept them as one lost them. */
export interface AdultNeed {
  /** The youngest age that the person may have; undefined when unknown, which counts as a child. */
  age: number | undefined
  isRequired: boolean
  reason?: AdultReason
  isVulnerableDeclared: boolean
}

/** Whether the decision on an adult can stand: a child always needs one, a vulnerable person too. */
export function adultNeedProblems(need: AdultNeed): RuleProblem[] {
  const { problems, block, ask, warn } = problemList()
  const isChild = need.age === undefined || need.age < 18
  block(
    isChild && !need.isRequired,
    'RG-6',
    'Anyone who may be under 18 needs an appropriate adult.',
    'isRequired',
  )
  warn(
    !isChild && need.isVulnerableDeclared && !need.isRequired,
    'RG-6',
    'This person is recorded as vulnerable: call an appropriate adult, or record why not.',
    'isRequired',
  )
  ask(
    need.isRequired && (need.reason === undefined || need.reason === 'NOT_NEEDED'),
    '12.5',
    'Choose why.',
    'reason',
  )
  return problems
}

export interface AdultFacts {
  age: number | undefined
  isPolice: boolean
  isSuspect: boolean
  isVictim: boolean
  isWitness: boolean
  isInvolved: boolean
  /** Admissions made to them before they came as the adult. */
  receivedAdmissions: boolean
  /** A parent from whom the child is apart and whom the child does not want. */
  isEstrangedAndRefused?: boolean
  /** The detainee's own solicitor, or a custody visitor there in that part. */
  isSolicitorOrVisitor?: boolean
}

/** Whether a person may act as the appropriate adult (Code C 1.7, Notes 1B to 1F). */
export function decideActAsAdult(person: AdultFacts): Decision {
  const because: [boolean, string][] = [
    [person.age === undefined || person.age < 18, 'An appropriate adult is 18 or over.'],
    [
      person.isPolice,
      'A police officer, or someone who works for the police, cannot be the appropriate adult.',
    ],
    [person.isSuspect, 'A suspect in the case cannot be the appropriate adult.'],
    [person.isVictim, 'The victim cannot be the appropriate adult.'],
    [person.isWitness, 'A witness cannot be the appropriate adult.'],
    [person.isInvolved, 'Someone involved in the investigation cannot be the appropriate adult.'],
    [person.receivedAdmissions, 'Someone who has heard admissions cannot be the appropriate adult.'],
    [person.isEstrangedAndRefused === true, 'An estranged parent whom the child refuses is not to be asked.'],
    [
      person.isSolicitorOrVisitor === true,
      'The solicitor or a custody visitor cannot be the appropriate adult.',
    ],
  ]
  const refusal = because.find(([isSo]) => isSo)
  return refusal ? deny(`RG-6: ${refusal[1]}`) : allow()
}

/** What is done, or done again, in the adult's presence; `isBlocked`: it waits for the adult (12.25). */
export const adultActs = [
  { code: 'RIGHTS', label: 'Rights', isBlocked: false },
  { code: 'STRIP_SEARCH', label: 'Strip search', isBlocked: true },
  { code: 'INTIMATE_SEARCH', label: 'Intimate search', isBlocked: true },
  { code: 'INTERVIEW', label: 'Interview', isBlocked: true },
  { code: 'ID_PROCEDURE', label: 'Identification procedure', isBlocked: true },
  { code: 'CHARGE', label: 'Charge', isBlocked: true },
  { code: 'CONSENT', label: 'Consent', isBlocked: true },
] as const
export type AdultAct = (typeof adultActs)[number]['code']

export interface AdultPresence {
  isRequired: boolean
  isPresent: boolean
  /** RG-7: a superintendent agreed to an interview without one, for the harms of Code C 11.1. */
  isUrgentByLaw?: boolean
  /** Annex A 11(c): the child says before the adult that they want the search without them, and the adult agrees. */
  isDeclinedBeforeAdult?: boolean
}

/** Whether an act may be done now as far as the adult goes. */
export function decideWithAdult(act: AdultAct, facts: AdultPresence): Decision {
  const row = adultActs.find(({ code }) => code === act)
  if (!facts.isRequired || facts.isPresent || !row?.isBlocked) return allow()
  if (act === 'INTERVIEW' && facts.isUrgentByLaw) return allow()
  if ((act === 'STRIP_SEARCH' || act === 'INTIMATE_SEARCH') && facts.isDeclinedBeforeAdult) return allow()
  return deny(`RG-6: ${row.label.toLowerCase()} waits for the appropriate adult.`)
}

/** Minutes from the call to the arrival, or to now while nobody has come; undefined before the call. */
export function adultWait(
  facts: { calledAt?: Instant; arrivedAt?: Instant },
  now: Instant,
): number | undefined {
  return facts.calledAt === undefined ? undefined : minutesBetween(facts.calledAt, facts.arrivedAt ?? now)
}

/** RG-3, RG-6 and 12.4: what is owed as soon as practicable; delaying s.56 does not put off telling a child's people. */
export function adultTasks(
  facts: AdultPresence & {
    age: number | undefined
    calledAt?: Instant
    parentToldAt?: Instant
    rightsRepeatedAt?: Instant
    noParentReason?: string
  },
): RuleProblem[] {
  const { problems, ask } = problemList()
  const isChild = facts.age === undefined || facts.age < 18
  ask(facts.isRequired && facts.calledAt === undefined, 'RG-6', 'Call the appropriate adult.', 'calledAt')
  ask(
    isChild && facts.parentToldAt === undefined && !isSaid(facts.noParentReason),
    'RG-3',
    'Tell the person responsible for this child, even where informing others is delayed.',
    'parentToldAt',
  )
  ask(
    facts.isRequired && facts.isPresent && facts.rightsRepeatedAt === undefined,
    'RG-6',
    'Give the rights again in the presence of the appropriate adult.',
    'rightsRepeatedAt',
  )
  return problems
}
