/** The age that an outcome asks for: at the offence for the age of responsibility, at the disposal for cautions (OC-a, OC-b). */
import { problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { ageOn } from '../time/day.ts'
import { londonDay } from '../time/london-day.ts'
import type { InvestigationRules } from './investigation-rules-table.ts'
import type { OutcomeFacts } from './outcome-facts.ts'
import type { OutcomeCode } from './outcome-table.ts'
import { isNamedSuspect } from './suspects.ts'

/** The outcomes for adults only. */
export const adultOutcomes: readonly OutcomeCode[] = ['3', '6', '7']

/** Outcomes that a child under the age of responsibility may end with: its own, and those that accuse nobody. */
const withoutAccusation: readonly OutcomeCode[] = ['11', '14', '18', '19', '20']

/** OC-a: 11 if and only if under 10 at the offence. OC-b: 2 for 10 to 17 and 3, 6, 7 for adults, at the disposal. */
export function ageProblems(facts: OutcomeFacts, rules: InvestigationRules): RuleProblem[] {
  const { problems, block, ask } = problemList()
  const suspect =
    facts.suspects.find(({ personId }) => personId === facts.suspectId) ??
    facts.suspects.find(({ status }) => isNamedSuspect(status))
  if (suspect === undefined) return problems
  const { bornOn } = suspect
  const atOffence =
    bornOn === undefined || facts.offenceDay === undefined ? undefined : ageOn(bornOn, facts.offenceDay)
  const atDisposal = bornOn === undefined ? undefined : ageOn(bornOn, londonDay(facts.decidedAt))
  const isChild = atOffence !== undefined && atOffence < rules.responsibleAge
  block(
    facts.code === '11' && atOffence !== undefined && !isChild,
    'OC-a',
    `The suspect was ${atOffence} at the offence: outcome 11 is for a child under ${rules.responsibleAge}.`,
    'code',
  )
  block(
    isChild && !withoutAccusation.includes(facts.code),
    'OC-a',
    `The suspect was ${atOffence} at the offence, under the age of responsibility: only outcome 11 is open.`,
    'code',
  )
  const isYouth =
    atDisposal !== undefined && atDisposal >= rules.youthFromAge && atDisposal < rules.adultFromAge
  block(
    facts.code === '2' && atDisposal !== undefined && !isYouth,
    'OC-b',
    `The suspect is ${atDisposal}: a youth caution is for ages ${rules.youthFromAge} to ${rules.adultFromAge - 1}.`,
    'code',
  )
  block(
    adultOutcomes.includes(facts.code) && atDisposal !== undefined && atDisposal < rules.adultFromAge,
    'OC-b',
    `The suspect is ${atDisposal}: outcome ${facts.code} is for adults.`,
    'code',
  )
  const asksAge = facts.code === '11' || facts.code === '2' || adultOutcomes.includes(facts.code)
  const age = facts.code === '11' ? atOffence : atDisposal
  ask(
    asksAge && age === undefined,
    facts.code === '11' ? 'OC-a' : 'OC-b',
    'Enter the date of birth of the suspect: the outcome depends on the age.',
    'suspects',
  )
  return problems
}
