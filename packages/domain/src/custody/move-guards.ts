/** What must be recorded for each move between states (custody.md 14, last column): asked then, and not before. */
import { custodyRecordTypes, type CustodyRecordType } from './codes.ts'
import { isSaid, problemList, type RuleProblem } from './rule-problem.ts'
import type { CustodyState } from './state.ts'

export interface MoveFacts {
  recordTypes: readonly CustodyRecordType[]
  arrivedAt?: string
  isUnderArrestOrOnBail?: boolean
  /** The record as s.37 asks for it: offence, arrest, necessity, account and grounds. */
  isRecordComplete?: boolean
  isOfficerIndependent?: boolean
  reason?: string
  hasReleaseAssessment?: boolean
  leftAt?: string
  escort?: string
  power?: string
  returnedAt?: string
  isRiskRedone?: boolean
  handedTo?: string
  purpose?: string
  officerReport?: string
  /** Whether an authority to detain is still in time (CL-10). */
  isAuthorityInTime?: boolean
  postChargeGrounds?: number
  needsAppropriateAdult?: boolean
  isAdultPresent?: boolean
  courtAt?: string
  disposalsLeft?: number
  receiver?: string
  hasEscortRecord?: boolean
  isPropertySettled?: boolean
  isBailed?: boolean
  isBailNoticeServed?: boolean
  releasedAt?: string
  circumstances?: string
  isCirculated?: boolean
  isRecordLinked?: boolean
}

/** What stands against one move that the table allows. BLOCK: the move waits for it; a save never does. */
export function movesNeed(from: CustodyState | 'NONE', to: CustodyState, facts: MoveFacts): RuleProblem[] {
  const { problems, block, warn } = problemList()
  const need = (isThere: boolean | undefined, message: string, field: string, rule = '14') =>
    block(isThere !== true, rule, message, field)
  const isPace = facts.recordTypes.some((type) =>
    custodyRecordTypes.some(({ code, clock }) => code === type && clock !== 'NONE' && clock !== 'OWN'),
  )
  if (from === 'NONE') {
    need(isSaid(facts.arrivedAt), 'Enter when the person arrived.', 'arrivedAt', 'RT-1')
    need(
      facts.isUnderArrestOrOnBail,
      'The person is under arrest or answers bail; else this is voluntary attendance.',
      'recordTypes',
    )
    need(facts.recordTypes.length > 0, 'Choose why the person is held.', 'recordTypes', 'L-0')
  }
  if (
    from === 'AT_HOSPITAL' &&
    (to === 'ARRIVED' || to === 'DETAINED' || to === 'CHARGED_HELD' || to === 'HELD_OTHER')
  ) {
    need(isSaid(facts.returnedAt), 'Enter when the person came back.', 'returnedAt', 'CL-4')
    if (to === 'DETAINED' || to === 'CHARGED_HELD')
      need(facts.isRiskRedone, 'Do the risk assessment again before the cell.', 'risk', 'TR-16')
    return problems
  }
  switch (to) {
    case 'NOT_AUTHORISED':
      need(isSaid(facts.reason), 'Say why detention is refused.', 'reason', '12.3')
      need(facts.hasReleaseAssessment, 'Do the assessment before release.', 'prra', '12.23')
      break
    case 'DETAINED':
      detainedNeeds(from, facts, need)
      break
    case 'AT_HOSPITAL':
      need(isSaid(facts.leftAt), 'Enter when the person left.', 'leftAt', 'CL-4')
      if (from === 'ARRIVED') need(isSaid(facts.escort), 'Name who goes with the person.', 'escort')
      break
    case 'HELD_OTHER':
      block(
        isPace,
        'L-0',
        'A record with a PACE clock is authorised or refused, not held under another power.',
        'recordTypes',
      )
      need(isSaid(facts.power), 'Enter the power under which the person is held.', 'power', 'L-0')
      break
    case 'OUT_OF_SUITE':
      need(isSaid(facts.handedTo), 'Name the officer who takes the person out.', 'handedTo', 's.39')
      need(isSaid(facts.purpose), 'Say what for.', 'purpose', 's.39')
      break
    case 'CHARGED_HELD':
      need(
        (facts.postChargeGrounds ?? 0) > 0,
        'Choose at least one ground to refuse bail.',
        'grounds',
        'PC-2',
      )
      if (from === 'RELEASING') need(isSaid(facts.reason), 'Say why the release is stopped.', 'reason')
      if (from === 'DETAINED') {
        need(isSaid(facts.courtAt), 'Enter the court and its date.', 'courtAt', 'PC-3')
        block(
          facts.needsAppropriateAdult === true && facts.isAdultPresent !== true,
          'RG-6',
          'The charge waits for the appropriate adult.',
          'isAdultPresent',
        )
      }
      break
    case 'RELEASING':
      if (from === 'OUT_OF_SUITE')
        block(
          facts.isAuthorityInTime !== false,
          'WF-7',
          'Time is left under s.41 or s.42: take the person back first.',
        )
      else if (from !== 'HELD_OTHER')
        need(facts.disposalsLeft === 0, 'Choose how each offence on the record ends.', 'disposals', '12.23')
      break
    case 'TRANSFERRED':
      need(isSaid(facts.receiver), 'Name who receives the person.', 'receiver', '12.23')
      need(facts.hasEscortRecord, 'Finish the person escort record.', 'escort', '12.23')
      break
    case 'RELEASED':
      need(facts.hasReleaseAssessment, 'Do the assessment before release.', 'prra', '12.23')
      need(facts.isPropertySettled, 'Have the property signed for or say where it goes.', 'property', '12.12')
      block(
        facts.isBailed === true && facts.isBailNoticeServed !== true,
        '12.22',
        'Serve the notice of bail.',
        'bailNotice',
      )
      need(isSaid(facts.releasedAt), 'Enter when the person was released.', 'releasedAt', '12.23')
      break
    case 'DIED':
    case 'ESCAPED':
      need(isSaid(facts.circumstances), 'Say what happened.', 'circumstances', '12.24')
      if (to === 'ESCAPED') need(facts.isCirculated, 'Circulate the person as wanted.', 'circulated', '12.24')
      else
        warn(
          true,
          '12.24',
          'Preserve the scene; refer it to the IOPC by the end of the next day.',
          'incident',
        )
      break
    case 'CLOSED_UNRESOLVED':
      need(facts.isCirculated, 'Circulate the person as wanted.', 'circulated', '12.24')
      break
    default:
  }
  return problems
}

type Need = (isThere: boolean | undefined, message: string, field: string, rule?: string) => void

function detainedNeeds(from: CustodyState | 'NONE', facts: MoveFacts, need: Need): void {
  switch (from) {
    case 'ARRIVED':
      need(
        facts.isRecordComplete,
        'Record the offence, arrest, necessity, account and grounds first.',
        'record',
        '12.3',
      )
      need(
        facts.isOfficerIndependent,
        'A custody officer outside the investigation decides.',
        'custodyOfficer',
        's.36',
      )
      break
    case 'HELD_OTHER':
      need(facts.isRecordLinked, 'Open the record of the new arrest and link it.', 'record', 'RT-1')
      break
    case 'OUT_OF_SUITE':
      need(
        isSaid(facts.officerReport),
        'Record how the person was treated while out.',
        'officerReport',
        's.39',
      )
      break
    case 'RELEASING':
      need(isSaid(facts.reason), 'Say why the release is stopped.', 'reason')
      need(
        facts.isAuthorityInTime,
        'No authority to detain is in time any more: the person is released.',
        'authority',
        'CL-10',
      )
      break
    default:
  }
}
