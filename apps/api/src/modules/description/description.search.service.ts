/** Finds people by how they look and how they offend: the rarest fit first, each with why, what differs and what nobody recorded. */
import type { DescribedHit, DescribedReply, DescriptionTerms } from '@mips/contracts/description'
import { eventRoles, isHiddenFromSummary } from '@mips/domain/codes/event-roles'
import { bornWithin, featuresOf, type AskedLooks } from '@mips/domain/nominal/description-features'
import { matchDescription, type DescriptionMatch } from '@mips/domain/nominal/description-match'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { badField } from '../../platform/errors.ts'
import { listPeople, type ListedPerson } from '../nominal/nominal.listed.service.ts'
import { todayOf } from '../nominal/nominal.search.service.ts'
import { findDescribed, findDescribedFacts } from './description.repository.ts'

/** So many of the weightiest are compared thing by thing. */
export const MOST_COMPARED = 200

/** Who may have done what an event tells; the cleared and the eliminated are not found by it. */
const suspectedRoles = eventRoles
  .filter(({ code, group }) => group === 'SUSPECTED' && !isHiddenFromSummary(code))
  .map(({ code }) => code)

/** The search of an officer. */
export async function searchByDescription(
  ctx: Ctx,
  terms: DescriptionTerms,
  limit: number,
): Promise<DescribedReply> {
  const today = todayOf(ctx)
  if (terms.onDay !== undefined && terms.onDay > today)
    throw badField('onDay', 'Enter a day that is not in the future')
  const matches = await matchDescribed(ctx, terms)
  const shown = matches.slice(0, limit)
  const people = await listPeople(
    ctx,
    shown.map(({ nominalId }) => nominalId),
  )
  const hits = shown.flatMap(({ nominalId, match }) => {
    const person = people.get(nominalId)
    return person === undefined ? [] : [presentHit(person, match)]
  })
  ctx.audit.terms = terms
  ctx.audit.resultIds = hits.map((hit) => hit.nominalId)
  ctx.audit.resultCount = hits.length
  return {
    hits,
    found: matches.length,
    isMore: matches.length >= MOST_COMPARED,
    asked: countAsked(terms),
    searchedAt: ctx.clock.now().toISOString(),
  }
}

export type DescribedMatch = { nominalId: string; match: DescriptionMatch }

/** Everybody whom this transaction may see and who fits, best first; `only` narrows to these nominals. */
export async function matchDescribed(
  ctx: { readonly tx: Tx; readonly clock: Clock },
  terms: DescriptionTerms,
  only?: readonly string[],
): Promise<DescribedMatch[]> {
  const asked: AskedLooks = { ...terms, onDay: terms.onDay ?? todayOf(ctx) }
  const born = bornWithin(asked)
  const { nominalIds, bits } = await findDescribed(ctx.tx, {
    features: featuresOf(asked),
    sex: asked.sex ?? null,
    born,
    onDay: asked.onDay,
    ageFrom: asked.ageFrom ?? 0,
    ageTo: asked.ageTo ?? 130,
    roles: suspectedRoles,
    only,
    most: MOST_COMPARED,
  })
  const facts = await findDescribedFacts(ctx.tx, nominalIds, {
    methods: terms.methods,
    words: terms.methodWords ?? '',
    roles: suspectedRoles,
  })
  return nominalIds
    .flatMap((nominalId) => {
      const held = facts.get(nominalId)
      return held === undefined ? [] : [{ nominalId, match: matchDescription(asked, held, bits) }]
    })
    .sort((a, b) => b.match.weight - a.match.weight || (a.nominalId < b.nominalId ? -1 : 1))
}

/** How many things were asked, age and sex among them. */
export const countAsked = (terms: DescriptionTerms): number =>
  featuresOf({ ...terms, onDay: '' }).length +
  (terms.sex === undefined ? 0 : 1) +
  (terms.ageFrom === undefined && terms.ageTo === undefined ? 0 : 1)

/** A person with what fits and what does not. */
export const presentHit = (person: ListedPerson, match: DescriptionMatch): DescribedHit => ({
  ...person,
  fits: match.fits,
  differs: match.differs,
  notRecorded: match.notRecorded,
  weight: Math.round(match.weight * 10) / 10,
})
