/** Compares everybody on the store with everybody else, a part of the store at a time; goes on where it was stopped. */
import { audited } from '@mips/api/src/platform/audit/audited.ts'
import type { AuditWriter } from '@mips/api/src/platform/audit/audit-log.ts'
import {
  findComparedPools,
  workIn,
  type ComparedPool,
} from '@mips/api/src/modules/identity/duplicates.repository.ts'
import { findDuplicatesAmong } from '@mips/api/src/modules/identity/duplicates.service.ts'
import type { PrismaClient } from '@mips/database/client'
import { matchModel } from '@mips/api/src/modules/nominal/nominal.model.service.ts'
import { scorerVersion } from '@mips/domain/identity/pair-score'
import type { Progress } from '../platform/terminal.ts'

type Tools = { prisma: PrismaClient; writer: AuditWriter; clock: { now(): Date } }
/** People compared, pairs weighed, pairs suspected; `leftOut`: how often a key was passed over because too many share it. */
export type Found = {
  compared: number
  weighed: number
  suspected: number
  leftOut: number
  wasDone: boolean
  isFinished: boolean
}

/** So many people a transaction: an audit entry names no more. */
const BATCH = 100
/** A run belongs to the scorer that it was made with: new weights begin a new run; each separate pool has its own. */
const runOf = (pool: string) => `duplicates ${scorerVersion(matchModel())}${pool === '' ? '' : ` ${pool}`}`

type Options = { progress: (total: number) => Progress; again: boolean; most?: number }

/** Everybody of the public index, then everybody of each separate pool among themselves. Resumable. */
export async function findAllDuplicates(tools: Tools, options: Options): Promise<Found> {
  const found = { compared: 0, weighed: 0, suspected: 0, leftOut: 0, wasDone: true, isFinished: true }
  for (const pool of await findComparedPools(tools.prisma)) {
    const most = options.most === undefined ? {} : { most: options.most - found.compared }
    const one = await findDuplicatesIn(tools, pool, { ...options, ...most })
    found.compared += one.compared
    found.weighed += one.weighed
    found.suspected += one.suspected
    found.leftOut += one.leftOut
    found.wasDone &&= one.wasDone
    found.isFinished = one.isFinished
    if (!one.isFinished) break
  }
  return found
}

/** Each batch is a transaction of its own that also keeps where the run stands. */
async function findDuplicatesIn(tools: Tools, pool: ComparedPool, options: Options): Promise<Found> {
  const runName = runOf(pool.pool)
  const { lists } = pool
  const as = {
    system: 'matcher',
    action: 'identity.findAllDuplicates',
    act: 'combination',
    acls: lists,
  } as const
  const start = await audited(tools, as, async (tx) => {
    await workIn(tx, pool)
    const run = await tx.importRun.upsert({
      where: { name: runName },
      create: { name: runName },
      update: options.again ? { position: {}, finishedAt: null } : {},
    })
    const position = (run.position ?? {}) as { after?: string }
    const rows = await tx.$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM nominal WHERE status = 'ACTIVE' AND (${position.after ?? null}::uuid IS NULL OR id > ${position.after ?? null}::uuid)`
    return { after: position.after, left: rows[0]?.n ?? 0, isDone: run.finishedAt !== null }
  })
  const found = { compared: 0, weighed: 0, suspected: 0, leftOut: 0, wasDone: start.isDone, isFinished: true }
  if (start.isDone) return found
  if (pool.pool !== '' && start.left === 0 && start.after === undefined) return { ...found, wasDone: true }
  const bar = options.progress(start.left)
  let { after } = start
  const suspected = new Set<string>()
  for (;;) {
    const batch = options.most === undefined ? BATCH : Math.min(BATCH, options.most - found.compared)
    const step = await audited(tools, { ...as, timeoutMs: 600_000 }, async (tx, note) => {
      await workIn(tx, pool)
      const rows = await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM nominal WHERE status = 'ACTIVE' AND (${after ?? null}::uuid IS NULL OR id > ${after ?? null}::uuid) ORDER BY id LIMIT ${batch}::int`
      const ids = rows.map((row) => row.id)
      const compared = await findDuplicatesAmong({ tx, clock: tools.clock, lists, foundBy: 'store' }, ids)
      const last = ids.at(-1)
      await tx.importRun.update({
        where: { name: runName },
        data: last === undefined ? { finishedAt: tools.clock.now() } : { position: { after: last } },
      })
      note.resultIds = ids
      return { ...compared, last, read: ids.length }
    })
    for (const pair of step.suspected) suspected.add(pair.join(' '))
    found.compared += step.read
    found.weighed += step.weighed
    found.leftOut += step.leftOut
    found.suspected = suspected.size
    bar.advance(step.read, `${suspected.size} pairs suspected`)
    if (step.last === undefined) break
    after = step.last
    if (options.most !== undefined && found.compared >= options.most) {
      found.isFinished = false
      break
    }
  }
  bar.finish()
  return found
}
