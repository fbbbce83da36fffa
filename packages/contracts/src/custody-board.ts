/** What can be asked of the live board of a suite: what changes, alarms, duties, rounds, the copy for bad days, handover. */
import { custodyDuties } from '@mips/domain/custody/alarm-items'
import { roundKinds } from '@mips/domain/custody/rounds'
import { z } from 'zod'
import { codeOf, Id, instant, requiredText, text } from './common.ts'
import {
  AlarmLine,
  BoardNews,
  DutyLine,
  HandoverPage,
  PackedStay,
  RoundResult,
  SuiteLine,
} from './custody-board-replies.ts'
import { BoardLine } from './custody-replies.ts'
import { defineContract } from './contract.ts'

const watched = {
  none: 'The board of the suite is watched all shift; each record asks its purpose when it is opened',
} as const
const ownDuty = { none: 'Who is on duty is an affair of the staff: nobody held is looked at' } as const
const noStay = { kind: 'none', why: 'A duty is of an officer and a suite, not of a stay' } as const
const stays = { kind: 'many', type: 'CustodyRecord' } as const
const one = { kind: 'one', type: 'CustodyRecord', param: 'recordId' } as const
const stationCode = requiredText(12, 'Choose the custody suite')

/** One entry of a round or of what was kept without the network; `key` is its own for ever, so that it is entered once. */
export const RoundEntry = z.strictObject({
  key: Id,
  recordId: Id,
  kind: codeOf(roundKinds),
  happenedAt: instant(),
  /** When it was typed; left out where it is typed now. */
  typedAt: instant().optional(),
  text: requiredText(4000, 'Say what happened'),
  lateReason: text(500).optional(),
})

export const custodyBoard = defineContract('custodyBoard', {
  /** Tells which stays changed from now on; the board itself is read again under the reader's own rights. */
  watch: {
    method: 'GET',
    path: '/custody/board/changes',
    permission: 'custody.record.read',
    audit: 'consultation',
    purpose: watched,
    subject: stays,
    stream: 'events',
    query: z.strictObject({ stationCode: text(12).optional() }),
    reply: BoardNews,
  },
  /** The lines of what changed, alone; one that is not answered is not on the board, or not for this reader. */
  lines: {
    method: 'GET',
    path: '/custody/board/lines',
    permission: 'custody.record.read',
    audit: 'consultation',
    purpose: watched,
    subject: stays,
    query: z.strictObject({
      ids: text(2000)
        .transform((ids) => ids.split(','))
        .pipe(z.array(Id).min(1).max(50)),
    }),
    reply: z.object({ serverTime: z.string(), lines: z.array(BoardLine) }),
  },
  /** Every suite at once, for inspectors: who is held, what is overdue, which alarms nobody has answered, who is on duty. */
  suites: {
    method: 'GET',
    path: '/custody/suites',
    permission: 'custody.record.read',
    audit: 'consultation',
    purpose: watched,
    subject: stays,
    reply: z.object({ serverTime: z.string(), suites: z.array(SuiteLine) }),
  },
  /** The alarms of the suites where the reader is on duty, or of one suite. */
  alarms: {
    method: 'GET',
    path: '/custody/alarms',
    permission: 'custody.record.read',
    audit: 'consultation',
    purpose: watched,
    subject: stays,
    query: z.strictObject({ stationCode: text(12).optional() }),
    reply: z.object({ serverTime: z.string(), duties: z.array(DutyLine), alarms: z.array(AlarmLine) }),
  },
  acknowledgeAlarm: {
    method: 'POST',
    path: '/custody/records/:recordId/alarms/:alarmId/acknowledgements',
    permission: 'custody.log.add',
    audit: 'alteration',
    purpose: watched,
    subject: one,
    params: z.strictObject({ recordId: Id, alarmId: Id }),
    body: z.strictObject({ said: requiredText(500, 'Say what is done about it') }),
    reply: z.object({ id: z.string(), duties: z.array(z.string()) }),
  },
  goOnDuty: {
    method: 'POST',
    path: '/custody/duties',
    permission: 'custody.log.add',
    audit: 'alteration',
    purpose: ownDuty,
    subject: noStay,
    body: z.strictObject({ stationCode, duty: codeOf(custodyDuties) }),
    reply: z.object({ duties: z.array(DutyLine) }),
  },
  goOffDuty: {
    method: 'POST',
    path: '/custody/duties/ends',
    permission: 'custody.log.add',
    audit: 'alteration',
    purpose: ownDuty,
    subject: noStay,
    body: z.strictObject({ stationCode }),
    reply: z.object({ duties: z.array(DutyLine) }),
  },
  /** Entries on many stays, each with its own time and its own key; each line is answered for itself. */
  recordRound: {
    method: 'POST',
    path: '/custody/rounds',
    permission: 'custody.log.add',
    audit: 'collection',
    purpose: 'required',
    subject: stays,
    body: z.strictObject({
      entries: z.array(RoundEntry).min(1, { error: 'Choose at least one detainee' }).max(100),
    }),
    reply: z.object({ results: z.array(RoundResult) }),
  },
  /** The copy that a suite's browser keeps, encrypted, for when there is no network. */
  pack: {
    method: 'GET',
    path: '/custody/pack',
    permission: 'custody.log.add',
    audit: 'disclosure',
    purpose: { none: 'The suite keeps its own board for when the network fails; it is renewed each minute' },
    subject: stays,
    query: z.strictObject({ stationCode }),
    reply: z.object({
      serverTime: z.string(),
      station: z.object({ code: z.string(), name: z.string() }),
      stays: z.array(PackedStay),
    }),
  },
  /** Begins to hand the suite over: a line for each person held, with what the next officer has to know. */
  openHandover: {
    method: 'POST',
    path: '/custody/handovers',
    permission: 'custody.detention.authorise',
    audit: 'collection',
    purpose: watched,
    subject: stays,
    body: z.strictObject({ stationCode }),
    reply: HandoverPage,
  },
  handover: {
    method: 'GET',
    path: '/custody/handovers',
    permission: 'custody.record.read',
    audit: 'consultation',
    purpose: watched,
    subject: stays,
    query: z.strictObject({ stationCode }),
    reply: z.object({ handover: HandoverPage.nullable() }),
  },
  /** The outgoing officer's words on one line; whoever had accepted it reads it again. */
  noteHandoverLine: {
    method: 'POST',
    path: '/custody/records/:recordId/handover-notes',
    permission: 'custody.detention.authorise',
    audit: 'alteration',
    purpose: watched,
    subject: one,
    params: z.strictObject({ recordId: Id }),
    body: z.strictObject({ note: requiredText(1000, 'Say what the next officer has to know') }),
    reply: HandoverPage,
  },
  acceptHandoverLine: {
    method: 'POST',
    path: '/custody/records/:recordId/handover-acceptances',
    permission: 'custody.detention.authorise',
    audit: 'alteration',
    purpose: watched,
    subject: one,
    params: z.strictObject({ recordId: Id }),
    body: z.strictObject({}),
    reply: HandoverPage,
  },
  /** Takes the suite over, once every line is accepted. */
  takeOver: {
    method: 'POST',
    path: '/custody/handovers/ends',
    permission: 'custody.detention.authorise',
    audit: 'alteration',
    purpose: watched,
    subject: stays,
    body: z.strictObject({ stationCode }),
    reply: HandoverPage,
  },
})
