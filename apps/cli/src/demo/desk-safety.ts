/** Protection notices and applications for the right to know: each desk has one that waits for somebody and one that goes its way. */
import { personMarkerTypes } from '@mips/domain/codes/markers'
import { labelIn } from '@mips/domain/custody/offence-words'
import { warningUntil } from '@mips/domain/safeguarding/notice-words'
import { noticeDue, type NoticeKind, noticeKinds } from '@mips/domain/safeguarding/protection-notices'
import {
  type RightToKnow,
  rightToKnowDue,
  rightToKnowSchemes,
  rightToKnowStage,
} from '@mips/domain/safeguarding/right-to-know'
import { safeguardingRulesOn } from '@mips/domain/safeguarding/safeguarding-rules-table'
import { addDeskRecord, addDeskTask, hoursAgo, staffOf, userOf } from './desk-rows.ts'
import { dayOf, minutesAfter, type Person } from './model.ts'
import { add, type Writing } from './row-writing.ts'
import type { Call, Week } from './week.ts'

/** Who keeps such applications. */
const keeper = 'P1037'
const superintendent = 'P1017'
const courtHarm = 25
const rightToKnowHarm = 22

export function addDeskSafety(w: Writing, { calls }: Week): void {
  addServed(w, calls.domestic)
  addNotice(w, calls.domesticNow, {
    kind: 'DAPN',
    necessity: 'He waits outside her work every day and has forty times in a day told her to come home.',
    at: hoursAgo(w, 3),
    status: 'ASKED',
    own: { is_abusive: true, conditions: conditionsOf(['NOT_CONTACT', 'DISTANCE']) },
    log: [],
  })
  const partner = { call: calls.domesticOther, relation: 'Partner, lives with him' }
  addApplication(w, {
    ...partner,
    route: 'ASK',
    receivedAt: hoursAgo(w, 5 * 24),
    how: 'ONLINE',
    concern: 'Friends told her that he hurt the woman before her, and she has begun to be afraid.',
    isApplicant: true,
    done: { SAFETY_CHECK: 6, ID_VERIFIED: 30 },
  })
  addApplication(w, {
    call: calls.domestic,
    relation: 'New partner',
    route: 'KNOW',
    receivedAt: hoursAgo(w, 26),
    how: 'POLICE',
    concern: 'He told the custody officer that he will stay with a new partner while he is on bail.',
    isApplicant: false,
    atRisk: calls.theft.victim,
    done: {},
  })
}

type Notice = {
  kind: NoticeKind
  necessity: string
  at: Date
  status: string
  own: Record<string, unknown>
  log: { kind: string; at: Date; text: string; by: string }[]
}

/** What is not said of a notice: rows of one table have the same columns. */
const unsaid = {
  used_violence: null,
  is_abusive: null,
  is_view_asked: null,
  victim_view: null,
  representations: null,
  conditions: '[]',
  decided_at: null,
  decided_by: null,
  decided_rank: null,
  decision_words: null,
  served_at: null,
  served_by: null,
  service_method: null,
  marker_id: null,
}

const conditionsOf = (codes: readonly string[]): string => JSON.stringify(codes.map((code) => ({ code })))

function addNotice(w: Writing, { incident, officer, victim, suspect, children }: Call, notice: Notice) {
  if (suspect === null || victim === null) return undefined
  return addDeskRecord(w, {
    kind: 'ProtectionNotice',
    at: notice.at,
    from: incident.at,
    title: labelIn(noticeKinds, notice.kind),
    summary: notice.necessity,
    status: notice.status,
    by: officer,
    table: 'protection_notice',
    own: {
      kind: notice.kind,
      state: notice.status,
      asked_at: notice.at,
      asked_by: userOf(w, officer),
      necessity: notice.necessity,
      ...unsaid,
      ...notice.own,
    },
    place: incident.place,
    people: [
      { person: suspect, role: 'SUSPECT' },
      ...[victim, ...children].map((person) => ({ person, role: 'PROTECTED' })),
    ],
    events: [{ id: incident.id, role: 'ARISES_FROM' }],
    officers: [{ number: officer, role: 'REPORTING' }],
    log: notice.log,
  })
}

