/** Trace, interview, eliminate: categories of people who could include the offender, and how each is ruled out (TI-1 to TI-3). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import type { SubjectCategory } from './report-links.ts'

/** HOLMES practice, recalled; the surest first. `needsSupervisor`: an alibi of somebody close is agreed by a second person. */
export const eliminationCodes = [
  { code: '1', label: 'Forensic', eliminates: true, needsSupervisor: false },
  { code: '2', label: 'Description', eliminates: true, needsSupervisor: false },
  { code: '3', label: 'Alibi of an independent witness', eliminates: true, needsSupervisor: false },
  { code: '4', label: 'Alibi of an associate or relative', eliminates: true, needsSupervisor: true },
  { code: '5', label: 'Alibi of a spouse or partner', eliminates: true, needsSupervisor: true },
  { code: '6', label: 'Not eliminated', eliminates: false, needsSupervisor: false },
] as const
export type EliminationCode = (typeof eliminationCodes)[number]['code']

export interface TieMember {
  nominalId: string
  category: SubjectCategory
  code?: EliminationCode
  evidence?: string
  decidedById?: string
  supervisorId?: string
}

/** TI-1 and TI-2: what stands against a member as it is written. Being in a category makes nobody a suspect. */
export function tieProblems(member: TieMember): RuleProblem[] {
  const { problems, block } = problemList()
  const row = eliminationCodes.find(({ code }) => code === member.code)
  block(
    member.category === 'SUSPECT' || member.category === 'CONVICTED',
    'TI-1',
    'Who is only in this category is no suspect: keep the category “other”, and record a suspect in the investigation.',
    'category',
  )
  block(
    row?.eliminates === true && !isSaid(member.evidence),
    'TI-2',
    'Say what rules this person out.',
    'evidence',
  )
  block(
    row?.needsSupervisor === true &&
      (!isSaid(member.supervisorId) || member.supervisorId === member.decidedById),
    'TI-2',
    'A supervisor agrees to an alibi of somebody close.',
    'supervisorId',
  )
  return problems
}

/** TI-3: how far a category is: who is ruled out, who is not, and who was not looked at. */
export function tieFigures(members: readonly TieMember[]): {
  eliminated: number
  remaining: number
  open: number
} {
  const isRuledOut = (member: TieMember) =>
    eliminationCodes.find(({ code }) => code === member.code)?.eliminates === true &&
    tieProblems(member).length === 0
  const eliminated = members.filter(isRuledOut).length
  const open = members.filter(({ code }) => code === undefined).length
  return { eliminated, remaining: members.length - eliminated - open, open }
}
