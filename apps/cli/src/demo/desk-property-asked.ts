/** What is asked of the exhibits of the demonstration: laboratory and return. */
import type { ExhibitPlan } from './desk-property.data.ts'
import { hoursAgo, userOf } from './desk-rows.ts'
import { minutesAfter } from './model.ts'
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
