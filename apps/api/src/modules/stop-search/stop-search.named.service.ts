/** The records that a search names: each seen by the officer and of its kind, kept as links and put right with the record. */
import type { NewStopSearch, SearchFacts } from '@mips/contracts/stop-search-parts'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { requireKind } from '../pole/kind-access.service.ts'
import { addLink, endLink } from '../pole/link.service.ts'
import { linkRecords } from '../pole/record.service.ts'
import type { Around } from './stop-search.reading.ts'
import { findAuthority, findLinks, findOfficers, findRecords } from './stop-search.repository.ts'
import type { StopPageRow } from './stop-search.rows.ts'

const kinds = {
  locationId: ['Location'],
  incidentId: ['Incident'],
  arrestId: ['Arrest'],
  authorityId: ['SearchAuthority'],
  personId: ['PersonRecord', 'Nominal'],
} as const

/** The records that were named, each seen by this reader and of its kind. */
export async function namedIn(ctx: Ctx, body: NewStopSearch): Promise<{ id: string; aclId: number }[]> {
  const asked = Object.entries(kinds).flatMap(([field, allowed]) => {
    const id = body[field as keyof typeof kinds]
    return id === undefined ? [] : [{ field, id, allowed: allowed as readonly string[] }]
  })
  const found = await findRecords(
    ctx.tx,
    asked.map(({ id }) => id),
  )
  for (const { field, id, allowed } of asked) {
    const record = found.find((one) => one.id === id)
    if (record === undefined || !allowed.includes(record.kind))
      throw new AppError('bad_reference', { fields: [{ path: field, message: 'Choose it from the search' }] })
    requireKind(ctx.who, record.kind)
  }
  const officers = [...new Set([...body.others.map(({ userId }) => userId), ...body.forceUsedBy])]
  if ((await findOfficers(ctx.tx, officers)).length !== officers.length)
    throw new AppError('bad_reference', {
      fields: [{ path: 'others', message: 'Choose the officers from the search' }],
    })
  return found
}

export const strictest = (named: readonly { aclId: number }[]): number =>
  named.find(({ aclId }) => aclId !== 0)?.aclId ?? 0

/** A record that is open may not name somebody who is not. */
export async function refuseLooser(ctx: Ctx, stopId: string, aclId: number): Promise<void> {
  const [own] = await findRecords(ctx.tx, [stopId])
  if (own !== undefined && own.aclId === 0 && aclId !== 0)
    throw new AppError('rule_refused', {
      facts: {
        rule: 'SG-09',
        reason:
          'SG-09: What you name is restricted and this record is not: have the record restricted first.',
      },
    })
}

export async function aroundOfBody(
  ctx: Ctx,
  body: NewStopSearch,
  facts: SearchFacts,
  held: Pick<Around, 'searcherId' | 'forms' | 'reviewedAt'>,
): Promise<Around> {
  const authority = body.authorityId === undefined ? undefined : await findAuthority(ctx.tx, body.authorityId)
  if (authority !== undefined && facts.power !== undefined && authority.power !== facts.power)
    throw new AppError('rule_refused', {
      facts: {
        rule: 'SS-6',
        reason: 'SS-6: This authority was given under another power: choose the power of the authority.',
        field: 'authorityId',
      },
    })
  const [extent] =
    body.extentAuthorityId === undefined ? [] : await findOfficers(ctx.tx, [body.extentAuthorityId])
  if (body.extentAuthorityId !== undefined && extent === undefined) throw new AppError('bad_reference')
  return { ...held, authority: authority ?? null, extentAuthority: extent ?? null, arrestId: body.arrestId }
}

/** Ends links that are no longer named and makes those that are new; what stays is left alone. */
export async function syncLinks(ctx: Ctx, row: StopPageRow, body: NewStopSearch): Promise<void> {
  const stopId = row.id
  const searched = row.people.find(({ role, validTo }) => role === 'SEARCHED' && validTo === null)
  const isSame = searched?.personRecordId === body.personId || searched?.nominalId === body.personId
  if (searched !== undefined && !isSame)
    await endLink(ctx, stopId, searched.linkId, { reason: 'The record was put right' })
  if (body.personId !== undefined && !isSame)
    await addLink(ctx, stopId, { toId: body.personId, role: 'SEARCHED', origin: 'chosen', sourceId: stopId })
  await syncOne(ctx, stopId, 'OCCURRED_AT', body.locationId, true)
  const arising = await findLinks(ctx.tx, stopId, 'ARISES_FROM')
  const wanted = [body.incidentId, body.arrestId]
  for (const link of arising) {
    const other = link.fromId === stopId ? link.toId : link.fromId
    if (!wanted.includes(other)) await endLink(ctx, stopId, link.id, { reason: 'The record was put right' })
  }
  const has = (id: string) => arising.some(({ fromId, toId }) => fromId === id || toId === id)
  if (body.incidentId !== undefined && !has(body.incidentId))
    await linkRecords(ctx, {
      fromId: stopId,
      toId: body.incidentId,
      role: 'ARISES_FROM',
      sourceId: stopId,
      origin: 'chosen',
    })
  if (body.arrestId !== undefined && !has(body.arrestId))
    await linkRecords(ctx, {
      fromId: body.arrestId,
      toId: stopId,
      role: 'ARISES_FROM',
      sourceId: stopId,
      origin: 'chosen',
    })
}

async function syncOne(ctx: Ctx, stopId: string, role: string, toId: string | undefined, isOut: boolean) {
  const held = (await findLinks(ctx.tx, stopId, role)).filter(({ fromId }) => (fromId === stopId) === isOut)
  for (const link of held)
    if (link.toId !== toId) await endLink(ctx, stopId, link.id, { reason: 'The record was put right' })
  if (toId !== undefined && !held.some((link) => link.toId === toId))
    await linkRecords(ctx, { fromId: stopId, toId, role, sourceId: stopId, origin: 'chosen' })
}
