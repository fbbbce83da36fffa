/** The briefing of the day: somebody who is sought, a burgled address, a call that is open, and a notice; some have read it. */
import { hoursAgo, userOf } from './desk-rows.ts'
import { dayOf } from './model.ts'
import { add, type Writing } from './row-writing.ts'
import type { Call, Week } from './week.ts'

/** The response sergeant of team A. */
const sergeant = 'P1034'
const readers = ['P1004', 'P1005']
/** It stands for as long as the rules let anything stand, so that a demonstration opens with one for days. */
const standsDays = 13

type Told = { kind: string; recordId: string | null; words?: string; ask: string; isMustRead?: boolean }

export function addDeskBriefing(w: Writing, { calls }: Week): void {
  const at = hoursAgo(w, 3)
  const from = dayOf(w.making.now)
  const until = dayOf(new Date(w.making.now.getTime() + standsDays * 86_400_000))
  const id = w.random.id(at)
  add(w, 'briefing', {
    id,
    title: 'South Area: today',
    from_day: from,
    until_day: until,
    units: '{}',
    roles: '{}',
    shift: null,
    state: 'PUBLISHED',
    made_by: userOf(w, sergeant),
    made_at: at,
    published_by: userOf(w, sergeant),
    published_at: at,
  })
  for (const [place, told] of toldToday(calls).entries()) {
    const itemId = w.random.id(at)
    add(w, 'briefing_item', {
      id: itemId,
      briefing_id: id,
      kind: told.kind,
      record_id: told.recordId,
      words: told.words ?? null,
      ask: told.ask,
      weight: -1 - place,
      is_must_read: told.isMustRead ?? false,
      added_by: userOf(w, sergeant),
      added_at: at,
      until_day: until,
    })
    for (const reader of told.isMustRead === true ? readers : [])
      add(w, 'briefing_receipt', {
        item_id: itemId,
        user_id: userOf(w, reader),
        version: 1,
        shown_at: hoursAgo(w, 2),
        read_at: hoursAgo(w, 2),
      })
  }
}

/** Of open records alone: what is restricted is told by those who keep it. */
function toldToday(calls: Week['calls']): Told[] {
  const open = (call: Call) => call.incident.acl === 'open'
  const sought = Object.values(calls).find(
    (call) => open(call) && call.arrest === null && call.suspect?.acl === 'open',
  )?.suspect
  const running = Object.values(calls).find((call) => open(call) && call.incident.status !== 'closed')
  const burgled = calls.burglary.incident.place
  return [
    ...(sought === undefined || sought === null
      ? []
      : [
          {
            kind: 'WANTED',
            recordId: sought.nominalId,
            ask: 'Sought for interview: arrest if found, and ring the detective in charge.',
            isMustRead: true,
          },
        ]),
    ...(burgled === null
      ? []
      : [
          {
            kind: 'PLACE',
            recordId: burgled.id,
            ask: 'Burgled: look in at the back twice in the tour of duty.',
          },
        ]),
    ...(running === undefined
      ? []
      : [{ kind: 'INCIDENT', recordId: running.incident.id, ask: 'Know of it before you go near.' }]),
    {
      kind: 'WORDS',
      recordId: null,
      words: 'The north entrance of the custody suite is closed until Friday.',
      ask: 'Bring detainees by the south entrance.',
    },
  ]
}
