/** Missing people as officers see them: the form as it is opened, the report, and the desk. */
import type { EarlierEpisode, MissingLine, MissingPage, PlaceBefore } from '@mips/contracts/missing-parts'
import { labelIn } from '@mips/domain/custody/offence-words'
import { viewLinkedPeople, viewPlace } from '@mips/domain/pole/record-view'
import type { Due } from '@mips/domain/rules/due'
import { duties } from '@mips/domain/rules/due'
import {
  missingFactors,
  type MissingLevel,
  missingLevels,
  missingOrder,
} from '@mips/domain/safeguarding/missing-levels'
import { policeProtection } from '@mips/domain/safeguarding/missing-return'
import { isLongTerm, missingStates, placesFoundBefore } from '@mips/domain/safeguarding/missing-state'
import {
  foundHows,
  missingActionKinds,
  missingLeft,
  missingPartners,
} from '@mips/domain/safeguarding/missing-words'
import { safeguardingRulesOn } from '@mips/domain/safeguarding/safeguarding-rules-table'
import { londonDay } from '@mips/domain/time/london-day'
import { holds, type Principal } from '../../platform/access/principal.ts'
import type { Clock } from '../../platform/clock.ts'
import { childOf, duesOf, isMissing, reportOf, subjectOf, utc } from './missing.reading.ts'
import type { ClockRow, DeskRow, EarlierRow, MissingRow } from './missing.rows.ts'

type Codes = readonly { code: string; label: string }[]
const coded = (list: Codes, code: string) => ({ code, label: labelIn(list, code) })
const codedOr = (list: Codes, code: string | null) => (code === null ? null : coded(list, code))
const may = (allowed: boolean, reason: string) => (allowed ? { allowed } : { allowed, reason })

export const presentDue = (row: Due) => ({ ...row, who: labelIn(duties, row.who) })

export const presentEarlier = (row: EarlierRow): EarlierEpisode => ({
  ...row,
  state: coded(missingStates, row.state),
  level: codedOr(missingLevels, row.level),
})

/** Where they were found before, the most often first; what was written the same way is one place. */
export function presentFoundBefore(earlier: readonly EarlierRow[]): PlaceBefore[] {
  const found = earlier.flatMap(({ foundAt, foundWhere, place }) =>
    foundAt === null || (foundWhere === null && place === null)
      ? []
      : [
          {
            placeId: place?.id ?? (foundWhere ?? '').trim().toLowerCase(),
            foundAt: utc(foundAt),
            words: place?.address ?? foundWhere ?? '',
            place,
          },
        ],
  )
  return placesFoundBefore(found).map(({ placeId, times, lastAt }) => {
    const one = found.find((row) => row.placeId === placeId)
    return { words: one?.words ?? '', place: one?.place ?? null, times, lastAt }
  })
}

function presentSubject(row: ClockRow, day: string) {
  const subject = subjectOf(row.people)
  const [person] = subject === undefined ? [] : viewLinkedPeople([subject], day)
  return person === undefined ? null : { ...person, ageYears: childOf(row).age ?? null }
}

