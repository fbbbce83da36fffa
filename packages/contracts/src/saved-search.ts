/** What can be asked of saved searches: save one with a reason and a review day, see what it met, pause, resume and end it. */
import { z } from 'zod'
import { day, Id, RecordRef, requiredText } from './common.ts'
import { defineContract } from './contract.ts'
import { DescriptionTerms, withDescriptionRules } from './description.ts'
import { hasTerms, PersonTerms } from './nominal-terms.ts'

/** Words, phrases and words near one another, as the one box takes them. */
export const TextTerms = z.strictObject({ text: requiredText(200, 'Enter the words to look for') })

/** What is searched for, by the search that it is saved from. */
export const SavedTerms = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('PEOPLE'),
    terms: PersonTerms.refine(hasTerms, { path: ['surname'], error: 'Enter who is searched for' }),
  }),
  z.strictObject({ kind: z.literal('TEXT'), terms: TextTerms }),
  z.strictObject({ kind: z.literal('DESCRIPTION'), terms: withDescriptionRules(DescriptionTerms) }),
])
export type SavedTerms = z.output<typeof SavedTerms>

export const SaveSearch = z.strictObject({
  name: requiredText(100, 'Give it a name'),
  reason: requiredText(500, 'Say why you need to be told'),
  reviewOn: day(),
  search: SavedTerms,
})
export type SaveSearch = z.output<typeof SaveSearch>

/** A person or a text that came to match; the words say why, of a person as they stood when they were found. */
export const SavedMatch = z.object({
  record: RecordRef,
  foundAt: z.string(),
  reasons: z.array(z.string()),
})

export const SavedSearch = z.object({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  reason: z.string(),
  purposeLabel: z.string(),
  /** The terms in words. */
  words: z.array(z.string()),
  state: z.string(),
  stateLabel: z.string(),
  stateReason: z.string().nullable(),
  reviewOn: z.string(),
  createdAt: z.string(),
  /** The latest first, of people that the owner may see now and of texts that they may hold now. */
  matches: z.array(SavedMatch),
})
export type SavedSearch = z.infer<typeof SavedSearch>

const own = { kind: 'none', why: 'A search of the user’s own, which is not a record' } as const
const purpose = { none: 'Its purpose was given when it was saved' } as const
const Params = z.strictObject({ savedSearchId: Id })
const State = z.object({ id: z.string(), state: z.string() })

export const savedSearch = defineContract('savedSearch', {
  save: {
    method: 'POST',
    path: '/saved-searches',
    permission: 'nominal.person.search',
    audit: 'search',
    purpose: 'required',
    limit: 'search',
    subject: { kind: 'many', type: 'Nominal' },
    body: SaveSearch,
    /** Those who match already are not told of; how many they are. */
    reply: z.object({ id: z.string(), alreadyMatching: z.number() }),
  },
  list: {
    method: 'GET',
    path: '/saved-searches',
    permission: 'nominal.person.search',
    audit: 'consultation',
    purpose: 'required',
    subject: { kind: 'many', type: 'Nominal' },
    reply: z.object({ searches: z.array(SavedSearch) }),
  },
  pause: {
    method: 'POST',
    path: '/saved-searches/:savedSearchId/paused',
    permission: 'nominal.person.search',
    audit: 'alteration',
    purpose,
    subject: own,
    params: Params,
    reply: State,
  },
  resume: {
    method: 'POST',
    path: '/saved-searches/:savedSearchId/resumed',
    permission: 'nominal.person.search',
    audit: 'alteration',
    purpose,
    subject: own,
    params: Params,
    body: z.strictObject({ reviewOn: day().optional() }),
    reply: State,
  },
  end: {
    method: 'POST',
    path: '/saved-searches/:savedSearchId/ended',
    permission: 'nominal.person.search',
    audit: 'alteration',
    purpose,
    subject: own,
    params: Params,
    reply: State,
  },
})
