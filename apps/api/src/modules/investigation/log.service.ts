/** What is added to and never changed: the policy log, the investigation log, the thread, and what somebody has read. */
import type { investigation } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { NewDecision } from '@mips/contracts/investigation-parts'
import { entryProblems } from '@mips/domain/investigation/decision-log'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { ruleLine } from '../custody-rights/rights-reading.service.ts'
import { refuseFuture } from '../pole/record.service.ts'
import { raiseTask } from '../pole/task.service.ts'
import {
  closeMentions,
  countOfficers,
  findDecision,
  findLogEntry,
  insertDecision,
  insertLook,
  insertMessage,
  nextDecisionNumber,
} from './investigation.repository.ts'
import { deskOf, investigationOf, logInvestigation } from './investigation.service.ts'

type Routes = (typeof investigation)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

/** Adds a decision under the next number; an earlier one that it corrects stays as it is. */
export async function addDecision(ctx: Ctx, crimeId: string, body: NewDecision) {
  await investigationOf(ctx, crimeId)
  await requireOfficers(ctx, 'readers', body.readers)
  if (body.corrects !== undefined && (await findDecision(ctx.tx, crimeId, body.corrects)) === null)
    throw badField('corrects', 'Choose an entry of this log')
  const now = ctx.clock.now().toISOString()
  const decidedAt = body.decidedAt ?? now
  const number = await nextDecisionNumber(ctx.tx, crimeId)
  // The rules look at the numbers before this one; of entries that this reader may not see only their place is known.
  const before = Array.from({ length: number - 1 }, (_, index) => ({
    number: index + 1,
    decidedAt: now,
    writtenAt: now,
    authorId: '',
    isSensitive: false,
  }))
  const problems = entryProblems(
    {
      number,
      decision: body.decision,
      reason: body.reason,
      ...(body.alternatives ? { alternatives: body.alternatives } : {}),
      decidedAt,
      writtenAt: now,
      authorId: ctx.who.userId,
      ...(body.corrects === undefined ? {} : { corrects: body.corrects }),
      isSensitive: body.isSensitive,
      readers: body.readers,
    },
    before,
    now,
  )
  refuseProblems(problems)
  const { id } = await insertDecision(ctx.tx, {
    crimeId,
    number,
    decision: body.decision,
    reason: body.reason,
    alternatives: body.alternatives || null,
    decidedAt: new Date(decidedAt),
    writtenAt: new Date(now),
    authorId: ctx.who.userId,
    corrects: body.corrects ?? null,
    isSensitive: body.isSensitive,
    readers: body.readers,
  })
  // What a sensitive entry says stands in no log that others read.
  await logInvestigation(ctx, crimeId, `Decision ${number} was written in the policy log.`)
  ctx.audit.change = { decision: number, isSensitive: body.isSensitive, corrects: body.corrects }
  return { id, number, problems: problems.map(ruleLine) }
}

/** Adds to the investigation log, with when it was done and when it was written; an entry is corrected by another. */
export async function addLog(ctx: Ctx, crimeId: string, body: Body<'addLog'>) {
  const happenedAt = body.happenedAt === undefined ? ctx.clock.now() : new Date(body.happenedAt)
  refuseFuture(ctx, 'happenedAt', happenedAt)
  if (body.correctsId !== undefined && (await findLogEntry(ctx.tx, crimeId, body.correctsId)) === null)
    throw new AppError('bad_reference')
  const id = await logInvestigation(ctx, crimeId, body.text, {
    happenedAt,
    kind: body.correctsId === undefined ? 'INVESTIGATION' : 'CORRECTION',
    ...(body.lateReason ? { lateReason: body.lateReason } : {}),
    ...(body.correctsId === undefined ? {} : { correctsId: body.correctsId }),
  })
  ctx.audit.change = { log: id, corrects: body.correctsId }
  return { id }
}

/** Says something on the record; who is named gets a task that their own word, or the task itself, closes. */
export async function say(ctx: Ctx, crimeId: string, body: Body<'say'>) {
  const mentions = [...new Set(body.mentions)]
  await requireOfficers(ctx, 'mentions', mentions)
  const held = await investigationOf(ctx, crimeId)
  const { id } = await insertMessage(ctx.tx, {
    crimeId,
    text: body.text,
    mentions,
    authorId: ctx.who.userId,
    saidAt: ctx.clock.now(),
  })
  await closeMentions(ctx.tx, crimeId, ctx.who.userId, ctx.clock.now())
  for (const userId of mentions.filter((one) => one !== ctx.who.userId))
    await raiseTask(ctx, {
      recordId: crimeId,
      kind: 'MENTION',
      title: 'A colleague asks you something',
      reason: body.text.slice(0, 300),
      rule: 'mention',
      harm: held.harm,
      opensAt: `${deskOf(crimeId)}#thread`,
      for: { userId },
      mayTick: true,
    })
  ctx.audit.change = { message: id, mentions }
  return { id }
}

/** Says that the reader has read what changed. */
export async function look(ctx: Ctx, crimeId: string) {
  const lookedAt = ctx.clock.now()
  await insertLook(ctx.tx, { crimeId, userId: ctx.who.userId, lookedAt })
  ctx.audit.change = { looked: true }
  return { lookedAt: lookedAt.toISOString() }
}

async function requireOfficers(ctx: Ctx, field: string, ids: readonly string[]): Promise<void> {
  if (ids.length > 0 && (await countOfficers(ctx.tx, ids)) !== new Set(ids).size)
    throw badField(field, 'Choose officers who still serve')
}
