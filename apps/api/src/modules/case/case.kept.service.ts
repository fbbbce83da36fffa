/** What every act on a case begins and ends with: that nobody else has it open, that the file changed, and its version. */
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { addLogEntry } from '../pole/record.service.ts'
import { findHold, findOfficers, updateHead } from './case.repository.ts'
import { requireHead } from './case.read.service.ts'
import type { HeadRow } from './case.rows.ts'

/** The case, where it may be changed: nobody else has it open (F16). */
export async function requireWork(ctx: Ctx, caseId: string): Promise<HeadRow> {
  const head = await requireHead(ctx, caseId)
  const hold = await findHold(ctx.tx, caseId)
  if (hold !== null && hold.heldBy !== ctx.who.userId) {
    const [holder] = await findOfficers(ctx.tx, [hold.heldBy])
    throw new AppError('not_in_state', {
      facts: {
        reason: `${holder?.displayName ?? 'A colleague'} has this case open: ask them, or take it over with a reason.`,
      },
    })
  }
  return head
}

/** The file changed: a certificate from before stands no longer (FQ-70). */
export const touch = (ctx: Ctx, caseId: string) => updateHead(ctx.tx, caseId, { editedAt: ctx.clock.now() })

export const changed = (ctx: Ctx, head: HeadRow) => ({
  id: head.id,
  version: ctx.subjectVersion ?? head.version,
})

export const log = (ctx: Ctx, recordId: string, text: string) =>
  addLogEntry(ctx, { recordId, kind: 'NOTE', happenedAt: ctx.clock.now(), text: text.slice(0, 4000) })

/** What blocks is refused with its rule, at the field where it is put right. */
export function refuseBlocks(problems: readonly RuleProblem[]): void {
  const blocks = problems.filter(({ severity }) => severity === 'BLOCK')
  const [first] = blocks
  if (first === undefined) return
  const more = blocks.length === 1 ? '' : ` (${blocks.length - 1} more)`
  throw new AppError('rule_refused', {
    facts: { rule: first.rule, reason: `${first.rule}: ${first.message}${more}`, field: first.field },
  })
}
