/** Messages to court and prosecutor as people work on them: lists, one with its course, letters, sending again and setting aside. */
import type { RecordRef } from '@mips/contracts/common'
import type { MessageLine, MessagePage, NewLetter, Stray } from '@mips/contracts/outbox'
import {
  isException,
  type MessageKind,
  type MessageReceiver,
  messageReceivers,
  type MessageState,
} from '@mips/domain/case/outbox'
import { kindLabel } from '@mips/domain/codes/record-kinds'
import { holds } from '../../platform/access/principal.ts'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { listChartNodes } from '../pole/chart.service.ts'
import { readableKinds, requireKind } from '../pole/kind-access.service.ts'
import { closeTasksOf } from '../pole/task.service.ts'
import { enqueue, rulesFor, take } from './outbox.queue.service.ts'
import { receiverLabel, viewContent, viewLine, viewStep, viewStray } from './outbox.words.ts'
import {
  countMessages,
  findOfficers,
  findRecord,
  findReplacement,
  holdMessage,
  listMessages,
  listRows,
  listSteps,
  listStrays,
  type MessageRow,
  settleStray,
  type Shown,
} from './outbox.repository.ts'

/** Counts beyond that are not told. */
const MOST_COUNTED = 1_000
const MOST_STRAYS = 50
/** The newest of one record. */
const MOST_OF_RECORD = 200

/** Kinds of record about which court and prosecutor are written to; of others there is nothing to ask here. */
const writtenAbout: readonly string[] = ['Crime', 'Arrest', 'CustodyRecord', 'Case']

/** The messages of records that the reader may see. */
export async function listOutbox(
  ctx: Ctx,
  { show, most }: { show: Shown; most: number },
): Promise<{
  lines: MessageLine[]
  isMore: boolean
  counts: { exceptions: number; waiting: number }
  strays: Stray[]
  notConnected: string[]
}> {
  const kinds = readableKinds(ctx.who)
  const found = await listMessages(ctx.tx, { show, kinds, most: most + 1 })
  const lines = await viewLines(ctx, found.slice(0, most))
  const count = (group: Shown) => countMessages(ctx.tx, group, kinds, MOST_COUNTED)
  const strays = holds(ctx.who, 'outbox.message.send') ? await listStrays(ctx.tx, kinds, MOST_STRAYS) : []
  Object.assign(ctx.audit, {
    resultIds: [...new Set(lines.map(({ record }) => record.id))].slice(0, 100),
    resultCount: lines.length,
  })
  return {
    lines,
    isMore: found.length > most,
    counts: { exceptions: await count('EXCEPTIONS'), waiting: await count('WAITING') },
    strays: strays.map(viewStray),
    notConnected: messageReceivers
      .filter(({ code }) => ctx.config.receivers.every((one) => one.code !== code))
      .map(({ label }) => label),
  }
}

/** The messages about one record, the newest first. */
export async function listOfRecord(
  ctx: Ctx,
  recordId: string,
): Promise<{ record: RecordRef; lines: MessageLine[] }> {
  const record = await requireRecord(ctx, recordId)
  const found = await listMessages(ctx.tx, {
    show: 'ALL',
    kinds: [record.kind],
    recordId,
    most: MOST_OF_RECORD,
  })
  return { record, lines: await viewLines(ctx, found) }
}

/** One message with what it says and its course. */
export async function getMessage(
  ctx: Ctx,
  which: { recordId: string; messageId: string },
): Promise<MessagePage> {
  const record = await requireRecord(ctx, which.recordId)
  const found = await listMessages(ctx.tx, {
    show: 'ALL',
    kinds: [record.kind],
    recordId: record.id,
    most: MOST_OF_RECORD,
  })
  const listed = found.find(({ id }) => id === which.messageId)
  const [row] = listed === undefined ? [] : await listRows(ctx.tx, [listed.id])
  if (listed === undefined || row === undefined) throw new AppError('not_found')
  const steps = await listSteps(ctx.tx, row.id)
  const officers = await officersOf(ctx, [row.madeBy, ...steps.map(({ byUser }) => byUser)])
  return {
    message: viewLine(row, { record, behind: listed.behind, officers }),
    content: viewContent(row.kind, row.content),
    digest: row.digest,
    steps: steps.map((step) => viewStep(step, row.receiver as MessageReceiver, officers)),
    replaces: row.replaces,
    replacedBy: (await findReplacement(ctx.tx, row.id))?.id ?? null,
  }
}

/** Writes a letter about a record; the message that it takes the place of is set aside in the same act. */
export async function writeLetter(ctx: Ctx, recordId: string, body: NewLetter): Promise<{ id: string }> {
  const record = await requireRecord(ctx, recordId)
  if (body.replaces !== undefined)
    await giveUp(ctx, { recordId: record.id, messageId: body.replaces }, body.receiver, ['LETTER'])
  const row = await enqueue(ctx, {
    recordId,
    receiver: body.receiver,
    kind: 'LETTER',
    heading: body.heading,
    content: { heading: body.heading, words: body.words },
    ...(body.replaces === undefined ? {} : { replaces: body.replaces }),
  })
  Object.assign(ctx.audit, {
    recipient: receiverLabel(body.receiver),
    change: { message: row.id, receiver: row.receiver, kind: row.kind, digest: row.digest },
  })
  return { id: row.id }
}

