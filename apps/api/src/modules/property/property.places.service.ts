/** Stores, shelves and their counts, and finding by scan. */
import type { property } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import type { CountReply } from '@mips/contracts/property-replies'
import { needsTwoPeople } from '@mips/domain/property/property-kinds'
import { readScan } from '@mips/domain/property/scan'
import { closingProblems } from '@mips/domain/property/store-places'
import { auditStock, type StockItem } from '@mips/domain/property/stock-audit'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import {
  findByNumbers,
  findByReference,
  findByWords,
  findPlaceByCode,
  findPlacePage,
  findPlaces,
  findShelves,
  findUser,
  insertCount,
  insertPlace,
  updatePlace,
} from './property.repository.ts'
import type { LineRow, PlacePageRow } from './property.rows.ts'

type Routes = (typeof property)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']

const MOST_HITS = 50

export async function requirePlace(ctx: Ctx, placeId: string): Promise<PlacePageRow> {
  const place = await findPlacePage(ctx.tx, placeId)
  if (place === undefined) throw new AppError('not_found')
  return place
}

export async function makePlace(ctx: Ctx, { parentId, ...body }: Body<'makePlace'>) {
  if ((await findPlaceByCode(ctx.tx, body.code)) !== null)
    throw badField('code', 'Another place has this code')
  if (parentId !== undefined) {
    const parent = await findPlacePage(ctx.tx, parentId)
    if (parent === undefined) throw badField('parentId', 'Choose a store')
    if (parent.closedOn !== null) throw badField('parentId', 'This store is closed: choose another')
    if (parent.parentId !== null) throw badField('parentId', 'A shelf is in a store, not in another shelf')
  }
  await requireColleagues(ctx, body.keeperIds)
  const now = ctx.clock.now()
  const { id } = await insertPlace(ctx.tx, {
    ...body,
    parentId: parentId ?? null,
    openedOn: new Date(`${londonDay(now.toISOString())}T00:00:00Z`),
    createdBy: ctx.who.userId,
    createdAt: now,
  })
  ctx.audit.change = { place: id, code: body.code }
  return { id }
}

export async function changePlace(
  ctx: Ctx,
  placeId: string,
  { version, isClosed, ...body }: Body<'changePlace'>,
) {
  const place = await requirePlace(ctx, placeId)
  if (version !== place.version)
    throw new AppError('stale_version', { facts: { yourVersion: version, currentVersion: place.version } })
  if (isClosed) await refuseClosing(ctx, place)
  const store = place.parentId === null ? undefined : await findPlacePage(ctx.tx, place.parentId)
  if (!isClosed && store !== undefined && store.closedOn !== null)
    throw badField('isClosed', 'Its store is closed: open the store first')
  await requireColleagues(ctx, body.keeperIds)
  const day = new Date(`${londonDay(ctx.clock.now().toISOString())}T00:00:00Z`)
  const closedOn = place.closedOn === null ? day : new Date(place.closedOn)
  const changed = await updatePlace(
    ctx.tx,
    { id: placeId, version },
    { ...body, closedOn: isClosed ? closedOn : null },
  )
  if (!changed)
    throw new AppError('stale_version', { facts: { yourVersion: version, currentVersion: version + 1 } })
  ctx.audit.change = { place: placeId, ...body, isClosed }
  return { id: placeId, version: version + 1 }
}

/** PX-27: what lies in the place or on its shelves is moved first. */
async function refuseClosing(ctx: Ctx, place: PlacePageRow): Promise<void> {
  const shelves = await findShelves(ctx.tx, place.id)
  const [problem] = closingProblems({
    items: place.items,
    shelves: shelves.map(({ label, items, closedOn }) => ({ label, items, isClosed: closedOn !== null })),
  })
  if (problem !== undefined) throw badField('isClosed', `${problem.rule}: ${problem.message}`)
}

async function requireColleagues(ctx: Ctx, ids: readonly string[]): Promise<void> {
  for (const id of ids)
    if ((await findUser(ctx.tx, id)) === null) throw badField('keeperIds', 'Choose colleagues')
}

