/** The one box for everything but people: reads identifiers, then words, then near spellings of places. */
import { type RecordHit, type RecordSearchReply, searchKinds } from '@mips/contracts/pole'
import { objectKinds } from '@mips/domain/codes/objects'
import { recognise, type RecognisedKind } from '@mips/domain/identifiers/recognise'
import { vrmMisreads } from '@mips/domain/identifiers/vrm'
import { viewLinkedPeople, viewMarkers, viewPlace } from '@mips/domain/pole/record-view'
import { londonDay } from '@mips/domain/time/london-day'
import type { Ctx } from '../../platform/http/module.ts'
import {
  beginSearch,
  type EventHitRow,
  findByWords,
  findPlacesNear,
  type Found,
  listFound,
  listPlaceBriefs,
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
  const begun = await beginSearch(ctx.tx, asked.text, [...keys.keys()], reach)
  const { folded } = begun
  const exact = begun.exact.map((found) => ({ ...found, matchedBy: keys.get(found.key ?? '') ?? 'Number' }))
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
  if (!maySeeKind(ctx.who, 'Location')) return []
  const reach = { kinds: ['Location'], acls: ctx.who.acls, limit: 10 }
  const keys = keysOf(text, londonDay(ctx.clock.now().toISOString()))
  const { folded, exact } = await beginSearch(ctx.tx, text, [...keys.keys()], reach)
  if (folded.length < 2) return []
  const worded = await findByWords(ctx.tx, folded.split(' ').slice(0, 8), reach)
  const found = onceEach([...exact, ...worded].map((match) => ({ ...match, matchedBy: '' })))
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
  const places = matches.filter((match) => match.kind === 'Location').map((match) => match.id)
  const objects = matches.filter((match) => match.kind === 'Object').map((match) => match.id)
  const events = matches
    .map((match) => match.id)
    .filter((id) => !places.includes(id) && !objects.includes(id))
  const day = londonDay(ctx.clock.now().toISOString())
  const rows = await listFound(ctx.tx, { places, objects, events })
  const hits = [
    ...rows.places.map((row) => placeHit(row, day)),
    ...rows.objects.map((row) => objectHit(row, day)),
    ...rows.events.map(eventHit),
  ]
  const byId = new Map(hits.map((hit) => [hit.id, hit]))
  return dangerFirst(
    matches.flatMap((match) => {
      const hit = byId.get(match.id)
      return hit === undefined ? [] : [{ ...hit, matchedBy: match.matchedBy }]
    }),
  )
}

/** Of places that match alike, those with live warnings come first, the gravest on top: nobody should miss one by not scrolling. */
function dangerFirst(hits: RecordHit[]): RecordHit[] {
  const places = hits.filter((hit) => hit.kind === 'Location')
  const order = [...new Set(places.map((hit) => hit.matchedBy))]
  const gravity = (hit: RecordHit) => Math.max(0, ...hit.markers.map((marker) => marker.severity))
  const sorted = [...places].sort(
    (a, b) => order.indexOf(a.matchedBy) - order.indexOf(b.matchedBy) || gravity(b) - gravity(a),
  )
  return hits.map((hit) => (hit.kind === 'Location' ? (sorted.shift() ?? hit) : hit))
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
  happenedAt: new Date(row.occurredFrom).toISOString(),
  markers: [],
  peopleHere: [],
})
