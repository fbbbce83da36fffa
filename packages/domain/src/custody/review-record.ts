/** The record of a review of detention, and when it may be put off or done from afar (RV-4, RV-8 to RV-12; PACE ss.40, 40A, 45A). */
import type { DetentionGround, ReviewMethod, ReviewOutcome } from './codes.ts'
import { isSaid, problemList, type RuleProblem } from './rule-problem.ts'

/** RV-4: why a review may be postponed; any other reason has to show that it was not practicable. */
export const postponementReasons = [
  { code: 'QUESTIONING', label: 'Being questioned, and stopping would prejudice the investigation' },
  { code: 'NO_OFFICER', label: 'No review officer is readily available' },
  { code: 'NOT_PRACTICABLE', label: 'Not practicable for another reason' },
] as const
export type PostponementReason = (typeof postponementReasons)[number]['code']

/** RV-4 and RV-5: a postponement says which reason and, where it is another one, what made it impracticable. */
export function postponementProblems(facts: { reason?: PostponementReason; text?: string }): RuleProblem[] {
  const { problems, ask } = problemList()
  ask(facts.reason === undefined, 'RV-4', 'Choose why the review is put off.', 'reason')
  ask(
    facts.reason === 'NOT_PRACTICABLE' && !isSaid(facts.text),
    'RV-4',
    'Say what made the review impracticable.',
    'text',
  )
  return problems
}

/** RV-8: what came of the chance to say something before the decision. */
export const representationKinds = [
  { code: 'MADE', label: 'Said something' },
  { code: 'NONE', label: 'Asked, nothing to say' },
  { code: 'ASLEEP', label: 'Asleep' },
  { code: 'UNFIT', label: 'Not fit by condition or behaviour' },
  { code: 'NOT_AVAILABLE', label: 'Could not be reached' },
] as const
export type Representations = (typeof representationKinds)[number]['code']

export interface ReviewRecord {
  method: ReviewMethod
  /** s.40A: coming is not reasonably practicable, and neither is a live link. */
  isAttendancePracticable?: boolean
  isLiveLinkPracticable?: boolean
  /** RV-10: who at the station makes the entry of a review by telephone. */
  recordedBy?: string
  isForExtension?: boolean
  detainee?: Representations
  solicitor?: Representations
  hasSolicitor: boolean
  appropriateAdult?: Representations
  needsAppropriateAdult: boolean
  /** RV-8: why oral representations were refused: condition or behaviour. */
  refusedReason?: string
  isRemindedOfAdvice?: boolean
  toldAt?: string
  isAwake?: boolean
  grounds: readonly DetentionGround[]
  outcome?: ReviewOutcome
  isCharged: boolean
  /** RV-11: a senior officer directs otherwise. */
  seniorDirection?: { officer: string; isReferred: boolean }
}

/** What stands against the review as it is recorded, and what its record still needs. */
export function reviewRecordProblems(review: ReviewRecord): RuleProblem[] {
  const { problems, block, ask, warn } = problemList()
  block(
    review.method === 'PHONE' && review.isForExtension === true,
    'RV-10',
    'A superintendent does not extend detention by telephone: in person or by live link.',
    'method',
  )
  block(
    review.method === 'PHONE' &&
      (review.isAttendancePracticable !== false || review.isLiveLinkPracticable !== false),
    'RV-10',
    'By telephone only where neither coming nor a live link is reasonably practicable: say so.',
    'method',
  )
  ask(
    review.method === 'PHONE' && !isSaid(review.recordedBy),
    'RV-10',
    'Name who makes the entry at the station.',
    'recordedBy',
  )
  ask(review.detainee === undefined, 'RV-8', 'Give the detainee the chance to say something.', 'detainee')
  ask(
    review.hasSolicitor && review.solicitor === undefined,
    'RV-8',
    'Give the solicitor the chance to say something.',
    'solicitor',
  )
  ask(
    review.needsAppropriateAdult && review.appropriateAdult === undefined,
    'RV-8',
    'Give the appropriate adult the chance to say something.',
    'appropriateAdult',
  )
  ask(
    review.detainee === 'UNFIT' && !isSaid(review.refusedReason),
    'RV-8',
    'Say which condition or behaviour made representations impossible.',
    'refusedReason',
  )
  block(
    review.solicitor === 'ASLEEP' || review.appropriateAdult === 'ASLEEP',
    'RV-8',
    'Only the detainee is passed over because of sleep.',
    'solicitor',
  )
  ask(
    review.isRemindedOfAdvice !== true,
    'RV-8',
    'Remind the person of free legal advice.',
    'isRemindedOfAdvice',
  )
  const isAbsent = review.detainee === 'ASLEEP' || review.detainee === 'UNFIT'
  ask(
    !isAbsent && review.toldAt === undefined,
    'RV-12',
    'Tell the person the decision and record when.',
    'toldAt',
  )
  warn(
    review.detainee === 'ASLEEP' && review.isAwake === true && review.toldAt === undefined,
    'RV-9',
    'The person is awake now: tell them the decision and the grounds.',
    'toldAt',
  )
  ask(review.outcome === undefined, 'RV-12', 'Record the outcome.', 'outcome')
  ask(
    review.outcome === 'CONTINUE' && review.grounds.length === 0,
    'RV-12',
    'Choose the ground for going on.',
    'grounds',
  )
  block(
    !review.isCharged && review.grounds.includes('POST_CHARGE'),
    'RV-12',
    'A ground after charge cannot keep a person who is not charged.',
    'grounds',
  )
  block(
    review.seniorDirection !== undefined && !review.seniorDirection.isReferred,
    'RV-11',
    'A senior officer directs otherwise: refer it at once to the superintendent responsible for the station.',
    'seniorDirection',
  )
  return problems
}
