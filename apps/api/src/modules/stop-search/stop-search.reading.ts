/** A stop and search as the pure rules read it: from a row, or from what was sent. */
import type { RuleLine } from '@mips/contracts/rights-replies'
import type { SearchFacts } from '@mips/contracts/stop-search-parts'
import { isRank, type Rank } from '@mips/domain/codes/ranks'
import type { ForceForm } from '@mips/domain/custody/force-rules'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { areaProblems, type AreaAuthority } from '@mips/domain/stop-search/area-authority'
import { copyUntil } from '@mips/domain/stop-search/stop-search-output'
import { type StopSearch, stopSearchProblems } from '@mips/domain/stop-search/stop-search-record'
import { stopSearchRulesOn } from '@mips/domain/stop-search/stop-search-rules-table'
import { londonDay } from '@mips/domain/time/london-day'
import type { AuthorityRow, FormRow, StopRow } from './stop-search.rows.ts'

/** An instant as the database answers it, in the one form that the rules read. */
const utc = (instant: string): string => new Date(instant).toISOString()

const rankOf = (officer: { rank: string } | null): Rank =>
  officer !== null && isRank(officer.rank) ? officer.rank : 'STAFF'

/** An authority as the rules read it. */
export const areaAuthorityOf = (row: AuthorityRow): AreaAuthority => ({
  area: row.area,
  reason: row.reason,
  givenBy: { userId: row.givenBy?.id ?? '', rank: rankOf(row.givenBy) },
  from: utc(row.startsAt),
  to: utc(row.endsAt),
  ...(row.extendedTo === null
    ? {}
    : {
        extension: {
          by: { userId: row.extendedBy?.id ?? '', rank: rankOf(row.extendedBy) },
          to: utc(row.extendedTo),
          ...(row.extensionReason === null ? {} : { reason: row.extensionReason }),
        },
      }),
})

/** The form of an officer with what the record of the search knows carried in. */
export const formOf = (row: FormRow, facts: SearchFacts): ForceForm => {
  const { reasons, tactics, isSubjectInjured, isOfficerInjured, isMedicalHelpOffered, outcome } = row.facts
  const at = facts.searchedAt ?? facts.detainedAt
  return {
    officerId: row.officer?.id ?? '',
    subject: 'The person searched',
    ...(at === undefined ? {} : { at }),
    ...(facts.place ? { place: facts.place } : {}),
    reasons,
    tactics: tactics.map(({ tactic, isEffective, minutes }) => ({
      tactic,
      ...(isEffective === undefined ? {} : { isEffective }),
      ...(minutes === undefined ? {} : { minutes }),
    })),
    ...(isSubjectInjured === undefined ? {} : { isSubjectInjured }),
    ...(isOfficerInjured === undefined ? {} : { isOfficerInjured }),
    ...(isMedicalHelpOffered === undefined ? {} : { isMedicalHelpOffered }),
    ...(outcome ? { outcome } : {}),
  }
}

/** What was left empty is left out, so that the rules ask for it. */
function said<T extends object>(facts: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const kept = Object.entries(facts).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(kept) as { [K in keyof T]: Exclude<T[K], undefined> }
}

export type Around = {
  searcherId: string
  authority: AuthorityRow | null
  extentAuthority: { id: string; rank: string } | null
  arrestId: string | undefined
  forms: readonly FormRow[]
  reviewedAt: string | null
}

/** The record as the rules read it. */
export function stopSearchOf(facts: SearchFacts, around: Around): StopSearch {
  const { searcherSex, isPlainClothes, others, told, person, forceUsedBy, ...rest } = facts
  return {
    ...said(rest),
    searcher: {
      userId: around.searcherId,
      sex: searcherSex,
      ...(isPlainClothes === undefined ? {} : { isPlainClothes }),
    },
    others,
    told: said(told),
    ...(person === undefined ? {} : { person: said(person) }),
    ...(around.authority === null ? {} : { authority: areaAuthorityOf(around.authority) }),
    ...(around.extentAuthority === null
      ? {}
      : {
          extentAuthority: { userId: around.extentAuthority.id, rank: rankOf(around.extentAuthority) },
        }),
    ...(around.arrestId === undefined ? {} : { arrestId: around.arrestId }),
    ...(around.reviewedAt === null ? {} : { supervisorReviewedAt: utc(around.reviewedAt) }),
    forceUsedBy: forceUsedBy.map((officerId) => ({ officerId })),
    forceForms: around.forms.map((form) => formOf(form, facts)),
  } as StopSearch
}

export const aroundOf = (row: StopRow): Around => ({
  searcherId: row.searcher?.id ?? '',
  authority: row.authority,
  extentAuthority: row.extentAuthority,
  arrestId: row.arrest?.id,
  forms: row.forms,
  reviewedAt: row.reviewedAt,
})

/** The figures of the day of the search. */
export const rulesOf = (facts: Pick<SearchFacts, 'searchedAt' | 'detainedAt'>, now: string) =>
  stopSearchRulesOn(londonDay(facts.searchedAt ?? facts.detainedAt ?? now))

/** Everything wrong with a record and all that it still needs, with the area of its authority. */
export function problemsOf(facts: SearchFacts, around: Around, now: string): RuleProblem[] {
  const { authority } = around
  const circle =
    authority === null ||
    authority.latitude === null ||
    authority.longitude === null ||
    authority.radiusMetres === null
      ? undefined
      : {
          latitude: authority.latitude,
          longitude: authority.longitude,
          radiusMetres: authority.radiusMetres,
        }
  const place =
    facts.latitude === undefined || facts.longitude === undefined
      ? undefined
      : { latitude: facts.latitude, longitude: facts.longitude }
  return [
    ...stopSearchProblems(stopSearchOf(facts, around), now, rulesOf(facts, now)),
    ...areaProblems(circle, place),
  ]
}

/** The last day on which a copy may be asked for. */
export const lastDayOf = (row: { facts: SearchFacts; at: string }): string =>
  copyUntil(row.facts.searchedAt ?? utc(row.at), rulesOf(row.facts, utc(row.at)))

export const ruleLine = ({ rule, severity, field, message }: RuleProblem): RuleLine => ({
  rule,
  severity,
  field: field ?? null,
  message,
})
