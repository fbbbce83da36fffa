/** How any module puts a message into the outbox, in the transaction of its own act, and how a message takes an event. */
import { createHash } from 'node:crypto'
import type { MessageKind, MessageReceiver, MessageState, OutboxEvent } from '@mips/domain/case/outbox'
import { afterEvent, afterSilence, type OutboxMessage } from '@mips/domain/case/outbox'
import { type CaseRules, caseRulesOn } from '@mips/domain/case/case-rules-table'
import { londonDay } from '@mips/domain/time/london-day'
import type { Tx } from '../../platform/db/tx.ts'
import { AppError } from '../../platform/errors.ts'
import type { ReceiverSetting } from '../../platform/receiver-settings.ts'
import { canonicalJson } from './canonical-json.ts'
import {
  findRecord,
  insertMessage,
  insertStep,
  type Json,
  lockLine,
  type MessageRow,
  nextPlace,
  saveMessage,
} from './outbox.repository.ts'

export type NewMessage = {
  recordId: string
  receiver: MessageReceiver
  kind: MessageKind
  /** What it is about, in a line. */
  heading: string
  /** The number by which the receiver knows the matter; the reference of the record where none is given. */
  reference?: string
  content: Json
  replaces?: string
}

type Ctx = {
  readonly tx: Tx
  readonly clock: { now(): Date }
  readonly who: { readonly userId: string }
}

/** Puts a message into the outbox: when the transaction stands it will be sent, and when it does not there was none. */
export async function enqueue(ctx: Ctx, message: NewMessage): Promise<MessageRow> {
  const { tx } = ctx
  const record = await findRecord(tx, message.recordId)
  if (record === null) throw new AppError('not_found')
  await lockLine(tx, message.recordId, message.receiver)
  const place = await nextPlace(tx, message.recordId, message.receiver)
  const now = ctx.clock.now()
  const row = await insertMessage(tx, {
    recordId: message.recordId,
    receiver: message.receiver,
    kind: message.kind,
    place,
    heading: message.heading,
    reference: message.reference ?? record.reference,
    content: message.content,
    digest: digestOf(message.content),
    notBefore: now,
    replaces: message.replaces ?? null,
    madeBy: ctx.who.userId,
    madeAt: now,
  })
  await insertStep(tx, {
    messageId: row.id,
    recordId: row.recordId,
    kind: 'QUEUED',
    at: now,
    byUser: ctx.who.userId,
  })
  return row
}

/** SHA-256 of the content with its keys in order, in hexadecimal: the store does not keep the order of keys. */
export const digestOf = (content: unknown): string =>
  createHash('sha256').update(canonicalJson(content)).digest('hex')

/** The figures for a receiver: those of the house, with what was agreed with this one. */
export function rulesFor(now: Date, agreed: ReceiverSetting | undefined): CaseRules {
  const rules = caseRulesOn(londonDay(now.toISOString()))
  return {
    ...rules,
    retrySeconds: agreed?.retrySeconds ?? rules.retrySeconds,
    retryLongestSeconds: agreed?.retryLongestSeconds ?? rules.retryLongestSeconds,
    acknowledgeMinutes:
      agreed?.acknowledgeSeconds === undefined ? rules.acknowledgeMinutes : agreed.acknowledgeSeconds / 60,
  }
}

/** The row as the rules look at it. */
export const asRule = (row: MessageRow): OutboxMessage => ({
  id: row.id,
  caseId: row.recordId,
  receiver: row.receiver as MessageReceiver,
  order: row.place,
  state: row.state as MessageState,
  attempts: row.attempts,
  notBefore: row.notBefore.toISOString(),
  ...(row.sentAt === null ? {} : { sentAt: row.sentAt.toISOString() }),
  ...(row.refusedWith.length === 0 ? {} : { refusedWith: row.refusedWith }),
  ...(row.lastFault === null ? {} : { lastFault: row.lastFault }),
})

/** What happens to a message; silence is found by its own rule. */
export type Happening = OutboxEvent | { kind: 'SILENT'; at: string }

/** Who did it and why, where a person did; until when the sender has it in hand, where it begins. */
type By = { userId?: string; reason?: string; leasedUntil?: Date }

/**
 * OB-1, OB-5: writes what an event makes of a message that the caller holds, with its step. Undefined where the event changes
 * nothing, and then nothing is written.
 */
export async function take(
  tx: Tx,
  row: MessageRow,
  event: Happening,
  rules: CaseRules,
  by: By = {},
): Promise<OutboxMessage | undefined> {
  const before = asRule(row)
  const after =
    event.kind === 'SILENT' ? afterSilence(before, event.at, rules) : afterEvent(before, event, rules)
  if (after === before) return undefined
  const isEnded = after.state === 'ACKNOWLEDGED' || after.state === 'SET_ASIDE'
  await saveMessage(tx, row.id, {
    state: after.state,
    attempts: after.attempts,
    ...(event.kind === 'REPLAYED' ? { runs: { increment: 1 } } : {}),
    notBefore: new Date(after.notBefore),
    leasedUntil: after.state === 'SENDING' ? (by.leasedUntil ?? null) : null,
    sentAt: after.sentAt === undefined ? null : new Date(after.sentAt),
    endedAt: isEnded ? new Date(event.at) : null,
    refusedWith: [...(after.refusedWith ?? [])],
    lastFault: after.lastFault ?? null,
  })
  await insertStep(tx, {
    messageId: row.id,
    recordId: row.recordId,
    kind: event.kind,
    at: new Date(event.at),
    attempt: after.attempts,
    fault: event.kind === 'FAILED' ? event.fault : null,
    codes: event.kind === 'REFUSED' ? [...event.codes] : [],
    reason: by.reason ?? null,
    byUser: by.userId ?? null,
  })
  return after
}
