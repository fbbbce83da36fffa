/** A report as a member of the unit opens it. */
import type { Ctx } from '../../platform/http/module.ts'
import { findOfficers } from './intelligence-review.repository.ts'
import { requireEvaluation } from './intelligence-review.steps.service.ts'

/** The report as this member may work on it, with the staff whom its conditions name; refuses as `requireEvaluation` does. */
export async function readEvaluation(ctx: Ctx, reportId: string) {
  const { row } = await requireEvaluation(ctx, reportId)
  const namedIds = row.conditions.flatMap((condition) => condition.namedIds)
  return { row, officers: await findOfficers(ctx.tx, namedIds) }
}
