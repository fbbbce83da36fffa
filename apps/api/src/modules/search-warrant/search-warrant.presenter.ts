/** Search warrants as their readers see them. */
import type { SearchWarrantLine, SearchWarrantPage } from '@mips/contracts/search-warrant'
import { labelIn } from '@mips/domain/custody/offence-words'
import { viewLinkedPeople, viewMarkers } from '@mips/domain/pole/record-view'
import { londonDay } from '@mips/domain/time/london-day'
import {
  isReturnOverdue,
  searchEndsOn,
  searchPowers,
  searchReturnBy,
  searchStanding,
} from '@mips/domain/warrants/search-warrant'
import { searchStandings, searchStates } from '@mips/domain/warrants/warrant-words'
import { holds, type Principal } from '../../platform/access/principal.ts'
import { issuedOf, occupierOf } from './search-warrant.reading.ts'
import type { SearchRow } from './search-warrant.rows.ts'

type Codes = readonly { code: string; label: string }[]
const coded = (list: Codes, code: string) => ({ code, label: labelIn(list, code) })

function common(row: SearchRow, day: string): Omit<SearchWarrantLine, 'premises'> {
  const warrant = issuedOf(row)
  return {
    id: row.id,
    reference: row.reference,
    power: coded(searchPowers, row.power),
    state: coded(searchStates, row.state),
    standing: warrant === undefined ? null : coded(searchStandings, searchStanding(warrant, day)),
    applicant: row.applicant,
    askedAt: row.askedAt,
    issuedOn: row.issuedOn,
    endsOn: warrant === undefined ? null : searchEndsOn(warrant.issuedOn),
    returnBy: warrant === undefined ? null : searchReturnBy(warrant.issuedOn),
    isReturnOverdue: warrant !== undefined && isReturnOverdue(warrant, day),
  }
}

export const presentLine = (row: SearchRow, now: Date): SearchWarrantLine => ({
  ...common(row, londonDay(now.toISOString())),
  premises: row.premises.map(({ words }) => words),
})

export function presentSearch(row: SearchRow, now: Date, who: Principal): SearchWarrantPage {
  const day = londonDay(now.toISOString())
  const occupier = occupierOf(row)
  const mayApply = holds(who, 'warrant.search.apply')
  return {
    ...common(row, day),
    version: row.version,
    marking: row.marking,
    premises: row.premises.map((one) => ({ ...one, markers: viewMarkers(one.markers, day) })),
    isAllPremises: row.isAllPremises,
    occupier: occupier === undefined ? null : (viewLinkedPeople([occupier], day)[0] ?? null),
    isMultipleEntry: row.isMultipleEntry,
    whyMultiple: row.whyMultiple,
    grounds: row.grounds,
    protectedMaterial: row.protectedMaterial,
    authorised:
      row.authorisedAt === null
        ? null
        : { by: row.authorisedBy, at: row.authorisedAt, rank: row.authoriserRank ?? '' },
    court: row.court === null ? null : `${row.court.name} ${row.court.kind.replace(/Courts$/, 'Court')}`,
    courtReference: row.courtReference,
    issuedBy: row.issuedBy,
    entries: row.entries,
    seized: row.seized,
    returned:
      row.returnedOn === null
        ? null
        : { endorsedOn: row.endorsedOn, endorsement: row.endorsement, on: row.returnedOn },
    log: row.log,
    may: {
      authorise:
        holds(who, 'warrant.search.authorise') && row.state === 'ASKED' && row.applicant?.id !== who.userId,
      decide: mayApply && row.state === 'AUTHORISED',
      enter: mayApply && ['ISSUED', 'EXECUTED'].includes(row.state),
      giveBack: mayApply && ['ISSUED', 'EXECUTED'].includes(row.state),
    },
  }
}
