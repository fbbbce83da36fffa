/** What the records already say for an outcome: class, flags, the charge from custody, the victims' words (OC-1, OC-e, OC-h). */
import type { VictimDecision } from './outcome-facts.ts'
import type { OutcomeFacts } from './outcome-facts.ts'
import { isAlternateOffence, isInGroup } from './offence-class.ts'
import type { CrimeMarker } from './policy-tasks.ts'
import { type OutcomeCode, outcomeRow } from './outcome-table.ts'
import type { ContactTrigger } from './victim-deadlines.ts'

/** The offence and the flags as the rules of outcomes read them; `category` is CI, CE, CS, CM or CB. */
export function outcomeFlags(crime: {
  offenceCode?: string
  hoCode?: string
  category?: string
  markers: readonly CrimeMarker[]
}): Pick<
  OutcomeFacts,
  'isSummaryOnly' | 'isIndictableOnly' | 'isFraudOrComputerMisuse' | 'isDomestic' | 'isHate'
> {
  const { category = '', hoCode = '', offenceCode = '' } = crime
  return {
    isSummaryOnly: category === 'CS' || category === 'CM',
    isIndictableOnly: category === 'CI',
    // Offences of the Computer Misuse Act 1990 stand in the national list as CM90001 and so on.
    isFraudOrComputerMisuse: isInGroup(hoCode, 'fraud') || offenceCode.startsWith('CM90'),
    isDomestic: crime.markers.includes('DOMESTIC'),
    isHate: crime.markers.some((code) => code.startsWith('HATE_')),
  }
}

/** OC-1: whether the charge makes it the outcome for an alternate offence; nobody chooses that. */
export const isAlternateCharge = (
  recordedClass: string | undefined,
  charge: { hoCode: string } | undefined,
) => recordedClass !== undefined && charge !== undefined && isAlternateOffence(recordedClass, charge.hoCode)

/**
 * OC-e: with several victims the outcome is about the one whose word stands against it: for 14 and 16 whoever has not
 * declined, for the others whoever supports the case. `positions` holds one row for each victim, undefined where nobody asked.
 */
export function victimPosition(
  code: OutcomeCode,
  positions: readonly (VictimDecision | undefined)[],
): VictimDecision | undefined {
  const said = positions.filter((one) => one !== undefined)
  if (outcomeRow(code)?.victim !== 'DECLINES')
    return said.find(({ position }) => position === 'SUPPORTS') ?? said[0]
  if (said.length < positions.length) return undefined
  return said.find(({ position }) => position === 'SUPPORTS') ?? said[0]
}

/** What the victim is told when the outcome is final (VC-1). */
export function outcomeTrigger(code: OutcomeCode): ContactTrigger {
  if (code === '1') return 'CHARGED'
  return ['2', '3', '6', '7', '8', '22'].includes(code) ? 'OUT_OF_COURT' : 'OUTCOME'
}

/** Fields of the outcome that whoever approves fills in; they do not stand against proposing it. */
export const approverFields: readonly string[] = ['override', 'supervisorRationale']
