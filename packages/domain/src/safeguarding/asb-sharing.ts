/** What of a case of anti-social behaviour goes to a partner: on which ground, how, and in which words, which are kept as given (AB-6). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { formatDay } from '../time/day.ts'
import type { AsbAction } from './asb-case.ts'

/** The grounds in law on which a partner is told. */
export const asbSharingBases = [
  { code: 'CDA_115', label: 'Crime and Disorder Act 1998 s.115' },
  { code: 'ABCPA_REVIEW', label: 'Anti-social Behaviour, Crime and Policing Act 2014 Sch. 4 (case review)' },
  { code: 'DPA_3', label: 'Data Protection Act 2018 Part 3' },
  { code: 'CONSENT', label: 'Consent' },
] as const
export type AsbSharingBasis = (typeof asbSharingBases)[number]['code']

export const asbSendWays = [
  { code: 'EMAIL', label: 'Secure e-mail' },
  { code: 'PORTAL', label: 'Partner’s own system' },
  { code: 'MEETING', label: 'At a meeting' },
  { code: 'PHONE', label: 'By telephone' },
  { code: 'POST', label: 'By post or by hand' },
] as const
export type AsbSendWay = (typeof asbSendWays)[number]['code']

/** What is asked goes in any case; the rest is chosen, so that no more is given than the action needs. */
export const asbSharingParts = [
  { code: 'PLACE', label: 'Where it is' },
  { code: 'CALLS', label: 'When it was reported' },
  { code: 'RISK', label: 'How grave the risk is' },
  { code: 'CAUSING', label: 'Who causes harm' },
  { code: 'VICTIMS', label: 'Who is harmed' },
] as const
export type AsbSharingPart = (typeof asbSharingParts)[number]['code']

export interface AsbToShare {
  reference: string | null
  action: { tool: string; words: string; dueOn: string | null }
  place: string | null
  /** Days of the calls, YYYY-MM-DD. */
  calls: readonly string[]
  risk: string | null
  causing: readonly string[]
  victims: readonly string[]
}

/** The words as they are given; the same case and parts give the same words. What callers said is never among them. */
export function asbSnapshot(asked: AsbToShare, parts: readonly AsbSharingPart[]): string {
  const { tool, words, dueOn } = asked.action
  const lines = [
    `Case of anti-social behaviour ${asked.reference ?? ''}`.trim(),
    `Asked: ${tool}. ${words}`,
    ...(dueOn === null ? [] : [`By: ${formatDay(dueOn)}`]),
  ]
  const add = (part: AsbSharingPart, label: string, texts: readonly (string | null)[]) => {
    const said = texts.filter((text) => isSaid(text ?? undefined))
    if (parts.includes(part) && said.length > 0) lines.push(`${label}: ${said.join('; ')}`)
  }
  add('PLACE', 'Where', [asked.place])
  add('CALLS', 'Reported', asked.calls.map(formatDay))
  add('RISK', 'Risk', [asked.risk])
  add('CAUSING', 'Causes harm', asked.causing)
  add('VICTIMS', 'Is harmed', asked.victims)
  return lines.join('\n')
}

/** AB-6: what is sent names who gets it there; nothing is sent of what is over, or to the police themselves. */
export function asbSendingProblems(action: AsbAction, sending: { to: string | undefined }): RuleProblem[] {
  const { problems, block } = problemList()
  const isOver = action.doneAt !== undefined || action.withdrawnAt !== undefined
  block(isOver, 'AB-6', 'This action is finished: add another.', 'to')
  block(action.partner === 'POLICE', 'AB-6', 'This is an action of the police: nothing is sent.', 'to')
  block(!isSaid(sending.to), 'AB-6', 'Say who there gets it.', 'to')
  return problems
}
