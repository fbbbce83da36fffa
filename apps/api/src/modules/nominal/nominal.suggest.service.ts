/** Type-ahead: what the letters so far could mean, the nearest few of each kind. */
import type { RecordHit } from '@mips/contracts/pole-search'
import { searchKinds } from '@mips/contracts/pole-search'
import type { Suggestion, SuggestReply } from '@mips/contracts/nominal-terms'
import { displayName } from '@mips/domain/nominal/display-name'
import { fold } from '@mips/domain/nominal/fold-name'
import { formatDay } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { holds } from '../../platform/access/principal.ts'
import type { PlainCtx } from '../../platform/http/module.ts'
import { matchRecords, readMatches, suggestLocations } from '../pole/record-search.service.ts'
import { findByIdentifiers } from './nominal.box.repository.ts'
import { readBox, type BoxReading } from './nominal.box.reading.ts'
import { shownDob } from './nominal.hit.ts'
import { findBeginning, findBriefs, findByReference } from './nominal.search.repository.ts'
import { todayOf } from './nominal.search.service.ts'

const mostPeople = 6
const mostPlaces = 5
const mostThings = 4
const mostEvents = 4
const eventKinds = searchKinds.filter((kind) => kind !== 'Location' && kind !== 'Object')

/** People whose names begin so or who hold the number, then places, things and events; empty until two letters were typed. */
export async function suggest(ctx: PlainCtx, text: string): Promise<SuggestReply> {
  ctx.audit.terms = { text }
  const reading = readBox(text, todayOf(ctx))
  const people = holds(ctx.who, 'nominal.person.search') ? await suggestPeople(ctx, text, reading) : []
  const isLong = text.length >= 3
  const suggestions = [
    ...people,
    ...(isLong ? await suggestPlaces(ctx, text) : []),
    ...(isLong ? await suggestThings(ctx, text) : []),
    ...(isLong ? await suggestEvents(ctx, text) : []),
  ]
  ctx.audit.resultIds = suggestions.map((suggestion) => suggestion.id)
  ctx.audit.resultCount = suggestions.length
  return { suggestions, understood: reading.words }
}

async function suggestPeople(ctx: PlainCtx, text: string, reading: BoxReading): Promise<Suggestion[]> {
  const found = reading.isNumber
    ? [
        ...(reading.references.length > 0 ? await findByReference(ctx.tx, reading.references) : []),
        ...(reading.identifiers.length > 0 ? await findByIdentifiers(ctx.tx, reading.identifiers) : []),
      ]
    : await beginning(ctx, text)
  const ids = [...new Set(found.map((row) => row.nominalId))].slice(0, mostPeople)
  const briefs = new Map((await findBriefs(ctx.tx, ids)).map((brief) => [brief.nominalId, brief]))
  return ids.flatMap((nominalId): Suggestion[] => {
    const brief = briefs.get(nominalId)
    if (brief === undefined) return []
    const dob = shownDob(brief)
    const isWanted = brief.markers.some(({ code }) => code === 'WANTED')
    const detail = [
      isWanted ? 'wanted on warrant' : undefined,
      dob === null ? undefined : `born ${formatDay(dob)}`,
      brief.address,
    ]
      .filter(Boolean)
      .join(' · ')
    return [
      {
        id: nominalId,
        kind: 'Nominal',
        title: displayName(brief),
        detail: detail || null,
        hasWarning: brief.markers.length > 0,
      },
    ]
  })
}

function beginning(ctx: PlainCtx, text: string): Promise<{ nominalId: string }[]> {
  // A year or a date after the name narrows the search itself, not what is offered while it is typed.
  const words = fold(text)
    .split(' ')
    .filter((word) => word !== '' && !/\d/.test(word))
  const [first = '', second = ''] = [words[0], words.at(-1)]
  if (first.length < 2) return Promise.resolve([])
  const pairs =
    words.length === 1
      ? [{ surname: first, forename: '' }]
      : [
          { surname: second, forename: first },
          { surname: first, forename: second },
        ]
  return findBeginning(ctx.tx, pairs, mostPeople)
}

const suggestPlaces = async (ctx: PlainCtx, text: string): Promise<Suggestion[]> =>
  (await suggestLocations(ctx, text)).slice(0, mostPlaces).map((place) => ({
    id: place.id,
    kind: 'Location',
    title: place.address,
    detail: place.reference,
    hasWarning: place.markers.length > 0,
  }))

/** A number is looked for from its beginning on: `AB12` finds AB12 CDE. */
async function suggestThings(ctx: PlainCtx, text: string): Promise<Suggestion[]> {
  const isPart = /\d/.test(text) && !/[?*@]/.test(text)
  const matches = [
    ...(await matchRecords(ctx, { text, kinds: ['Object'], limit: mostThings })),
    ...(isPart ? await matchRecords(ctx, { text: `${text}*`, kinds: ['Object'], limit: mostThings }) : []),
  ].filter((match, place, all) => !match.isMisread && all.findIndex(({ id }) => id === match.id) === place)
  return (await readMatches(ctx, matches.slice(0, mostThings))).map((hit) => ({
    ...common(hit),
    kind: 'Object',
    detail: [hit.subtitle, ...hit.peopleHere.slice(0, 1).map((person) => person.name)]
      .filter(Boolean)
      .join(' · '),
  }))
}

async function suggestEvents(ctx: PlainCtx, text: string): Promise<Suggestion[]> {
  const matches = await matchRecords(ctx, { text, kinds: eventKinds, limit: mostEvents })
  return (await readMatches(ctx, matches.slice(0, mostEvents))).flatMap((hit): Suggestion[] => {
    const kind = eventKinds.find((one) => one === hit.kind)
    if (kind === undefined) return []
    const day = hit.happenedAt === null ? undefined : formatDay(londonDay(hit.happenedAt))
    return [{ ...common(hit), kind, detail: [hit.reference, day, hit.subtitle].filter(Boolean).join(' · ') }]
  })
}

const common = (hit: RecordHit) => ({ id: hit.id, title: hit.title, hasWarning: hit.markers.length > 0 })
