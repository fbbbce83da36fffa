/** Breaking the glass: who opens a signposted record without being on its list, who is told, and the answer (BG-1 to BG-4). */
import type { breakGlass } from '@mips/contracts'
import type { Opening } from '@mips/contracts/break-glass'
import type { RouteInput } from '@mips/contracts/contract'
import {
  answerDueAt,
  answerProblems,
  breakGlassRules,
  breakGlassState,
  reasonProblems,
} from '@mips/domain/access/break-glass'
import { kindLabel } from '@mips/domain/codes/record-kinds'
import { isOpen } from '@mips/domain/custody/rule-problem'
import { taskKind } from '@mips/domain/tasks/task-kinds'
import { holds } from '../../platform/access/principal.ts'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { closeTasksOf, raiseTask } from '../pole/task.service.ts'
import { checkPasswordOf } from '../session/session.service.ts'
import {
  countSeen,
  databaseNow,
  endOwn,
  findOfficers,
  findOpening,
  holdOpening,
  isOpenedBy,
  isSeen,
  keepAnswer,
  listOwners,
  listSeen,
  openFor,
  type OpeningRow,
} from './break-glass.repository.ts'

type Routes = (typeof breakGlass)['routes']
/** So many readers of the list are told, each by work of their own: whoever of them comes first answers. */
const MOST_TOLD = 5
const MOST_LISTED = 200

/** Opens the record to the caller for 15 minutes, to read alone, and tells the readers of its list. */
export async function openRecordFor(
  ctx: Ctx,
  recordId: string,
  body: RouteInput<Routes['open']>['body'],
): Promise<Opening> {
  if ((await isSeen(ctx.tx, recordId)) || (await isOpenedBy(ctx.tx, recordId, ctx.who.userId)))
    throw new AppError('already_done', { facts: { reason: 'The record is open to you.' } })
  refuseProblems(reasonProblems(body.reason))
  await checkPasswordOf(ctx, ctx.who.staffNumber, body.password)
  const id = await openFor(ctx.tx, recordId, body.reason, breakGlassRules.minutes)
  if (id === null) throw new AppError('not_found')
  const row = await requireOpening(ctx, id)
  Object.assign(ctx.audit, {
    subjectKind: row.recordKind,
    subjectId: recordId,
    aclId: row.aclId,
    change: { opening: id, until: row.until.toISOString() },
    reasonGiven: body.reason,
  })
  await tellOwners(ctx, row)
  return presentOne(ctx, row)
}

async function tellOwners(ctx: Ctx, row: OpeningRow): Promise<void> {
  const { rule, harm } = taskKind('GLASS_ANSWER')
  for (const userId of await listOwners(ctx.tx, row.id, MOST_TOLD))
    await raiseTask(ctx, {
      recordId: row.recordId,
      kind: 'GLASS_ANSWER',
      title: `Somebody looked at a restricted ${kindLabel(row.recordKind).toLowerCase()}`,
      reason: `${ctx.who.displayName} (${ctx.who.staffNumber}): ${row.reason}`,
      rule,
      harm,
      opensAt: '/openings',
      for: { userId },
      dueAt: new Date(answerDueAt(row.openedAt.toISOString())),
      once: `${row.id} ${userId}`,
    })
}

/** Gives the record up before the time is over. */
export async function endOpening(ctx: Ctx, openingId: string): Promise<{ id: string; endedAt: string }> {
  if (!(await endOwn(ctx.tx, openingId))) throw new AppError('not_found')
  return { id: openingId, endedAt: await databaseNow(ctx.tx) }
}

/** The openings that the reader may know of. */
export async function listOpenings(ctx: Ctx, show: 'open' | 'all') {
  const isAll = show === 'all'
  const rows = await listSeen(ctx.tx, isAll, MOST_LISTED)
  Object.assign(ctx.audit, {
    resultIds: rows.slice(0, 100).map(({ recordId }) => recordId),
    resultCount: rows.length,
  })
  return {
    openings: await present(ctx, rows),
    left: Math.max(0, (await countSeen(ctx.tx, isAll)) - rows.length),
  }
}

/** Says whether a look was right (BG-4). */
export async function answerOpening(
  ctx: Ctx,
  openingId: string,
  body: RouteInput<Routes['answer']>['body'],
): Promise<Opening> {
  await holdOpening(ctx.tx, openingId)
  const row = await requireOpening(ctx, openingId)
  refuseProblems(answerProblems(factsOf(row), actorOf(ctx, row), await databaseNow(ctx.tx)))
  const kept = await keepAnswer(ctx.tx, row.id, {
    answer: body.answer,
    answerWords: body.words,
    answeredBy: ctx.who.userId,
    answeredAt: new Date(await databaseNow(ctx.tx)),
  })
  if (kept.count !== 1) throw new AppError('already_done')
  Object.assign(ctx.audit, {
    subjectKind: row.recordKind,
    subjectId: row.recordId,
    aclId: row.aclId,
    change: { opening: row.id, answer: body.answer },
    reasonGiven: body.words,
  })
  if (actorOf(ctx, row).isReader)
    await closeTasksOf(ctx, { recordId: row.recordId, kind: 'GLASS_ANSWER' }, 'Answered')
  return presentOne(ctx, await requireOpening(ctx, row.id))
}

async function requireOpening(ctx: Ctx, id: string): Promise<OpeningRow> {
  const row = await findOpening(ctx.tx, id)
  if (row === null) throw new AppError('not_found')
  return row
}

const iso = (date: Date | null) => date?.toISOString() ?? null
const factsOf = (row: OpeningRow) => ({
  openedAt: row.openedAt.toISOString(),
  until: row.until.toISOString(),
  endedAt: iso(row.endedAt),
  answeredAt: iso(row.answeredAt),
  byUserId: row.userId,
})
const actorOf = (ctx: Ctx, row: OpeningRow) => ({
  userId: ctx.who.userId,
  isReader: row.userId !== ctx.who.userId && ctx.who.acls.includes(row.aclId),
  isStandards: holds(ctx.who, 'record.glass.watch'),
})

async function presentOne(ctx: Ctx, row: OpeningRow): Promise<Opening> {
  const [shown] = await present(ctx, [row])
  if (shown === undefined) throw new AppError('not_found')
  return shown
}

async function present(ctx: Ctx, rows: readonly OpeningRow[]): Promise<Opening[]> {
  const ids = rows.flatMap(({ userId, answeredBy }) => [userId, answeredBy ?? []].flat())
  const officers = new Map((await findOfficers(ctx.tx, [...new Set(ids)])).map((one) => [one.id, one]))
  const now = await databaseNow(ctx.tx)
  return rows.flatMap((row) => {
    const by = officers.get(row.userId)
    if (by === undefined) return []
    const facts = factsOf(row)
    return {
      id: row.id,
      recordId: row.recordId,
      recordKind: row.recordKind,
      reference: row.recordReference,
      by,
      isOwn: row.userId === ctx.who.userId,
      reason: row.reason,
      openedAt: facts.openedAt,
      until: facts.until,
      endedAt: facts.endedAt,
      state: breakGlassState(facts, now),
      answerDueAt: answerDueAt(facts.openedAt),
      answer: row.answer as Opening['answer'],
      answerWords: row.answerWords,
      answeredBy: officers.get(row.answeredBy ?? '') ?? null,
      answeredAt: facts.answeredAt,
      mayAnswer: isOpen(answerProblems(facts, actorOf(ctx, row), now)),
    }
  })
}
