/** Completeness: every child at an event has a decision, a report or a reason for none, and "none" is counted (SG-17). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { isChildOn } from '../time/day.ts'

export const noReportReasons = [
  { code: 'NO_CONCERN', label: 'Seen and no concern', needsWords: true },
  { code: 'REPORTED_ALREADY', label: 'A report of this event exists', needsWords: false },
  { code: 'OTHER_FORCE', label: 'Another force reports it', needsWords: true },
  { code: 'NOT_PRESENT', label: 'Was not there', needsWords: true },
] as const
export type NoReportReason = (typeof noReportReasons)[number]['code']

export interface PersonAtEvent {
  personId: string
  bornOn?: string
  /** Judged by sight where no date of birth is known. */
  seemsChild?: boolean
  isSeen?: boolean
  reportId?: string
  noReport?: { reason: NoReportReason; words?: string }
}

export interface ChildDecisions {
  children: number
  referred: number
  notReferred: number
  undecided: string[]
  /** Children who were not seen, whatever was decided. */
  notSeen: number
  problems: RuleProblem[]
}

/** SG-17: what was decided for each child of an event (day as YYYY-MM-DD); an unknown age counts as a child when it seems so. */
export function childDecisions(people: readonly PersonAtEvent[], day: string): ChildDecisions {
  const { problems, block, ask, warn } = problemList()
  const children = people.filter((person) => isChild(person, day))
  const undecided = children.filter(
    ({ reportId, noReport }) => reportId === undefined && noReport === undefined,
  )
  for (const [index, child] of people.entries()) {
    const field = `people.${index}`
    if (!isChild(child, day)) continue
    const isOpen = child.reportId === undefined && child.noReport === undefined
    ask(isOpen, 'SG-17', 'Decide for this child: raise a report, or say why none is needed.', field)
    const reason = noReportReasons.find(({ code }) => code === child.noReport?.reason)
    block(
      child.reportId === undefined && reason?.needsWords === true && !isSaid(child.noReport?.words),
      'SG-17',
      'Say in words why there is no report for this child.',
      field,
    )
    warn(
      child.isSeen !== true && child.noReport?.reason === 'NO_CONCERN',
      'SG-17',
      'This child was not seen, so nobody can say that there is no concern.',
      field,
    )
  }
  return {
    children: children.length,
    referred: children.filter(({ reportId }) => reportId !== undefined).length,
    notReferred: children.filter(({ reportId, noReport }) => reportId === undefined && noReport !== undefined)
      .length,
    undecided: undecided.map(({ personId }) => personId),
    notSeen: children.filter(({ isSeen }) => isSeen !== true).length,
    problems,
  }
}

function isChild({ bornOn, seemsChild }: PersonAtEvent, day: string): boolean {
  const known = bornOn === undefined ? undefined : isChildOn(bornOn, day)
  return known ?? seemsChild === true
}
