/** How a stay ends, as officers see it: offences, charges, bail with its diary, what stands at the door. */
import type {
  BailLine,
  BailRecord,
  OutcomeOffence,
  OutcomePage,
  PersonBail,
} from '@mips/contracts/custody-outcome-replies'
import { bailClock, type BailStepRow } from '@mips/domain/custody/bail-clock'
import { bailConditions, bailLines, type DiaryLine, ruiLine } from '@mips/domain/custody/bail-diary'
import { careRulesOn } from '@mips/domain/custody/care-rules-table'
import { postChargeGrounds } from '@mips/domain/custody/codes'
import { disposals } from '@mips/domain/custody/disposals'
import { labelIn, offencesInWords } from '@mips/domain/custody/offence-words'
import {
  bailEnds,
  bailEntryKinds,
  bailKinds,
  chargeDeciders,
  crimeOutcomes,
  custodyPapers,
  releaseReferrals,
} from '@mips/domain/custody/outcome-codes'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { rankLabel } from '@mips/domain/codes/ranks'
import { displayName } from '@mips/domain/nominal/display-name'
import { londonDay } from '@mips/domain/time/london-day'
import { bailFactsOf } from './custody-outcome.bail-facts.ts'
import type { BailRow, DiaryRow, OffenceRow, OutcomeRow, PersonBailsRow } from './custody-outcome.rows.ts'

export type OutcomeView = {
  now: Date
  left: readonly RuleProblem[]
  door: OutcomePage['door']
  isChild: boolean
  needsAppropriateAdult: boolean
  may: OutcomePage['may']
}

const coded = (list: readonly { code: string; label: string }[], code: string) => ({
  code,
  label: labelIn(list, code),
})
const codedOrNull = (list: readonly { code: string; label: string }[], code: string | null) =>
  code === null ? null : coded(list, code)

/** The whole page. */
export function presentOutcome(row: OutcomeRow, view: OutcomeView): OutcomePage {
  return {
    id: row.id,
    version: row.version,
    custodyNumber: row.custodyNumber,
    state: row.state,
    isChild: view.isChild,
    needsAppropriateAdult: view.needsAppropriateAdult,
    victims: row.victims,
    disposal: codedOrNull(disposals, row.disposal),
    releasedAt: row.releasedAt,
    offences: row.offenceRows.map(presentOffence),
    charges: row.charges.map(({ decisionMaker, groundsCodes, ...charge }) => ({
      ...charge,
      decisionMaker: codedOrNull(chargeDeciders, decisionMaker),
      grounds: groundsCodes.map((code) => coded(postChargeGrounds, code)),
    })),
    bails: row.bails.map((bail) => presentBail(bail, view.now)),
    assessments: row.assessments.map(({ referrals, ...assessment }) => ({
      ...assessment,
      referrals: referrals.map((code) => coded(releaseReferrals, code)),
    })),
    escorts: row.escorts,
    papers: row.papers.map((paper) => ({ ...paper, label: labelIn(custodyPapers, paper.kind) })),
    door: view.door,
    left: view.left.map(({ rule, message, field }) => ({
      rule,
      message,
      ...(field === undefined ? {} : { field }),
    })),
    may: view.may,
  }
}

const presentOffence = ({ disposal, outcomeCode, ...row }: OffenceRow): OutcomeOffence => ({
  ...row,
  disposal: codedOrNull(disposals, disposal),
  outcome: codedOrNull(crimeOutcomes, outcomeCode),
})

const dueLabels: Record<DiaryLine['what'], string> = {
  BAIL_ENDS: 'Bail ends',
  RETURN: 'Returns to the station',
  RUI_REVIEW: 'Supervisor reviews the case',
}

const callLabels: Record<string, string> = {
  SERGEANT: 'Sergeant',
  INSPECTOR: 'Inspector',
  SUPERINTENDENT: 'Superintendent',
}

const whoExtends = (step: BailStepRow): string =>
  step.least === 'COURT' ? 'Magistrates’ court' : `${rankLabel(step.least)} or above`

