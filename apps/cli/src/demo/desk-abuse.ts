/** Risk assessments of domestic abuse: one high that waits for its second look and the MARAC, one agreed, one being made. */
import { daDue, daScore, maracReasons } from '@mips/domain/safeguarding/da-risk'
import { type DaAnswer, type DaGrade, dashTopics } from '@mips/domain/safeguarding/da-tools'
import { safeguardingRulesOn } from '@mips/domain/safeguarding/safeguarding-rules-table'
import type { DeskCrimes } from './desk-crimes.ts'
import { addDeskRecord, addDeskTask, staffOf, userOf } from './desk-rows.ts'
import { dayOf, minutesAfter } from './model.ts'
import { add, type Writing } from './row-writing.ts'
import type { Call, Week } from './week.ts'

type Plan = {
  call: Call
  crimeId?: string | undefined
  /** Topics answered with yes; every other one with no, and none beyond `asked`. */
  yes: readonly string[]
  asked?: number
  grade?: { grade: DaGrade; rationale: string; afterHours: number }
  look?: { by: string; afterHours: number }
  /** Calls of the same couple. */
  earlier: readonly Call[]
}

const harms: Record<DaGrade, number> = { STANDARD: 5, MEDIUM: 12, HIGH: 30 }
const titles: Record<DaGrade, string> = { STANDARD: 'standard', MEDIUM: 'medium', HIGH: 'high' }

export function addDeskAbuse(w: Writing, { calls }: Week, crimes: DeskCrimes): void {
  const high = addAssessment(w, {
    call: calls.domestic,
    crimeId: crimes.domestic?.id,
    yes: [
      'CURRENT_INJURY',
      'FRIGHTENED',
      'SEPARATED_OR_TRYING',
      'ESCALATING_FREQUENCY',
      'ESCALATING_SEVERITY',
      'CONTROLS_JEALOUS',
      'CHOKE_STRANGLE_SUFFOCATE_DROWN',
      'THREAT_TO_KILL',
      'VICTIM_VIEW_OF_DANGER',
    ],
    grade: {
      grade: 'HIGH',
      rationale:
        'Held by the throat for the first time, two weeks after she said that she will leave. She believes that he will kill her.',
      afterHours: 4,
    },
    earlier: [calls.domesticBefore],
  })
  const safe = [
    ['SAFE_CONTACT', 'Call her sister only; he reads her messages.'],
    ['CHILDREN', 'The school knows who may collect them.'],
  ] as const
  for (const [kind, words] of safe)
    add(w, 'abuse_safety_step', {
      id: w.random.id(minutesAfter(calls.domestic.incident.at, 260)),
      assessment_id: high,
      kind,
      words,
      added_at: minutesAfter(calls.domestic.incident.at, 260),
      added_by: userOf(w, calls.domestic.officer),
    })
  addAssessment(w, {
    call: calls.domesticOther,
    yes: ['MONEY_ISSUES'],
    grade: {
      grade: 'STANDARD',
      rationale: 'One argument over money; neither is afraid of the other and both were seen alone.',
      afterHours: 3,
    },
    look: { by: 'P1034', afterHours: 20 },
    earlier: [],
  })
  addAssessment(w, { call: calls.domesticNow, yes: ['STALK_FOLLOW_HARASS'], asked: 9, earlier: [] })
}

