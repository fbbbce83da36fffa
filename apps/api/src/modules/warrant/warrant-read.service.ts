/** The register and the page of one warrant. */
import type { warrant } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { Ctx } from '../../platform/http/module.ts'
import { presentLine, presentWarrant, unitWords } from './warrant.view.ts'
import { listRegister, listUnits } from './warrant.repository.ts'
import { requireWarrant } from './warrant.service.ts'

const mostRead = 200

/** The part of the register that was asked for; what is overdue is worked out of the rows that were read. */
export async function readRegister(ctx: Ctx, query: RouteInput<(typeof warrant)['routes']['list']>['query']) {
  const { total, rows } = await listRegister(ctx.tx, query, mostRead)
  const now = ctx.clock.now()
  const lines = rows.map((row) => presentLine(row, now))
  const shown = query.view === 'OVERDUE' ? lines.filter(({ isOverdue }) => isOverdue) : lines
  Object.assign(ctx.audit, {
    resultIds: shown.slice(0, 100).map(({ id }) => id),
    resultCount: shown.length,
  })
  return {
    warrants: shown,
    isMore: total > rows.length,
    units: (await listUnits(ctx.tx)).map(unitWords),
    serverTime: now.toISOString(),
  }
}

export async function readWarrant(ctx: Ctx, id: string) {
  const row = await requireWarrant(ctx, id)
  ctx.audit.resultIds = row.people.map(({ personRecordId }) => personRecordId).slice(0, 100)
  return presentWarrant(row, { now: ctx.clock.now(), who: ctx.who, units: await listUnits(ctx.tx) })
}
