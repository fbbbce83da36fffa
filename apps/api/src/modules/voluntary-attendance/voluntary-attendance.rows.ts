/** The rows in which the database answers a voluntary attendance. */
import type { OffenceLine } from '@mips/contracts/arrest'
import type { OfficerRef } from '@mips/contracts/common'
import type { LinkedEvent } from '@mips/contracts/pole-replies'
import type { PersonLinkRow, PersonRow } from '@mips/domain/pole/record-view'
import type { RightsPart } from '../custody-rights/rights-reading.service.ts'
import type { Stay } from '../custody/custody.stay.service.ts'

type Place = { station: { code: string; name: string } | null; placeText: string | null }
type Born = { dobPrecision: string | null }

/** What `mips.read_attendance` answers. */
export type AttendanceRow = RightsPart &
  Place & {
    id: string
    reference: string | null
    version: number
    marking: string
    state: string
    arrivedAt: string
    invitation: string | null
    whyNotArrested: string | null
    arrestedAt: string | null
    leftAt: string | null
    outcome: string | null
    outcomeReason: string | null
    people: (PersonLinkRow<OfficerRef | null> & Born)[]
    events: LinkedEvent[]
    offences: OffenceLine[]
    officers: (OfficerRef & { role: string })[]
    arrest: { id: string; reference: string | null } | null
    interviews: {
      id: string
      startedAt: string
      endedAt: string | null
      place: string
      words: string | null
      officer: string | null
    }[]
    log: Stay['log']
  }

/** One of `mips.attendances`. */
export type AttendanceLineRow = Place &
  Pick<AttendanceRow, 'id' | 'reference' | 'state' | 'arrivedAt' | 'leftAt' | 'outcome' | 'offences'> & {
    person: (PersonRow<OfficerRef | null> & Born) | null
  }
