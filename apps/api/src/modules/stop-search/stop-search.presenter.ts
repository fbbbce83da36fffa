/** Stops and searches as officers see them: the page, a line of a list, an authority. */
import type { AuthorityPage, StopSearchLine, StopSearchPage } from '@mips/contracts/stop-search-parts'
import { isAtLeast, isRank } from '@mips/domain/codes/ranks'
import { forceFormProblems } from '@mips/domain/custody/force-rules'
import { labelIn } from '@mips/domain/custody/offence-words'
import { viewLinkedPeople, viewPerson, viewPlace } from '@mips/domain/pole/record-view'
import { areaAuthorityRanks, authorityEnd } from '@mips/domain/stop-search/area-authority'
import { searchObjects, searchOutcomes, searchPowers } from '@mips/domain/stop-search/stop-search-codes'
import { stopSearchDue } from '@mips/domain/stop-search/stop-search-output'
import { stopSearchStates } from '@mips/domain/stop-search/stop-search-words'
import { isLater } from '@mips/domain/time/instant'
import { londonDay } from '@mips/domain/time/london-day'
import { holds, type Principal } from '../../platform/access/principal.ts'
import type { Clock } from '../../platform/clock.ts'
import {
  areaAuthorityOf,
  aroundOf,
  formOf,
  lastDayOf,
  ruleLine,
  problemsOf,
  rulesOf,
  stopSearchOf,
} from './stop-search.reading.ts'
import type {
  ArrestRow,
  AuthorityPageRow,
  AuthorityRow,
  IncidentRow,
  StopLineRow,
  StopPageRow,
  StopRow,
} from './stop-search.rows.ts'

type Prepared = {
  last: { searcherSex: string | null; isPlainClothes: boolean | null } | undefined
  authorities: readonly AuthorityRow[]
  arrests: readonly ArrestRow[]
  basis: IncidentRow | undefined
}

const may = (allowed: boolean, reason: string) => (allowed ? { allowed } : { allowed, reason })

/** What a supervisor owes first; null where they have looked. */
function dueOf(row: StopRow, now: string): StopSearchPage['due'] {
  if (row.state === 'CLOSED') return null
  const [due] = stopSearchDue(stopSearchOf(row.facts, aroundOf(row)), now, rulesOf(row.facts, now))
  return due === undefined ? null : { text: due.text, by: due.by, isOverdue: due.isOverdue, rule: due.rule }
}

const leftOf = (row: StopRow, now: string) =>
  row.state === 'CLOSED' ? [] : problemsOf(row.facts, aroundOf(row), now)

export function presentStop(row: StopPageRow, who: Principal, { clock }: { clock: Clock }): StopSearchPage {
  const now = clock.now().toISOString()
  const day = londonDay(now)
  const { people, location, authority, forms, unitCode: _unit, ...rest } = row
  const searched = people.filter(({ role, validTo }) => role === 'SEARCHED' && validTo === null)
  const isOpen = row.state !== 'CLOSED'
  const closed = 'A supervisor closed this record.'
  const isOwn = row.searcher?.id === who.userId
  return {
    ...rest,
    stateLabel: labelIn(stopSearchStates, row.state),
    person: viewLinkedPeople(searched, day)[0] ?? null,
    location: location === null ? null : viewPlace(location, day),
    authority: authority === null ? null : presentAuthority(authority, clock),
    forms: forms.map((form) => ({
      ...form,
      isOwn: form.officer?.id === who.userId,
      left: forceFormProblems(formOf(form, row.facts)).map(ruleLine),
    })),
    copyUntil: lastDayOf(row),
    left: leftOf(row, now).map(ruleLine),
    due: dueOf(row, now),
    may: {
      change: may(
        isOpen && holds(who, 'stopsearch.record.make'),
        isOpen ? 'Your role does not record searches.' : closed,
      ),
      supervise: may(
        isOpen && !isOwn && holds(who, 'stopsearch.record.close'),
        isOpen ? 'A supervisor who did not search does this.' : closed,
      ),
    },
  }
}

export function presentLine(row: StopLineRow, clock: Clock): StopSearchLine {
  const now = clock.now().toISOString()
  const day = londonDay(now)
  const { facts } = row
  const label = (list: readonly { code: string; label: string }[], code: string | undefined) =>
    code === undefined ? null : labelIn(list, code)
  const age = facts.person?.age
  const person = row.person === null ? null : viewPerson({ ...row.person, personRecordId: '' }, day)
  return {
    id: row.id,
    reference: row.reference,
    state: row.state,
    stateLabel: labelIn(stopSearchStates, row.state),
    at: row.at,
    place: facts.place ?? null,
    power: label(searchPowers, facts.power),
    object: label(searchObjects, facts.object),
    outcome: label(searchOutcomes, facts.outcome),
    isExposed: facts.extent === 'EXPOSED',
    isChild: age !== undefined && age < 18,
    isForceUsed: facts.forceUsedBy.length > 0,
    formsOwed: row.forms.filter(({ state }) => state === 'OWED').length,
    person,
    searcher: row.searcher,
    left: leftOf(row, now).filter(({ severity }) => severity !== 'WARN').length,
    due: dueOf(row, now),
  }
}

/** Those that wait: overdue first, then exposed searches, force and children, then what is due first. */
export const byHarm = (a: StopSearchLine, b: StopSearchLine): number =>
  harmOf(b) - harmOf(a) || (a.due?.by ?? '9').localeCompare(b.due?.by ?? '9') || b.at.localeCompare(a.at)

const harmOf = (line: StopSearchLine): number =>
  (line.isExposed ? 8 : 0) +
  (line.due?.isOverdue === true ? 4 : 0) +
  (line.isForceUsed ? 2 : 0) +
  (line.isChild ? 1 : 0)

export function presentAuthority(row: AuthorityRow, clock: Clock): AuthorityPage {
  const now = clock.now().toISOString()
  const end = authorityEnd(areaAuthorityOf(row))
  const isBefore = isLater(areaAuthorityOf(row).from, now)
  return {
    ...row,
    power: { code: row.power, label: labelIn(searchPowers, row.power) },
    state: stateOf(isBefore, isLater(now, end)),
  }
}

function stateOf(isBefore: boolean, isAfter: boolean): string {
  if (isBefore) return 'SOON'
  return isAfter ? 'ENDED' : 'NOW'
}

export function presentAuthorityPage(row: AuthorityPageRow, who: Principal, { clock }: { clock: Clock }) {
  const shown = presentAuthority(row, clock)
  const isRanked = isRank(who.rank) && isAtLeast(who.rank, areaAuthorityRanks.extend)
  const can = row.extendedTo === null && holds(who, 'stopsearch.authority.give') && isRanked
  return {
    ...shown,
    searches: row.searches,
    may: {
      extend: may(
        can,
        row.extendedTo === null ? 'A superintendent or above extends it.' : 'It was extended already.',
      ),
    },
  }
}

/** The new record as it is opened. */
export function presentPrepared({ last, authorities, arrests, basis }: Prepared, clock: Clock) {
  const day = londonDay(clock.now().toISOString())
  return {
    searcherSex: last?.searcherSex ?? null,
    isPlainClothes: last?.isPlainClothes ?? null,
    authorities: authorities.map((row) => presentAuthority(row, clock)),
    arrests: [...arrests],
    incident:
      basis === undefined
        ? null
        : {
            id: basis.event.id,
            reference: basis.event.reference,
            title: basis.event.title,
            location: basis.location === null ? null : viewPlace(basis.location, day),
            people: viewLinkedPeople(basis.people, day),
          },
  }
}
