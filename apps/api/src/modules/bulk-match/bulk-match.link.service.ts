/** What a row says becomes links: between records that a person accepted, or that are made after every match was looked at. */
import type { LinkRow } from '@mips/contracts/bulk-match'
import { NewPerson } from '@mips/contracts/nominal'
import { parsePhone } from '@mips/domain/identifiers/phone'
import type { ListRow } from '@mips/domain/bulk-match/read-row'
import {
  decideNewRecord,
  hasPart,
  linksOf,
  rowLinks,
  rowParts,
  textOf,
  type RowLink,
  type RowPart,
} from '@mips/domain/bulk-match/row-matches'
import { z } from 'zod'
import { holds } from '../../platform/access/principal.ts'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { createNominal } from '../nominal/nominal.create.service.ts'
import { dismissCandidate, searchPeople } from '../nominal/nominal.search.service.ts'
import { listChartNodes } from '../pole/chart.service.ts'
import { addLink } from '../pole/link.service.ts'
import { createObject } from '../pole/object.service.ts'
import { factHolder } from '../pole/person-ref.service.ts'
import { linkRecords, refuseFuture } from '../pole/record.service.ts'
import { held, refused } from './bulk-match.list.service.ts'
import { readRow } from './bulk-match.look.service.ts'
import {
  findCall,
  findHits,
  type HitRecord,
  keepLinks,
  keepLooked,
  type ListRecord,
} from './bulk-match.repository.ts'
import { heldRow, nodesOf, shownHits } from './bulk-match.rows.service.ts'

type Making = {
  ctx: Ctx
  list: ListRecord
  rowNo: number
  read: ListRow
  hits: readonly HitRecord[]
  /** Who was found before a person was made. */
  searched: string[]
}
type Made = {
  id: string
  kind: string
  reference: string | null
  title: string
  /** It was on record already. */
  isKnown?: boolean
}

/** Makes the links that were chosen, and first the records that the row has and the store has not; all of it or nothing. */
export async function linkRow(
  ctx: Ctx,
  listId: string,
  body: LinkRow,
): Promise<{ made: Made[]; links: string[] }> {
  const list = await held(ctx, listId)
  const row = await heldRow(ctx, list, body.rowNo)
  if (row.state !== 'LOOKED') throw refused('Look for this row first (BM-6).')
  if (row.linkIds.length > 0) throw new AppError('already_done', { facts: { links: row.linkIds } })
  const read = readRow(list, row.cells)
  const found = await findHits(ctx.tx, listId, [body.rowNo])
  const hits = await shownHits(ctx, read, found, await nodesOf(ctx, found))
  const making: Making = { ctx, list, rowNo: body.rowNo, read, hits, searched: [] }
  const wanted = checkedLinks(making.read, body)
  const made = new Map<RowPart, Made[]>()
  for (const part of body.makes) made.set(part, await makePart(making, part))
  const ends = await endsOf(making, made)
  const links: string[] = []
  for (const { code, role } of wanted) links.push(...(await makeLink(making, ends, { code, role })))
  await keepMade(making, made)
  await keepLinks(ctx.tx, listId, body.rowNo, [...new Set(links)])
  note(making, { made, ends, wanted }, links)
  return { made: newOf(made), links }
}

const newOf = (made: ReadonlyMap<RowPart, Made[]>): Made[] =>
  [...made.values()].flat().filter(({ isKnown }) => isKnown !== true)

type Told = { made: ReadonlyMap<RowPart, Made[]>; ends: Ends; wanted: LinkRow['links'] }

/** The entry names both ends of every link, what was made, and who was found by the search before; its terms are those of that search. */
function note({ ctx, list, rowNo, searched }: Making, { made, ends, wanted }: Told, links: string[]): void {
  const records = newOf(made)
  const tied = rowLinks
    .filter(({ code }) => wanted.some((one) => one.code === code))
    .flatMap(({ from, to }) => [...(ends.get(from) ?? []), ...(ends.get(to) ?? [])])
  const ids = [...new Set([...tied, ...records.map(({ id }) => id), ...searched])]
  Object.assign(ctx.audit, {
    subjectKind: 'Record',
    subjectId: undefined,
    subjectVersion: undefined,
    aclId: undefined,
    resultIds: ids,
    resultCount: ids.length,
    reasonGiven: list.reason,
    change: { matchList: list.id, row: rowNo, links, made: records.map(({ id }) => id) },
  })
}

