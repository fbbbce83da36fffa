/** A case of anti-social behaviour from three calls of one neighbour, with its risk, its plan and the review that is overdue. */
import { asbHarm } from '@mips/domain/safeguarding/asb-case'
import { asbReviewDue, scoreAsbRisk } from '@mips/domain/safeguarding/asb-risk'
import { londonDay } from '@mips/domain/time/london-day'
import { addDeskRecord, addDeskTask, hoursAgo, userOf } from './desk-rows.ts'
import { addressOf, dayOf, minutesAfter } from './model.ts'
import { add, type Writing } from './row-writing.ts'
import type { Week } from './week.ts'

const owner = 'P1007'
const unit = 'SN-RESPONSE-B'

export function addDeskAsb(w: Writing, { calls }: Week): void {
  const { nuisance, nuisanceBefore, nuisanceFirst } = calls
  const { victim, suspect, incident } = nuisance
  if (victim === null || suspect === null) return
  const openedAt = minutesAfter(incident.at, 200)
  const answers = {
    REPEAT: 3,
    TARGETED: 1,
    VULNERABILITY: 2,
    HARM: 2,
    IMPACT: 3,
    SUPPORT: 2,
    ESCALATION: 3,
  } as const
  const risk = scoreAsbRisk(answers)
  const assessedAt = minutesAfter(openedAt, 30)
  const id = addDeskRecord(w, {
    kind: 'AsbCase',
    at: openedAt,
    from: nuisanceFirst.incident.at,
    title: `ASB case: Personal, ${incident.place === null ? 'home' : addressOf(incident.place)}`,
    summary: incident.summary,
    status: 'OPEN',
    by: owner,
    table: 'asb_case',
    own: {
      asb_type: 'PERSONAL',
      basis: 'VICTIM',
      basis_record_id: victim.records[0].id,
      opened_reason: '3 calls of the same victim in 90 days.',
      owner_id: userOf(w, owner),
      opened_at: openedAt,
    },
    place: incident.place,
    people: [
      { person: victim, role: 'VICTIM' },
      { person: suspect, role: 'SUSPECT' },
    ],
    events: [nuisanceFirst, nuisanceBefore, nuisance].map((call) => ({
      id: call.incident.id,
      role: 'ARISES_FROM',
    })),
    officers: [{ number: owner, role: 'OIC' }],
    log: [
      { kind: 'ASB_CASE_OPENED', at: openedAt, text: 'Opened from 3 calls.', by: owner },
      {
        kind: 'ASB_RISK',
        at: assessedAt,
        text: `Risk answered: ${risk.grade.toLowerCase()}, ${risk.score} of 21. ${risk.reason}`,
        by: owner,
      },
    ],
  })
  const riskId = w.random.id(assessedAt)
  add(w, 'asb_case_risk', {
    id: riskId,
    case_id: id,
    answers: JSON.stringify(answers),
    score: risk.score,
    grade: risk.grade,
    words: 'She sleeps at her sister’s at weekends.',
    assessed_at: assessedAt,
    assessed_by: userOf(w, owner),
  })
  const opensAt = `/safeguarding/asb/${id}`
  addDeskTask(w, id, {
    kind: 'ASB_CASE_REVIEW',
    title: 'Review the anti-social behaviour case',
    reason: `${risk.grade.charAt(0)}${risk.grade.slice(1).toLowerCase()} risk. ${risk.reason}`,
    rule: 'AB-3',
    harm: asbHarm[risk.grade] ?? 4,
    opensAt,
    for: unit,
    dueAt: new Date(`${asbReviewDue(risk.grade, londonDay(assessedAt.toISOString()))}T22:59:00Z`),
    at: assessedAt,
    once: riskId,
  })
  const actions = [
    { partner: 'HOUSING', tool: 'TENANCY', words: 'Landlord writes to the tenant', due: 30, receipt: true },
    {
      partner: 'POLICE',
      tool: 'PATROL',
      words: 'Visit on Friday and Saturday nights',
      due: -20,
      receipt: false,
    },
  ]
  for (const { partner, tool, words, due, receipt } of actions) {
    const dueAt = hoursAgo(w, -due)
    const actionId = w.random.id(assessedAt)
    add(w, 'asb_case_action', {
      id: actionId,
      case_id: id,
      partner,
      tool,
      words,
      due_on: dayOf(dueAt),
      added_at: minutesAfter(assessedAt, 20),
      added_by: userOf(w, owner),
      sent_at: receipt ? minutesAfter(assessedAt, 25) : null,
      receipt_at: receipt ? minutesAfter(assessedAt, 1300) : null,
      receipt_words: receipt ? 'The housing officer has it and visits next week.' : null,
    })
    addDeskTask(w, id, {
      kind: 'ASB_CASE_ACTION',
      title: `See that it is done: ${words}`,
      reason: words,
      rule: 'AB-4',
      harm: asbHarm[risk.grade] ?? 4,
      opensAt,
      for: owner,
      dueAt: new Date(`${dayOf(dueAt)}T22:59:00Z`),
      at: minutesAfter(assessedAt, 20),
      once: actionId,
    })
  }
}
