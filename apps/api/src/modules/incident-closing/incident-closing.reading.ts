/** The facts of a closing as the rules read them, and what is known already of the codes that it takes. */
import type { incidentClosing } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import {
  incidentClosingProblems,
  isReportDecided,
  type NsirCategory,
  type NsirQualifier,
  nsirOpening,
} from '@mips/domain/investigation/incident-crime'
import type { IncidentRow, OwesRow } from './incident-closing.rows.ts'

export type ClosingBody = RouteInput<(typeof incidentClosing)['routes']['close']>['body']
type Codes = Pick<ClosingBody, 'closingCodes' | 'qualifiers' | 'closingReason' | 'disposal'>

export type ClosingFacts = { incident: IncidentRow; owes: OwesRow; undecidedChildren: number }

/** What stands against a closing by these codes; a duplicate owes nothing but a decision for each child. */
export function problemsOf({ incident, owes, undecidedChildren }: ClosingFacts, codes: Codes): RuleProblem[] {
  const openingCode = nsirOpening(incident.incidentType)
  const opening = openingCode === undefined ? {} : { openingCode }
  const isDuplicate = codes.disposal === 'DUPLICATE'
  return incidentClosingProblems({
    ...opening,
    closingCodes: codes.closingCodes,
    ...(codes.closingReason ? { closingReason: codes.closingReason } : {}),
    isDecided: isReportDecided({
      ...opening,
      closingCodes: codes.closingCodes,
      hasVictimOrSuspect: owes.hasVictimOrSuspect,
      hasDecision: owes.decision !== null,
      isDuplicate,
    }),
    childrenUndecided: undecidedChildren,
    isDomestic:
      !isDuplicate &&
      (incident.incidentType === 'DOMESTIC' ||
        codes.qualifiers.includes('DOMESTIC') ||
        owes.crimeFlags.includes('DOMESTIC')),
    isRiskAssessed: owes.isRiskAssessed,
    isCrimeRecorded: owes.isCrimeRecorded,
  })
}

/** A crime that was recorded closes as one; a report of crime that is none closes with the words of that decision. */
export function suggestedCodes({ incident, owes }: ClosingFacts) {
  const opening = nsirOpening(incident.incidentType)
  const isNoCrime = owes.decision?.decision === 'NON_CRIME' || owes.decision?.decision === 'CRIME_RELATED'
  const stays = opening !== undefined && !(opening === 'CRIME' && isNoCrime && !owes.isCrimeRecorded)
  const closingCodes: NsirCategory[] = stays ? [opening] : []
  if (owes.isCrimeRecorded && !closingCodes.includes('CRIME')) closingCodes.push('CRIME')
  const isDomestic = incident.incidentType === 'DOMESTIC' || owes.crimeFlags.includes('DOMESTIC')
  const qualifiers: NsirQualifier[] = [
    ...(isDomestic ? (['DOMESTIC'] as const) : []),
    ...(owes.crimeFlags.some((flag) => flag.startsWith('HATE')) ? (['HATE'] as const) : []),
  ]
  return {
    disposal: owes.isCrimeRecorded ? 'CRIME_RECORDED' : '',
    closingCodes,
    qualifiers,
    closingReason: stays ? '' : (owes.decision?.words ?? ''),
  }
}
