/** The plan of a crime of the week, its log of decisions, and the reviews and tasks that the rules ask for. */
import { actionReference } from '@mips/domain/investigation/actions'
import { investigationRulesOn } from '@mips/domain/investigation/investigation-rules-table'
import { type CrimeMarker, tasksOfPolicy } from '@mips/domain/investigation/policy-tasks'
import { reviewsDue } from '@mips/domain/investigation/reviews'
import { taskRulesOn } from '@mips/domain/tasks/task-rules-table'
import { ageOn } from '@mips/domain/time/day'
import type { DeskCrime } from './desk-crimes.ts'
import { addDeskTask, hoursAgo, userOf } from './desk-rows.ts'
import { dayOf, minutesAfter } from './model.ts'
import { add, type Writing } from './row-writing.ts'
import type { Call } from './week.ts'

/** Reports of these duties are the reporting officer's; those of a role are its unit's. */
const dutyUnits: Record<string, string> = { FCR: 'HQ-INFO', DDM: 'HQ-INFO', SAFEGUARDING: 'SN-PP' }

export const opensAt = (crimeId: string): string => `/crimes/${crimeId}/investigation`
export const ageOfVictim = ({ victim, incident }: Call) =>
  victim === null ? [] : [ageOn(victim.dob, dayOf(incident.at))]

export function addPlan(
  w: Writing,
  { id, plan, harm }: DeskCrime,
  { from, author }: { from: Date; author: string },
): void {
  const lineIds = (plan.lines ?? []).map(({ hypothesis, direction }, index) => {
    const at = minutesAfter(from, 20 + index)
    const lineId = w.random.id(at)
    add(w, 'investigation_line', {
      id: lineId,
      crime_id: id,
      hypothesis,
      direction,
      created_by: userOf(w, author),
      created_at: at,
    })
    return lineId
  })
  for (const [index, action] of (plan.actions ?? []).entries()) {
    const at = minutesAfter(from, 30 + index)
    const actionId = w.random.id(at)
    const dueAt = action.due === undefined ? null : hoursAgo(w, -action.due)
    const ownerId = action.owner === undefined ? null : userOf(w, action.owner)
    const isResulted = action.state === 'RESULTED'
    add(w, 'investigation_action', {
      id: actionId,
      crime_id: id,
      serial: index + 1,
      text: action.text,
      state: action.state,
      priority: action.priority,
      line_id: lineIds[0] ?? null,
      owner_id: ownerId,
      due_at: dueAt,
      result: action.result ?? null,
      resulted_by: isResulted ? ownerId : null,
      resulted_at: isResulted ? minutesAfter(at, 300) : null,
      created_by: userOf(w, author),
      created_at: at,
    })
    if (action.state === 'ALLOCATED' && action.owner !== undefined && dueAt !== null)
      addDeskTask(w, id, {
        kind: 'ACTION',
        title: `${actionReference(index + 1)}: ${action.text}`,
        reason: 'An action of the investigation was given to you.',
        rule: 'AC-4',
        harm,
        opensAt: opensAt(id),
        for: action.owner,
        dueAt,
        at,
        once: [actionId, ownerId, '', dueAt.getTime()].join(':'),
      })
  }
  for (const [index, { decision, reason }] of (plan.decisions ?? []).entries()) {
    const at = minutesAfter(from, 60 + index)
    add(w, 'investigation_decision', {
      id: w.random.id(at),
      crime_id: id,
      number: index + 1,
      decision,
      reason,
      decided_at: at,
      written_at: minutesAfter(at, 10),
      author_id: userOf(w, author),
    })
  }
  if (plan.message !== undefined)
    add(w, 'investigation_message', {
      id: w.random.id(minutesAfter(from, 400)),
      crime_id: id,
      text: plan.message.text,
      author_id: userOf(w, plan.message.by),
      said_at: minutesAfter(from, 400),
    })
}

export function addReviewTask(w: Writing, { id, plan, harm }: DeskCrime, allocatedAt: Date): void {
  const now = w.making.now.toISOString()
  const [next] = reviewsDue(
    {
      state: plan.state,
      isHighRisk: harm * 2 >= taskRulesOn(dayOf(w.making.now)).graveHarm,
      allocatedAt: allocatedAt.toISOString(),
      reviewedAt: [],
      pauses: [],
    },
    now,
    investigationRulesOn(dayOf(w.making.now)),
  )
  if (next === undefined) return
  addDeskTask(w, id, {
    kind: 'REVIEW',
    title: next.text,
    reason: 'The first review after the crime was allocated.',
    rule: next.rule,
    harm,
    opensAt: opensAt(id),
    for: plan.unit,
    dueAt: new Date(next.by),
    at: allocatedAt,
  })
}

/** What policy asks of the crime; what was asked more than a day and a half ago is done, but for the second looks. */
export function addPolicyTasks(
  w: Writing,
  { id, plan, call, harm, recordedAt }: DeskCrime,
  hoCode: string | null,
) {
  const made = tasksOfPolicy({
    ...(hoCode === null ? {} : { hoCode }),
    markers: plan.flags as CrimeMarker[],
    victimAges: ageOfVictim(call),
    recordedAt: recordedAt.toISOString(),
  })
  for (const task of made) {
    const isDone = new Date(task.by) < w.making.now && task.code !== 'DA_SECOND_LOOK'
    const officer = plan.officer ?? call.officer
    const owners: Record<string, string> = { REPORTING: call.officer, OIC: plan.officer ?? plan.unit }
    addDeskTask(w, id, {
      kind: task.code,
      title: task.text,
      reason: task.because,
      rule: task.rule,
      harm,
      opensAt: task.code === 'CHILD_REPORT' ? `/safeguarding/report/${id}` : opensAt(id),
      for: owners[task.who] ?? dutyUnits[task.who] ?? plan.unit,
      dueAt: new Date(task.by),
      at: recordedAt,
      once: 'policy',
      mayTick: true,
      ...(isDone ? { doneBy: officer } : {}),
    })
  }
}
