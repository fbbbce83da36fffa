/** The arrest as officers see it. */
import type { ArrestPage, OffenceLine } from '@mips/contracts/arrest'
import type { OfficerRef } from '@mips/contracts/common'
import type { FactSource, LinkedEvent } from '@mips/contracts/pole-replies'
import { arrestPowers, necessityCodes } from '@mips/domain/custody/codes'
import { labelIn, offencesInWords } from '@mips/domain/custody/offence-words'
import { treatAsChild } from '@mips/domain/custody/treat-as-child'
import {
  type PersonLinkRow,
  type PersonRow,
  type PlaceRow,
  viewLinkedPeople,
  viewMarkers,
  viewPlace,
} from '@mips/domain/pole/record-view'
import { displayName } from '@mips/domain/nominal/display-name'
import { londonDay } from '@mips/domain/time/london-day'
import { holds, type Principal } from '../../platform/access/principal.ts'
import type { Clock } from '../../platform/clock.ts'

type Officer = OfficerRef | null

/** What `mips.read_arrest` answers. */
export type ArrestRow = Pick<
  ArrestPage,
  | 'id'
  | 'reference'
  | 'version'
  | 'marking'
  | 'title'
  | 'status'
  | 'arrestedAt'
  | 'placeText'
  | 'power'
  | 'grounds'
  | 'necessityReason'
  | 'cautionGiven'
  | 'cautionAt'
  | 'replyToCaution'
  | 'forceUsed'
  | 'station'
  | 'arrivedAtStationAt'
  | 'custody'
  | 'childReportDue'
> & {
  people: PersonLinkRow<Officer>[]
  offences: OffenceLine[]
  location: PlaceRow<Officer> | null
  necessityCodes: string[]
  officers: (OfficerRef & { role: string })[]
  events: LinkedEvent[]
  sources: FactSource[]
}

export function presentArrest(row: ArrestRow, who: Principal, { clock }: { clock: Clock }): ArrestPage {
  const day = londonDay(clock.now().toISOString())
  const { people, events, necessityCodes: codes, location, ...rest } = row
  const isWaiting = row.status === 'ARRESTED'
  return {
    ...rest,
    person: viewLinkedPeople(people, day).find((person) => person.role === 'ARRESTED') ?? null,
    location: location === null ? null : viewPlace(location, day),
    powerLabel: labelIn(arrestPowers, row.power),
    necessity: codes.map((code) => ({ code, label: labelIn(necessityCodes, code) })),
    incident: events.find((event) => event.kind === 'Incident' && event.role === 'ARISES_FROM') ?? null,
    may: {
      openCustody: isWaiting && holds(who, 'custody.record.open'),
      arrive: isWaiting && holds(who, 'arrest.event.record'),
    },
  }
}

/** One who waits to be booked in, as the database answers. */
export type WaitingRow = {
  id: string
  reference: string | null
  person: (PersonRow<Officer> & { dobPrecision: string | null }) | null
  offences: OffenceLine[]
  arrestedAt: string
  station: { code: string; name: string } | null
  arrivedAtStationAt: string | null
}

export function presentWaiting(row: WaitingRow, clock: Clock) {
  const day = londonDay(clock.now().toISOString())
  const { person } = row
  const [worst] = viewMarkers(person?.markers ?? [], day)
  return {
    id: row.id,
    reference: row.reference,
    personName: person === null ? 'Name not known' : displayName(person),
    dob: person?.dob ?? null,
    isChild: treatAsChild(person?.dob ?? null, person?.dobPrecision ?? null, day).isChild,
    offence: offencesInWords(row.offences),
    arrestedAt: row.arrestedAt,
    station: row.station?.name ?? null,
    arrivedAtStationAt: row.arrivedAtStationAt,
    worstMarker: worst?.label ?? null,
  }
}
