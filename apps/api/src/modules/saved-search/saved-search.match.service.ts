/** Runs a saved search with the rights of whoever this transaction stands for: over everything, or over some people. */
import { DescriptionTerms } from '@mips/contracts/description'
import { PersonTerms } from '@mips/contracts/nominal-terms'
import { TextTerms, type SavedTerms } from '@mips/contracts/saved-search'
import { codeLabel } from '@mips/domain/codes/lists'
import { featuresOf } from '@mips/domain/nominal/description-features'
import { isDescriptionToTell, isPersonToTell, MOST_TEXTS } from '@mips/domain/search/saved-search'
import { readTextQuery, textQueryWords } from '@mips/domain/search/text-query'
import { formatDay } from '@mips/domain/time/day'
import type { Rights } from '../../platform/audit/audited-for.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { matchDescribed } from '../description/description.search.service.ts'
import { matchPeople, termsInWords } from '../nominal/nominal.standing.service.ts'
import { searchRecords } from '../pole/record-search.service.ts'
import { matchTexts } from '../pole/text-search.service.ts'

export type Looking = {
  readonly tx: Tx
  readonly clock: Clock
  readonly who: Pick<Rights, 'permissions' | 'acls'>
}
/** A person worth telling of, with the reasons in words. */
export type Told = { nominalId: string; reasons: string[] }

/** Terms as they were kept; they were checked before that, and a list that has changed since is found out here. */
export function readSaved(kind: string, terms: unknown): SavedTerms {
  if (kind === 'PEOPLE') return { kind, terms: PersonTerms.parse(terms) }
  if (kind === 'TEXT') return { kind, terms: TextTerms.parse(terms) }
  return { kind: 'DESCRIPTION', terms: DescriptionTerms.parse(terms) }
}

/** A search of what is written, and one of people. */
export type TextSearch = Extract<SavedTerms, { kind: 'TEXT' }>
export type PeopleSearch = Exclude<SavedTerms, TextSearch>

/** Texts worth telling of, one more than a search may meet; `among` narrows to those of these records. */
export const lookForTexts = (ctx: Looking, saved: TextSearch, among?: readonly string[]) =>
  matchTexts(ctx, { text: saved.terms.text, limit: MOST_TEXTS + 1, among })

/** Who is worth telling of; `among` narrows to these people. */
export async function lookFor(ctx: Looking, saved: PeopleSearch, among?: readonly string[]): Promise<Told[]> {
  if (among?.length === 0) return []
  return saved.kind === 'PEOPLE'
    ? lookForPeople(ctx, saved.terms, among)
    : lookForLooks(ctx, saved.terms, among)
}

async function lookForPeople(
  ctx: Looking,
  asked: PersonTerms,
  among: readonly string[] | undefined,
): Promise<Told[]> {
  const places =
    asked.address === undefined || asked.address === ''
      ? []
      : (await searchRecords(ctx, { text: asked.address, kinds: ['Location'], limit: 20 })).hits
  const matches = await matchPeople(ctx, asked, { locationIds: places.map((place) => place.id), among })
  return matches
    .filter(({ score, mustBeConsidered, via }) =>
      isPersonToTell({ fraction: score.fraction, mustBeConsidered, via }),
    )
    .map(({ compared, score, via }) => ({
      nominalId: compared.nominalId,
      reasons: [...via, ...score.reasons],
    }))
}

async function lookForLooks(
  ctx: Looking,
  terms: DescriptionTerms,
  among: readonly string[] | undefined,
): Promise<Told[]> {
  const matches = await matchDescribed(ctx, terms, among)
  return matches
    .filter(({ match }) => isDescriptionToTell(match))
    .map(({ nominalId, match }) => ({ nominalId, reasons: match.fits }))
}

/** What is searched for, in words. */
export function wordsOf(saved: SavedTerms, today: string): string[] {
  if (saved.kind === 'TEXT') {
    const words = textQueryWords(readTextQuery(saved.terms.text))
    return words.length > 0 ? words : [`written: ${saved.terms.text}`]
  }
  if (saved.kind === 'PEOPLE') {
    const { sex, address } = saved.terms
    return [
      ...termsInWords(saved.terms, today),
      ...(sex === undefined ? [] : [codeLabel('sexes', sex).toLowerCase()]),
      ...(address ? [`connected with ${address}`] : []),
    ]
  }
  const { terms } = saved
  const coded = [
    ['build', terms.build, 'builds'],
    ['hair', terms.hairColour, 'hairColours'],
    ['hair style', terms.hairStyle, 'hairStyles'],
    ['facial hair', terms.facialHair, 'facialHairs'],
    ['eyes', terms.eyeColour, 'eyeColours'],
  ] as const
  const ages = [terms.ageFrom, terms.ageTo].filter((age) => age !== undefined)
  const heights = [terms.heightFromCm, terms.heightToCm].filter((height) => height !== undefined)
  return [
    ...(terms.sex === undefined ? [] : [codeLabel('sexes', terms.sex).toLowerCase()]),
    ...(ages.length === 0
      ? []
      : [`aged ${ages.join('-')}${terms.onDay === undefined ? '' : ` on ${formatDay(terms.onDay)}`}`]),
    ...(heights.length === 0 ? [] : [`${heights.join('-')} cm tall`]),
    ...coded.flatMap(([words, codes, list]) =>
      codes.length === 0
        ? []
        : [`${words}: ${codes.map((code) => codeLabel(list, code).toLowerCase()).join(' or ')}`],
    ),
    ...(terms.wearsGlasses === undefined ? [] : [terms.wearsGlasses ? 'wears glasses' : 'no glasses']),
    ...featuresOf({ onDay: '', marks: terms.marks, methods: terms.methods }).map(({ words }) => words),
    ...(terms.methodWords ? [`account: “${terms.methodWords}”`] : []),
  ]
}
