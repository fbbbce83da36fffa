/** What every act on a case begins and ends with: that it is open, its log, and its version. */
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { addLogEntry } from '../pole/record.service.ts'
import { findCase } from './asb-case.repository.ts'
import type { CaseRow } from './asb-case.rows.ts'

/** The case as this reader sees it; `not_in_state` where it is closed. */
export async function requireOpen(ctx: Ctx, caseId: string): Promise<CaseRow> {
  const row = await findCase(ctx.tx, caseId)
  if (row === undefined) throw new AppError('not_found')
  if (row.state !== 'OPEN')
    throw new AppError('not_in_state', { facts: { reason: 'The case is closed: open it again first.' } })
  return row
}

export const log = (ctx: Ctx, recordId: string, kind: string, text: string) =>
  addLogEntry(ctx, { recordId, kind, happenedAt: ctx.clock.now(), text: text.slice(0, 4000) })

export const changed = (ctx: Ctx, row: CaseRow, id = row.id) => ({
  id,
  version: ctx.subjectVersion ?? row.version,
})
