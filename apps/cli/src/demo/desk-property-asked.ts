/** What is asked of the exhibits of the demonstration: laboratory, return, a second hand, a day at court. */
import type { Move } from '@mips/domain/property/continuity'
import { alarmHarm } from '@mips/domain/property/property-alarms'
import type { ExhibitPlan } from './desk-property.data.ts'
import { addDeskTask, hoursAgo, userOf } from './desk-rows.ts'
import { dayOf, daysBefore, minutesAfter } from './model.ts'
import { add, type Writing } from './row-writing.ts'

export type Source = {
  id: string
  at: Date
  location: string | null
  place: string
  suspect: string | null
  victim: string | null
}

type Asked = { id: string; plan: ExhibitPlan; source: Source; seizedAt: Date; seizedBy: string }

export function addAsked(w: Writing, { id, plan, source, seizedAt, seizedBy }: Asked): void {
  if (plan.laboratory !== undefined) {
    const { examination, laboratory, isAuthorised } = plan.laboratory
    const askedAt = minutesAfter(seizedAt, 20 * 60)
    const sent = plan.moves.find(({ purpose }) => purpose === 'LABORATORY')
    add(w, 'exhibit_submission', {
      id: w.random.id(askedAt),
      exhibit_id: id,
      examination,
      laboratory,
      asked_by: seizedBy,
      asked_at: askedAt,
      authorised_by: isAuthorised ? userOf(w, 'P1033') : null,
      authorised_at: isAuthorised ? minutesAfter(askedAt, 60) : null,
      sent_at: sent === undefined ? null : minutesAfter(seizedAt, sent.at * 60),
    })
  }
  if (plan.returnTo !== undefined)
    add(w, 'exhibit_disposal', {
      id: w.random.id(hoursAgo(w, 30)),
      exhibit_id: id,
      decision: 'RETURN',
      state: 'ASKED',
      facts: JSON.stringify({
        instruction: 'Return it to its owner; the case is at its end.',
        ownerDecision: 'WANTS_BACK',
        reason: plan.returnTo,
      }),
      owner_id: source.victim,
      asked_by: seizedBy,
      asked_at: hoursAgo(w, 30),
    })
}

type Waiting = { id: string; plan: ExhibitPlan; exhibitRef: string; log: readonly Move[] }

/** A move that the second person has not signed yet, and a day at court. */
export function addWaiting(w: Writing, { id, plan, exhibitRef, log }: Waiting): void {
  const last = log.at(-1)
  const work = { opensAt: `/property/${id}`, harm: alarmHarm(plan.kind, 'NOT_STORED') }
  if (plan.waitsFor !== undefined && last !== undefined) {
    const { by, witness, hoursAgo: hours } = plan.waitsFor
    const askedAt = hoursAgo(w, hours)
    const signId = w.random.id(askedAt)
    const move: Move = {
      at: askedAt.toISOString(),
      from: last.to,
      to: { kind: 'PERSON', id: userOf(w, by) },
      purpose: 'TAKEN_OUT',
      givenBy: userOf(w, by),
      receivedBy: userOf(w, by),
      witness: userOf(w, witness),
      ...(last.sealAfter === undefined ? {} : { sealBefore: last.sealAfter, sealAfter: last.sealAfter }),
      reason: 'To the bank',
    }
    add(w, 'exhibit_sign', {
      id: signId,
      exhibit_id: id,
      number: log.length + 1,
      move: JSON.stringify(move),
      witness: userOf(w, witness),
      asked_by: userOf(w, by),
      asked_at: askedAt,
    })
    addDeskTask(w, id, {
      ...work,
      kind: 'PROPERTY_SIGN',
      title: `Sign as the second person: ${exhibitRef}`,
      reason: 'You are named as the second person of a move, which waits for you.',
      rule: 'PX-16',
      for: witness,
      dueAt: minutesAfter(askedAt, 60),
      at: askedAt,
      once: signId,
    })
  }
  if (plan.courtInDays === undefined) return
  const askedAt = hoursAgo(w, 20)
  const requestId = w.random.id(askedAt)
  const neededOn = dayOf(daysBefore(w.making.now, -plan.courtInDays))
  add(w, 'exhibit_request', {
    id: requestId,
    exhibit_id: id,
    what: 'COURT',
    needed_on: neededOn,
    words: 'Croydon Magistrates’ Court, court 3; the officer in the case takes it',
    asked_by: userOf(w, 'P1009'),
    asked_at: askedAt,
  })
  addDeskTask(w, id, {
    ...work,
    kind: 'PROPERTY_FETCH_COURT',
    title: `To court: ${exhibitRef}`,
    reason: 'Croydon Magistrates’ Court, court 3; the officer in the case takes it',
    rule: 'PX-26',
    for: 'SN-PROPERTY',
    dueAt: new Date(`${neededOn}T07:00:00Z`),
    at: askedAt,
    once: requestId,
  })
}
