/** Sends one message after another to one receiver: taken in hand and audited, sent with no transaction open, and written down what came of it. */
import type { PrismaClient } from '@mips/database/client'
import { faultWords } from '@mips/domain/case/message-faults'
import { type MessageReceiver, type OutboxMessage } from '@mips/domain/case/outbox'
import { receiverInWords } from '@mips/domain/case/message-faults'
import { refusalWords } from '@mips/domain/case/refusal-words'
import { taskKind } from '@mips/domain/tasks/task-kinds'
import type { AuditNote, AuditWriter } from '../../platform/audit/audit-log.ts'
import { audited, NOTHING_DONE } from '../../platform/audit/audited.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { ReceiverSetting } from '../../platform/receiver-settings.ts'
import { raiseTask } from '../pole/task.service.ts'
import { receiverLabel } from './outbox.words.ts'
import { type Happening, rulesFor, take } from './outbox.queue.service.ts'
import { allLists, findRecord, holdDue, holdLost, holdMessage, type MessageRow } from './outbox.repository.ts'
import { closeWork, workOf } from './outbox.service.ts'
import type { Envelope, Handed, ReceiverPort } from './receiver.port.ts'

export type Parts = { prisma: PrismaClient; writer: AuditWriter; clock: Clock }
export type Way = { port: ReceiverPort; setting: ReceiverSetting; force: string }

/** After the receiver's own time a message stays in hand this much longer, for what came of it to be written down. */
const LEASE_SPARE_MS = 5_000

/** Sends the next message whose turn it is; undefined where there is none. */
export async function sendNext(parts: Parts, way: Way): Promise<Handed | undefined> {
  const envelope = await begin(parts, way)
  if (envelope === undefined) return undefined
  const handed = await way.port.send(envelope)
  await note(parts, way, envelope.id, happeningOf(handed, parts.clock.now().toISOString()))
  return handed
}

/** Takes a message in hand: its entry of disclosure stands before a word leaves. */
async function begin(parts: Parts, { port, setting, force }: Way): Promise<Envelope | undefined> {
  const acls = await allLists(parts.prisma)
  let envelope: Envelope | undefined
  await audited(
    parts,
    { system: 'outbox', action: 'outbox.send', act: 'disclosure', acls },
    async (tx, audit) => {
      const now = parts.clock.now()
      const row = await holdDue(tx, port.code, now)
      if (row === null) return NOTHING_DONE
      const leasedUntil = new Date(now.getTime() + setting.timeoutMs + LEASE_SPARE_MS)
      const event = { kind: 'BEGIN', at: now.toISOString() } as const
      const after = await take(tx, row, event, rulesFor(now, setting), { leasedUntil })
      if (after === undefined) return NOTHING_DONE
      await tell(tx, audit, row, { attempt: after.attempts, digest: row.digest })
      envelope = envelopeOf(row, force)
      return undefined
    },
  )
  return envelope
}

const envelopeOf = (row: MessageRow, force: string): Envelope => ({
  version: 1,
  id: row.id,
  force,
  receiver: row.receiver as MessageReceiver,
  kind: row.kind,
  reference: row.reference,
  line: row.recordId,
  place: row.place,
  madeAt: row.madeAt.toISOString(),
  digest: row.digest,
  content: row.content,
})

const happeningOf = (handed: Handed, at: string): Happening => {
  switch (handed.state) {
    case 'DELIVERED':
      return { kind: 'DELIVERED', at }
    case 'REFUSED':
      return { kind: 'REFUSED', at, codes: handed.codes }
    case 'FAILED':
      return { kind: 'FAILED', at, fault: handed.fault }
  }
}

/** Writes down what came of an attempt, or what the receiver answered. */
export async function note(parts: Parts, way: Way, messageId: string, event: Happening): Promise<void> {
  const acls = await allLists(parts.prisma)
  await audited(
    parts,
    { system: 'outbox', action: 'outbox.note', act: 'alteration', acls },
    async (tx, audit) => {
      const row = await holdMessage(tx, messageId)
      if (row === null || (await apply({ tx, ...parts }, row, event, way.setting)) === undefined)
        return NOTHING_DONE
      await tell(tx, audit, row, { event: event.kind })
      return undefined
    },
  )
}

/** Looks after one whose sender did not come back, or that was not acknowledged in time; false where there is none. */
export async function mendLost(parts: Parts, { port, setting }: Way): Promise<boolean> {
  const acls = await allLists(parts.prisma)
  let isMended = false
  await audited(
    parts,
    { system: 'outbox', action: 'outbox.mendLost', act: 'alteration', acls },
    async (tx, audit) => {
      const now = parts.clock.now()
      const until = { lease: now, acknowledgement: silentSince(now, setting) }
      const row = await holdLost(tx, port.code, until)
      if (row === null) return NOTHING_DONE
      const kind = row.state === 'SENDING' ? 'RECOVERED' : 'SILENT'
      const event = { kind, at: now.toISOString() } as const
      if ((await apply({ tx, ...parts }, row, event, setting)) === undefined) return NOTHING_DONE
      isMended = true
      await tell(tx, audit, row, { event: kind })
      return undefined
    },
  )
  return isMended
}

/** Sent before this instant and not acknowledged is too long ago. */
export const silentSince = (now: Date, setting: ReceiverSetting): Date =>
  new Date(now.getTime() - rulesFor(now, setting).acknowledgeMinutes * 60_000)

/** Takes an event for a message that is held, and gives the work of mending to whoever sent it, or closes it. */
export async function apply(
  ctx: { tx: Tx; clock: Clock },
  row: MessageRow,
  event: Happening,
  setting: ReceiverSetting,
): Promise<OutboxMessage | undefined> {
  const after = await take(ctx.tx, row, event, rulesFor(ctx.clock.now(), setting))
  if (after === undefined) return undefined
  if (after.state === 'REFUSED' || after.state === 'STOPPED') await raiseWork(ctx, row, after)
  if (after.state === 'ACKNOWLEDGED') await closeWork(ctx, row)
  return after
}

async function raiseWork(
  ctx: { tx: Tx; clock: Clock },
  row: MessageRow,
  after: OutboxMessage,
): Promise<void> {
  const isRefused = after.state === 'REFUSED'
  const kind = isRefused ? 'MESSAGE_REFUSED' : 'MESSAGE_STOPPED'
  const receiver = receiverInWords(row.receiver as MessageReceiver)
  const why = isRefused
    ? (after.refusedWith ?? []).map((code) => refusalWords(code).says).join(' ')
    : faultWords(after.lastFault ?? '').says
  const { rule, harm } = taskKind(kind)
  await raiseTask(ctx, {
    recordId: row.recordId,
    kind,
    title: isRefused ? `Refused by ${receiver}: put it right` : `It did not reach ${receiver}`,
    reason: why,
    rule,
    harm,
    opensAt: `/records/${row.recordId}/messages/${row.id}`,
    for: { userId: row.madeBy },
    dueAt: ctx.clock.now(),
    once: workOf(row),
  })
}

/** What an entry of the audit says of a message: its record, its receiver and its number, never what it says. */
export async function tell(
  tx: Tx,
  audit: AuditNote,
  row: MessageRow,
  more: Record<string, unknown>,
): Promise<void> {
  const record = await findRecord(tx, row.recordId)
  Object.assign(audit, {
    subjectKind: record?.kind,
    subjectId: row.recordId,
    aclId: row.aclId,
    recipient: receiverLabel(row.receiver),
    change: { message: row.id, ...more },
  })
}
