/** What falls due in the care of a detainee, from the part of the clock's row that care answers. */
import {
  doseGivers,
  doseOutcomes,
  healthcareKinds,
  healthcareUrgencies,
} from '@mips/domain/custody/care-codes'
import { type CareFacts, careDueItems, watchPlan } from '@mips/domain/custody/care-due'
import { careRulesOn } from '@mips/domain/custody/care-rules-table'
import { type ObservationLevel, observationLevels } from '@mips/domain/custody/codes'
import type { WatchPlan } from '@mips/domain/custody/observation'
import { labelIn } from '@mips/domain/custody/offence-words'
import { isHeld } from '@mips/domain/custody/state'
import type { RiskTrigger } from '@mips/domain/custody/risk-rules'
import type { Instant } from '@mips/domain/time/instant'
import { londonDay } from '@mips/domain/time/london-day'
import { type Due, utc } from './custody.clock-words.ts'
import { stateOf } from './custody.decisions.ts'
import type { CareRow, ClockRow } from './custody.rows.ts'

/** Everything due in the care of a person who is in the suite, in no order. */
export function careDue(row: ClockRow, now: Instant): Due[] {
  const isInSuite = isHeld(stateOf(row.state)) && row.state !== 'AT_HOSPITAL' && row.state !== 'OUT_OF_SUITE'
  if (!isInSuite || row.releasedAt !== null || !row.care) return []
  return careDueItems(careFacts(row, row.care), now, careRulesOn(londonDay(now)))
}

/** The row as the rules of care read it. */
export function careFacts(row: ClockRow, care: CareRow): CareFacts {
  const from = row.levelChange?.at ?? care.plans[0]?.at ?? row.authorisedAt
  return {
    arrivedAt: utc(row.arrivedAt),
    ...(from === null || from === undefined ? {} : { watchedFrom: utc(from) }),
    ...watched(row, care),
    ...(row.lastVisitAt === null ? {} : { lastCheckAt: utc(row.lastVisitAt) }),
    ...(care.lastRouseAt === null ? {} : { lastRouseAt: utc(care.lastRouseAt) }),
    meals: care.meals.map(({ at, size }) => ({
      at: utc(at),
      size: size === 'MAIN' ? 'MAIN' : 'LIGHT',
      outcome: 'ACCEPTED',
    })),
    medicines: care.medicines.map(medicineOf),
    waiting: care.health.map(({ askedFor, urgency, calledAt }) => ({
      label: labelIn(healthcareKinds, askedFor),
      urgency: healthcareUrgencies.find(({ code }) => code === urgency)?.code ?? 'ROUTINE',
      calledAt: utc(calledAt),
    })),
    ...(care.riskAt === null ? {} : { assessedAt: utc(care.riskAt) }),
    triggers: care.triggers.flatMap(({ kind, at }) => {
      const trigger = triggerOf[kind]
      return trigger === undefined ? [] : [{ trigger, at: utc(at) }]
    }),
  }
}

const triggerOf: Partial<Record<string, RiskTrigger>> = {
  CHARGE: 'CHARGED',
  BAIL_REFUSED: 'BAIL_REFUSED',
  HOSPITAL_IN: 'HOSPITAL',
  INTERVIEW_END: 'INTERVIEW',
  HANDOVER_SHIFT: 'HANDOVER',
}

/** A medicine with its doses, as the rules on medication read it. */
export const medicineOf = (row: CareRow['medicines'][number]): CareFacts['medicines'][number] => ({
  name: row.name,
  dose: row.dose,
  isControlled: row.isControlled,
  firstDueAt: utc(row.firstDueAt),
  ...(row.everyMinutes === null ? {} : { everyMinutes: row.everyMinutes }),
  ...(row.until === null ? {} : { until: utc(row.until) }),
  doses: row.doses.map(({ at, outcome, by }) => ({
    at: utc(at),
    outcome: doseOutcomes.find(({ code }) => code === outcome)?.code ?? 'NOT_AVAILABLE',
    by: doseGivers.find(({ code }) => code === by)?.code ?? 'POLICE',
  })),
})

/**
 * The plan in force and the one before it. The level of the record holds; the plan adds how much closer and whether to
 * rouse. Where nobody set a level, the least of TR-1 holds from the authorisation on.
 */
function watched(row: ClockRow, care: CareRow): Pick<CareFacts, 'plan' | 'previous' | 'changedAt'> {
  const [latest, before] = care.plans
  const level = levelOf(row.observationLevel) ?? (row.authorisedAt === null ? undefined : '1')
  const plan = watchPlan(level, latest)
  if (plan === undefined) return {}
  const inForce: WatchPlan = {
    ...plan,
    ...(care.watch === null ? {} : { watcher: care.watch.watcher, watchingSince: utc(care.watch.since) }),
  }
  const isPlanned = latest !== undefined && (row.levelChange === null || latest.at >= row.levelChange.at)
  const previous = isPlanned
    ? watchPlan(levelOf(before?.level) ?? levelOf(row.levelChange?.from), before)
    : watchPlan(levelOf(row.levelChange?.from), latest)
  const changedAt = isPlanned ? latest.at : row.levelChange?.at
  return {
    plan: inForce,
    ...(previous === undefined || changedAt === undefined ? {} : { previous, changedAt: utc(changedAt) }),
  }
}

const levelOf = (code: string | null | undefined): ObservationLevel | undefined =>
  observationLevels.find((level) => level.code === code)?.code
