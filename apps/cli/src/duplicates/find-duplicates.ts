/** Compares everybody on the store with everybody else, a part of the store at a time; goes on where it was stopped. */
import { audited } from '@mips/api/src/platform/audit/audited.ts'
import type { AuditWriter } from '@mips/api/src/platform/audit/audit-log.ts'
import { findAllLists } from '@mips/api/src/modules/identity/duplicates.repository.ts'
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
/** A run belongs to the scorer that it was made with: new weights begin a new run. */
const runNow = () => `duplicates ${scorerVersion(matchModel())}`

/** Resumable: each batch is a transaction of its own that also keeps where the run stands. */
export async function findAllDuplicates(
  tools: Tools,
  options: { progress: (total: number) => Progress; again: boolean; most?: number },
): Promise<Found> {
  const runName = runNow()
  const lists = await findAllLists(tools.prisma)
  const as = {
    system: 'matcher',
    action: 'identity.findAllDuplicates',
    act: 'combination',
    acls: lists,
  } as const
  const start = await audited(tools, as, async (tx) => {
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
  const bar = options.progress(start.left)
  let { after } = start
  const suspected = new Set<string>()
  for (;;) {
    const batch = options.most === undefined ? BATCH : Math.min(BATCH, options.most - found.compared)
    const step = await audited(tools, { ...as, timeoutMs: 600_000 }, async (tx, note) => {
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
