/** Before anyone leaves: the pre-release risk assessment, property, papers and the way home (custody.md 12.23, C25, TMR-08). */
import { type Disposal, disposals } from './disposals.ts'
import { decideSignReleaseOfChild } from './care.ts'
import { isSaid, problemList, type RuleProblem } from './rule-problem.ts'

/** What the assessment asks; an answer of a kind in `raises` needs an action with it. */
export const releaseQuestions = [
  { code: 'FEELS_SAFE', label: 'Feels safe to leave', raises: 'NO' },
  { code: 'SELF_HARM_NOW', label: 'Thoughts of self-harm now', raises: 'YES' },
  { code: 'OFFENCE_RAISES_RISK', label: 'Offence that may raise the risk of suicide', raises: 'YES' },
  { code: 'INJURED', label: 'Injured', raises: 'YES' },
  { code: 'INTOXICATED', label: 'Intoxicated', raises: 'YES' },
  { code: 'MENTAL_STATE', label: 'Mental state that worries', raises: 'YES' },
  { code: 'ACCOMMODATION', label: 'Somewhere to stay tonight', raises: 'NO' },
  { code: 'WAY_HOME', label: 'A way home: money, transport, weather, charged phone', raises: 'NO' },
  { code: 'MEDICATION', label: 'Has the medication that is needed', raises: 'NO' },
  { code: 'CONDITIONS_WORKABLE', label: 'Bail conditions can be kept', raises: 'NO' },
  { code: 'VICTIM_SAFE', label: 'The victim is safe from them', raises: 'NO' },
  { code: 'DEPENDANTS', label: 'Vulnerable people depend on them', raises: 'YES' },
] as const
export type ReleaseQuestion = (typeof releaseQuestions)[number]['code']
export type ReleaseAnswer = 'YES' | 'NO' | 'REFUSED' | 'NOT_APPLICABLE'

export interface ReleaseFacts {
  answers: Partial<Record<ReleaseQuestion, { answer: ReleaseAnswer; action?: string }>>
  /** The disposal of every offence on the record. */
  disposals: readonly (Disposal | undefined)[]
  /** Items that the suite still holds, in words; what is evidence or with the person is accounted for. */
  propertyHeld: readonly string[]
  propertyHeldReason?: string
  /** Whether something was given back that is to be signed for. */
  hasPropertyToSign: boolean
  isPropertySigned: boolean
  propertyNotSignedReason?: string
  isBailNoticeServed: boolean
  /** Medicines that the suite keeps for the person. */
  medicationHeld: readonly string[]
  isMedicationReturned: boolean
  /** Medicines of which a dose was due by now and is not answered. */
  medicationDue: readonly string[]
  medicationReason?: string
  /** Who owes a form on force used in custody. */
  forceFormsOwed: readonly string[]
  /** No law keeps a person for a form that an officer owes. */
  forceReason?: string
  age: number | undefined
  collectedBy?: string
  aloneReason?: string
  inspectorName?: string
  /** Handed over and not let go: court, prison, another force. */
  isTransfer: boolean
  escort?: { perNumber?: string; isComplete: boolean; handoverOfficer?: string; receivedBy?: string }
  signedBy?: string
}

