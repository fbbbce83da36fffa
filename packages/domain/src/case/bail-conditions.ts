/** Bail after charge: conditions with their purpose, as they fit the national computer, and which hold on a day (CT-6 to CT-8). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { isDay } from '../time/day.ts'
import type { CaseRules } from './case-rules-table.ts'

/** What a condition may be for (Bail Act 1976 s.3(6)). */
export const conditionPurposes = [
  { code: 'SURRENDER', label: 'To surrender to custody' },
  { code: 'NO_OFFENCE', label: 'To commit no offence on bail' },
  { code: 'NO_INTERFERENCE', label: 'Not to interfere with witnesses or justice' },
  { code: 'WELFARE', label: 'Own protection, or under 18 own welfare' },
  { code: 'REPORTS', label: 'To be available for enquiries or a report' },
  { code: 'LAWYER', label: 'To attend an interview with a lawyer' },
] as const
export type ConditionPurpose = (typeof conditionPurposes)[number]['code']

/** Why bail is opposed before a court (Bail Act 1976 Sch 1), each argued with facts. */
export const bailExceptions = [
  { code: 'FAIL_TO_SURRENDER', label: 'Would fail to surrender' },
  { code: 'COMMIT_OFFENCE', label: 'Would commit an offence on bail' },
  { code: 'INTERFERE', label: 'Would interfere with witnesses or justice' },
  { code: 'HARM_ASSOCIATED', label: 'Would harm an associated person' },
  { code: 'ON_BAIL', label: 'Was on bail at the time of an indictable offence' },
  { code: 'OWN_PROTECTION', label: 'Own protection, or under 18 own welfare' },
  { code: 'SERVING', label: 'Serves a sentence' },
  { code: 'NO_TIME', label: 'Not enough information for want of time' },
  { code: 'FAILED_BEFORE', label: 'Failed to surrender in these proceedings' },
] as const

export interface BailCondition {
  text: string
  purpose?: ConditionPurpose
}

/** One grant or variation of bail by police or court; a new one takes the place of the one before and deletes nothing. */
export interface BailGrant {
  /** First day (YYYY-MM-DD). */
  from: string
  by: 'POLICE' | 'COURT'
  kind: 'UNCONDITIONAL' | 'CONDITIONAL' | 'REFUSED' | 'ENDED'
  conditions: readonly BailCondition[]
}

/** CT-6: what stands against a grant. */
export function bailGrantProblems(grant: BailGrant, rules: CaseRules): RuleProblem[] {
  const { problems, block, ask } = problemList()
  const isConditional = grant.kind === 'CONDITIONAL'
  block(!isDay(grant.from), 'CT-6', 'Enter the first day of the bail.', 'from')
  block(
    isConditional && grant.conditions.length === 0,
    'CT-6',
    'Write the conditions, or choose unconditional bail.',
    'conditions',
  )
  block(
    !isConditional && grant.conditions.length > 0,
    'CT-6',
    'Conditions belong to conditional bail alone: choose it, or take them out.',
    'conditions',
  )
  for (const [index, { text, purpose }] of grant.conditions.entries()) {
    const field = `conditions.${index}`
    block(!isSaid(text), 'CT-6', 'Say what the person must do or not do.', `${field}.text`)
    // What a court imposed is recorded as it stands.
    block(
      grant.by === 'POLICE' && purpose === undefined,
      'CT-6',
      'Say what the condition is for.',
      `${field}.purpose`,
    )
    ask(
      text.length > rules.bailConditionLength || computerLines(text) === undefined,
      'CT-7',
      'The national computer takes four lines of fifty letters: write a shorter form of this condition for it.',
      `${field}.text`,
    )
  }
  return problems
}

const LINES = 4
const LINE_LENGTH = 50

/** CT-7: a condition in at most four lines of fifty letters, broken between words; undefined where it does not fit. */
export function computerLines(text: string): string[] | undefined {
  const lines: string[] = []
  for (const word of text.trim().split(/\s+/)) {
    if (word.length > LINE_LENGTH) return undefined
    const line = lines.at(-1)
    if (line !== undefined && line.length + 1 + word.length <= LINE_LENGTH)
      lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
    if (lines.length > LINES) return undefined
  }
  return lines
}

/** CT-8: the grant that holds on a day; of two of one day the later in the list. Nothing before the first, or after the end. */
export function bailOn(grants: readonly BailGrant[], day: string): BailGrant | undefined {
  const held = grants
    .filter(({ from }) => from <= day)
    .reduce<BailGrant | undefined>(
      (latest, one) => (latest === undefined || one.from >= latest.from ? one : latest),
      undefined,
    )
  return held?.kind === 'ENDED' ? undefined : held
}
