/** Custody time limits: days kept before trial, by stage and court, extensions and alarms (CT-1 to CT-5). The prosecutor owns them. */
import { problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { due, type Due } from '../rules/due.ts'
import { addDays, formatDay, isDay } from '../time/day.ts'
import type { Instant } from '../time/instant.ts'
import { parseLondon } from '../time/london-time.ts'
import { isWorkingDay } from '../time/working-days.ts'
import type { CaseRules } from './case-rules-table.ts'

/** Which limit an offence runs under (Prosecution of Offences Act 1985 s.22; the 1987 Regulations). */
export const limitStages = [
  { code: 'SUMMARY', label: 'Summary trial of a summary offence' },
  { code: 'EITHER_WAY', label: 'Summary trial of an either-way offence' },
  { code: 'CROWN', label: 'Sent to the Crown Court' },
] as const
export type LimitStage = (typeof limitStages)[number]['code']

/** From the day of a remand to the day of release; the last span of somebody still held has no end. */
export interface HeldSpan {
  from: string
  to?: string
}

export interface Extension {
  /** Day of the court's order, and the day to which it runs (YYYY-MM-DD). */
  grantedOn: string
  until: string
}

export interface LimitFacts {
  stage: LimitStage
  spans: readonly HeldSpan[]
  /** EITHER_WAY: the day on which summary trial was settled. */
  modeSettledOn?: string
  extensions: readonly Extension[]
  /** The trial began, a plea of guilty was entered, or the case ended: the limit runs no more. */
  endedOn?: string
}

export type LimitStanding = 'ENDED' | 'NOT_HELD' | 'RUNNING' | 'WARN' | 'URGENT' | 'EXPIRED'

export interface CustodyLimit {
  limitDays: number
  /** Days kept up to today: the day of a remand is not counted, the day of release is. */
  usedDays: number
  /** The day with which the limit ends, extended where it was; nothing for somebody who is not held. */
  expiresOn?: string
  /** The last working day up to that: a court is asked before a weekend or holiday, never after it. */
  actBy?: string
  standing: LimitStanding
}

/** CT-1 to CT-4: where the limit of one offence stands on a day (YYYY-MM-DD). */
export function custodyLimit(facts: LimitFacts, today: string, rules: CaseRules): CustodyLimit {
  const limitDays = limitOf(facts, rules)
  const last = facts.endedOn !== undefined && facts.endedOn < today ? facts.endedOn : today
  const usedDays = daysHeld(facts.spans, last)
  const open = facts.spans.find(({ to }) => to === undefined)
  if (facts.endedOn !== undefined && facts.endedOn <= today) return { limitDays, usedDays, standing: 'ENDED' }
  if (open === undefined) return { limitDays, usedDays, standing: 'NOT_HELD' }
  const before = daysHeld(
    facts.spans.filter((span) => span !== open),
    today,
  )
  const expiresOn = extendedTo(addDays(open.from, limitDays - before), facts.extensions)
  const actBy = workingDayUpTo(expiresOn)
  return { limitDays, usedDays, expiresOn, actBy, standing: standingOn(expiresOn, actBy, today, rules) }
}

/** CT-1: 56 days; 70 where an either-way offence took longer than 56 to be settled for summary trial; 182 for the Crown Court. */
function limitOf({ stage, spans, modeSettledOn }: LimitFacts, rules: CaseRules): number {
  if (stage === 'SUMMARY') return rules.custodySummaryDays
  if (stage === 'CROWN') return rules.custodyCrownDays
  const isInTime = modeSettledOn !== undefined && daysHeld(spans, modeSettledOn) <= rules.custodySummaryDays
  return isInTime ? rules.custodySummaryDays : rules.custodyEitherWayDays
}

/** CT-2: days in custody up to and with a day; a day that two spans share is counted once. */
export function daysHeld(spans: readonly HeldSpan[], until: string): number {
  const held = new Set<string>()
  for (const { from, to } of spans) {
    const end = to !== undefined && to < until ? to : until
    if (!isDay(from) || !isDay(end)) continue
    for (let day = addDays(from, 1); day <= end; day = addDays(day, 1)) held.add(day)
  }
  return held.size
}

/** CT-3: an extension counts only where it was granted while the limit still ran, and never shortens it. */
function extendedTo(first: string, extensions: readonly Extension[]): string {
  return extensions
    .toSorted((a, b) => a.grantedOn.localeCompare(b.grantedOn))
    .reduce((end, { grantedOn, until }) => (grantedOn <= end && until > end ? until : end), first)
}

function workingDayUpTo(day: string): string {
  let at = day
  while (isDay(at) && !isWorkingDay(at)) at = addDays(at, -1)
  return at
}

function standingOn(expiresOn: string, actBy: string, today: string, rules: CaseRules): LimitStanding {
  if (today > expiresOn) return 'EXPIRED'
  if (today >= addDays(actBy, -rules.custodyUrgentDays)) return 'URGENT'
  return today >= addDays(actBy, -rules.custodyAlarmDays) ? 'WARN' : 'RUNNING'
}

/** CT-3: what stands against recording an extension. */
export function extensionProblems(
  facts: LimitFacts,
  extension: Extension,
  today: string,
  rules: CaseRules,
): RuleProblem[] {
  const { problems, block } = problemList()
  const { expiresOn, standing } = custodyLimit(facts, today, rules)
  block(standing === 'ENDED' || expiresOn === undefined, 'CT-3', 'No custody time limit runs here.', 'stage')
  if (expiresOn === undefined) return problems
  block(
    !isDay(extension.grantedOn) || extension.grantedOn > today,
    'CT-3',
    'Enter the day of the order; it cannot lie ahead.',
    'grantedOn',
  )
  block(
    extension.grantedOn > expiresOn,
    'CT-3',
    `The limit ended on ${formatDay(expiresOn)}: it cannot be extended afterwards. Tell the prosecutor at once.`,
    'grantedOn',
  )
  block(
    !isDay(extension.until) || extension.until <= expiresOn,
    'CT-3',
    `Enter a day after ${formatDay(expiresOn)}.`,
    'until',
  )
  return problems
}

/** CT-4: the alarms of a limit, the first one and the urgent one; both are the prosecutor's, the police are told. */
export function limitDue(facts: LimitFacts, now: Instant, today: string, rules: CaseRules): Due[] {
  const { actBy, expiresOn, standing } = custodyLimit(facts, today, rules)
  if (actBy === undefined || expiresOn === undefined || standing === 'ENDED') return []
  const at = (days: number): Instant => {
    const reading = parseLondon(addDays(actBy, -days), '09:00')
    return reading.ok ? reading.instant : now
  }
  const ends = formatDay(expiresOn)
  return [
    due(
      {
        what: 'CUSTODY_LIMIT',
        text: `Custody time limit ends on ${ends}: trial or application?`,
        by: at(rules.custodyAlarmDays),
        who: 'PROSECUTOR',
        rule: 'CT-4',
      },
      now,
    ),
    due(
      {
        what: 'CUSTODY_LIMIT_URGENT',
        text: `Custody time limit ends on ${ends}: apply now`,
        by: at(rules.custodyUrgentDays),
        who: 'PROSECUTOR',
        rule: 'CT-4',
      },
      now,
    ),
    due(
      {
        what: 'CUSTODY_LIMIT_TOLD',
        text: `Custody time limit ends on ${ends}`,
        by: at(rules.custodyUrgentDays),
        who: 'CASE_PROGRESSION',
        rule: 'CT-5',
      },
      now,
    ),
  ]
}
