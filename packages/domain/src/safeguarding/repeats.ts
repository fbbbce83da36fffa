/** Repeats counted when something is recorded: the same person, place or victim before (RP-1), and cases of ASB opened from them (AB-1 to AB-4). */
import { problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { addDays, addMonths } from '../time/day.ts'
import { londonDay } from '../time/london-day.ts'
import type { Instant } from '../time/instant.ts'
import {
  asbCaseReviewThreshold,
  type AsbRiskGrade,
  asbReviewDue,
  scoreAsbRisk,
  type AsbAnswers,
} from './asb-risk.ts'
import type { SafeguardingRules } from './safeguarding-rules-table.ts'

export interface CountedEvent {
  id: string
  /** When it happened, and when it was reported. */
  at: Instant
  reportedAt: Instant
  victimIds: readonly string[]
  suspectIds: readonly string[]
  placeId?: string
}

export interface Repeats {
  victims: Record<string, number>
  suspects: Record<string, number>
  place: number
  rule: 'RP-1'
}

/** RP-1: how often each victim, suspect and the place came up before this event in the window; the event itself is not counted. */
export function countRepeats(
  event: CountedEvent,
  earlier: readonly CountedEvent[],
  rules: SafeguardingRules,
): Repeats {
  const day = londonDay(event.at)
  const since = addMonths(day, -rules.repeatWindowMonths)
  const before = earlier.filter(
    ({ id, at }) => id !== event.id && londonDay(at) > since && Date.parse(at) <= Date.parse(event.at),
  )
  const tally = (ids: readonly string[], of: (one: CountedEvent) => readonly string[]) =>
    Object.fromEntries(ids.map((id) => [id, before.filter((one) => of(one).includes(id)).length]))
  return {
    victims: tally(event.victimIds, ({ victimIds }) => victimIds),
    suspects: tally(event.suspectIds, ({ suspectIds }) => suspectIds),
    place: event.placeId === undefined ? 0 : before.filter(({ placeId }) => placeId === event.placeId).length,
    rule: 'RP-1',
  }
}

export interface CaseProposal {
  /** What repeats: a victim, a place or a person complained of. */
  by: 'VICTIM' | 'PLACE' | 'SUSPECT'
  id: string
  eventIds: string[]
  rule: 'AB-1'
  because: string
}

/** AB-1: the cases to open from repeat calls, each with its calls; one that is open already (by `open` ids) is not proposed. */
export function proposeAsbCases(
  events: readonly CountedEvent[],
  today: string,
  rules: SafeguardingRules,
  open: readonly string[] = [],
): CaseProposal[] {
  const since = addDays(today, -rules.asbCaseWindowDays)
  const recent = events.filter(({ at }) => londonDay(at) > since && londonDay(at) <= today)
  const groups = new Map<string, CaseProposal>()
  const put = (by: CaseProposal['by'], id: string, eventId: string) => {
    const key = `${by}:${id}`
    const held = groups.get(key) ?? { by, id, eventIds: [], rule: 'AB-1' as const, because: '' }
    held.eventIds.push(eventId)
    groups.set(key, held)
  }
  for (const event of recent) {
    for (const id of new Set(event.victimIds)) put('VICTIM', id, event.id)
    for (const id of new Set(event.suspectIds)) put('SUSPECT', id, event.id)
    if (event.placeId !== undefined) put('PLACE', event.placeId, event.id)
  }
  return [...groups.values()]
    .filter(({ id, eventIds }) => eventIds.length >= rules.asbCaseReports && !open.includes(id))
    .map((found) => ({
      ...found,
      because: `${found.eventIds.length} calls in ${rules.asbCaseWindowDays} days.`,
    }))
}

/**
 * AB-2: the case review (community trigger): the threshold is at most three reports in six months, each made within a
 * month of what happened. Whoever is turned away is told the count.
 */
export function caseReviewThreshold(
  events: readonly CountedEvent[],
  victimId: string,
  askedOn: string,
): { isMet: boolean; counted: string[]; needed: number; rule: 'AB-2' } {
  const { reports, months } = asbCaseReviewThreshold
  const since = addMonths(askedOn, -months)
  const counted = events
    .filter(
      ({ victimIds, at }) =>
        victimIds.includes(victimId) && londonDay(at) > since && londonDay(at) <= askedOn,
    )
    .filter(({ at, reportedAt }) => londonDay(reportedAt) <= addMonths(londonDay(at), 1))
    .map(({ id }) => id)
  return { isMet: counted.length >= reports, counted, needed: reports, rule: 'AB-2' }
}

/** AB-3: after each repeat the risk is answered again; the case says so, and when the supervisor reviews it. */
export function asbCaseState(
  risk: { answers: AsbAnswers; assessedOn: string } | undefined,
  lastCallOn: string,
): { grade: AsbRiskGrade | undefined; reviewOn: string | undefined; problems: RuleProblem[] } {
  const { problems, ask } = problemList()
  ask(risk === undefined, 'AB-3', 'Answer the risk matrix.', 'risk')
  ask(
    risk !== undefined && lastCallOn > risk.assessedOn,
    'AB-3',
    'There was another call since the risk was assessed: answer it again.',
    'risk',
  )
  if (risk === undefined) return { grade: undefined, reviewOn: undefined, problems }
  const { grade } = scoreAsbRisk(risk.answers)
  return { grade, reviewOn: asbReviewDue(grade, risk.assessedOn), problems }
}

/** AB-4: partners' actions: done with the receipt of the partner, overdue without, and a case closes with none open. */
export function asbClosingProblems(
  actions: readonly {
    partner: string
    sentAt?: Instant
    receiptAt?: Instant
    doneAt?: Instant
    withdrawnAt?: Instant
  }[],
  isVictimTold: boolean,
): RuleProblem[] {
  const { problems, block } = problemList()
  const kept = actions.filter(({ withdrawnAt }) => withdrawnAt === undefined)
  const open = kept.filter(({ doneAt }) => doneAt === undefined).length
  const unconfirmed = kept.filter(
    ({ sentAt, receiptAt }) => sentAt !== undefined && receiptAt === undefined,
  ).length
  block(open > 0, 'AB-4', `${open} actions of partners are open: finish or take back each.`, 'actions')
  block(
    unconfirmed > 0,
    'AB-4',
    `${unconfirmed} actions have no receipt of the partner: ask for it.`,
    'actions',
  )
  block(
    !isVictimTold,
    'AB-4',
    'Tell the victim that the case is closed, and of the case review.',
    'isVictimTold',
  )
  return problems
}
