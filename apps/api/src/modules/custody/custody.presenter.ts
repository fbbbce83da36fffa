/** The custody record and the board as officers see them, each with the clock read at this moment. */
import type { CustodyPage, StayOnBail } from '@mips/contracts/custody-replies'
import type { Permission } from '@mips/domain/access/permissions'
import type { Decision } from '@mips/domain/access/decision'
import { isRoleCode, roleLabel } from '@mips/domain/access/roles'
import { custodyExclusionKinds, custodyRecordTypes, detentionGrounds } from '@mips/domain/custody/codes'
import { disposals } from '@mips/domain/custody/disposals'
import { custodyLogKinds } from '@mips/domain/custody/log-kinds'
import { labelIn, offencesInWords } from '@mips/domain/custody/offence-words'
import { custodyStates } from '@mips/domain/custody/state'
import { treatAsChild } from '@mips/domain/custody/treat-as-child'
import { displayName } from '@mips/domain/nominal/display-name'
import { viewLinkedPeople } from '@mips/domain/pole/record-view'
import { londonDay } from '@mips/domain/time/london-day'
import { holds, type Principal } from '../../platform/access/principal.ts'
import type { Clock } from '../../platform/clock.ts'
import { utc } from './custody.clock-words.ts'
import { once } from './custody.board-line.ts'
import { presentClock, readClock } from './custody.clock.ts'
import { decideAuthorise, decideCare, decideHospital } from './custody.decisions.ts'
import type { CustodyLogRow, CustodyRow, OnBailRow } from './custody.rows.ts'

/** Extra kinds of entry that a custody record shows besides those of its own list. */
const logLabel = (kind: string) => labelIn([...custodyLogKinds, { code: 'ARREST', label: 'Arrest' }], kind)

/** The whole custody record. */
export function presentCustody(row: CustodyRow, who: Principal, { clock }: { clock: Clock }): CustodyPage {
  const now = clock.now()
  const day = londonDay(now.toISOString())
  const detainee = row.people.find((person) => person.role === 'DETAINEE')
  const child = treatAsChild(detainee?.dob ?? null, detainee?.dobPrecision ?? null, day)
  return {
    ...pick(row),
    offences: once(row.offences, ({ code }) => code),
    stateLabel: labelIn(custodyStates, row.state),
    recordTypes: coded(custodyRecordTypes, row.recordTypes),
    station: row.station ?? { code: '', name: 'Station not known' },
    person: detainee === undefined ? null : (viewLinkedPeople([detainee], day)[0] ?? null),
    age: child.age ?? null,
    isChild: child.isChild,
    arrest: row.events.find((event) => event.kind === 'Arrest') ?? null,
    incident: row.arrestEvents.find((event) => event.kind === 'Incident') ?? null,
    arrestPlace: row.arrestPlace ?? row.arrestPlaceText,
    officers: once([...row.arrestOfficers, ...row.officers], ({ id, role }) => `${id} ${role}`),
    detentionGrounds: coded(detentionGrounds, row.groundsCodes),
    relevantTimeOverrideReason: row.clock.overrideReason,
    disposal: row.disposal === null ? null : { code: row.disposal, label: labelIn(disposals, row.disposal) },
    clock: presentClock(row.clock, now),
    exclusions: row.clock.exclusions.map((trip) => ({
      ...trip,
      label: labelIn(custodyExclusionKinds, trip.kind),
    })),
    reviews: presentReviews(row, now),
    log: row.log.map((entry) => presentLogEntry(entry, who)),
    may: {
      authorise: able(
        who,
        'custody.detention.authorise',
        decideAuthorise(row, who, { isRefusal: false, hasGrounds: true }),
      ),
      addLog: holds(who, 'custody.log.add'),
      assess: able(who, 'custody.log.add', decideCare(row, who, true)),
      recordExclusion: able(who, 'custody.log.add', decideHospital(row, who)),
    },
  }
}

/** The fields that go out as they are stored. */
function pick(row: CustodyRow) {
  const {
    id,
    custodyNumber,
    version,
    marking,
    state,
    arrestedAt,
    grounds,
    offences,
    arrivedAt,
    presentedAt,
    authorisedAt,
    authorisedBy,
    decision,
    groundsText,
    toldInPresence,
    notToldReason,
  } = row
  const {
    earlierStay,
    answeredBy,
    refusedReason,
    cell,
    riskLevel,
    observationLevel,
    releasedAt,
    releaseReason,
    sources,
  } = row
  return {
    id,
    custodyNumber,
    version,
    marking,
    state,
    arrestedAt,
    grounds,
    offences,
    arrivedAt,
    presentedAt,
    authorisedAt,
    authorisedBy,
    decision,
    groundsText,
    toldInPresence,
    notToldReason,
    refusedReason,
    earlierStay,
    answeredBy,
    cell,
    riskLevel,
    observationLevel,
    releasedAt,
    releaseReason,
    sources,
  }
}

const coded = (list: readonly { code: string; label: string }[], codes: readonly string[]) =>
  codes.map((code) => ({ code, label: labelIn(list, code) }))

const able = (
  who: Principal,
  permission: Permission,
  decision: Decision,
): { allowed: boolean; reason?: string } =>
  holds(who, permission) ? { ...decision } : { allowed: false, reason: 'Your role does not do this.' }

/** The reviews of the schedule, each with who did it and how where it was done. */
function presentReviews(row: CustodyRow, now: Date): CustodyPage['reviews'] {
  return readClock(row.clock, now).reviews.map((review) => {
    const kept = row.clock.reviews.find((done) => done.doneAt !== null && utc(done.doneAt) === review.doneAt)
    return {
      id: kept?.id ?? null,
      number: review.number,
      dueAt: review.dueAt,
      doneAt: review.doneAt ?? null,
      officer: kept?.officer ?? null,
      method: kept?.method ?? null,
      outcome: kept?.outcome ?? null,
      status: review.status,
      postponedReason: review.postponedReason ?? null,
    }
  })
}

const presentLogEntry = ({ authorId, authorRole, ...entry }: CustodyLogRow, who: Principal) => ({
  ...entry,
  kindLabel: logLabel(entry.kind),
  authorRole: authorRole !== null && isRoleCode(authorRole) ? roleLabel(authorRole) : authorRole,
  mayCorrect: holds(who, 'custody.log.add') && authorId === who.userId && entry.correctedById === null,
})

/** A stay whose bail may be answered, with what its clock had counted. */
export function presentOnBail(row: OnBailRow, now: Date): StayOnBail {
  const { person } = row
  const clock = readClock(row.clock, now)
  return {
    id: row.id,
    custodyNumber: row.custodyNumber,
    station: row.station ?? { code: '', name: 'Station not known' },
    personName: person === null ? 'Name not known' : displayName(person),
    dob: person?.dob ?? null,
    isChild: treatAsChild(person?.dob ?? null, person?.dobPrecision ?? null, londonDay(now.toISOString()))
      .isChild,
    offence: offencesInWords(once(row.offences, ({ code }) => code)),
    disposalLabel: labelIn(disposals, row.disposal),
    releasedAt: row.releasedAt,
    relevantTime: clock.relevantTime ?? null,
    countedMinutes: clock.countedMinutes ?? null,
  }
}
