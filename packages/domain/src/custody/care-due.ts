/** What falls due in the care of a detainee, by whom and by which rule: what the board and its alarms are told of (C5, C6, C8). */
import { addMinutes, type Instant } from '../time/instant.ts'
import type { HealthcareUrgency } from './care-codes.ts'
import type { CareRules } from './care-rules-table.ts'
import type { ObservationLevel } from './codes.ts'
import { mealDueAt, type MealOffer, mealState } from './meals.ts'
import { type Dose, medicationState, type Medicine } from './medication.ts'
import { nextChecks, watcherReliefDue, type WatchPlan } from './observation.ts'
import type { RiskTrigger } from './risk-rules.ts'

export interface CareFacts {
  arrivedAt: Instant
  /** When the person came under watch: the change of level, else the authorisation. Undefined before it. */
  watchedFrom?: Instant
  plan?: WatchPlan
  previous?: WatchPlan
  changedAt?: Instant
  lastCheckAt?: Instant
  lastRouseAt?: Instant
  meals: readonly MealOffer[]
  medicines: readonly (Medicine & { doses: readonly Dose[] })[]
  waiting: readonly { label: string; urgency: HealthcareUrgency; calledAt: Instant }[]
  assessedAt?: Instant
  triggers: readonly { trigger: RiskTrigger; at: Instant }[]
}

export interface CareDue {
  what: 'VISIT' | 'ROUSE' | 'WATCHER_RELIEF' | 'MEDICATION' | 'MEAL' | 'HEALTHCARE' | 'RISK'
  label: string
  at: Instant
  by: 'CUSTODY_OFFICER' | 'DETENTION_OFFICER'
  rule: string
}

/** Each kind at most once, as the one that is due first, with how many wait behind it. */
export function careDueItems(facts: CareFacts, now: Instant, rules: CareRules): CareDue[] {
  return [
    ...checksDue(facts, rules),
    ...oneOf(medicinesDue(facts, now, rules)),
    ...mealsDue(facts, now, rules),
    ...oneOf(healthcareDue(facts, rules)),
    ...oneOf(riskDue(facts, rules)),
  ]
}

function checksDue(facts: CareFacts, rules: CareRules): CareDue[] {
  const { plan, previous, changedAt, lastRouseAt } = facts
  const lastCheckAt = facts.lastCheckAt ?? facts.watchedFrom
  if (plan === undefined || lastCheckAt === undefined) return []
  const checks = nextChecks(
    plan,
    {
      lastCheckAt,
      ...(lastRouseAt === undefined ? {} : { lastRouseAt }),
      ...(changedAt === undefined ? {} : { changedAt }),
      ...(previous === undefined ? {} : { previous }),
    },
    rules,
  ).map(({ at, rule, mustRouse }): CareDue => ({
    what: mustRouse ? 'ROUSE' : 'VISIT',
    label: mustRouse ? 'Visit and rouse' : 'Visit',
    at,
    by: 'DETENTION_OFFICER',
    rule,
  }))
  const relief = watcherReliefDue(plan, rules)
  if (relief !== undefined)
    checks.push({
      what: 'WATCHER_RELIEF',
      label: 'Relief of the watcher',
      at: relief,
      by: 'CUSTODY_OFFICER',
      rule: 'TR-1',
    })
  return checks
}

const medicinesDue = ({ medicines }: CareFacts, now: Instant, rules: CareRules): CareDue[] =>
  medicines.flatMap((medicine) => {
    const at = medicationState(medicine, medicine.doses, now, rules).nextDueAt
    return at === undefined
      ? []
      : [
          {
            what: 'MEDICATION',
            label: `Medication: ${medicine.name}`,
            at,
            by: 'DETENTION_OFFICER',
            rule: 'TR-17',
          },
        ]
  })

function mealsDue({ meals, arrivedAt }: CareFacts, now: Instant, rules: CareRules): CareDue[] {
  const at = mealDueAt(meals, arrivedAt, now, rules)
  if (at === undefined) return []
  const missing = mealState(meals, arrivedAt, now, rules)?.missing ?? []
  const label = missing.includes('MAIN') ? 'Meal (a main one is still to come)' : 'Meal'
  return [{ what: 'MEAL', label, at, by: 'DETENTION_OFFICER', rule: 'TR-6' }]
}

const healthcareDue = ({ waiting }: CareFacts, rules: CareRules): CareDue[] =>
  waiting.flatMap(({ label, urgency, calledAt }) => {
    const at = addMinutes(calledAt, healthcareMinutes(urgency, rules))
    return at === undefined
      ? []
      : [{ what: 'HEALTHCARE', label: `${label} to come`, at, by: 'CUSTODY_OFFICER', rule: 'TR-15' }]
  })

/** How long healthcare of an urgency may take to see the person, in minutes. */
export const healthcareMinutes = (urgency: HealthcareUrgency, rules: CareRules): number =>
  ({
    ROUTINE: rules.healthcareWaitMinutes,
    URGENT: rules.healthcareUrgentMinutes,
    EMERGENCY: rules.healthcareEmergencyMinutes,
  })[urgency]

function riskDue(facts: CareFacts, rules: CareRules): CareDue[] {
  const { assessedAt, triggers, arrivedAt } = facts
  const item = (label: string, from: Instant, minutes: number, rule: string): CareDue[] => {
    const at = addMinutes(from, minutes)
    return at === undefined ? [] : [{ what: 'RISK', label, at, by: 'CUSTODY_OFFICER', rule }]
  }
  if (assessedAt === undefined) return item('Risk assessment', arrivedAt, rules.riskWithinMinutes, '12.6')
  return triggers
    .filter(({ at }) => at > assessedAt)
    .flatMap(({ at }) => item('Risk assessment again', at, rules.riskAgainMinutes, 'TR-16'))
}

/** The first of several of a kind, which says how many more there are. */
function oneOf(items: CareDue[]): CareDue[] {
  const [first, ...more] = items.sort((a, b) => a.at.localeCompare(b.at))
  if (first === undefined) return []
  return [more.length === 0 ? first : { ...first, label: `${first.label} (and ${more.length} more)` }]
}

/** A plan as far as checks go; none where no level was set and none was planned. */
export function watchPlan(
  level: ObservationLevel | undefined,
  plan: { everyMinutes: number | null; mustRouse: boolean } | undefined,
): WatchPlan | undefined {
  if (level === undefined) return undefined
  return {
    level,
    mustRouse: plan?.mustRouse ?? false,
    ...(plan === undefined || plan.everyMinutes === null ? {} : { maxIntervalMinutes: plan.everyMinutes }),
  }
}
