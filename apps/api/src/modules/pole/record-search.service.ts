/** The one box for everything but people: reads identifiers and wildcards, then words, then near spellings of places. */
import { type RecordHit, type RecordSearchReply, searchKinds } from '@mips/contracts/pole-search'
import { objectKinds } from '@mips/domain/codes/objects'
import { recognise, type RecognisedKind } from '@mips/domain/identifiers/recognise'
import { vrmMisreads } from '@mips/domain/identifiers/vrm'
import { readWildcard, readWildcardAmong } from '@mips/domain/identifiers/wildcard'
import { viewLinkedPeople, viewMarkers, viewPlace } from '@mips/domain/pole/record-view'
import { tellingWords } from '@mips/domain/search/address-words'
import { londonDay } from '@mips/domain/time/london-day'
import type { PlainCtx } from '../../platform/http/module.ts'
import {
  beginSearch,
  type EventHitRow,
  findByWords,
  type Found,
  listFound,
  listPlaceBriefs,
  type ObjectHitRow,
  type PlaceRow,
  type Reach,
} from './record-search.repository.ts'
import { maySeeKind } from './kind-access.service.ts'
import { findNearPlaces, findOfDay, findWildcards, findWithPlaces } from './record-near.service.ts'

type Searching = Pick<PlainCtx, 'tx' | 'clock'> & {
  readonly who: Pick<PlainCtx['who'], 'permissions' | 'acls'>
}

/** A record found and why; `isMisread` where the number is another one that is easily taken for it. */
export type Match = Found & { matchedBy: string; isMisread: boolean }
type Asked = { text: string; kinds?: readonly string[] | undefined; limit: number }

/** Finds places, objects and events by identifier or words, narrowed to the kinds that this reader may see. */
export async function searchRecords(ctx: Searching, asked: Asked): Promise<RecordSearchReply> {
  const matches = await matchRecords(ctx, asked)
  return { hits: await readMatches(ctx, matches), counts: countsOf(matches) }
}

/** What a text finds, not yet made readable: at most `limit` of each kind. */
export async function matchRecords(ctx: Searching, asked: Asked): Promise<Match[]> {
  const kinds = (asked.kinds ?? searchKinds).filter((kind) => maySeeKind(ctx.who, kind))
  const reach = { kinds, acls: ctx.who.acls, limit: asked.limit }
  const wildcard = readWildcard(asked.text)
  const amongWords = readWildcardAmong(asked.text)
  if (amongWords !== undefined) {
    const among = await findWildcards(ctx.tx, amongWords.wildcard, reach, amongWords.words)
    if (among.length > 0) return onceEach(among)
  }
  if (wildcard !== undefined) return onceEach(await findWildcards(ctx.tx, wildcard, reach))
  const today = londonDay(ctx.clock.now().toISOString())
  const day = recognise(asked.text, today).find((reading) => reading.kind === 'date')?.value
  const keys = keysOf(asked.text, today)
  const { folded, exact } = await beginSearch(ctx.tx, asked.text, [...keys.keys()], reach)
  const words = folded.split(' ').filter(Boolean).slice(0, 8)
  const found = [
    ...exact.map((match) => ({ ...match, ...(keys.get(match.key ?? '') ?? plainKey) })),
    ...(await findWords(ctx.tx, words, reach)),
  ]
  const near = found.some((match) => match.kind === 'Location')
    ? []
    : await findNearPlaces(ctx.tx, words, reach)
  const ofDay = day === undefined ? [] : await findOfDay(ctx.tx, day, reach)
  const all = [...found, ...ofDay, ...near]
  const isEventFound = all.some((match) => match.kind !== 'Location' && match.kind !== 'Object')
  const atPlaces = isEventFound || exact.length > 0 ? [] : await findWithPlaces(ctx.tx, words, reach)
  return onceEach([...all, ...atPlaces])
}

/** Records that hold every word; where none does, those that hold every word that says something. */
async function findWords(tx: Searching['tx'], words: readonly string[], reach: Reach): Promise<Match[]> {
  const found = await findByWords(tx, words, reach)
  const telling = tellingWords(words)
  const rows =
    found.length > 0 || telling.length === words.length ? found : await findByWords(tx, telling, reach)
  return rows.map((match) => ({ ...match, matchedBy: wordsOf(match), isMisread: false }))
}

/** The ids that a search showed, the people at its places included, for its audit entry. */
export const shownIds = (hits: readonly RecordHit[]): string[] => [
  ...new Set(hits.flatMap((hit) => [hit.id, ...hit.peopleHere.map((person) => person.nominalId)])),
]

/** Places for type-ahead: every word, then near spellings. */
export async function suggestLocations(ctx: Searching, text: string) {
  const places = await matchRecords(ctx, { text, kinds: ['Location'], limit: 10 })
  const briefs = await listPlaceBriefs(
    ctx.tx,
    places.slice(0, 10).map((place) => place.id),
  )
  return briefs.map((row) => viewPlace(row.brief, londonDay(ctx.clock.now().toISOString())))
}

const keyWords: Partial<Record<RecognisedKind, string>> = {
  reference: 'Reference',
  'older-crime': 'Crime reference of an older system',
  vrm: 'Registration mark',
  postcode: 'Postcode',
  phone: 'Telephone number',
  imei: 'IMEI',
  email: 'Email address',
  asn: 'Arrest or summons number',
}

type Key = { matchedBy: string; isMisread: boolean }
const plainKey: Key = { matchedBy: 'Number', isMisread: false }

/** Every key that the text could be, with the words for why it matched. */
function keysOf(text: string, day: string): Map<string, Key> {
  const keys = new Map<string, Key>()
  for (const reading of recognise(text, day)) {
    const matchedBy = keyWords[reading.kind]
    if (matchedBy === undefined) continue
    if (reading.kind === 'vrm')
      for (const misread of vrmMisreads(reading.value))
        keys.set(misread, {
          matchedBy: `Registration mark easily misread for ${reading.value}`,
          isMisread: true,
        })
    const isReference = reading.kind === 'reference' || reading.kind === 'older-crime'
    keys.set(isReference ? squash(reading.value) : reading.value.toUpperCase(), {
      matchedBy,
      isMisread: false,
    })
  }
  const plain = squash(text)
  // A serial or document number has no shape of its own; with a digit in it, it may be one.
  if (plain.length >= 4 && /\d/.test(plain) && !keys.has(plain)) keys.set(plain, plainKey)
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

/** How many were found of each kind, those beyond the limit included. */
export function countsOf(matches: readonly Match[]): Record<string, number> {
  const counts: Record<string, number> = {}
  const listed = new Map<string, number>()
  for (const match of matches) {
    listed.set(match.kind, (listed.get(match.kind) ?? 0) + 1)
    counts[match.kind] = Math.max(counts[match.kind] ?? 0, match.found, listed.get(match.kind) ?? 0)
  }
  return counts
}

/** The records that were found as lines of a list, in the same order but for places with warnings, which come first. */
export async function readMatches(ctx: Searching, matches: readonly Match[]): Promise<RecordHit[]> {
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
  const { id, reference, address, postcode, markers, isMatched, gazetteer } = viewPlace(row.brief, day)
  const peopleHere = viewLinkedPeople(row.people, day).filter((person) => person.endedAt === null)
  return {
    id,
    kind: 'Location',
    reference,
    title: address,
    subtitle: isMatched ? postcode : [postcode, gazetteer].filter(Boolean).join(' · '),
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
    peopleHere: viewLinkedPeople(row.people, day).filter((person) => person.endedAt === null),
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
