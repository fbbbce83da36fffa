/** The one story that every request goes through: authenticate, purpose, permission, parse, subject, work, audit, reply. */
import { randomUUID } from 'node:crypto'
import type { Route } from '@mips/contracts/contract'
import type { ErrorCode } from '@mips/contracts/errors'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Principal } from '../access/principal.ts'
import { appendInTransaction } from '../audit/audit-log.ts'
import { inPlainTransaction } from '../db/plain-transaction.ts'
import { toAppError } from '../db/sql-state.ts'
import type { PlainTx } from '../db/tx.ts'
import { AppError } from '../errors.ts'
import { deviceOf, tokenHashOf } from '../auth/cookie.ts'
import type { Platform } from '../platform.ts'
import { enter } from './enter.ts'
import { openFeed } from './feed.ts'
import { fileKept, fileToKeep, findAnswer, keepAnswer, readKey } from './idempotency.ts'
import type { Feed, HotRead, PlainCtx } from './module.ts'
import { answerOutward } from './outward.ts'
import { parseInput, rawInput, type ParsedInput } from './parse.ts'
import { readPurpose } from './purpose.ts'
import {
  appendRefusal,
  entryOf,
  refuseCrossSite,
  shape,
  startNote,
  type MountedRoute,
  type Story,
} from './story.ts'
import { admitSubject } from './subject.ts'

/** Answers one request of a mounted route. */
export async function answer(
  platform: Platform,
  mounted: MountedRoute,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const story: Story = {
    platform,
    mounted,
    request,
    reply,
    requestId: request.id,
    purpose: readPurpose(request),
    note: startNote(mounted.route, request),
    who: undefined,
  }
  const { handler } = mounted
  try {
    refuseCrossSite(request)
    if (typeof handler === 'function') return await answerInTransaction(story, handler)
    if ('plain' in handler) return await answerPlainly(story, handler.plain)
    if ('watch' in handler) return await answerStream(story, handler.watch)
    if ('send' in handler)
      return await answerOutward(story, async (tx) => {
        const subject = await admit(story, tx)
        return handler.send(contextOf(story, tx, subject) as never, subject.input as never)
      })
    return await answerHot(story, handler)
  } catch (error) {
    const refusal = toAppError(error)
    if (!refusal.keepsRows) await appendRefusal(story, refusal)
    throw refusal
  }
}

type Work = (ctx: never, input: never) => Promise<unknown>

function answerInTransaction(story: Story, work: Work): Promise<unknown> {
  const { platform } = story
  return answerIn(story, work, (act) =>
    platform.prisma.$transaction(act, {
      maxWait: platform.config.limitsOn ? 1500 : 10_000,
      timeout: 15_000,
    }),
  )
}

function answerPlainly(story: Story, work: Work): Promise<unknown> {
  story.platform.refuseWhenFull()
  return answerIn(story, work, (act) => inPlainTransaction(story.platform.pool, act))
}

/** Admitted and audited in a transaction of its own, which is over before the first event is told. */
async function answerStream(story: Story, watch: Work): Promise<unknown> {
  if (!story.platform.live.hasRoom()) throw new AppError('busy')
  const feed = await answerInTransaction(story, watch)
  return openFeed(story, feed as Feed)
}

async function answerIn(
  story: Story,
  work: Work,
  transact: (act: (tx: PlainTx) => Promise<unknown>) => Promise<unknown>,
): Promise<unknown> {
  const { platform, mounted, request } = story
  const isFile = mounted.route.download === 'bytes'
  const seq = platform.writer.next()
  let kept: AppError | undefined
  try {
    const result = await transact(async (tx) => {
      const subject = await admit(story, tx)
      const input = subject.input
      const key =
        story.who === undefined || mounted.route.method === 'GET' || mounted.route.secret === true
          ? undefined
          : readKey(request)
      const earlier =
        key === undefined || story.who === undefined
          ? undefined
          : await findAnswer(tx, story.who.userId, key, mounted.action, request)
      if (earlier !== undefined) {
        await appendInTransaction(tx, platform.writer, seq, entryOf(story, 'ok', 'replayed'))
        return isFile ? fileKept(story.reply, earlier.reply) : earlier.reply
      }
      let output: unknown
      try {
        output = await work(contextOf(story, tx, subject) as never, input as never)
      } catch (error) {
        if (!(error instanceof AppError) || !error.keepsRows) throw error
        kept = error
      }
      await appendInTransaction(
        tx,
        platform.writer,
        seq,
        entryOf(story, kept === undefined ? 'ok' : 'refused', kept?.code),
      )
      if (kept !== undefined) return undefined
      const shaped = shape(mounted.route, output)
      if (key !== undefined && story.who !== undefined)
        await keepAnswer(tx, story.who.userId, key, isFile ? fileToKeep(story.reply, shaped) : shaped)
      return shaped
    })
    if (kept !== undefined) throw kept
    return result
  } catch (error) {
    if (kept === undefined) platform.writer.void(seq)
    throw error
  }
}