/** Sets a message aside that came back or stopped, because another of these kinds takes its place. */
export async function giveUp(
  ctx: Ctx,
  which: { recordId: string; messageId: string },
  receiver: string,
  kinds: readonly MessageKind[],
): Promise<void> {
  const row = await requireException(ctx, which).catch((error: unknown) => {
    if (error instanceof AppError) throw badField('replaces', 'Choose a message that came back or stopped')
    throw error
  })
  if (row.receiver !== receiver)
    throw badField('receiver', 'It takes the place of a message to another receiver')
  if (!kinds.some((kind) => kind === row.kind))
    throw badField('replaces', 'A case is put right and sent from its own page, not by a letter')
  await act(ctx, row, 'SET_ASIDE', 'Another message takes its place')
}

/** Sends a message that came back again under its number. */
export async function replay(
  ctx: Ctx,
  which: { recordId: string; messageId: string },
  reason: string,
): Promise<{ id: string }> {
  await requireRecord(ctx, which.recordId)
  const row = await requireException(ctx, which)
  await act(ctx, row, 'REPLAYED', reason)
  Object.assign(ctx.audit, {
    recipient: receiverLabel(row.receiver),
    change: { message: row.id, replayed: true },
    reasonGiven: reason,
  })
  return { id: row.id }
}

/** Gives a message up that came back; those behind it go. */
export async function setAside(
  ctx: Ctx,
  which: { recordId: string; messageId: string },
  reason: string,
): Promise<{ id: string }> {
  await requireRecord(ctx, which.recordId)
  const row = await requireException(ctx, which)
  await act(ctx, row, 'SET_ASIDE', reason)
  Object.assign(ctx.audit, { change: { message: row.id, setAside: true }, reasonGiven: reason })
  return { id: row.id }
}

/** Says that what came in for nobody was dealt with. */
export async function settle(ctx: Ctx, strayId: string, reason: string): Promise<{ id: string }> {
  const settled = await settleStray(ctx.tx, strayId, {
    settledBy: ctx.who.userId,
    settledAt: ctx.clock.now(),
    settleReason: reason,
  })
  if (settled === 0) throw new AppError('not_found')
  Object.assign(ctx.audit, { change: { stray: strayId, settled: true }, reasonGiven: reason })
  return { id: strayId }
}

async function act(ctx: Ctx, row: MessageRow, kind: 'REPLAYED' | 'SET_ASIDE', reason: string): Promise<void> {
  const now = ctx.clock.now()
  const agreed = ctx.config.receivers.find(({ code }) => code === row.receiver)
  const event = { kind, at: now.toISOString() } as const
  await take(ctx.tx, row, event, rulesFor(now, agreed), { userId: ctx.who.userId, reason })
  await closeWork(ctx, row)
}

/** The work of mending a message is done when it is sent again, set aside or acknowledged after all. */
export async function closeWork(
  ctx: Parameters<typeof closeTasksOf>[0],
  row: Pick<MessageRow, 'id' | 'recordId' | 'runs'>,
): Promise<void> {
  for (const kind of ['MESSAGE_REFUSED', 'MESSAGE_STOPPED'])
    await closeTasksOf(ctx, { recordId: row.recordId, kind, once: workOf(row) })
}

/** Under what the work of mending a message is raised: once for each time that it was begun. */
export const workOf = ({ id, runs }: Pick<MessageRow, 'id' | 'runs'>): string => `${id} ${runs}`

async function requireRecord(ctx: Ctx, recordId: string): Promise<RecordRef> {
  const record = await findRecord(ctx.tx, recordId)
  if (record === null || !writtenAbout.includes(record.kind)) throw new AppError('not_found')
  requireKind(ctx.who, record.kind)
  const [node] = await listChartNodes(ctx, [recordId])
  return refOf(record, node?.title)
}

const refOf = (
  { id, kind, reference }: { id: string; kind: string; reference: string | null },
  title: string | undefined,
): RecordRef => ({ id, kind, reference, title: title ?? reference ?? kindLabel(kind) })

async function requireException(
  ctx: Ctx,
  which: { recordId: string; messageId: string },
): Promise<MessageRow> {
  const row = await holdMessage(ctx.tx, which.messageId)
  if (row === null || row.recordId !== which.recordId) throw new AppError('not_found')
  if (!isException(row.state as MessageState))
    throw new AppError('not_in_state', { facts: { state: row.state } })
  return row
}

async function viewLines(ctx: Ctx, found: Awaited<ReturnType<typeof listMessages>>): Promise<MessageLine[]> {
  const rows = new Map(
    (
      await listRows(
        ctx.tx,
        found.map(({ id }) => id),
      )
    ).map((row) => [row.id, row]),
  )
  const nodes = new Map(
    (await listChartNodes(ctx, [...new Set(found.map(({ recordId }) => recordId))])).map((node) => [
      node.id,
      node.title,
    ]),
  )
  const officers = await officersOf(
    ctx,
    [...rows.values()].map(({ madeBy }) => madeBy),
  )
  return found.flatMap(({ id, recordId, recordKind, reference, behind }) => {
    const row = rows.get(id)
    if (row === undefined) return []
    const record = refOf({ id: recordId, kind: recordKind, reference }, nodes.get(recordId))
    return [viewLine(row, { record, behind, officers })]
  })
}

async function officersOf(ctx: Ctx, ids: readonly (string | null)[]) {
  const known = [...new Set(ids.filter((id) => id !== null))]
  return new Map((await findOfficers(ctx.tx, known)).map((one) => [one.id, one]))
}
