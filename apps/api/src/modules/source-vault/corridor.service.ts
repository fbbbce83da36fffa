/** The side of intelligence: what was released through the corridor, and a code back without words (IV-2, IV-5). */
import type { ProductLine } from '@mips/contracts/source-vault'
import { labelIn } from '@mips/domain/custody/offence-words'
import { corridorFeedback, corridorLeaks, productProblems } from '@mips/domain/intelligence/source-vault'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { giveFeedbackRow, knewProduct, listProduct, type ProductRow } from './source-vault.repository.ts'
import { type ProductText, refuseBothSides } from './source-vault.service.ts'
import { unseal, vaultKeyOf } from './vault-key.ts'

const MOST_LINES = 200
/** How far back a single product is looked for. */
const MOST_LOOKED_AT = 100_000

/** What was released and whose source the reader never knew. */
export async function readProduct(ctx: Ctx): Promise<{ lines: ProductLine[] }> {
  refuseBothSides(ctx)
  const rows = await listProduct(ctx.tx, ctx.clock.now(), MOST_LINES)
  ctx.audit.resultCount = rows.length
  return { lines: rows.map((row) => present(ctx, row)) }
}

function present(ctx: Ctx, row: ProductRow): ProductLine {
  const { text, grades, conditions, marking } = unseal(
    vaultKeyOf(ctx.config),
    `report:${row.corridorId}`,
    Buffer.from(row.sealed, 'base64'),
  ) as ProductText
  const open = { corridorId: row.corridorId, shownDay: row.shownDay, text, grades, conditions, marking }
  refuseProblems(corridorLeaks(open))
  return { ...open, given: row.feedback.map((code) => ({ code, label: labelIn(corridorFeedback, code) })) }
}

/** One product with its words, for the unit that makes a report of it; refused as in `requireProduct`. */
export async function findProduct(ctx: Ctx, corridorId: string): Promise<ProductLine> {
  refuseBothSides(ctx)
  await requireProduct(ctx, corridorId)
  const rows = await listProduct(ctx.tx, ctx.clock.now(), MOST_LOOKED_AT)
  const row = rows.find((one) => one.corridorId === corridorId)
  if (row === undefined) throw new AppError('not_found')
  return present(ctx, row)
}

/** IV-5: a code goes back, and the day; who gave it stands in the audit alone. */
export async function giveFeedback(ctx: Ctx, corridorId: string, code: string) {
  refuseBothSides(ctx)
  const now = ctx.clock.now()
  await requireProduct(ctx, corridorId)
  await giveFeedbackRow(ctx.tx, corridorId, code, londonDay(now.toISOString()))
  Object.assign(ctx.audit, { subjectKind: 'Corridor', subjectId: corridorId, change: { feedback: code } })
  return { given: true } as const
}

/**
 * IV-2: whoever once knew the source does not work on what it said. For every module that evaluates or tasks the product: the
 * key is what a paragraph keeps as its source key. Throws `not_found` when nothing was released under it.
 */
export async function requireProduct(ctx: Ctx, corridorId: string): Promise<void> {
  const knew = await knewProduct(ctx.tx, corridorId, ctx.clock.now())
  if (knew === null) throw new AppError('not_found')
  const { userId } = ctx.who
  refuseProblems(productProblems({ userId, knownSourceKeys: knew ? [corridorId] : [] }, corridorId))
}

/** IV-2 for a report: refuses whoever once knew the source of what came through the corridor; asked by every act on its words. */
export async function refuseKnower(
  ctx: Ctx,
  provenance: readonly { isProduct: boolean; sourceKey: string }[],
): Promise<void> {
  const keys = provenance.flatMap(({ isProduct, sourceKey }) => (isProduct ? [sourceKey] : []))
  for (const key of new Set(keys)) await requireProduct(ctx, key)
}