function checkedLinks(read: ListRow, { links }: LinkRow): LinkRow['links'] {
  const possible = linksOf(read)
  links.forEach(({ code, role }, place) => {
    const link = possible.find((one) => one.code === code)
    if (link === undefined)
      throw badField(`links.${place}.code`, 'This row does not say so: choose from its own links (BM-7)')
    if (!link.roles.some((one) => one === role))
      throw badField(`links.${place}.role`, 'Choose how they are linked from the list (BM-7)')
  })
  return links
}

/** A part that is on no record: refused until every match of it was looked at. */
async function makePart(making: Making, part: RowPart): Promise<Made[]> {
  if (!hasPart(making.read, part)) throw badField('makes', 'The row does not have this part (BM-6)')
  const mine = making.hits.filter((hit) => hit.part === part)
  const decision = decideNewRecord(part, mine)
  if (!decision.allowed) throw refused(decision.reason)
  if (part === 'PERSON') return [await makePerson(making, mine)]
  const made: Made[] = []
  for (const value of textOf(making.read, part)) made.push(await makeObject(making, part, value))
  return made
}

/** By the same door as every other new person: searched for now, and what was rejected is kept as “somebody else”. */
async function makePerson(
  { ctx, list, read, searched }: Making,
  rejected: readonly HitRecord[],
): Promise<Made> {
  if (!holds(ctx.who, 'nominal.person.create'))
    throw refused(
      'You may not create people: ask somebody who may, and accept the person here afterwards (BM-6).',
    )
  const { postcode: _postcode, ...named } = read.person ?? {}
  const search = await searchPeople(ctx, named, { limit: 20, kind: 'bulk' })
  const found = new Set(search.hits.map(({ nominalId }) => nominalId))
  searched.push(...found)
  for (const { recordId } of rejected)
    if (found.has(recordId))
      await dismissCandidate(
        ctx,
        search.searchId,
        recordId,
        'Rejected when a list was held against the store',
      )
  const origins = Object.fromEntries(Object.keys(named).map((field) => [field, { how: 'imported' as const }]))
  const person = await createNominal(ctx, {
    searchId: search.searchId,
    person: NewPerson.parse({ ...named, phone: undefined }),
    sourceId: list.sourceId ?? undefined,
    verification: 'SELF_DECLARED',
    origins,
  })
  return { id: person.id, kind: 'Nominal', reference: person.reference, title: person.displayName }
}

async function makeObject({ ctx }: Making, part: RowPart, value: string): Promise<Made> {
  const origins = { number: { how: 'imported' as const } }
  const phone = parsePhone(value)
  const fields =
    part === 'VRM'
      ? ({ kind: 'VEHICLE', vrm: value } as const)
      : ({ kind: 'PHONE', number: phone.ok ? phone.display : value } as const)
  try {
    const { id, reference, label } = await createObject(ctx, { fields, origins })
    return { id, kind: 'Object', reference, title: label }
  } catch (error) {
    // Another row of the list made it since this one was looked for: the very same number is the same thing.
    const known = existingOf(error)
    if (known === undefined) throw error
    return { id: known.id, kind: 'Object', reference: null, title: known.label, isKnown: true }
  }
}

const Existing = z.object({ existing: z.array(z.object({ id: z.string(), label: z.string() })).length(1) })

function existingOf(error: unknown): { id: string; label: string } | undefined {
  if (!(error instanceof AppError) || error.code !== 'conflict') return undefined
  return Existing.safeParse(error.facts).data?.existing[0]
}

type Ends = ReadonlyMap<RowPart, readonly string[]>

