/** Compares everybody on the store with everybody else, a few at a time; goes on where it was stopped. */
import { audited } from '@mips/api/src/platform/audit/audited.ts'
import type { AuditWriter } from '@mips/api/src/platform/audit/audit-log.ts'
import { findAllLists } from '@mips/api/src/modules/identity/duplicates.repository.ts'
import { findDuplicatesOf } from '@mips/api/src/modules/identity/duplicates.service.ts'
import type { PrismaClient } from '@mips/database/client'
import { matchModel } from '@mips/api/src/modules/nominal/nominal.model.service.ts'
import { scorerVersion } from '@mips/domain/identity/pair-score'
import type { Progress } from '../platform/terminal.ts'

type Tools = { prisma: PrismaClient; writer: AuditWriter; clock: { now(): Date } }
/** `suspected`: of those compared, who may be somebody else on record. */
export type Found = { compared: number; suspected: number; wasDone: boolean; isFinished: boolean }

const BATCH = 20
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
  if (start.isDone) return { compared: 0, suspected: 0, wasDone: true, isFinished: true }
  const bar = options.progress(start.left)
  let { after } = start
  let [compared, suspected] = [0, 0]
  for (;;) {
    const step = await audited(tools, { ...as, timeoutMs: 600_000 }, async (tx, note) => {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM nominal WHERE status = 'ACTIVE' AND (${after ?? null}::uuid IS NULL OR id > ${after ?? null}::uuid) ORDER BY id LIMIT ${BATCH}::int`
      let found = 0
      for (const { id } of rows)
        if ((await findDuplicatesOf({ tx, clock: tools.clock, lists, foundBy: 'store' }, id)).length > 0)
          found += 1
      const last = rows.at(-1)?.id
      await tx.importRun.update({
        where: { name: runName },
        data: last === undefined ? { finishedAt: tools.clock.now() } : { position: { after: last } },
      })
      note.resultIds = rows.map((row) => row.id)
      return { last, read: rows.length, found }
    })
    compared += step.read
    suspected += step.found
    bar.advance(step.read, `${suspected} suspected`)
    if (step.last === undefined) break
    after = step.last
    if (options.most !== undefined && compared >= options.most) {
      bar.finish()
      return { compared, suspected, wasDone: false, isFinished: false }
    }
  }
  bar.finish()
  return { compared, suspected, wasDone: false, isFinished: true }
}
