/** The evidence that each outcome asks for, and nothing that it does not (OC-1 to OC-22, OC-g, OC-i). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { addMonths, formatDay } from '../time/day.ts'
import { londonDay } from '../time/london-day.ts'
import type { InvestigationRules } from './investigation-rules-table.ts'
import { isAlternateOffence } from './offence-class.ts'
import type { OutcomeFacts } from './outcome-facts.ts'
import { outcomeRow } from './outcome-table.ts'

type Add = ReturnType<typeof problemList>['block']

/** What the outcome's own evidence lacks. */
export function evidenceProblems(facts: OutcomeFacts, rules: InvestigationRules): RuleProblem[] {
  const { problems, block } = problemList()
  const isCharged = facts.code === '1'
  block(
    outcomeRow(facts.code)?.needsEvidence === true && !isCharged && !isSaid(facts.evidenceStatement),
    'OC-i',
    'Say why the evidence is enough to charge.',
    'evidenceStatement',
  )
  courtProblems(facts, block)
  outOfCourtProblems(facts, block)
  noProsecutionProblems(facts, rules, block)
  elsewhereProblems(facts, block)
  return problems
}

function courtProblems(facts: OutcomeFacts, block: Add): void {
  const { code, charge } = facts
  block(
    code === '1' && charge === undefined,
    'OC-g',
    'Outcome 1 comes of a charge or a requisition: record that, and the outcome follows.',
    'charge',
  )
  const differs =
    charge !== undefined &&
    facts.recordedClass !== undefined &&
    isAlternateOffence(facts.recordedClass, charge.hoCode)
  block(
    code === '1' && charge !== undefined && differs !== facts.isVariant,
    'OC-1',
    differs
      ? 'The charge is of another class than the crime: use outcome 1A.'
      : 'The charge is of the class of the crime: use outcome 1.',
    'code',
  )
  block(
    code === '4' && facts.courtAcceptedOn === undefined,
    'OC-4',
    'Enter the day on which the court took it into consideration: not before.',
    'courtAcceptedOn',
  )
  block(
    code === '4' && facts.hasAdmitted !== true,
    'OC-4',
    'Record that the offender admits it.',
    'hasAdmitted',
  )
  block(code === '5' && facts.diedOn === undefined, 'OC-5', 'Enter the day of the death.', 'diedOn')
}

function outOfCourtProblems(facts: OutcomeFacts, block: Add): void {
  const { code } = facts
  const isCaution = code === '2' || code === '3'
  block(
    (isCaution || code === '7') && facts.hasAdmitted !== true,
    `OC-${code}`,
    'A caution or warning is never offered without an admission: record it, or choose another outcome.',
    'hasAdmitted',
  )
  block(
    isCaution && facts.hasAgreed !== true,
    `OC-${code}`,
    'Record that the person agrees to it.',
    'hasAgreed',
  )
  block(
    code === '2' && facts.isYouthTeamInvolved !== true,
    'OC-2',
    'Involve the youth offending team, and record it.',
    'isYouthTeamInvolved',
  )
  block(
    code === '6' && facts.isListedForPenalty !== true,
    'OC-6',
    'A penalty notice is open for listed offences only: choose another outcome.',
    'offence',
  )
  block(
    code === '7' && facts.isSimplePossession !== true,
    'OC-7',
    'A cannabis or khat warning is for simple possession only: choose another outcome.',
    'offence',
  )
  block(
    code === '8' && (facts.acceptsResponsibility !== true || facts.hasAgreed !== true),
    'OC-8',
    'Record that the offender accepts responsibility and agrees.',
    'acceptsResponsibility',
  )
  block(
    code === '8' && facts.isIndictableOnly === true && facts.override === undefined,
    'OC-8',
    'An offence for the Crown Court only is not resolved so without an inspector.',
    'override',
  )
  block(
    code === '22' && (facts.activityDoneOn === undefined || !isSaid(facts.activity)),
    'OC-22',
    'Say which activity was done, and when: a promise is not enough.',
    'activity',
  )
}

function noProsecutionProblems(facts: OutcomeFacts, rules: InvestigationRules, block: Add): void {
  const { code } = facts
  block(
    code === '9' && !isSaid(facts.cpsReference),
    'OC-9',
    'Enter the reference of the decision of the CPS.',
    'cpsReference',
  )
  block(
    ['10', '21'].includes(code) && !isSaid(facts.rationale),
    `OC-${code}`,
    'Say why it is not in the public interest.',
    'rationale',
  )
  block(
    ['12', '13'].includes(code) && facts.medicalDocumentId === undefined,
    `OC-${code}`,
    code === '12' ? 'Add the medical evidence.' : 'Add the record of the death or the illness.',
    'medicalDocumentId',
  )
  block(
    code === '15' && facts.evidentialDecisionBy === undefined,
    'OC-15',
    'Say who decided that the evidence is not enough: police or CPS.',
    'evidentialDecisionBy',
  )
  block(
    code === '18' && facts.areLinesDone !== true,
    'OC-18',
    'All reasonable lines of enquiry are done first: close each with its reason.',
    'areLinesDone',
  )
  block(
    code === '21' && facts.isVictimChild === true && facts.isGuardianTold !== true,
    'OC-21',
    'Tell the parent or guardian of the child, and record it.',
    'isGuardianTold',
  )
  block(
    code === '17' && facts.isSummaryOnly !== true,
    'OC-17',
    'Only a summary offence has this time limit: choose another outcome.',
    'offence',
  )
  const limit =
    facts.offenceDay === undefined ? undefined : addMonths(facts.offenceDay, rules.summaryLimitMonths)
  block(
    code === '17' && (limit === undefined || londonDay(facts.decidedAt) <= limit),
    'OC-17',
    limit === undefined
      ? 'Enter the day of the offence: the time limit runs from it.'
      : `The time limit runs to ${formatDay(limit)}: it has not passed.`,
    'offenceDay',
  )
}

function elsewhereProblems(facts: OutcomeFacts, block: Add): void {
  const { code, otherBody } = facts
  block(
    code === '19' && facts.isFraudOrComputerMisuse !== true,
    'OC-19',
    'Only fraud and computer misuse go to the national bureau: choose another outcome.',
    'offence',
  )
  block(
    code === '19' && !isSaid(facts.fraudReference),
    'OC-19',
    'Enter the reference of the national bureau.',
    'fraudReference',
  )
  if (code !== '20') return
  block(!isSaid(otherBody?.name), 'OC-20', 'Name the body that has it.', 'otherBody.name')
  block(!isSaid(otherBody?.contact), 'OC-20', 'Name who there has it.', 'otherBody.contact')
  block(
    otherBody?.acceptedOn === undefined,
    'OC-20',
    'Enter the day on which it accepted.',
    'otherBody.acceptedOn',
  )
  block(
    otherBody?.victimAwareOn === undefined,
    'OC-20',
    'Make the victim aware, and enter the day.',
    'otherBody.victimAwareOn',
  )
}