/** One bail with where its clock stands and what is due. */
export function presentBail(bail: BailRow, now: Date): BailRecord {
  const today = londonDay(now.toISOString())
  const clock = bail.kind === 'PRE_CHARGE' ? bailClock(bailFactsOf(bail), today) : undefined
  const end = bail.entries.find(({ kind }) => kind === 'ENDED')
  const isOver = end !== undefined || bail.isAnswered
  return {
    id: bail.id,
    recordId: bail.recordId,
    kind: bail.kind,
    label: labelIn(bailKinds, bail.kind),
    grantedAt: bail.grantedAt,
    grantedBy: bail.grantedBy,
    returnAt: bail.returnAt,
    returnPlace: bail.returnPlace,
    necessity: bail.necessity,
    proportionality: bail.proportionality,
    victims: bail.victims,
    victimToldAt: bail.victimToldAt,
    clock:
      clock === undefined
        ? null
        : {
            startsOn: clock.startsOn,
            endsOn: clock.endsOn ?? null,
            daysLeft: clock.daysLeft ?? null,
            step: clock.step.source,
            next: clock.next === undefined ? null : whoExtends(clock.next),
            isPaused: clock.isPaused,
            problems: clock.problems.map(({ rule, severity, message }) => ({ rule, severity, message })),
          },
    due: isOver
      ? []
      : dueOf(bail, clock, now).map(({ what, calls, ...line }) => ({
          ...line,
          what,
          label: dueLabels[what],
          calls: calls.map((call) => callLabels[call] ?? call),
        })),
    ended: endedOf(bail, end),
    conditions: bail.conditions.map((line) => ({ ...line, label: labelIn(bailConditions, line.condition) })),
    entries: bail.entries.map(({ id, kind, at, officer, reason }) => ({
      id,
      kind,
      label: labelIn(bailEntryKinds, kind),
      at,
      officer,
      reason,
    })),
  }
}

function endedOf(bail: BailRow, end: BailRow['entries'][number] | undefined): BailRecord['ended'] {
  if (end !== undefined)
    return { at: end.at, how: labelIn(bailEnds, typeof end.details.end === 'string' ? end.details.end : '') }
  return bail.isAnswered ? { at: bail.returnAt ?? bail.grantedAt, how: 'Answered' } : null
}

function dueOf(bail: BailRow, clock: ReturnType<typeof bailClock>, now: Date): DiaryLine[] {
  const today = londonDay(now.toISOString())
  const rules = careRulesOn(today)
  if (clock !== undefined)
    return bailLines(clock, bail.returnAt === null ? undefined : londonDay(bail.returnAt), today, rules)
  if (bail.kind !== 'RUI') return []
  const last = bail.entries.findLast(({ kind }) => kind === 'RUI_REVIEWED')
  const line = ruiLine(bail.grantedAt, last === undefined ? undefined : londonDay(last.at), today, rules)
  return line === undefined ? [] : [line]
}

/** One line of the diary. */
export function presentDiaryLine(row: DiaryRow, now: Date): BailLine {
  return {
    bail: presentBail(row, now),
    custodyNumber: row.custodyNumber,
    station: row.station?.name ?? 'Station not known',
    personName: row.person === null ? 'Name not known' : displayName(row.person),
    dob: row.person?.dob ?? null,
    offence: offencesInWords(row.offences),
  }
}

/** What is due first comes first. */
export const byFirstDue = (a: BailLine, b: BailLine): number =>
  (a.bail.due[0]?.on ?? '9999').localeCompare(b.bail.due[0]?.on ?? '9999')

/** The bail of one person, with the conditions that are in force. */
export const presentPersonBails = (row: PersonBailsRow, now: Date): { bails: PersonBail[] } => ({
  bails: row.bails.map((bail) => ({
    bail: presentBail(
      { ...bail, conditions: bail.conditions.filter(({ endedAt }) => endedAt === null) },
      now,
    ),
    custodyNumber: bail.custodyNumber,
    offences: bail.offences.map(({ code, title }) => ({ code, label: title })),
    personRecordId: bail.personRecordId,
    incidentId: bail.incidentId,
  })),
})
