/** How a crime of the week is investigated: whose it is, its plan, its log and what is due. */
import {
  assessCrime,
  type Assessment,
  type CrimeToAllocate,
  type SolvabilityFactor,
} from '@mips/domain/investigation/allocation'
import { harmFlagsOf, levelForClass, levelOfRank } from '@mips/domain/investigation/crime-harm'
import { investigationRulesOn } from '@mips/domain/investigation/investigation-rules-table'
import type { CrimeMarker } from '@mips/domain/investigation/policy-tasks'
import type { CrimePlan } from './desk-crimes.data.ts'
import type { DeskCrime } from './desk-crimes.ts'
import { addPlan, addReviewTask, ageOfVictim, opensAt } from './desk-plans.ts'
import { addDeskLog, addDeskTask, staffOf, userOf } from './desk-rows.ts'
import { dayOf, minutesAfter } from './model.ts'
import { add, type Writing } from './row-writing.ts'
import type { Call } from './week.ts'

export type CrimeAssessment = Assessment & Pick<CrimeToAllocate, 'levelNeeded'>

/** Who supervises in a unit; it allocates and reviews. */
const supervisors: Record<string, string> = {
  'SN-CID': 'P1033',
  'SN-PP': 'P1033',
  'SN-RESPONSE-A': 'P1034',
  'SN-RESPONSE-B': 'P1034',
}
const supervisorOf = (plan: CrimePlan): string => supervisors[plan.unit] ?? 'P1034'
/** Harm, solvability and the level, as the rules read them off the crime. */
export function assess(plan: CrimePlan, call: Call, hoCode: string | null): CrimeAssessment {
  const levelNeeded = levelForClass(hoCode)
  const facts: CrimeToAllocate = {
    solvability: plan.factors.map(({ factor, evidence }) => ({
      factor: factor as SolvabilityFactor,
      evidence,
    })),
    flags: harmFlagsOf({ hoCode, markers: plan.flags as CrimeMarker[], isVulnerable: false }),
    isRepeatVictim: plan.flags.includes('REPEAT_VICTIM'),
    isSuspectAtLarge: plan.suspect?.status === 'OUTSTANDING',
    isChildVictim: ageOfVictim(call).some((age) => age !== undefined && age < 18),
    levelNeeded,
  }
  return { levelNeeded, ...assessCrime(facts, investigationRulesOn(dayOf(call.incident.at))) }
}

export function addInvestigation(w: Writing, crime: DeskCrime, found: CrimeAssessment): void {
  const { id, plan, recordedAt } = crime
  const supervisor = supervisorOf(plan)
  const isAssessed = plan.state !== 'NEW'
  const assessedAt = minutesAfter(recordedAt, 70)
  const allocatedAt =
    plan.allocatedAfter === undefined ? null : minutesAfter(recordedAt, plan.allocatedAfter * 60)
  const acceptedAt = allocatedAt === null || plan.state === 'ALLOCATED' ? null : minutesAfter(allocatedAt, 45)
  add(w, 'investigation', {
    id,
    state: plan.state,
    unit_code: plan.unit,
    officer_id: plan.officer === undefined ? null : userOf(w, plan.officer),
    accepted_at: acceptedAt,
    allocated_at: allocatedAt,
    factors: JSON.stringify(plan.factors),
    level_needed: found.levelNeeded,
    solvability: isAssessed ? found.solvability : 0,
    harm: found.harm,
    assessed_by: isAssessed ? userOf(w, supervisor) : null,
    assessed_at: isAssessed ? assessedAt : null,
    decisions: plan.decisions?.length ?? 0,
    created_at: recordedAt,
  })
  addSteps(w, crime, [assessedAt, allocatedAt, acceptedAt])
  if (plan.officer !== undefined && allocatedAt !== null)
    addAllocation(w, crime, { allocatedAt, acceptedAt, levelNeeded: found.levelNeeded })
  addSuspects(w, crime)
  addPlan(w, crime, { from: acceptedAt ?? recordedAt, author: plan.officer ?? supervisor })
  if (allocatedAt !== null) addReviewTask(w, crime, allocatedAt)
}

