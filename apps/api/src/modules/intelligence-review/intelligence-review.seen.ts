/** What the unit names must be there for whoever names it: unknown, hidden and of a kind that they may not see are the same. */
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { listKinds } from '../intelligence/intelligence.parts.service.ts'
import { maySeeKind } from '../pole/kind-access.service.ts'

export async function requireSeen(
  ctx: Ctx,
  ids: readonly string[],
  kinds?: readonly string[],
): Promise<void> {
  const found = new Map((await listKinds(ctx.tx, ids)).map(({ id, kind }) => [id, kind]))
  for (const id of ids) {
    const kind = found.get(id)
    if (kind === undefined || !maySeeKind(ctx.who, kind) || !(kinds?.includes(kind) ?? true))
      throw new AppError('bad_reference')
  }
}
