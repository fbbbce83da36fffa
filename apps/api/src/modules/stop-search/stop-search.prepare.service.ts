/** Opening a record with what is known: how the officer filled it in before, authorities in force, and the incident. */
import type { Ctx } from '../../platform/http/module.ts'
import { getBasis } from '../safeguarding/safeguarding.prepare.service.ts'
import { findArrestsBy, findAuthorities, findLast } from './stop-search.repository.ts'

const MOST_AUTHORITIES = 50
/** Hours after its end in which an authority is still offered: a record can be made late. */
const AFTER_HOURS = 12

/** Hours for which an arrest of the officer is offered as what followed. */
const ARREST_HOURS = 48

/** What the store holds for a new record. */
export async function prepareStop(ctx: Ctx, incidentId: string | undefined) {
  const now = ctx.clock.now()
  const last = await findLast(ctx.tx, ctx.who.userId)
  const since = new Date(now.getTime() - AFTER_HOURS * 3_600_000)
  const authorities = await findAuthorities(ctx.tx, since, MOST_AUTHORITIES)
  const arrests = await findArrestsBy(
    ctx.tx,
    ctx.who.userId,
    new Date(now.getTime() - ARREST_HOURS * 3_600_000),
  )
  const basis = incidentId === undefined ? undefined : await getBasis(ctx, incidentId)
  ctx.audit.resultIds = [
    ...authorities.map(({ id }) => id),
    ...(basis === undefined ? [] : [basis.event.id, ...basis.people.map((person) => person.personRecordId)]),
  ].slice(0, 100)
  return { last, authorities, arrests, basis }
}