const lastSteps: Partial<Record<CrimePlan['state'], readonly [string, string]>> = {
  SUSPECT_MANAGEMENT: ['MANAGE_SUSPECT', 'The suspect is released while enquiries go on.'],
  AWAITING_FORENSIC: ['WAIT_FORENSIC', 'Finger marks are with the laboratory.'],
}

function addSteps(
  w: Writing,
  { id, plan }: DeskCrime,
  [assessedAt, allocatedAt, acceptedAt]: readonly [Date, Date | null, Date | null],
): void {
  const { state } = plan
  if (state === 'NEW') return
  const supervisor = supervisorOf(plan)
  const step = (
    code: string,
    from: string,
    to: string,
    at: Date,
    by: string,
    reason: string | null = null,
  ) => {
    add(w, 'investigation_step', {
      id: w.random.id(at),
      crime_id: id,
      step: code,
      from_state: from,
      to_state: to,
      reason,
      taken_by: userOf(w, by),
      taken_at: at,
    })
    addDeskLog(w, id, [
      {
        kind: 'INVESTIGATION_STEP',
        at,
        text: `Investigation: ${to.toLowerCase().replaceAll('_', ' ')}.${reason === null ? '' : ` ${reason}`}`,
        by,
      },
    ])
  }
  step('ASSESS', 'NEW', 'ASSESSED', assessedAt, supervisor)
  if (state === 'FILED')
    step(
      'FILE',
      'ASSESSED',
      'FILED',
      minutesAfter(assessedAt, 20),
      supervisor,
      'No line of enquiry; the victim was told and offered support.',
    )
  if (allocatedAt !== null) step('ALLOCATE', 'ASSESSED', 'ALLOCATED', allocatedAt, supervisor)
  if (acceptedAt === null || plan.officer === undefined) return
  step('START', 'ALLOCATED', 'ACTIVE', acceptedAt, plan.officer)
  const last = lastSteps[state]
  if (last !== undefined)
    step(last[0], 'ACTIVE', state, minutesAfter(acceptedAt, 6 * 60), plan.officer, last[1])
}

type Given = { allocatedAt: Date; acceptedAt: Date | null; levelNeeded: number }

function addAllocation(
  w: Writing,
  { id, plan, harm }: DeskCrime,
  { allocatedAt, acceptedAt, levelNeeded }: Given,
): void {
  const officer = plan.officer ?? ''
  const allocationId = w.random.id(allocatedAt)
  const levelHeld = levelOfRank(staffOf(officer).rank)
  const reason = 'Fewest crimes in hand of those who can take it.'
  add(w, 'investigation_allocation', {
    id: allocationId,
    crime_id: id,
    kind: 'ALLOCATE',
    to_id: userOf(w, officer),
    reason,
    level_needed: levelNeeded,
    level_held: levelHeld,
    below_level_reason: levelHeld < levelNeeded ? 'Works with a detective beside.' : null,
    given_by: userOf(w, supervisorOf(plan)),
    given_at: allocatedAt,
    answer: acceptedAt === null ? null : 'ACCEPTED',
    answered_at: acceptedAt,
  })
  if (acceptedAt !== null) return
  const { acceptWithinHours } = investigationRulesOn(dayOf(allocatedAt))
  addDeskTask(w, id, {
    kind: 'ANSWER_ALLOCATION',
    title: 'Accept or decline the crime',
    reason,
    rule: 'AL-5',
    harm,
    opensAt: opensAt(id),
    for: officer,
    dueAt: minutesAfter(allocatedAt, acceptWithinHours * 60),
    at: allocatedAt,
    once: allocationId,
  })
}

function addSuspects(w: Writing, { id, plan, call, recordedAt }: DeskCrime): void {
  const person = plan.suspect === undefined ? null : call.suspect
  if (person === null && plan.description === undefined) return
  add(w, 'crime_suspect', {
    id: w.random.id(recordedAt),
    crime_id: id,
    person_record_id: person?.records[0].id ?? null,
    description: person === null ? plan.description : null,
    status: person === null ? 'DESCRIBED' : plan.suspect?.status,
    grounds: plan.suspect?.grounds ?? null,
    since: minutesAfter(recordedAt, 30),
    recorded_by: userOf(w, plan.officer ?? call.officer),
  })
}
