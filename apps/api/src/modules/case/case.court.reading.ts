/** Remands and extensions of courts as the rules of custody time limits read them. */
import { remandStatuses } from '@mips/domain/case/case-file'
import { type CaseRules, caseRulesOn } from '@mips/domain/case/case-rules-table'
import {
  custodyLimit,
  type CustodyLimit,
  type HeldSpan,
  type LimitFacts,
  limitDue,
} from '@mips/domain/case/custody-time-limit'
import { londonDay } from '@mips/domain/time/london-day'
import type { ExtensionRow, RemandRow, ResultRow } from './case.court.repository.ts'
import type { CaseRows } from './case.rows.ts'

export const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

export const dateOf = (day: string): Date => new Date(`${day}T00:00:00.000Z`)

/** A court as people write it. */
export function courtWords({ name, kind }: { name: string; kind: string }): string {
  if (kind === 'Crown Courts') return `${name} Crown Court`
  return kind === "Magistrates' Courts" ? `${name} Magistrates’ Court` : name
}

export const isHeldOn = (remand: string): boolean =>
  remandStatuses.some(({ code, isHeld }) => code === remand && isHeld)

/** The remand that holds for a person on a day; of two of one day the one that was kept later. */
export const remandOn = (
  remands: readonly RemandRow[],
  personRecordId: string,
  day: string,
): RemandRow | undefined =>
  remands.findLast((row) => row.personRecordId === personRecordId && dayOf(row.fromOn) <= day)

/** CT-2: the spans for which the courts kept a person, in order. */
function spansOf(remands: readonly RemandRow[], personRecordId: string): HeldSpan[] {
  const spans: HeldSpan[] = []
  for (const row of remands.filter((one) => one.personRecordId === personRecordId)) {
    const day = dayOf(row.fromOn)
    const open = spans.at(-1)
    const isOpen = open !== undefined && open.to === undefined
    if (isHeldOn(row.remand) && !isOpen) spans.push({ from: day })
    if (!isHeldOn(row.remand) && isOpen) spans[spans.length - 1] = { ...open, to: day }
  }
  return spans
}

/** States in which the trial is still waited for. */
const awaiting: readonly string[] = [
  'CHARGED',
  'AWAITING_FIRST_HEARING',
  'SUMMARY_TRIAL',
  'SENT_TO_CROWN',
  'WARRANT_OUTSTANDING',
]

export type LimitRows = {
  rows: CaseRows
  remands: readonly RemandRow[]
  results: readonly ResultRow[]
  extensions: readonly ExtensionRow[]
}

/** CT-1: the facts of the limit of a defendant; undefined for one whom no court has kept. */
function limitFacts(of: LimitRows, personRecordId: string): LimitFacts | undefined {
  const spans = spansOf(of.remands, personRecordId)
  if (spans.length === 0) return undefined
  const lines = of.rows.lines.filter((line) => line.personRecordId === personRecordId)
  const waiting = lines.filter(({ state }) => awaiting.includes(state))
  const isCrown = lines.some(({ state }) => state === 'SENT_TO_CROWN')
  const isEitherWay = waiting.some(({ offenceId }) => of.rows.offences.get(offenceId)?.category === 'CE')
  const summary = isEitherWay ? 'EITHER_WAY' : 'SUMMARY'
  const ended = of.results.findLast((row) => row.personRecordId === personRecordId)?.enteredAt
  return {
    stage: isCrown ? 'CROWN' : summary,
    spans,
    extensions: of.extensions
      .filter((row) => row.personRecordId === personRecordId)
      .map((row) => ({ grantedOn: dayOf(row.grantedOn), until: dayOf(row.untilOn) })),
    ...(waiting.length > 0 || ended === undefined ? {} : { endedOn: londonDay(ended.toISOString()) }),
  }
}

/** Where the limit of a defendant stands on a day, with its facts. */
export function limitOf(
  of: LimitRows,
  personRecordId: string,
  today: string,
): { facts: LimitFacts; limit: CustodyLimit; rules: CaseRules } | undefined {
  const facts = limitFacts(of, personRecordId)
  if (facts === undefined) return undefined
  const rules = caseRulesOn(today)
  return { facts, limit: custodyLimit(facts, today, rules), rules }
}

/** CT-4, CT-5: the alarms of a limit that are the police's to hear. */
export function limitAlarms(of: LimitRows, personRecordId: string, now: Date) {
  const at = now.toISOString()
  const today = londonDay(at)
  const found = limitOf(of, personRecordId, today)
  if (found === undefined) return []
  const from = found.facts.spans.at(-1)?.from ?? ''
  return limitDue(found.facts, at, today, found.rules)
    .filter(({ what }) => what === 'CUSTODY_LIMIT' || what === 'CUSTODY_LIMIT_TOLD')
    .map((due) => ({ ...due, once: `${personRecordId} ${due.what} ${due.by} ${from}` }))
}

/** Today in London, as days are counted. */
export const todayOf = ({ clock }: { clock: { now(): Date } }): string => londonDay(clock.now().toISOString())
