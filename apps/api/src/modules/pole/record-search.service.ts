/** The one box for everything but people: reads identifiers, then words, then near spellings of places. */
import { type RecordHit, type RecordSearchReply, searchKinds } from '@mips/contracts/pole'
import { objectKinds } from '@mips/domain/codes/objects'
import { recognise, type RecognisedKind } from '@mips/domain/identifiers/recognise'
import { vrmMisreads } from '@mips/domain/identifiers/vrm'
import { viewLinkedPeople, viewMarkers, viewPlace } from '@mips/domain/pole/record-view'
import { londonDay } from '@mips/domain/time/london-day'
import type { Ctx } from '../../platform/http/module.ts'
import {
  type EventHitRow,
  findByKeys,
  findByWords,
  findPlacesNear,
  foldText,
  type Found,
  listEvents,
  listObjects,
  listPlaceBriefs,
  listPlaces,
  type ObjectHitRow,
  type PlaceRow,
} from './record-search.repository.ts'
import { maySeeKind } from './kind-access.service.ts'

type Searching = Pick<Ctx, 'tx' | 'who' | 'clock'>
type Match = Found & { matchedBy: string }

/** Finds places, objects and events by identifier or words, narrowed to the kinds that this reader may see. */
export async function searchRecords(
  ctx: Searching,
  asked: { text: string; kinds?: readonly string[] | undefined; limit: number },
): Promise<RecordSearchReply> {
  const kinds = (asked.kinds ?? searchKinds).filter((kind) => maySeeKind(ctx.who, kind))
  const reach = { kinds, acls: ctx.who.acls, limit: asked.limit }
  const keys = keysOf(asked.text, londonDay(ctx.clock.now().toISOString()))
  const exact = (await findByKeys(ctx.tx, [...keys.keys()], reach)).map((found) => ({
    ...found,
    matchedBy: keys.get(found.key ?? '') ?? 'Number',
  }))
  const folded = await foldText(ctx.tx, asked.text)
  const words = folded.split(' ').filter(Boolean).slice(0, 8)
  const worded = (await findByWords(ctx.tx, words, reach)).map((found) => ({
    ...found,
    matchedBy: wordsOf(found),
  }))
  const near =
    exact.length + worded.length === 0 && folded.length >= 5 && kinds.includes('Location')
      ? await findPlacesNear(ctx.tx, folded, reach)
      : []
  const matches = onceEach([
    ...exact,
    ...worded,
    ...near.map((found) => ({ ...found, matchedBy: 'Near in spelling' })),
  ])
  return { hits: await readable(ctx, matches), counts: countsOf(matches) }
}

/** The ids that a search showed, the people at its places included, for its audit entry. */
export const shownIds = (hits: readonly RecordHit[]): string[] => [
  ...new Set(hits.flatMap((hit) => [hit.id, ...hit.peopleHere.map((person) => person.nominalId)])),
]

/** Places for type-ahead: every word, then near spellings. */
export async function suggestLocations(ctx: Searching, text: string) {
  const reach = { kinds: ['Location'], acls: ctx.who.acls, limit: 10 }
  const folded = await foldText(ctx.tx, text)
  if (folded.length < 2) return []
  const keys = keysOf(text, londonDay(ctx.clock.now().toISOString()))
  const found = onceEach(
    [
      ...(await findByKeys(ctx.tx, [...keys.keys()], reach)),
      ...(await findByWords(ctx.tx, folded.split(' ').slice(0, 8), reach)),
    ].map((match) => ({ ...match, matchedBy: '' })),
  )
  const places = found.length > 0 || folded.length < 5 ? found : await findPlacesNear(ctx.tx, folded, reach)
  const briefs = await listPlaceBriefs(
    ctx.tx,
    places.slice(0, 10).map((place) => place.id),
  )
  return briefs.map((row) => viewPlace(row.brief, londonDay(ctx.clock.now().toISOString())))
}

