/** How an offence was done: coded on the incident, so that those suspected of it are found by their ways. */
import { methodFacetLabel } from '@mips/domain/codes/methods'
import { codeLabel } from '@mips/domain/codes/lists'
import type { Origins } from '@mips/contracts/common'
import type { Ctx } from '../../platform/http/module.ts'
import { AppError } from '../../platform/errors.ts'
import { keepOrigins } from '../pole/record.service.ts'
import { closeMethod, findMethods, insertMethod } from './description.repository.ts'

/** The methods that stand. */
export async function listMethods(ctx: Ctx, incidentId: string) {
  const rows = await findMethods(ctx.tx, incidentId)
  return {
    methods: rows.map(({ id, code, words, recordedAt, recordedBy }) => ({
      id,
      code,
      label: codeLabel('offendingMethods', code),
      facetLabel: methodFacetLabel(code),
      words,
      recordedAt: recordedAt.toISOString(),
      recordedBy,
    })),
  }
}

/** Adds a method; the same one stands once. */
export async function recordMethod(
  ctx: Ctx,
  incidentId: string,
  body: { code: string; words?: string | undefined; origins: Origins },
) {
  const id = await insertMethod(ctx.tx, {
    eventId: incidentId,
    code: body.code,
    words: body.words || null,
    recordedBy: ctx.who.userId,
    recordedAt: ctx.clock.now(),
  })
  if (id === undefined)
    throw new AppError('already_done', { facts: { reason: 'This method is already recorded.' } })
  await keepOrigins(ctx, incidentId, { [`method:${id}`]: { how: body.origins.code?.how ?? 'chosen' } })
  ctx.audit.change = { added: 'method', id, code: body.code }
  return { id }
}

/** Takes a method back, with the reason. */
export async function withdrawMethod(ctx: Ctx, incidentId: string, id: string, reason: string) {
  const withdrawn = { withdrawnBy: ctx.who.userId, withdrawnAt: ctx.clock.now(), withdrawnReason: reason }
  if (!(await closeMethod(ctx.tx, incidentId, id, withdrawn))) throw new AppError('not_found')
  Object.assign(ctx.audit, { reasonGiven: reason, change: { withdrawn: 'method', id } })
  return { id }
}
