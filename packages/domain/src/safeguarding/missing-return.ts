/** After the return: the prevention interview, the return home interview and police protection (MP-6, MP-7, SG-13). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { byDue, due, type Due } from '../rules/due.ts'
import { addDays } from '../time/day.ts'
import { addHours, type Instant, isLater } from '../time/instant.ts'
import { londonDay } from '../time/london-day.ts'
import { parseLondon } from '../time/london-time.ts'
import type { SafeguardingRules } from './safeguarding-rules-table.ts'

export interface Return {
  foundAt: Instant
  isChild: boolean
  preventionAt?: Instant
  noPreventionReason?: string
  authorityToldAt?: Instant
  interviewOfferedAt?: Instant
  interviewDoneAt?: Instant
  isInterviewDeclined?: boolean
}

/** SG-13: return home interview within 72 hours of the return, the local authority told on the same day. */
export function returnDue(facts: Return, now: Instant, rules: SafeguardingRules): Due[] {
  const items: Due[] = []
  const add = (what: string, text: string, by: Instant | undefined, who: Due['who'], rule: string) => {
    if (by !== undefined) items.push(due({ what, text, by, who, rule }, now))
  }
  if (facts.preventionAt === undefined && !isSaid(facts.noPreventionReason))
    add('PREVENTION', 'Speak with the person who came back', facts.foundAt, 'REPORTING', 'SG-02')
  if (!facts.isChild) return items
  if (facts.authorityToldAt === undefined)
    add(
      'TELL_AUTHORITY',
      'Tell the local authority of the return',
      endOfDay(facts.foundAt),
      'SAFEGUARDING',
      'SG-13',
    )
  if (facts.interviewDoneAt === undefined && facts.isInterviewDeclined !== true)
    add(
      'RETURN_INTERVIEW',
      'Return home interview by somebody independent',
      addHours(facts.foundAt, rules.returnInterviewHours),
      'SUPERVISOR',
      'SG-13',
    )
  return items.sort(byDue)
}

/** The midnight in London that ends the day of an instant. */
function endOfDay(at: Instant): Instant | undefined {
  const reading = parseLondon(addDays(londonDay(at), 1), '00:00')
  return reading.ok ? reading.instant : undefined
}

export interface PreventionInterview {
  at?: Instant
  isInPerson?: boolean
  isChild: boolean
  isHarmAsked?: boolean
  /** An adult may refuse that the family is told where they are. */
  mayTellFamily?: boolean
  isFamilyTold?: boolean
}

/** MP-7: what the interview after the return still needs; a child is seen in person. */
export function preventionProblems(interview: PreventionInterview, foundAt: Instant): RuleProblem[] {
  const { problems, block, ask } = problemList()
  ask(interview.at === undefined, 'MP-7', 'Enter when the person was spoken to.', 'at')
  block(
    isLater(foundAt, interview.at),
    'MP-7',
    'The interview comes after the return: correct the time.',
    'at',
  )
  block(
    interview.isChild && interview.isInPerson === false,
    'MP-7',
    'A child is spoken to in person: visit, or leave the interview open.',
    'isInPerson',
  )
  ask(
    interview.isHarmAsked !== true,
    'MP-7',
    'Ask whether the person came to harm, and whether a crime happened.',
    'isHarmAsked',
  )
  ask(
    !interview.isChild && interview.mayTellFamily === undefined,
    'MP-7',
    'Ask whether the family may be told.',
    'mayTellFamily',
  )
  block(
    !interview.isChild && interview.mayTellFamily === false && interview.isFamilyTold === true,
    'MP-7',
    'This adult does not want the family to be told where they are.',
    'isFamilyTold',
  )
  return problems
}

export interface PoliceProtection {
  startedAt: Instant
  endedAt?: Instant
  ground?: string
  placeOfSafety?: string
  designatedOfficer?: string
  isAuthorityTold?: boolean
  isChildTold?: boolean
}

/** MP-6, Children Act 1989 s.46: at most 72 hours, with a designated officer; the end is due and never later. */
export function policeProtection(
  facts: PoliceProtection,
  now: Instant,
  rules: SafeguardingRules,
): { endsBy: Instant | undefined; due: Due[]; problems: RuleProblem[] } {
  const { problems, block, ask } = problemList()
  const endsBy = addHours(facts.startedAt, rules.policeProtectionHours)
  block(
    isLater(facts.startedAt, now),
    'MP-6',
    'The protection begins in the future: correct its time.',
    'startedAt',
  )
  block(isLater(facts.startedAt, facts.endedAt), 'MP-6', 'The protection ends before it begins.', 'endedAt')
  block(
    isLater(facts.endedAt ?? now, endsBy),
    'MP-6',
    'Police protection ends after 72 hours: the local authority applies to the court before that.',
    'endedAt',
  )
  ask(!isSaid(facts.ground), 'MP-6', 'Say why the child would be harmed.', 'ground')
  ask(!isSaid(facts.placeOfSafety), 'MP-6', 'Say where the child is.', 'placeOfSafety')
  ask(
    !isSaid(facts.designatedOfficer),
    'MP-6',
    'Name the designated officer (inspector).',
    'designatedOfficer',
  )
  ask(facts.isAuthorityTold !== true, 'MP-6', 'Tell the local authority.', 'isAuthorityTold')
  ask(facts.isChildTold !== true, 'MP-6', 'Tell the child what is done and why.', 'isChildTold')
  const row = {
    what: 'PROTECTION_ENDS',
    text: 'Police protection ends',
    who: 'INSPECTOR',
    rule: 'MP-6',
  } as const
  const items = facts.endedAt === undefined && endsBy !== undefined ? [due({ ...row, by: endsBy }, now)] : []
  return { endsBy, due: items, problems }
}