const keyWords: Partial<Record<RecognisedKind, string>> = {
  reference: 'Reference',
  vrm: 'Registration mark',
  postcode: 'Postcode',
  phone: 'Telephone number',
  imei: 'IMEI',
  email: 'Email address',
  asn: 'Arrest or summons number',
}

/** Every key that the text could be, with the words for why it matched. */
function keysOf(text: string, day: string): Map<string, string> {
  const keys = new Map<string, string>()
  for (const reading of recognise(text, day)) {
    const word = keyWords[reading.kind]
    if (word === undefined) continue
    if (reading.kind === 'vrm')
      for (const misread of vrmMisreads(reading.value))
        keys.set(misread, `Registration mark easily misread for ${reading.value}`)
    keys.set(reading.kind === 'reference' ? squash(reading.value) : reading.value.toUpperCase(), word)
  }
  const plain = squash(text)
  // A serial or document number has no shape of its own; with a digit in it, it may be one.
  if (plain.length >= 4 && /\d/.test(plain) && !keys.has(plain)) keys.set(plain, 'Number')
  return keys
}

const squash = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]/g, '')

const wordsOf = (found: Found) => {
  if (found.kind === 'Location') return found.isPhrase ? 'Address' : 'Words of the address'
  return found.isPhrase ? 'These words together' : 'All these words'
}

function onceEach(matches: readonly Match[]): Match[] {
  const seen = new Map<string, Match>()
  for (const match of matches) if (!seen.has(match.id)) seen.set(match.id, match)
  return [...seen.values()]
}

function countsOf(matches: readonly Match[]): Record<string, number> {
  const counts: Record<string, number> = {}
  const listed = new Map<string, number>()
  for (const match of matches) {
    listed.set(match.kind, (listed.get(match.kind) ?? 0) + 1)
    counts[match.kind] = Math.max(counts[match.kind] ?? 0, match.found, listed.get(match.kind) ?? 0)
  }
  return counts
}

async function readable(ctx: Searching, matches: readonly Match[]): Promise<RecordHit[]> {
  const ids = (test: (kind: string) => boolean) =>
    matches.filter((match) => test(match.kind)).map((match) => match.id)
  const day = londonDay(ctx.clock.now().toISOString())
  const places = (
    await listPlaces(
      ctx.tx,
      ids((kind) => kind === 'Location'),
    )
  ).map((row) => placeHit(row, day))
  const objects = (
    await listObjects(
      ctx.tx,
      ids((kind) => kind === 'Object'),
    )
  ).map((row) => objectHit(row, day))
  const events = (
    await listEvents(
      ctx.tx,
      ids((kind) => kind !== 'Location' && kind !== 'Object'),
    )
  ).map(eventHit)
  const byId = new Map([...places, ...objects, ...events].map((hit) => [hit.id, hit]))
  return matches.flatMap((match) => {
    const hit = byId.get(match.id)
    return hit === undefined ? [] : [{ ...hit, matchedBy: match.matchedBy }]
  })
}

type Unmatched = Omit<RecordHit, 'matchedBy'>

function placeHit(row: PlaceRow, day: string): Unmatched {
  const { id, reference, address, postcode, markers } = viewPlace(row.brief, day)
  const peopleHere = viewLinkedPeople(row.people, day).filter((person) => person.endedAt === null)
  return {
    id,
    kind: 'Location',
    reference,
    title: address,
    subtitle: postcode,
    happenedAt: null,
    markers,
    peopleHere,
  }
}

function objectHit(row: ObjectHitRow, day: string): Unmatched {
  const subtitle = objectKinds.find((kind) => kind.code === row.kind)?.label ?? row.kind
  return {
    id: row.id,
    kind: 'Object',
    reference: row.reference,
    title: row.label,
    subtitle,
    happenedAt: null,
    markers: viewMarkers(row.markers, day),
    peopleHere: [],
  }
}

const eventHit = (row: EventHitRow): Unmatched => ({
  id: row.id,
  kind: row.kind,
  reference: row.reference,
  title: row.title,
  subtitle: row.address,
  happenedAt: row.occurredFrom.toISOString(),
  markers: [],
  peopleHere: [],
})
