/** Facts recorded while two people were joined: each is given to its own person, one by one, by somebody who knows. */
import type { Placement } from '@mips/contracts/identity-replies'
import { eventRoles } from '@mips/domain/codes/event-roles'
import { personLocationRoles, personObjectRoles } from '@mips/domain/codes/link-roles'
import { personMarkerTypes } from '@mips/domain/codes/markers'
import { relationshipTypes } from '@mips/domain/codes/relationships'
import { identifierTypes } from '@mips/domain/identifiers/identifier-types'
import { placementKinds } from '@mips/domain/identity/identity-codes'
import { displayName } from '@mips/domain/nominal/display-name'
import type { Ctx } from '../../platform/http/module.ts'
import { AppError, badField } from '../../platform/errors.ts'
import { findNominals } from '../nominal/nominal.compare.service.ts'
import { indexPerson } from '../nominal/nominal.service.ts'
import { findNamesOf, findPlaces, lockIdentity } from './cluster.repository.ts'
import { settle } from './cluster.service.ts'
import { listPlacementRows, markPlaced, moveFact, type PlacementRow } from './placement.repository.ts'

type Asked = { nominalId?: string | undefined; isPlaced: 'true' | 'false'; limit: number }

/** Facts that wait to be placed (or were), the oldest first. */
export async function listPlacements(ctx: Ctx, asked: Asked): Promise<{ placements: Placement[] }> {
  const rows = await listPlacementRows(ctx.tx, {
    nominalId: asked.nominalId ?? null,
    isPlaced: asked.isPlaced === 'true',
    id: null,
    limit: asked.limit,
  })
  const placements = await present(ctx, rows)
  const seen = [...new Set(rows.map((row) => row.recordId))]
  Object.assign(ctx.audit, { resultIds: seen.slice(0, 100), resultCount: seen.length })
  return { placements }
}

/** Gives a fact to its own person, or leaves it where it is for good. */
export async function place(
  ctx: Ctx,
  placementId: string,
  body: { personRecordId: string; reason: string },
): Promise<Placement> {
  await lockIdentity(ctx.tx)
  const [row] = await listPlacementRows(ctx.tx, {
    nominalId: null,
    isPlaced: false,
    id: placementId,
    limit: 1,
  })
  if (row === undefined) throw new AppError('not_found')
  if (row.placedAt !== null)
    throw new AppError('already_done', { facts: { placedAt: row.placedAt.toISOString() } })
  const places = await findPlaces(ctx.tx, [row.recordId, body.personRecordId])
  const [from, to] = [row.recordId, body.personRecordId].map((id) => places.find((each) => each.id === id))
  if (from === undefined || to === undefined || !row.choices.includes(to.id))
    throw badField('personRecordId', 'Choose one of the people who were joined')
  if (to.id !== from.id) await move(ctx, row, from, to)
  await markPlaced(ctx.tx, row.id, {
    placedOn: to.id,
    placedBy: ctx.who.userId,
    placedAt: ctx.clock.now(),
    reason: body.reason,
  })
  Object.assign(ctx.audit, {
    reasonGiven: body.reason,
    resultIds: [...new Set([from.id, to.id])],
    change: { placed: row.kind, factId: row.factId, from: from.id, to: to.id },
  })
  const [placed] = await present(
    ctx,
    await listPlacementRows(ctx.tx, { nominalId: null, isPlaced: true, id: row.id, limit: 1 }),
  )
  if (placed === undefined) throw new AppError('not_found')
  return placed
}

type Place = { id: string; nominalId: string; aclId: number }

async function move(ctx: Ctx, row: PlacementRow, from: Place, to: Place): Promise<void> {
  // What was recorded of a restricted person is not opened by placing it.
  if (from.aclId !== 0 && to.aclId !== from.aclId)
    throw new AppError('rule_refused', {
      facts: { rule: 'list', reason: 'This fact is on a restricted record: put both on one list first.' },
    })
  await moveFact(ctx.tx, { kind: row.kind, factId: row.factId, fromId: from.id, toId: to.id })
  if (row.kind === 'record') await settle(ctx, [from.nominalId, to.nominalId], row.decisionId)
  if (row.kind === 'name' || row.kind === 'link') {
    await indexPerson(ctx, from.id)
    await indexPerson(ctx, to.id)
  }
}

async function present(ctx: Ctx, rows: PlacementRow[]): Promise<Placement[]> {
  const ids = [...new Set(rows.flatMap((row) => [row.recordId, ...row.choices]))]
  const places = new Map((await findPlaces(ctx.tx, ids)).map((row) => [row.id, row]))
  const names = await findNamesOf(ctx.tx, ids)
  const nominals = await findNominals(ctx.tx, [...new Set([...places.values()].map((row) => row.nominalId))])
  // Two people who were taken for one often have one name: the number tells them apart.
  const choice = (id: string) => {
    const nominalId = places.get(id)?.nominalId ?? ''
    const reference = nominals.find((row) => row.id === nominalId)?.reference
    const name = displayName(names.find((row) => row.personRecordId === id))
    return { personRecordId: id, nominalId, words: [name, reference].filter(Boolean).join(' ') }
  }
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    kindLabel: placementKinds.find((kind) => kind.code === row.kind)?.label ?? row.kind,
    words: wordsOf(row),
    recordedAt: row.recordedAt.toISOString(),
    recordedBy: row.recordedBy,
    decisionId: row.decisionId,
    isOn: choice(row.recordId),
    choices: row.choices.filter((id) => places.has(id)).map(choice),
    placedAt: row.placedAt?.toISOString() ?? null,
    placedBy: row.placedBy,
  }))
}

const labelled: readonly (readonly { code: string; label: string }[])[] = [
  personLocationRoles,
  personObjectRoles,
  eventRoles,
  relationshipTypes,
  identifierTypes,
  personMarkerTypes,
]

/** "Has the phone: 07700 900862", "PNC ID: 2015/0044172X"; a name says itself. */
function wordsOf({ code, words }: PlacementRow): string {
  if (code === null) return words ?? ''
  const label = labelled.flatMap((list) => list.find((row) => row.code === code) ?? [])[0]?.label ?? code
  return `${label}: ${words ?? ''}`
}