/** Steps one to five: who asks, why, whether they may, what they sent, and on what record. */
async function admit(
  story: Story,
  tx: PlainTx,
): Promise<{ input: ParsedInput; subjectId: string | undefined; subjectVersion: number | undefined }> {
  const { platform, mounted, request } = story
  const { route } = mounted
  if (typeof route.permission !== 'string') {
    platform.limits.spend(route.limit, request.ip)
    await tx.$queryRawUnsafe('SELECT mips.enter_system($1::uuid, $2)::text', story.requestId, mounted.action)
    return { input: parseInput(route, rawInput(request)), subjectId: undefined, subjectVersion: undefined }
  }
  story.who = await enter(story, tx)
  if (story.who === undefined) throw new AppError('not_signed_in')
  refuseUnfitSession(story.who, mounted)
  if (route.purpose === 'required') await requirePurpose(story, tx)
  if (!story.who.permissions.includes(route.permission)) throw new AppError('forbidden')
  platform.limits.spend(route.limit, story.who.userId)
  const input = parseInput(route, rawInput(request))
  // What was searched for is part of the record of a search, found or not.
  if (route.audit === 'search') story.note.terms = input.body ?? input.query
  const subject = await admitSubject(tx, route, request, input)
  if (subject !== undefined)
    Object.assign(story.note, {
      subjectId: subject.id,
      subjectVersion: subject.version,
      aclId: subject.aclId,
    })
  return { input, subjectId: subject?.id, subjectVersion: subject?.version }
}

const allowedWhileLocked = new Set(['session.getCurrent', 'session.unlock', 'session.signOut'])

function refuseUnfitSession(who: Principal, mounted: MountedRoute): void {
  if (who.locked && !allowedWhileLocked.has(mounted.action)) throw new AppError('session_locked')
  if (who.mustChangePassword && mounted.module !== 'session') throw new AppError('password_change_required')
}

async function requirePurpose(story: Story, tx: PlainTx): Promise<void> {
  if (story.purpose === undefined) throw new AppError('purpose_required')
  if (story.purpose.ref === undefined) return
  const seen = await tx.$queryRawUnsafe<unknown[]>(
    'SELECT 1 FROM record WHERE id = $1::uuid',
    story.purpose.ref,
  )
  if (seen.length === 0) throw new AppError('purpose_required')
}

function contextOf(
  story: Story,
  tx: PlainTx,
  subject: { subjectId: string | undefined; subjectVersion: number | undefined },
): Partial<PlainCtx> {
  const { platform, request, reply, requestId, note, who } = story
  return {
    tx,
    clock: platform.clock,
    config: platform.config,
    files: platform.files,
    requestId,
    audit: note,
    request,
    reply,
    ...(who === undefined ? {} : { who }),
    subjectId: subject.subjectId,
    subjectVersion: subject.subjectVersion,
  }
}

async function answerHot(story: Story, handler: HotRead<Route>): Promise<unknown> {
  const { platform, mounted, request, requestId, purpose } = story
  const { route } = mounted
  const token = tokenHashOf(request, platform.config)
  const id = story.note.subjectId
  // What the one statement cannot answer, the longer way refuses, in the same order and with the same entry.
  if (token === undefined || id === undefined || typeof route.permission !== 'string') {
    return answerInTransaction(story, () => Promise.reject(new AppError('unexpected')))
  }
  platform.refuseWhenFull()
  const seq = platform.writer.next()
  const result = await platform.pool
    .query<{ read: HotAnswer }>({
      name: `hot-${handler.hot}`,
      text: 'SELECT mips.read_one($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,make_interval(mins => $17::int)) AS read',
      values: [
        token,
        requestId,
        deviceOf(request) ?? null,
        request.ip,
        mounted.action,
        route.audit,
        route.permission,
        route.purpose === 'required',
        purpose?.code ?? null,
        purpose?.source ?? null,
        purpose?.ref ?? null,
        story.note.subjectKind,
        id,
        platform.writer.id,
        seq.toString(),
        handler.hot,
        platform.config.idleMinutes,
      ],
    })
    .catch((error: unknown) => {
      platform.writer.void(seq)
      throw error
    })
  const read = result.rows[0]?.read
  if (read === undefined) throw new AppError('unexpected')
  if (read.refused !== null) throw await hotRefusal(platform, read.refused, id)
  const { principal } = read
  return shape(route, handler.present(read.answer as never, principal, platform))
}

/** The entry of a hot refusal is written already; a signposted record still says whom to ask. */
async function hotRefusal(platform: Platform, code: ErrorCode, id: string): Promise<AppError> {
  if (code !== 'not_found') return new AppError(code, { keepsRows: true })
  const sign = await platform.pool.query<{ contact: string | null }>(
    'SELECT mips.signpost($1::uuid) AS contact',
    [id],
  )
  const contact = sign.rows[0]?.contact ?? null
  return contact === null
    ? new AppError('not_found', { keepsRows: true })
    : new AppError('forbidden', { keepsRows: true, facts: { restricted: true, ask: contact, record: id } })
}

type HotAnswer =
  | {
      refused:
        | 'not_signed_in'
        | 'session_locked'
        | 'password_change_required'
        | 'purpose_required'
        | 'forbidden'
        | 'not_found'
    }
  | { refused: null; principal: Principal; answer: unknown }

/** A fresh id for each request; never taken from the caller. */
export const newRequestId = (): string => randomUUID()
