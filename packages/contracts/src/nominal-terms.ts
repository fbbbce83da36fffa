/** What a search for a person asks with, and what it answers: the terms, the hits and why each is one. */
import { identifierTypes } from '@mips/domain/identifiers/identifier-types'
import { partialDate } from '@mips/domain/nominal/partial-date'
import { z } from 'zod'
import { anyCodeOf, day, int4, oneOf, requiredText, text } from './common.ts'
import { ageBands, facetFields, periods } from '@mips/domain/search/facets'
import { textFields } from '@mips/domain/search/text-sources'
import { RecordHit, searchKinds, TextHit } from './pole-search.ts'

export const sexCodes = ['M', 'F', 'N', 'NS'] as const

/** A date of birth as far as it is known: YYYY-MM-DD, YYYY-MM or YYYY. */
export const PartialDob = text(10).refine(
  (value) => partialDate(value) !== undefined && value >= '1850' && value < '2100',
  {
    error: 'Enter a real date of birth, or the year alone, like 1987',
  },
)

export const IdentifierTerm = z.strictObject({
  type: anyCodeOf(identifierTypes),
  value: requiredText(60, 'Enter the identifier'),
})

/** Every part may be missing but not all of them; `name` is what was typed in one box, in any order. */
export const PersonTerms = z.strictObject({
  forename: text(100).optional(),
  middle: text(100).optional(),
  surname: text(100).optional(),
  name: text(200).optional(),
  dob: PartialDob.optional(),
  ageYears: int4(0, 130).optional(),
  sex: oneOf(sexCodes).optional(),
  identifiers: z.array(IdentifierTerm).max(10, { error: 'Search for ten identifiers or fewer' }).optional(),
  phone: text(40).optional(),
  vrm: text(15).optional(),
  postcode: text(12).optional(),
  address: text(200).optional(),
})
export type PersonTerms = z.infer<typeof PersonTerms>

/** Whether there is anything to look for. */
export const hasTerms = (terms: PersonTerms): boolean =>
  [
    terms.forename,
    terms.middle,
    terms.surname,
    terms.name,
    terms.dob,
    terms.phone,
    terms.vrm,
    terms.postcode,
    terms.address,
  ].some((term) => term !== undefined && term !== '') || (terms.identifiers?.length ?? 0) > 0

export const MarkerBrief = z.object({
  id: z.string(),
  code: z.string(),
  label: z.string(),
  category: z.string(),
  severity: z.number(),
  startsOn: z.string(),
  reviewOn: z.string(),
  isUnreviewed: z.boolean(),
})
export type MarkerBrief = z.infer<typeof MarkerBrief>

/** A photograph by its own id and that of the record that holds it, as `pole.getPhotograph` asks for it. */
export const PhotographRef = z.object({ id: z.string(), recordId: z.string() })

export const LastAddress = z.object({
  locationId: z.string(),
  address: z.string(),
  since: z.string().nullable(),
})

/** A nominal in a list: enough to know the person again, and the live warnings. */
export const PersonHit = z.object({
  nominalId: z.string(),
  reference: z.string().nullable(),
  displayName: z.string(),
  dob: z.string().nullable(),
  dobPrecision: z.string(),
  ageYears: z.number().nullable(),
  sex: z.string().nullable(),
  photograph: PhotographRef.nullable(),
  markers: z.array(MarkerBrief),
  lastAddress: LastAddress.nullable(),
  alsoKnownAs: z.array(z.string()),
  isRestricted: z.boolean(),
  reasons: z.array(z.string()),
  band: oneOf(['almost certainly', 'probable', 'possible', 'hidden']),
  weight: z.number(),
  fraction: z.number(),
  /** The searcher must open it or say why it is somebody else before a new person can be created. */
  mustBeConsidered: z.boolean(),
})
export type PersonHit = z.infer<typeof PersonHit>

export const PeopleSearchReply = z.object({
  searchId: z.string(),
  hits: z.array(PersonHit),
  counts: z.object({ shown: z.number(), found: z.number(), mustBeConsidered: z.number() }),
  /** The terms as they were understood: what the one box was read as. */
  understood: z.array(z.string()),
  searchedAt: z.string(),
})
export type PeopleSearchReply = z.infer<typeof PeopleSearchReply>

/** The kinds that the one box finds; `Text` stands for log entries and narratives. */
export const boxKinds = ['Nominal', ...searchKinds, 'Text'] as const

/** What narrows a list of results: any of the values of one filter, all of the filters. */
export const BoxFilters = z.strictObject({
  kind: z.array(oneOf(boxKinds)).max(20).optional(),
  /** Where the text stands: a log, a report, a document. */
  field: z.array(anyCodeOf(textFields)).max(10).optional(),
  /** The force that owns a text of intelligence. */
  force: z.array(text(40)).max(60).optional(),
  role: z.array(text(40)).max(40).optional(),
  area: z.array(text(10)).max(40).optional(),
  sex: z.array(oneOf(sexCodes)).max(4).optional(),
  ageBand: z.array(anyCodeOf(ageBands)).max(10).optional(),
  when: z.array(anyCodeOf(periods)).max(4).optional(),
  from: day().optional(),
  to: day().optional(),
})
export type BoxFilters = z.infer<typeof BoxFilters>

export const SearchAll = z.strictObject({
  text: requiredText(200, 'Enter what to search for'),
  filters: BoxFilters.default({}),
  limit: int4(1, 50).default(20),
})
export type SearchAll = z.infer<typeof SearchAll>

/** The values of a filter with how many results each would leave. */
export const BoxFacet = z.object({
  field: oneOf(facetFields),
  label: z.string(),
  values: z.array(z.object({ value: z.string(), label: z.string(), count: z.number(), isOn: z.boolean() })),
})
export type BoxFacet = z.infer<typeof BoxFacet>

/** Places, objects and events of one kind, as the pole module finds them. */
const Group = z.object({ count: z.number(), hits: z.array(RecordHit) })

/** Everything that one text found; `misreads` are plates that are easily taken for the one asked for, and are others. */
export const SearchAllReply = z.object({
  searchId: z.string(),
  people: z.object({ count: z.number(), hits: z.array(PersonHit) }),
  places: Group,
  objects: Group,
  misreads: Group,
  events: Group,
  /** `hasMore`: there are more than were counted, and older ones are found by asking for less. */
  texts: z.object({ count: z.number(), hasMore: z.boolean(), hits: z.array(TextHit) }),
  facets: z.array(BoxFacet),
  understood: z.array(z.string()),
  searchedAt: z.string(),
})
export type SearchAllReply = z.infer<typeof SearchAllReply>

export const Suggestion = z.object({
  id: z.string(),
  kind: oneOf(['Nominal', ...searchKinds]),
  title: z.string(),
  detail: z.string().nullable(),
  hasWarning: z.boolean(),
})
export type Suggestion = z.infer<typeof Suggestion>

/** `understood` says what the text reads as so far: "registration mark AB12 CDE". */
export const SuggestReply = z.object({ suggestions: z.array(Suggestion), understood: z.array(z.string()) })
export type SuggestReply = z.infer<typeof SuggestReply>