export function presentMissing(row: MissingRow, who: Principal, { clock }: { clock: Clock }): MissingPage {
  const now = clock.now()
  const at = now.toISOString()
  const day = londonDay(at)
  const rules = safeguardingRulesOn(day)
  const { known, foundAt, foundPlace, foundWhere, foundBy, foundHow, foundCondition, people, ...rest } = row
  const subject = presentSubject(row, day)
  const missing = isMissing(row.state)
  const works = holds(who, 'missing.episode.work')
  const reviews = holds(who, 'missing.episode.review')
  const isEnded = ['CLOSED', 'CANCELLED', 'DECEASED'].includes(row.state)
  return {
    ...rest,
    state: coded(missingStates, row.state),
    isMissing: missing,
    isLongTerm: missing && isLongTerm(reportOf(row), at, rules),
    level: codedOr(missingLevels, row.level),
    factors: row.factors.map(({ code, words, saidBy }) => ({
      ...coded(missingFactors, code),
      words: words || null,
      saidBy: saidBy || null,
    })),
    subject,
    isChild: childOf(row).isChild,
    people: viewLinkedPeople(
      people.filter(({ role }) => role !== 'MISSING'),
      day,
    ),
    location: row.location === null ? null : viewPlace(row.location, day),
    found:
      foundAt === null
        ? null
        : {
            at: foundAt,
            place: foundPlace,
            where: foundWhere,
            by: foundBy,
            how: codedOr(foundHows, foundHow),
            condition: foundCondition,
          },
    earlier: known.earlier.map(presentEarlier),
    foundBefore: presentFoundBefore(known.earlier),
    reviews: row.reviews.map(({ fromLevel, level, id, at: when, by, rationale }) => ({
      id,
      at: when,
      by,
      rationale,
      from: codedOr(missingLevels, fromLevel),
      level: coded(missingLevels, level),
    })),
    actions: row.actions.map((action) => ({
      ...action,
      kind: coded(missingActionKinds, action.kind),
      isOverdue: action.doneAt === null && action.dueAt !== null && utc(action.dueAt) < at,
    })),
    notices: row.notices.map((notice) => ({ ...notice, partner: coded(missingPartners, notice.partner) })),
    protections: row.protections.map((one) => ({
      ...one,
      endsBy: policeProtection({ startedAt: utc(one.startedAt) }, at, rules).endsBy ?? null,
    })),
    due: duesOf(row, now).map(presentDue),
    left: missing
      ? missingLeft({
          isGraded: row.level !== null,
          ...(row.lastSeenAt === null ? {} : { lastSeenAt: utc(row.lastSeenAt) }),
          hasPlace: row.location !== null || Boolean(row.lastSeenWords),
          wearing: row.wearing ?? '',
          isDescribed: Boolean(row.appearance),
          hasPhotograph: Boolean(subject?.photograph),
          hasInformant:
            people.some(({ role }) => role === 'INFORMANT_CALLER') || Boolean(row.informantRelation),
        }).map(({ rule, severity, message, field }) => ({ rule, severity, message, field: field ?? null }))
      : [],
    may: {
      work: may(
        works && !isEnded,
        works ? 'The report is closed.' : 'Your role does not work on missing people.',
      ),
      grade: may(works && missing, missing ? 'Your role does not grade the risk.' : 'The person is back.'),
      close: may(
        reviews && !missing && !isEnded,
        reviews ? 'Say first that the person is found.' : 'A supervisor closes the report.',
      ),
      cancel: may(reviews && missing, reviews ? 'The person is found.' : 'A supervisor cancels the report.'),
      reopen: may(
        reviews && !missing && row.state !== 'DECEASED',
        reviews ? 'The report is open.' : 'A supervisor opens it again.',
      ),
    },
  }
}

/** The desk: who is missing before who is back; then overdue, then risk, then what is due first. */
export function presentDesk(rows: readonly DeskRow[], now: Date): MissingLine[] {
  const at = now.toISOString()
  const day = londonDay(at)
  const rules = safeguardingRulesOn(day)
  const lines = rows.map((row): MissingLine => {
    const [next] = duesOf(row, now)
    const missing = isMissing(row.state)
    return {
      id: row.id,
      reference: row.reference,
      state: coded(missingStates, row.state),
      isMissing: missing,
      isLongTerm: missing && isLongTerm(reportOf(row), at, rules),
      level: codedOr(missingLevels, row.level),
      subject: presentSubject(row, day),
      isChild: childOf(row).isChild,
      lastSeenAt: row.lastSeenAt,
      reportedAt: row.reportedAt,
      foundAt: row.foundAt,
      address: row.location?.address ?? null,
      openActions: row.openActions,
      sightings: row.sightings,
      next: next === undefined ? null : presentDue(next),
    }
  })
  // A report that nobody graded may be of the gravest risk: it comes first among equals.
  const risk = ({ level }: MissingLine) => (level === null ? 5 : missingOrder(level.code as MissingLevel))
  const late = ({ next }: MissingLine) => Number(next?.isOverdue === true)
  return lines.sort(
    (a, b) =>
      Number(b.isMissing) - Number(a.isMissing) ||
      risk(b) - risk(a) ||
      late(b) - late(a) ||
      (a.next?.by ?? '9').localeCompare(b.next?.by ?? '9') ||
      a.id.localeCompare(b.id),
  )
}