/** What stands against leaving the suite now (RELEASING to RELEASED, CHARGED_HELD to TRANSFERRED). */
export function releaseProblems(facts: ReleaseFacts): RuleProblem[] {
  const { problems, block } = problemList()
  assessmentProblems(facts, block)
  block(
    facts.disposals.length === 0 || facts.disposals.some((disposal) => disposal === undefined),
    '12.23',
    'Choose how each offence on the record ends.',
    'disposals',
  )
  const isHeld = facts.disposals.some((code) =>
    disposals.some((row) => row.code === code && row.endsIn === 'HELD'),
  )
  block(
    isHeld && !facts.isTransfer,
    '12.23',
    'Bail was refused for an offence here, so the person is not let go.',
    'disposals',
  )
  block(
    facts.disposals.includes('TRANSFER_COURT') && !facts.isTransfer,
    '12.23',
    'The person is remanded to court: hand them over with the escort record.',
    'disposals',
  )
  block(
    facts.disposals.includes('MHA_HOSPITAL') && !facts.isTransfer && !isSaid(facts.collectedBy),
    '12.23',
    'Name who takes the person to hospital under the Mental Health Act.',
    'collectedBy',
  )
  block(
    facts.propertyHeld.length > 0 && !isSaid(facts.propertyHeldReason),
    '12.12',
    `Give back or account for ${facts.propertyHeld.join('; ')}, or say why it stays.`,
    'propertyHeldReason',
  )
  block(
    facts.hasPropertyToSign && !facts.isPropertySigned && !isSaid(facts.propertyNotSignedReason),
    '12.12',
    'Have the property signed for, or say why it is not.',
    'isPropertySigned',
  )
  const isBailed = facts.disposals.some(
    (code) => code === 'CHARGED_BAIL' || code === 'BAIL_PRE_CHARGE' || code === 'BAIL_TO_CPS',
  )
  block(isBailed && !facts.isBailNoticeServed, '12.22', 'Serve the notice of bail.', 'isBailNoticeServed')
  block(
    facts.medicationHeld.length > 0 && !facts.isMedicationReturned && !isSaid(facts.medicationReason),
    '12.23',
    `Return the medication or send it with the person: ${facts.medicationHeld.join(', ')}. Or say why not.`,
    'isMedicationReturned',
  )
  block(
    facts.medicationDue.length > 0 && !isSaid(facts.medicationReason),
    'TR-17',
    `A dose is due before the person goes: ${facts.medicationDue.join(', ')}. Or say why it is not given.`,
    'medicationReason',
  )
  block(
    facts.forceFormsOwed.length > 0 && !isSaid(facts.forceReason),
    '12.20',
    `The form on the use of force is owed by ${facts.forceFormsOwed.join(', ')}. Or say why it is not waited for.`,
    'forceReason',
  )
  if (!facts.isTransfer) {
    const alone = decideSignReleaseOfChild({
      age: facts.age ?? 0,
      collectedBy: facts.collectedBy,
      reason: facts.aloneReason,
      inspectorName: facts.inspectorName,
    })
    block(!alone.allowed, 'TMR-08', alone.allowed ? '' : alone.reason, 'collectedBy')
  }
  escortProblems(facts, block)
  block(!isSaid(facts.signedBy), '12.23', 'The custody officer signs the assessment.', 'signedBy')
  return problems
}

type Block = ReturnType<typeof problemList>['block']

/** Every question answered; what raises concern has an action, and a refusal to answer does too. */
function assessmentProblems(facts: ReleaseFacts, block: Block): void {
  for (const { code, label, raises } of releaseQuestions) {
    const given = facts.answers[code]
    block(given === undefined, '12.23', `Answer: ${label.toLowerCase()}.`, code)
    const isRaised = given?.answer === raises || given?.answer === 'REFUSED'
    block(
      isRaised && !isSaid(given.action),
      '12.23',
      `Say what is done about it: ${label.toLowerCase()}.`,
      code,
    )
  }
}

/** A transfer goes with a whole person escort record, to a named officer. */
function escortProblems({ isTransfer, escort }: ReleaseFacts, block: Block): void {
  if (!isTransfer) return
  block(!isSaid(escort?.perNumber), '12.23', 'Enter the number of the person escort record.', 'escort')
  block(escort !== undefined && !escort.isComplete, '12.23', 'Finish the person escort record.', 'escort')
  block(!isSaid(escort?.handoverOfficer), '12.23', 'Name the officer who hands the person over.', 'escort')
  block(!isSaid(escort?.receivedBy), '12.23', 'Name who receives the person.', 'escort')
}
