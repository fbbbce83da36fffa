/** Authorities for searches without suspicion in an area: given by rank for a time, extended once (SS-6). */
import type { stopSearch } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { isRank, type Rank } from '@mips/domain/codes/ranks'
import { labelIn } from '@mips/domain/custody/offence-words'
import { authorityProblems } from '@mips/domain/stop-search/area-authority'
import { searchPowers } from '@mips/domain/stop-search/stop-search-codes'
import { stopSearchRulesOn } from '@mips/domain/stop-search/stop-search-rules-table'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { createRecord } from '../pole/record.service.ts'
import { areaAuthorityOf } from './stop-search.reading.ts'
import { log } from './stop-search.duties.service.ts'
import { findAuthority, insertAuthority, updateAuthority } from './stop-search.repository.ts'

type Routes = (typeof stopSearch)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

/** Gives an authority; the rules say who may and for how long. */
export async function giveAuthority(ctx: Ctx, body: Body<'giveAuthority'>) {
  const power = searchPowers.find(({ code }) => code === body.power)
  if (power?.needs !== 'AUTHORITY') throw badField('power', 'This power needs no authority for an area')
  if ((body.latitude === undefined) !== (body.longitude === undefined))
    throw badField('longitude', 'Enter both latitude and longitude, or neither')
  const now = ctx.clock.now()
  const rules = stopSearchRulesOn(londonDay(body.startsAt))
  refuseProblems(
    authorityProblems(
      {
        area: body.area,
        reason: body.reason,
        givenBy: { userId: ctx.who.userId, rank: rankOf(ctx) },
        from: body.startsAt,
        to: body.endsAt,
      },
      undefined,
      rules,
    ),
  )
  const { id, reference } = await createRecord(ctx, { kind: 'SearchAuthority' })
  const hasPoint = body.latitude !== undefined && body.longitude !== undefined
  await insertAuthority(
    ctx.tx,
    {
      id,
      kind: 'SearchAuthority',
      title: `${labelIn(searchPowers, body.power)}: ${body.area}`.slice(0, 300),
      summary: body.reason,
      status: 'GIVEN',
      occurredFrom: new Date(body.startsAt),
      occurredTo: new Date(body.endsAt),
    },
    {
      id,
      power: body.power,
      area: body.area,
      reason: body.reason,
      latitude: hasPoint ? body.latitude : null,
      longitude: hasPoint ? body.longitude : null,
      radiusMetres: hasPoint ? (body.radiusMetres ?? 500) : null,
      givenBy: ctx.who.userId,
      givenAt: now,
      startsAt: new Date(body.startsAt),
      endsAt: new Date(body.endsAt),
    },
  )
  await log(ctx, id, 'SEARCH_AUTHORITY', `Given: ${body.reason}`)
  Object.assign(ctx.audit, {
    subjectId: id,
    subjectKind: 'SearchAuthority',
    change: { power: body.power, startsAt: body.startsAt, endsAt: body.endsAt },
  })
  return { id, reference, version: 1 }
}

/** Extends an authority, once, by the rank that may. */
export async function extendAuthority(ctx: Ctx, authorityId: string, body: Body<'extendAuthority'>) {
  const row = await findAuthority(ctx.tx, authorityId)
  if (row === undefined) throw new AppError('not_found')
  if (row.extendedTo !== null)
    throw new AppError('already_done', { facts: { reason: 'This authority was extended already.' } })
  refuseProblems(
    authorityProblems(
      {
        ...areaAuthorityOf(row),
        extension: { by: { userId: ctx.who.userId, rank: rankOf(ctx) }, to: body.to, reason: body.reason },
      },
      undefined,
      stopSearchRulesOn(londonDay(row.startsAt)),
    ),
  )
  const to = new Date(body.to)
  await updateAuthority(
    ctx.tx,
    authorityId,
    { extendedBy: ctx.who.userId, extendedTo: to, extensionReason: body.reason },
    to,
  )
  await log(ctx, authorityId, 'SEARCH_AUTHORITY', `Extended: ${body.reason}`)
  ctx.audit.change = { extendedTo: body.to }
  return { id: authorityId, version: ctx.subjectVersion ?? row.version }
}

function rankOf(ctx: Ctx): Rank {
  if (!isRank(ctx.who.rank)) throw new AppError('forbidden')
  return ctx.who.rank
}
