/** Cases of two identifiers, settled by somebody and never by a pick. */
import type { IdentityCase } from '@mips/contracts/identity-case'
import { codeLabel } from '@mips/domain/codes/lists'
import { caseKinds } from '@mips/domain/identity/identity-codes'
import type { Ctx } from '../../platform/http/module.ts'
import { AppError, badField } from '../../platform/errors.ts'
import { standing } from '../identity/decision.service.ts'
import { presentSides } from '../nominal/nominal.compare.service.ts'
import {
  type CaseRow,
  invalidateIdentifier,
  listCaseRows,
  settleCaseRow,
} from './identity-case.repository.ts'

type Asked = { nominalId?: string | undefined; isSettled: 'true' | 'false'; limit: number }

/** Cases, the longest open first. */
export async function listCases(ctx: Ctx, asked: Asked): Promise<{ cases: IdentityCase[] }> {
  const rows = await listCaseRows(ctx.tx, {
    nominalId: asked.nominalId ?? null,
    isSettled: asked.isSettled === 'true',
    id: null,
    limit: asked.limit,
  })
  const sides = await presentSides(
    ctx,
    rows.map((row) => row.nominalId),
  )
  const cases = rows.flatMap((row) => {
    const side = sides.get(row.nominalId)
    return side === undefined ? [] : [present(row, side)]
  })
  const seen = [...new Set(cases.map((each) => each.nominalId))]
  Object.assign(ctx.audit, { resultIds: seen.slice(0, 100), resultCount: seen.length })
  return { cases }
}

const present = (row: CaseRow, side: { reference: string | null; displayName: string }): IdentityCase => ({
  id: row.id,
  kind: row.kind,
  kindLabel: caseKinds.find((kind) => kind.code === row.kind)?.label ?? row.kind,
  nominalId: row.nominalId,
  reference: side.reference,
  displayName: side.displayName,
  identifierType: row.identifierType,
  identifierLabel: codeLabel('identifierTypes', row.identifierType),
  values: row.values,
  openedAt: row.openedAt.toISOString(),
  settledAt: row.settledAt?.toISOString() ?? null,
  outcome: row.outcome,
  settledReason: row.reason,
})

/** One identifier is wrong, they are two people, or both were issued to this one. */
export async function settleCase(
  ctx: Ctx,
  params: { nominalId: string; caseId: string },
  body: { outcome: string; wrongIdentifierId?: string | undefined; reason: string },
) {
  const [row] = await listCaseRows(ctx.tx, {
    nominalId: params.nominalId,
    isSettled: null,
    id: params.caseId,
    limit: 1,
  })
  if (row === undefined) throw new AppError('not_found')
  if (row.settledAt !== null)
    throw new AppError('already_done', { facts: { settledAt: row.settledAt.toISOString() } })
  if (body.outcome === 'ONE_IS_WRONG') {
    const wrong = row.values.find((value) => value.identifierId === body.wrongIdentifierId)
    if (wrong === undefined) throw badField('wrongIdentifierId', 'Choose the identifier that is wrong')
    await invalidateIdentifier(ctx.tx, wrong.identifierId)
  }
  await settleCaseRow(ctx.tx, row.id, {
    settledAt: ctx.clock.now(),
    settledBy: ctx.who.userId,
    outcome: body.outcome,
    reason: body.reason,
  })
  Object.assign(ctx.audit, {
    reasonGiven: body.reason,
    resultIds: [row.recordId],
    change: { settled: row.id, outcome: body.outcome, wrong: body.wrongIdentifierId ?? null },
  })
  return { id: row.id, outcome: body.outcome, version: (await standing(ctx, params.nominalId)).version }
}
