/** What opens a case: a charge, a postal requisition, a summons, or a request for advice before charge (CF-7 to CF-9). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { addDays, isDay } from '../time/day.ts'
import type { AnticipatedPlea, Initiation } from './case-file.ts'
import type { CaseRules } from './case-rules-table.ts'
import type { CaseState } from './case-state.ts'

/** `initiation`: the letter in the message to the court; a request for advice has none until somebody is charged. */
export const caseOpenings = [
  { code: 'CHARGE', label: 'Charge', initiation: 'C', state: 'CHARGED', needsArrest: true },
  { code: 'REQUISITION', label: 'Postal requisition', initiation: 'R', state: 'CHARGED', needsArrest: false },
  { code: 'SUMMONS', label: 'Summons', initiation: 'S', state: 'CHARGED', needsArrest: false },
  {
    code: 'ADVICE',
    label: 'Advice before charge',
    initiation: undefined,
    state: 'BUILDING',
    needsArrest: false,
  },
] as const satisfies readonly {
  code: string
  label: string
  initiation: Initiation | undefined
  state: CaseState
  needsArrest: boolean
}[]
export type CaseOpening = (typeof caseOpenings)[number]['code']

export interface OpeningFacts {
  by: CaseOpening
  /** Each defendant with how many offences they have, and whether a case with the same offences is open already. */
  defendants: readonly {
    nominalId: string
    offences: number
    custodyRecordId?: string
    openCaseUrn?: string
  }[]
  officerId?: string
  /** SUMMONS: the reference of the court that issued it. */
  courtReference?: string
  decisionBy?: 'POLICE' | 'CPS'
  issuedOn?: string
}

/** CF-7: the state in which a case opened so begins. */
export const openingState = (by: CaseOpening): CaseState =>
  caseOpenings.find(({ code }) => code === by)?.state ?? 'BUILDING'

/** The case opening that a disposal in custody leads to; undefined where none follows. */
export function openingOf(disposal: string): CaseOpening | undefined {
  switch (disposal) {
    case 'CHARGED_BAIL':
    case 'CHARGED_CUSTODY':
      return 'CHARGE'
    case 'POSTAL_REQUISITION':
      return 'REQUISITION'
    case 'SUMMONS':
      return 'SUMMONS'
    case 'BAIL_TO_CPS':
      return 'ADVICE'
    default:
      return undefined
  }
}

/** CF-8: what stands against opening a case. */
export function openingProblems(facts: OpeningFacts): RuleProblem[] {
  const { problems, block, ask } = problemList()
  const row = caseOpenings.find(({ code }) => code === facts.by)
  const isCharge = row?.initiation !== undefined
  block(facts.defendants.length === 0, 'CF-8', 'A case has at least one defendant or suspect.', 'defendants')
  const ids = facts.defendants.map(({ nominalId }) => nominalId)
  block(new Set(ids).size < ids.length, 'CF-8', 'The same person is named twice: keep one.', 'defendants')
  for (const [index, one] of facts.defendants.entries()) {
    block(one.offences === 0, 'CF-8', 'Choose at least one offence of this person.', `defendants.${index}`)
    block(
      one.openCaseUrn !== undefined,
      'CF-8',
      `These offences are prosecuted as ${one.openCaseUrn} already: add to that case.`,
      `defendants.${index}`,
    )
    ask(
      row?.needsArrest === true && !isSaid(one.custodyRecordId),
      'CF-8',
      'Link the custody record in which this person was charged.',
      `defendants.${index}`,
    )
  }
  ask(!isSaid(facts.officerId), 'CF-8', 'Name the officer in the case.', 'officerId')
  block(
    isCharge && facts.decisionBy === undefined,
    'CF-8',
    'Say who decided to charge: police or CPS.',
    'decisionBy',
  )
  ask(
    facts.by === 'SUMMONS' && !isSaid(facts.courtReference),
    'CF-8',
    'Enter the reference of the court that issued the summons.',
    'courtReference',
  )
  ask(isCharge && !isDay(facts.issuedOn ?? ''), 'CF-8', 'Enter the day of the charge.', 'issuedOn')
  return problems
}

/** CF-9: the day by which a defendant on bail or requisition has the first hearing; undefined for no day. */
export function firstHearingBy(
  chargedOn: string,
  plea: AnticipatedPlea,
  rules: CaseRules,
): string | undefined {
  if (!isDay(chargedOn)) return undefined
  return addDays(chargedOn, plea === 'GAP' ? rules.firstHearingGuiltyDays : rules.firstHearingContestedDays)
}
