/** Medication, healthcare and meals as their page shows them, each with what is due. */
import type {
  Fitness,
  HealthRequest,
  MedicationPage,
  Medicine,
} from '@mips/contracts/custody-medication-replies'
import {
  doseGivers,
  doseOutcomes,
  fitnessAdvice,
  fitnessPurposes,
  healthcareKinds,
  healthcareSteps,
  healthcareUrgencies,
  medicineCarriers,
} from '@mips/domain/custody/care-codes'
import { healthcareMinutes } from '@mips/domain/custody/care-due'
import { type CareRules, careRulesOn } from '@mips/domain/custody/care-rules-table'
import { nextHealthSteps, waitedFor } from '@mips/domain/custody/healthcare'
import { mealDueAt, mealState } from '@mips/domain/custody/meals'
import { medicationState } from '@mips/domain/custody/medication'
import { labelIn } from '@mips/domain/custody/offence-words'
import { minutesBetween } from '@mips/domain/time/instant'
import { londonDay } from '@mips/domain/time/london-day'
import type { Clock } from '../../platform/clock.ts'
import { careFacts, isStayHeld, medicineOf, readClockAt, utc } from '../custody/custody.entry.service.ts'
import type { MedicationPageRow, MedicineRow, RequestRow } from './custody-care.rows.ts'

const dueKinds = ['MEDICATION', 'MEAL', 'HEALTHCARE']

export function presentMedication(
  row: MedicationPageRow,
  _who: unknown,
  { clock }: { clock: Clock },
): MedicationPage {
  const now = clock.now()
  const rules = careRulesOn(londonDay(now.toISOString()))
  return {
    id: row.id,
    version: row.version,
    arrivedAt: row.arrivedAt,
    isHeld: isStayHeld(row),
    medicines: row.medicines.map((medicine) => presentMedicine(medicine, now, rules)),
    earlier: firstOfEach(row.earlier),
    requests: row.requests.map((request) => presentRequest(request, now, rules)),
    fitness: row.fitness.map((fitness, index): Fitness => ({
      ...fitness,
      purposeLabel: labelIn(fitnessPurposes, fitness.purpose),
      adviceLabel: fitness.advice === null ? null : labelIn(fitnessAdvice, fitness.advice),
      isReplaced: row.fitness.findIndex(({ purpose }) => purpose === fitness.purpose) < index,
    })),
    meals: row.meals,
    mealState: presentMeals(row, now, rules),
    due: readClockAt(row.clock, now).due.filter(({ what }) => dueKinds.includes(what)),
  }
}

/** A medicine as the rules read it; doses whose entry was corrected do not count. */
export function medicineFacts(row: MedicineRow) {
  return {
    ...medicineOf({ ...row, doses: row.doses.filter(({ isCorrected }) => !isCorrected) }),
    ...(row.authorisedBy === null ? {} : { authorisedBy: row.authorisedBy }),
    ...(row.prescriber === null ? {} : { prescriber: row.prescriber }),
  }
}

function presentMedicine(row: MedicineRow, now: Date, rules: CareRules): Medicine {
  const facts = medicineFacts(row)
  const state = medicationState(facts, facts.doses, now.toISOString(), rules)
  const isStopped = row.stoppedAt !== null
  return {
    ...row,
    carrierLabel: labelIn(medicineCarriers, row.carrier),
    lastGivenAt: state.lastGivenAt ?? null,
    nextDueAt: isStopped ? null : (state.nextDueAt ?? null),
    isLate: !isStopped && state.isLate,
    doses: row.doses.map(({ by, isSupervised, ...dose }) => ({
      ...dose,
      minutesLate: lateBy(dose.dueAt, dose.at, rules),
      outcomeLabel: labelIn(doseOutcomes, dose.outcome),
      byLabel: `${labelIn(doseGivers, by)}${isSupervised ? ', supervised' : ''}`,
    })),
  }
}

/** Minutes after it was due, once they are more than a dose may be late. */
function lateBy(dueAt: string | null, at: string, rules: CareRules): number {
  const late = dueAt === null ? 0 : Math.floor(minutesBetween(dueAt, at) ?? 0)
  return late > rules.medicationLateMinutes ? late : 0
}

function presentRequest({ steps, ...request }: RequestRow, now: Date, rules: CareRules): HealthRequest {
  const done = steps.filter(({ isCorrected }) => !isCorrected)
  const urgency = healthcareUrgencies.find(({ code }) => code === request.urgency)?.code ?? 'ROUTINE'
  const asOf = now.toISOString()
  return {
    ...request,
    askedForLabel: labelIn(healthcareKinds, request.askedFor),
    urgencyLabel: labelIn(healthcareUrgencies, request.urgency),
    isOpen: !request.isCorrected && !done.some(({ step }) => step === 'SEEN' || step === 'CANCELLED'),
    waitedToArrive: waitedFor(['ARRIVED', 'SEEN'], request.calledAt, done, asOf),
    waitedToSee: waitedFor(['SEEN'], request.calledAt, done, asOf),
    targetMinutes: healthcareMinutes(urgency, rules),
    nextSteps: request.isCorrected ? [] : nextHealthSteps(done),
    steps: steps.map((step) => ({ ...step, stepLabel: labelIn(healthcareSteps, step.step) })),
  }
}

function presentMeals(row: MedicationPageRow, now: Date, rules: CareRules): MedicationPage['mealState'] {
  const offers = row.clock.care ? careFacts(row.clock, row.clock.care).meals : []
  const [arrivedAt, asOf] = [utc(row.arrivedAt), now.toISOString()]
  const state = mealState(offers, arrivedAt, asOf, rules)
  return {
    light: state?.light ?? 0,
    main: state?.main ?? 0,
    missing: state?.missing ?? [],
    windowEnds: state?.windowEnds ?? null,
    dueAt: isStayHeld(row) ? (mealDueAt(offers, arrivedAt, asOf, rules) ?? null) : null,
    isBreach: isStayHeld(row) && state?.isBreach === true,
  }
}

/** The latest of each medicine of earlier stays. */
const firstOfEach = (rows: MedicationPageRow['earlier']): MedicationPage['earlier'] => [
  ...new Map(rows.toReversed().map((row) => [row.name.toUpperCase(), row])).values(),
]