/** Served as he was bailed: the court hears it within 48 counted hours, and the warning stands on him. */
function addServed(w: Writing, call: Call): void {
  if (call.suspect === null) return
  const decidedAt = hoursAgo(w, 12)
  const servedAt = hoursAgo(w, 10)
  const rules = safeguardingRulesOn(dayOf(servedAt))
  const markerId = addWarning(w, call.suspect, servedAt)
  const id = addNotice(w, call, {
    kind: 'DVPN',
    necessity: 'Held by the throat for the first time, and he says that he goes back to the house.',
    at: hoursAgo(w, 14),
    status: 'SERVED',
    own: {
      used_violence: true,
      is_view_asked: true,
      victim_view: 'Wants him to stay away until she has found somewhere to live.',
      representations: 'Says that he has nowhere else to go.',
      conditions: conditionsOf(['NOT_MOLEST', 'NOT_CONTACT', 'NOT_ENTER']),
      decided_at: decidedAt,
      decided_by: userOf(w, superintendent),
      decided_rank: staffOf(superintendent).rank,
      decision_words: 'Necessary until the court has heard it; bail alone does not keep him away.',
      served_at: servedAt,
      served_by: userOf(w, call.officer),
      service_method: 'IN_PERSON',
      marker_id: markerId,
    },
    log: [
      {
        kind: 'NOTICE_DECIDED',
        at: decidedAt,
        text: 'Authorised: necessary until the court has heard it.',
        by: superintendent,
      },
      {
        kind: 'NOTICE',
        at: servedAt,
        text: 'Served; the court hears it within 48 counted hours.',
        by: call.officer,
      },
    ],
  })
  if (id === undefined) return
  const now = w.making.now.toISOString()
  for (const { what, text, by, rule } of noticeDue({ servedAt: servedAt.toISOString() }, now, rules))
    addDeskTask(w, id, {
      kind: what,
      title: text,
      reason: `The law sets the time (${rule}).`,
      rule,
      harm: courtHarm,
      opensAt: `/protection-notices/${id}`,
      for: staffOf(call.officer).unit,
      dueAt: new Date(by),
      at: servedAt,
      once: by,
    })
}

function addWarning(w: Writing, person: Person, at: Date): string {
  const type = personMarkerTypes.find(({ code }) => code === 'PROTECTION_ORDER')
  const id = w.random.id(at)
  add(w, 'marker', {
    id,
    record_id: person.records[0].id,
    code: 'PROTECTION_ORDER',
    category: type?.category ?? 'SAFEGUARDING',
    severity: type?.severity ?? 4,
    reason: 'Domestic violence protection notice served: not to enter the house or to contact her.',
    source_text: 'Protection notice',
    owner_id: userOf(w, superintendent),
    authorised_by: userOf(w, superintendent),
    starts_on: dayOf(at),
    review_on: warningUntil({ servedAt: at.toISOString() }, safeguardingRulesOn(dayOf(at))),
    ended_on: null,
    end_reason: null,
    created_by: userOf(w, superintendent),
    created_at: at,
  })
  return id
}

type Application = {
  call: Call
  relation: string
  route: RightToKnow['route']
  receivedAt: Date
  how: string
  concern: string
  isApplicant: boolean
  /** Who may be at risk, where it is not the victim of the call. */
  atRisk?: Person | null
  /** Stages with the hours after the receipt in which each was done. */
  done: Partial<Record<'SAFETY_CHECK' | 'ID_VERIFIED', number>>
}

const stageWords = {
  SAFETY_CHECK: 'Spoke to her alone; she is not afraid now, and knows whom to call.',
  ID_VERIFIED: 'Passport seen at the front counter.',
}

function addApplication(w: Writing, { call, receivedAt, ...plan }: Application): void {
  const atRisk = plan.atRisk === undefined ? call.victim : plan.atRisk
  if (call.suspect === null || atRisk === null) return
  const stages = Object.entries(plan.done).map(([stage, hours]) => ({
    stage: stage as keyof typeof stageWords,
    at: minutesAfter(receivedAt, hours * 60),
  }))
  const course: RightToKnow = {
    scheme: 'DVDS',
    route: plan.route,
    receivedAt: receivedAt.toISOString(),
    done: Object.fromEntries(stages.map(({ stage, at }) => [stage, at.toISOString()])),
  }
  const id = addDeskRecord(w, {
    kind: 'RightToKnow',
    acl: 'rightToKnow',
    at: receivedAt,
    title: labelIn(rightToKnowSchemes, 'DVDS'),
    summary: null,
    status: rightToKnowStage(course),
    by: keeper,
    table: 'right_to_know',
    own: {
      scheme: course.scheme,
      route: plan.route,
      received_at: receivedAt,
      received_how: plan.how,
      received_by: userOf(w, keeper),
      relation: plan.relation,
      concern: plan.concern,
    },
    people: [
      { person: call.suspect, role: 'SUBJECT' },
      { person: atRisk, role: 'AT_RISK' },
      ...(plan.isApplicant ? [{ person: atRisk, role: 'APPLICANT' }] : []),
    ],
    events: [{ id: call.incident.id, role: 'ARISES_FROM' }],
    officers: [],
    log: [],
  })
  for (const { stage, at } of stages)
    add(w, 'right_to_know_stage', {
      id: w.random.id(at),
      application_id: id,
      stage,
      done_at: at,
      done_by: userOf(w, keeper),
      words: stageWords[stage],
    })
  const rules = safeguardingRulesOn(dayOf(receivedAt))
  for (const { what, text, by, rule } of rightToKnowDue(course, w.making.now.toISOString(), rules))
    addDeskTask(w, id, {
      kind: `RTK_${what}`,
      title: text,
      reason: `The clock of the scheme runs from its receipt (${rule}).`,
      rule,
      harm: rightToKnowHarm,
      opensAt: `/right-to-know/${id}`,
      for: staffOf(keeper).unit,
      dueAt: new Date(by),
      at: receivedAt,
      once: 'BEFORE',
    })
}