function addAssessment(w: Writing, plan: Plan): string {
  const { call, grade } = plan
  const { victim, suspect, incident } = call
  const begunAt = minutesAfter(incident.at, 60)
  const gradedAt = grade === undefined ? null : minutesAfter(incident.at, grade.afterHours * 60)
  const asked = dashTopics.slice(0, plan.asked ?? dashTopics.length)
  const answers: Record<string, DaAnswer> = Object.fromEntries(
    asked.map(({ code }) => [code, plan.yes.includes(code) ? 'YES' : 'NO']),
  )
  const rules = safeguardingRulesOn(dayOf(begunAt))
  const facts = {
    tool: 'DASH_27' as const,
    answers,
    ...(grade === undefined ? {} : { grade: grade.grade, rationale: grade.rationale }),
    isSeenAlone: true,
    areDatabasesSearched: true,
    assessedAt: (gradedAt ?? begunAt).toISOString(),
    assessedBy: { userId: userOf(w, call.officer), rank: 'PC' as const },
  }
  const incidentTimes = [call, ...plan.earlier].map((one) => one.incident.at.toISOString())
  const reasons =
    grade === undefined
      ? []
      : maracReasons(facts, { incidentTimes, now: (gradedAt ?? begunAt).toISOString() }, rules)
  const graded = plan.look === undefined ? 'GRADED' : 'LOOKED'
  const state = grade === undefined ? 'OPEN' : graded
  const id = addDeskRecord(w, {
    kind: 'AbuseAssessment',
    at: begunAt,
    from: incident.at,
    title: grade === undefined ? 'Domestic abuse risk' : `Domestic abuse risk: ${titles[grade.grade]}`,
    summary: grade?.rationale ?? null,
    status: state,
    by: call.officer,
    table: 'abuse_assessment',
    own: {
      tool: facts.tool,
      state,
      begun_at: begunAt,
      begun_by: userOf(w, call.officer),
      seen_alone: grade === undefined ? null : true,
      databases_searched: grade === undefined ? null : true,
      grade: grade?.grade ?? null,
      rationale: grade?.rationale ?? null,
      graded_at: gradedAt,
      graded_by: grade === undefined ? null : userOf(w, call.officer),
      graded_rank: grade === undefined ? null : staffOf(call.officer).rank,
      score_yes: grade === undefined ? null : daScore(facts, rules).yes,
      marac_reasons: reasons,
    },
    place: incident.place,
    people: [
      ...(victim === null ? [] : [{ person: victim, role: 'VICTIM' }]),
      ...(suspect === null ? [] : [{ person: suspect, role: 'SUSPECT' }]),
      ...call.children.map((person) => ({ person, role: 'HOUSEHOLD' })),
    ],
    events: [
      { id: incident.id, role: 'ARISES_FROM' },
      ...(plan.crimeId === undefined ? [] : [{ id: plan.crimeId, role: 'ARISES_FROM' }]),
    ],
    officers: [{ number: call.officer, role: 'REPORTING' }],
    log:
      grade === undefined || gradedAt === null
        ? []
        : [
            {
              kind: 'ABUSE_GRADED',
              at: gradedAt,
              text: `Graded ${titles[grade.grade]}: ${grade.rationale}`,
              by: call.officer,
            },
          ],
  })
  for (const [topic, answer] of Object.entries(answers))
    add(w, 'abuse_answer', {
      id: w.random.id(begunAt),
      assessment_id: id,
      topic,
      answer,
      answered_at: minutesAfter(begunAt, 20),
      answered_by: userOf(w, call.officer),
    })
  if (plan.look !== undefined && grade !== undefined)
    add(w, 'abuse_look', {
      id: w.random.id(begunAt),
      assessment_id: id,
      grade_before: grade.grade,
      grade: grade.grade,
      looked_at: minutesAfter(incident.at, plan.look.afterHours * 60),
      looked_by: userOf(w, plan.look.by),
    })
  if (grade === undefined || gradedAt === null || plan.look !== undefined) return id
  // The second look of a crime that was recorded is a task of the crime already.
  for (const due of daDue(facts, { maracReasons: reasons }, w.making.now.toISOString(), rules))
    if (plan.crimeId === undefined || due.what !== 'DA_SECOND_LOOK')
      addDeskTask(w, id, {
        kind: due.what,
        title: due.text,
        reason:
          due.what === 'MARAC'
            ? `This victim meets the threshold of the MARAC (${due.rule}).`
            : `Somebody else looks at a ${titles[grade.grade]} risk (${due.rule}).`,
        rule: due.rule,
        harm: harms[grade.grade],
        opensAt: `/abuse-assessments/${id}`,
        for: due.what === 'MARAC' ? 'SN-PP' : staffOf(call.officer).unit,
        dueAt: new Date(due.by),
        at: gradedAt,
        once: 'GRADED',
      })
  return id
}