/** Counts a place: what should be there against what was scanned; a difference changes no continuity by itself. */
export async function count(ctx: Ctx, placeId: string, body: Body<'count'>): Promise<CountReply> {
  const place = await requirePlace(ctx, placeId)
  if (body.secondPersonId !== undefined && (await findUser(ctx.tx, body.secondPersonId)) === null)
    throw badField('secondPersonId', 'Choose a colleague')
  const { items, scanned } = await readScans(ctx, place, body.scanned)
  const audit = auditStock(
    {
      placeId,
      scanned,
      countedBy: ctx.who.userId,
      ...(body.secondPersonId === undefined ? {} : { secondPerson: body.secondPersonId }),
    },
    items,
  )
  refuseProblems(audit.problems)
  const missing = new Set(audit.differences.flatMap((one) => (one.kind === 'MISSING' ? [one.itemId] : [])))
  const answers = [
    ...place.contents.map(({ id }) => ({ exhibitId: id, answer: missing.has(id) ? 'MISSING' : 'FOUND' })),
    ...audit.differences.flatMap((one) =>
      one.kind === 'MISPLACED' ? [{ exhibitId: one.itemId, answer: 'MISPLACED' }] : [],
    ),
  ]
  const now = ctx.clock.now()
  const id = await insertCount(
    ctx.tx,
    {
      placeId,
      countedBy: ctx.who.userId,
      secondPerson: body.secondPersonId ?? null,
      countedAt: now,
      unknown: audit.differences.flatMap((one) => (one.kind === 'UNKNOWN' ? [one.scanned] : [])),
    },
    answers,
    new Date(`${londonDay(now.toISOString())}T00:00:00Z`),
  )
  Object.assign(ctx.audit, {
    resultIds: answers.slice(0, 100).map(({ exhibitId }) => exhibitId),
    change: { place: placeId, count: id, expected: audit.expected, found: audit.found },
  })
  return {
    id,
    expected: audit.expected,
    found: audit.found,
    differences: audit.differences.map((one) => ({
      kind: one.kind,
      exhibitId: one.kind === 'UNKNOWN' ? null : one.itemId,
      reference: one.kind === 'UNKNOWN' ? one.scanned : one.reference,
      text: one.text,
      rule: one.rule,
    })),
  }
}

/** The items that the labels are of; what is no label of ours stays as it was scanned. */
async function readScans(ctx: Ctx, place: PlacePageRow, typed: readonly string[]) {
  const scans = typed.map((text) => ({ text, scan: readScan(text) }))
  const numbers = scans.flatMap(({ scan }) => (scan.kind === 'EXHIBIT' ? [scan.value] : []))
  const others = (await findByNumbers(ctx.tx, numbers)).filter(
    ({ id }) => !place.contents.some((item) => item.id === id),
  )
  const known = [...place.contents, ...others]
  const scanned = scans.map(({ text, scan }) => {
    if (scan.kind === 'EXHIBIT') return known.find(({ reference }) => reference === scan.value)?.id ?? text
    // A reference that is written on the bag counts where one item here alone has it.
    const here = place.contents.filter(({ exhibitRef }) => exhibitRef === scan.value)
    return (here.length === 1 ? here[0]?.id : undefined) ?? text
  })
  return { items: known.map(stockItem), scanned }
}

const stockItem = (row: LineRow): StockItem => ({
  itemId: row.id,
  reference: row.exhibitRef,
  holder: { kind: row.holderKind, id: row.holderId },
  isSensitive: needsTwoPeople(row.kind),
})

/** What a scan or what was typed in its place stands for. */
export async function find(ctx: Ctx, typed: string) {
  const scan = readScan(typed)
  const exhibits = await hitsOf(ctx, scan)
  const places = await findPlaces(ctx.tx)
  const code = scan.value.toUpperCase()
  Object.assign(ctx.audit, {
    resultIds: exhibits.slice(0, 100).map(({ id }) => id),
    resultCount: exhibits.length,
  })
  return { exhibits, places: places.filter((place) => place.code === code) }
}

function hitsOf(ctx: Ctx, scan: ReturnType<typeof readScan>): Promise<LineRow[]> {
  switch (scan.kind) {
    case 'EXHIBIT':
      return findByNumbers(ctx.tx, [scan.value])
    case 'REFERENCE':
      return findByReference(ctx.tx, scan.value, MOST_HITS)
    case 'PLACE':
      return Promise.resolve([])
    case 'WORDS':
      return findByWords(ctx.tx, scan.value, MOST_HITS)
  }
}
