/** Whether an outcome may be given: named suspect, age, evidence, victim and authority, by rule (OC-1 to OC-22, OC-a to OC-j). */
import { isAtLeast } from '../codes/ranks.ts'
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { isLater } from '../time/instant.ts'
import { londonDay } from '../time/london-day.ts'
import type { InvestigationRules } from './investigation-rules-table.ts'
import { ageProblems } from './outcome-ages.ts'
import { evidenceProblems } from './outcome-evidence.ts'
import type { OutcomeFacts } from './outcome-facts.ts'
import { outcomeRow } from './outcome-table.ts'
import { isNamedSuspect } from './suspects.ts'

/**
 * Everything that stands against proposing the outcome. Approval is asked apart, by `approvalProblems`, because the
 * officer proposes and somebody else approves.
 */
export function outcomeProblems(facts: OutcomeFacts, rules: InvestigationRules): RuleProblem[] {
  const { problems, block } = problemList()
  const row = outcomeRow(facts.code)
  block(
    row !== undefined && row.from > londonDay(facts.decidedAt),
    'OC-j',
    `Outcome ${facts.code} begins on ${row?.from}: choose another.`,
    'code',
  )
  block(facts.isVariant && row?.variant === undefined, 'OC-j', `There is no outcome ${facts.code}A.`, 'code')
  return [
    ...problems,
    ...namedProblems(facts),
    ...ageProblems(facts, rules),
    ...evidenceProblems(facts, rules),
    ...victimProblems(facts),
    ...overrideProblems(facts),
  ]
}

/** OC-c and OC-d: outcomes 14 and 18 name nobody, most others need a suspect who is identified as a nominal. */
function namedProblems({ code, suspects }: OutcomeFacts): RuleProblem[] {
  const { problems, block } = problemList()
  const named = suspects.filter(({ status }) => isNamedSuspect(status)).length
  const rule = outcomeRow(code)?.named
  block(
    rule === 'MUST_NOT' && named > 0,
    'OC-c',
    `Outcome ${code} is for a suspect nobody knows, and ${named} is named here: use ${code === '14' ? '16' : '15 or 16'}.`,
    'suspects',
  )
  block(
    rule === 'MUST' && named === 0,
    'OC-d',
    `Outcome ${code} needs a suspect who is identified: link one; a description is not enough.`,
    'suspects',
  )
  return problems
}

/** OC-e: the victim's position, in their own words, from before the outcome. */
function victimProblems(facts: OutcomeFacts): RuleProblem[] {
  const { problems, block, ask } = problemList()
  const part = outcomeRow(facts.code)?.victim
  const { victim } = facts
  const declines = victim?.position === 'DOES_NOT_SUPPORT' || victim?.position === 'UNABLE'
  block(
    part === 'DECLINES' && !declines,
    'OC-e',
    'Record that the victim does not support it, in the victim’s own words, first.',
    'victim',
  )
  if (part === 'DECLINES' && victim !== undefined && declines) {
    block(!isSaid(victim.words), 'OC-e', 'Write the victim’s own words.', 'victim.words')
    block(
      victim.capturedHow === undefined || victim.documentId === undefined,
      'OC-e',
      'Add the signed statement, notebook entry or video in which the victim says so.',
      'victim.documentId',
    )
    block(
      victim.capturedAt === undefined || isLater(victim.capturedAt, facts.decidedAt),
      'OC-e',
      'The victim says so before the outcome is given: correct the time, or ask first.',
      'victim.capturedAt',
    )
  }
  block(
    facts.code === '15' && facts.isAgainstState !== true && victim?.position !== 'SUPPORTS',
    'OC-15',
    'Outcome 15 is for a victim who supports the case: record that, or use 16.',
    'victim',
  )
  ask(
    (part === 'VIEWS' || part === 'CONSENT') && facts.isAgainstState !== true && facts.areViewsAsked !== true,
    `OC-${facts.code}`,
    part === 'CONSENT'
      ? 'Ask the victim’s consent, and record it if they refuse.'
      : 'Ask the victim’s views before it is offered.',
    'areViewsAsked',
  )
  ask(
    part !== 'NONE' && facts.isAgainstState !== true && facts.victimToldAt === undefined,
    'VC-1',
    'Tell the victim of the outcome and its reasons.',
    'victimToldAt',
  )
  return problems
}

/** OC-h: domestic abuse and hate are not closed by 8, 10 or 21 without an inspector (recalled, for the registrar). */
export const sensitiveOutcomes = { codes: ['8', '10', '21'], least: 'INSP', mark: 'recalled' } as const

function overrideProblems(facts: OutcomeFacts): RuleProblem[] {
  const { problems, block } = problemList()
  const { codes, least } = sensitiveOutcomes
  const isSensitive = facts.isDomestic || facts.isHate
  const by = facts.override
  const isOverridden = by !== undefined && isAtLeast(by.rank, least) && isSaid(by.reason)
  block(
    isSensitive && (codes as readonly string[]).includes(facts.code) && !isOverridden,
    'OC-h',
    `${facts.isDomestic ? 'Domestic abuse' : 'A hate crime'} is not closed by outcome ${facts.code} unless an inspector says why.`,
    'override',
  )
  block(
    facts.code === '16' && facts.isDomestic && !isSaid(facts.supervisorRationale),
    'OC-16',
    'For domestic abuse the supervisor says why nothing more is done.',
    'supervisorRationale',
  )
  block(
    facts.code === '16' && facts.isDomestic && facts.isProsecutionWithoutVictimConsidered !== true,
    'OC-16',
    'Consider a prosecution without the victim first, and record it.',
    'isProsecutionWithoutVictimConsidered',
  )
  return problems
}

/** OC-f: who approves. The officer proposes, a supervisor or decision maker approves; nobody approves their own. */
export function approvalProblems(facts: OutcomeFacts): RuleProblem[] {
  const { problems, block } = problemList()
  const needed = outcomeRow(facts.code)?.approval ?? 'SUPERVISOR'
  if (needed === 'NOBODY') return problems
  const { approver } = facts
  block(
    approver === undefined,
    'OC-f',
    needed === 'DDM' ? 'A designated decision maker approves this.' : 'A supervisor approves this.',
    'approver',
  )
  if (approver === undefined) return problems
  block(
    approver.userId === facts.proposedBy,
    'OC-f',
    'You proposed this: somebody else approves it.',
    'approver',
  )
  const isDecider = approver.functions.includes('DDM') || approver.functions.includes('FCR')
  block(
    needed === 'DDM' && !isDecider,
    'OC-f',
    `Outcome ${facts.code} is approved by a designated decision maker: send it to one.`,
    'approver',
  )
  block(
    needed === 'SUPERVISOR' && !isDecider && !isAtLeast(approver.rank, 'PS'),
    'OC-f',
    'A sergeant or above, or a designated decision maker, approves this.',
    'approver',
  )
  return problems
}
