/** The one search box: people, places, objects and events by one text, and type-ahead while it is typed. */
import type { PersonTerms, SearchAllReply, Suggestion } from '@mips/contracts/nominal-terms'
import type { IdentifierType } from '@mips/domain/identifiers/identifier-types'
import { recognise, type RecognisedKind } from '@mips/domain/identifiers/recognise'
import { displayName } from '@mips/domain/nominal/display-name'
import { fold } from '@mips/domain/nominal/fold-name'
import { formatDay } from '@mips/domain/time/day'
import type { Ctx } from '../../platform/http/module.ts'
import { holds } from '../../platform/access/principal.ts'
import { searchRecords, shownIds, suggestLocations } from '../pole/record-search.service.ts'
import { findBeginning, findBriefs } from './nominal.search.repository.ts'
import { shownDob } from './nominal.hit.ts'
import { searchPeople, todayOf } from './nominal.search.service.ts'

const eventKinds = [
  'Incident',
  'Arrest',
  'CustodyRecord',
  'VulnerabilityReport',
  'AsbReport',
  'IntelligenceReport',
  'Crime',
]

/** Searches everything that this reader may see; each group has its count and says why each thing was found. */
export async function searchAll(ctx: Ctx, text: string, limit: number): Promise<SearchAllReply> {
  const reading = readBox(text, todayOf(ctx))
  const people = await searchPeople(ctx, reading.terms, {
    limit,
    kind: 'box',
    references: reading.references,
  })
  const records = await searchRecords(ctx, { text, limit })
  const group = (kinds: string[]) => {
    const hits = records.hits.filter((hit) => kinds.includes(hit.kind))
    return {
      count: Math.max(
        hits.length,
        kinds.reduce((sum, kind) => sum + (records.counts[kind] ?? 0), 0),
      ),
      hits,
    }
  }
  ctx.audit.terms = { text }
  ctx.audit.resultIds = [...new Set([...people.hits.map((hit) => hit.nominalId), ...shownIds(records.hits)])]
  ctx.audit.resultCount = people.hits.length + records.hits.length
  return {
    searchId: people.searchId,
    people: { count: people.counts.found, hits: people.hits },
    places: group(['Location']),
    objects: group(['Object']),
    events: group(eventKinds),
    understood: people.understood,
    searchedAt: people.searchedAt,
  }
}

const identifierKinds: Partial<Record<RecognisedKind, IdentifierType>> = {
  pnc: 'PNC',
  cro: 'CRO',
  asn: 'ASN',
  nino: 'NINO',
  'driver-number': 'DRIVER_NUMBER',
  'prison-number': 'PRISON_NUMBER',
}

/** A text that reads as an identifier is looked up as one; everything else is read as a name with a date or an age. */
function readBox(text: string, today: string): { terms: PersonTerms; references: string[] } {
  const readings = recognise(text, today)
  const references = readings.flatMap((reading) =>
    reading.kind === 'reference' && reading.reference === 'NOMINAL' ? [reading.value] : [],
  )
  const identifiers = readings.flatMap((reading) => {
    const type = identifierKinds[reading.kind]
    return type === undefined ? [] : [{ type, value: reading.value }]
  })
  const value = (kind: RecognisedKind) => readings.find((reading) => reading.kind === kind)?.value
  const [phone, vrm, postcode] = [value('phone'), value('vrm'), value('postcode')]
  const isNumber =
    references.length + identifiers.length > 0 ||
    [phone, vrm, postcode, value('imei'), value('email')].some((found) => found !== undefined)
  return {
    references,
    terms: {
      ...(isNumber ? {} : { name: text }),
      ...(identifiers.length === 0 ? {} : { identifiers }),
      ...(phone === undefined ? {} : { phone }),
      ...(vrm === undefined ? {} : { vrm }),
      ...(postcode === undefined ? {} : { postcode }),
    },
  }
}

const mostPeople = 6

/** People whose names begin so, then places; empty until two letters were typed. */
export async function suggest(ctx: Ctx, text: string): Promise<{ suggestions: Suggestion[] }> {
  ctx.audit.terms = { text }
  const people = holds(ctx.who, 'nominal.person.search') ? await suggestPeople(ctx, text) : []
  const places = text.length < 3 ? [] : (await suggestLocations(ctx, text)).slice(0, 5)
  const suggestions = [
    ...people,
    ...places.map((place): Suggestion => ({
      id: place.id,
      kind: 'Location',
      title: place.address,
      detail: place.reference,
      hasWarning: place.markers.length > 0,
    })),
  ]
  ctx.audit.resultIds = suggestions.map((suggestion) => suggestion.id)
  ctx.audit.resultCount = suggestions.length
  return { suggestions }
}

async function suggestPeople(ctx: Ctx, text: string): Promise<Suggestion[]> {
  const words = fold(text).split(' ').filter(Boolean)
  const [first = '', second = ''] = [words[0], words.at(-1)]
  if (first.length < 2) return []
  const pairs =
    words.length === 1
      ? [{ surname: first, forename: '' }]
      : [
          { surname: second, forename: first },
          { surname: first, forename: second },
        ]
  const found = await findBeginning(ctx.tx, pairs, mostPeople)
  const briefs = new Map(
    (
      await findBriefs(
        ctx.tx,
        found.map((row) => row.nominalId),
      )
    ).map((brief) => [brief.nominalId, brief]),
  )
  return found.flatMap(({ nominalId }): Suggestion[] => {
    const brief = briefs.get(nominalId)
    if (brief === undefined) return []
    const dob = shownDob(brief)
    return [
      {
        id: nominalId,
        kind: 'Nominal',
        title: displayName(brief),
        detail:
          [dob === null ? undefined : `born ${formatDay(dob)}`, brief.address].filter(Boolean).join(' · ') ||
          null,
        hasWarning: brief.markers.length > 0,
      },
    ]
  })
}