/** The records that stand for each part: accepted or made. */
async function endsOf({ ctx, hits }: Making, made: ReadonlyMap<RowPart, Made[]>): Promise<Ends> {
  const accepted = hits.filter(({ decided }) => decided === 'ACCEPTED')
  const seen = new Set(
    (
      await listChartNodes(
        ctx,
        accepted.map(({ recordId }) => recordId),
      )
    ).map(({ id }) => id),
  )
  return new Map(
    rowParts.map(({ code }) => [
      code,
      [
        ...accepted.flatMap(({ part, recordId }) => (part === code && seen.has(recordId) ? [recordId] : [])),
        ...(made.get(code) ?? []).map(({ id }) => id),
      ],
    ]),
  )
}

async function makeLink(
  making: Making,
  ends: Ends,
  { code, role }: { code: RowLink; role: string },
): Promise<string[]> {
  const link = rowLinks.find((one) => one.code === code)
  const [from = [], to = []] = link === undefined ? [] : [ends.get(link.from), ends.get(link.to)]
  const missing = [from.length === 0 ? link?.from : undefined, to.length === 0 ? link?.to : undefined].find(
    Boolean,
  )
  if (link === undefined || missing !== undefined) {
    const label = rowParts.find((part) => part.code === missing)?.label.toLowerCase() ?? 'part'
    throw refused(`Accept the ${label} of this row, or make it, before you link it (BM-7).`)
  }
  const links: string[] = []
  for (const fromId of from)
    for (const toId of to)
      links.push(
        code === 'CALL' ? await linkCall(making, fromId, toId) : await linkOnce(making, fromId, toId, role),
      )
  return links
}

/** A call began and ended: every call of a bill is a link of its own, with its time; the bill of the other party, or the same sent twice, adds none. */
async function linkCall(making: Making, fromId: string, toId: string): Promise<string> {
  const { ctx, read } = making
  if (read.callAt === undefined) return linkOnce(making, fromId, toId, 'CALLED')
  const validFrom = new Date(read.callAt)
  refuseFuture(ctx, 'rowNo', validFrom)
  const call = {
    fromId: await factHolder(ctx.tx, fromId),
    toId: await factHolder(ctx.tx, toId),
    validFrom,
    validTo: new Date(validFrom.getTime() + (read.callSeconds ?? 0) * 1000),
  }
  const known = await findCall(ctx.tx, call)
  if (known !== undefined) return known
  const length = read.callSeconds === undefined ? '' : ` ${read.callSeconds} seconds.`
  return linkRecords(ctx, {
    ...call,
    role: 'CALLED',
    origin: 'imported',
    sourceId: making.list.sourceId ?? undefined,
    note: `${noteOf(making)}${length}`,
  })
}

/** A link that runs already is the link of this row. */
async function linkOnce(making: Making, fromId: string, toId: string, role: string): Promise<string> {
  const { ctx, list } = making
  try {
    const sourceId = list.sourceId ?? undefined
    return (await addLink(ctx, fromId, { toId, role, origin: 'imported', sourceId, note: noteOf(making) })).id
  } catch (error) {
    if (error instanceof AppError && error.code === 'already_done' && typeof error.facts?.linkId === 'string')
      return error.facts.linkId
    throw error
  }
}

/** Names the file by its hash and the row by its number, and says nothing of what the list is for. */
const noteOf = ({ list, rowNo }: Making) => `From a list, row ${rowNo}. File ${list.sha256.slice(0, 12)}.`

/** What was made is what the row is: it is shown as accepted from then on. */
async function keepMade({ ctx, list, rowNo }: Making, made: ReadonlyMap<RowPart, Made[]>): Promise<void> {
  const hits = [...made].flatMap(([part, records]) =>
    records.map(({ id }, place) => ({
      rowNo,
      part,
      recordId: id,
      place,
      strength: 'STRONG' as const,
      weight: null,
      matchedBy: records[place]?.isKnown === true ? 'Made from another row' : 'Made from this row',
      through: ['Object', 'Location'] as const,
    })),
  )
  await keepLooked(ctx.tx, { listId: list.id, userId: ctx.who.userId }, { rowNos: [rowNo], hits })
  for (const { part, recordId } of hits)
    await ctx.tx.bulkMatchHit.updateMany({
      where: { listId: list.id, rowNo, part, recordId },
      data: { decision: 'ACCEPTED', decidedAt: ctx.clock.now() },
    })
}
