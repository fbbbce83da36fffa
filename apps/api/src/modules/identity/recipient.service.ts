/** Corrections that travel: everyone who received two people as one is listed, told by a task, and marked when told. */
import { taskKind } from '@mips/domain/tasks/task-kinds'
import type { Recipient } from '@mips/contracts/identity-replies'
import type { Ctx } from '../../platform/http/module.ts'
import { raiseTask } from '../pole/task.service.ts'
import { AppError } from '../../platform/errors.ts'
import { findNominals } from '../nominal/nominal.compare.service.ts'
import { findDecision, findPlaces } from './cluster.repository.ts'
import {
  findReceived,
  findRecipient,
  insertRecipients,
  listRecipientRows,
  markTold,
} from './recipient.repository.ts'

type Misled = {
  decision: { id: string; storedAt: Date; aclA: number; aclB: number }
  /** The nominal that stood for both, those that there are now, and the person records that it held. */
  was: string
  are: string[]
  records: string[]
}

/** Keeps who received anything of the joined person since the join; a colleague is told by a task. Answers how many. */
export async function listMisled(ctx: Ctx, misled: Misled): Promise<number> {
  const { decision } = misled
  const received = (
    await findReceived(ctx.tx, [...misled.are, misled.was, ...misled.records], decision.storedAt)
  ).filter((row) => row.userId !== ctx.who.userId || row.outside !== null)
  if (received.length === 0) return 0
  const nominals = await findNominals(ctx.tx, misled.are)
  // Kept with the more restricted of the two: who read the open page must not learn that there was another.
  const keeper =
    nominals.find((row) => row.aclId !== 0) ?? nominals.find((row) => row.id === misled.was) ?? nominals[0]
  if (keeper === undefined) return 0
  await insertRecipients(
    ctx.tx,
    received.map((row) => ({ ...row, recordId: keeper.id, decisionId: decision.id })),
  )
  if (decision.aclA === 0 && decision.aclB === 0) await tellColleagues(ctx, received, nominals)
  return received.length
}

async function tellColleagues(
  ctx: Ctx,
  received: { userId: string | null; outside: string | null }[],
  nominals: { id: string; reference: string | null }[],
): Promise<void> {
  const [first] = nominals
  if (first === undefined) return
  const numbers = nominals.map((row) => row.reference ?? '').join(' and ')
  const users = [
    ...new Set(received.filter((row) => row.outside === null).flatMap((row) => row.userId ?? [])),
  ]
  const { rule, harm } = taskKind('IDENTITY_CORRECTION')
  for (const userId of users.filter((user) => user !== ctx.who.userId))
    await raiseTask(ctx, {
      recordId: first.id,
      kind: 'IDENTITY_CORRECTION',
      title: `Two people were shown to you as one: ${numbers}`,
      reason: 'They were joined by mistake and have been parted. Check what you did with what you read.',
      rule,
      harm,
      opensAt: `/nominals/${first.id}`,
      for: { userId },
      mayTick: true,
    })
}

/** Everyone who received the two as one, those still to be told first. */
export async function listRecipients(ctx: Ctx, nominalId: string, decisionId: string) {
  const decision = await findDecision(ctx.tx, decisionId)
  const places =
    decision === null ? [] : await findPlaces(ctx.tx, [decision.personRecordA, decision.personRecordB])
  if (decision === null || !places.some((place) => place.nominalId === nominalId))
    throw new AppError('not_found')
  const recipients = (await listRecipientRows(ctx.tx, decisionId)).map(present)
  Object.assign(ctx.audit, { resultCount: recipients.length })
  return {
    recipients,
    from: decision.decidedAt.toISOString(),
    to: decision.undoneAt?.toISOString() ?? null,
  }
}

/** Keeps that somebody was told, by whom and how. */
export async function recordCorrection(
  ctx: Ctx,
  nominalId: string,
  recipientId: string,
  how: string,
): Promise<Recipient> {
  const recipient = await findRecipient(ctx.tx, recipientId)
  const decision = recipient === null ? null : await findDecision(ctx.tx, recipient.decisionId)
  const places =
    decision === null ? [] : await findPlaces(ctx.tx, [decision.personRecordA, decision.personRecordB])
  if (recipient === null || !places.some((place) => place.nominalId === nominalId))
    throw new AppError('not_found')
  if (recipient.toldAt !== null)
    throw new AppError('already_done', { facts: { toldAt: recipient.toldAt.toISOString() } })
  await markTold(ctx.tx, recipientId, { toldAt: ctx.clock.now(), toldBy: ctx.who.userId, how })
  const [row] = await listRecipientRows(ctx.tx, recipient.decisionId, recipientId)
  if (row === undefined) throw new AppError('not_found')
  const told = present(row)
  Object.assign(ctx.audit, { recipient: told.who, change: { told: recipientId, how } })
  return told
}

const present = (row: Awaited<ReturnType<typeof listRecipientRows>>[number]): Recipient => ({
  id: row.id,
  userId: row.userId,
  who: row.outside ?? row.who ?? 'Somebody no longer on the list',
  isOutside: row.outside !== null,
  acts: row.acts,
  times: row.times,
  firstAt: row.firstAt.toISOString(),
  lastAt: row.lastAt.toISOString(),
  toldAt: row.toldAt?.toISOString() ?? null,
  toldBy: row.toldBy,
  how: row.how,
})
