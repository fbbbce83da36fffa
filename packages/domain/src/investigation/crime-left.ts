/** What a recorded crime still lacks for its next step; nothing of it blocks saving (CR-17). */
import { problemList, type RuleProblem } from '../custody/rule-problem.ts'

export interface CrimeSoFar {
  hoCode: string | null
  committedFrom: string | null
  hasLocation: boolean
  victims: number
  isAgainstState: boolean
  circumstances: string | null
}

/** Counting rules, what a crime record holds: asked before allocation and before an outcome, never before saving. */
export function crimeLeft(crime: CrimeSoFar): RuleProblem[] {
  const { problems, ask } = problemList()
  ask(crime.hoCode === null, 'HC-4', 'Choose the Home Office class: none is mapped to the offence.', 'hoCode')
  ask(
    crime.committedFrom === null,
    'CR-17',
    'Enter when it happened, or between which times.',
    'committedFrom',
  )
  ask(!crime.hasLocation, 'CR-17', 'Choose where it happened.', 'locationId')
  ask(
    crime.victims === 0 && !crime.isAgainstState,
    'CR-17',
    'Add the victim, or say that it is against the State.',
    'victims',
  )
  ask((crime.circumstances ?? '').trim() === '', 'CR-17', 'Say what happened.', 'circumstances')
  return problems
}
