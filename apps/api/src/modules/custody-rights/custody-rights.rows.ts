/** The rows in which the database answers rights, the people who come, and what is known from before. */
import type { RightsEntry } from '@mips/domain/custody/rights-entries'
import type { PersonRow } from '@mips/domain/pole/record-view'
import type { Stay } from '../custody/custody.stay.service.ts'

type Made = {
  id: string
  happenedAt: string
  officer: string | null
  officerId: string
  recordedAt: string
  lateReason: string | null
  correctsId: string | null
  correctedById: string | null
}

/** One of `mips.rights_entries`. */
export type RightsRow = RightsEntry & Made & { relation: string | null; ground: string | null; rank: string }

/** One of `mips.attending_requests`. */
export type AttendingRow = {
  id: string
  role: string
  nominalId: string | null
  person: PersonRow | null
  name: string | null
  firm: string | null
  phone: string | null
  relation: string | null
  registration: string | null
  language: string | null
  mode: string
  reason: string | null
  requestedAt: string
  officer: string | null
  officerId: string
  recordedAt: string
  lateReason: string | null
  steps: (Made & { kind: string; expectedAt: string | null; words: string | null })[]
}

/** What `mips.rights_person` answers. */
export type KnownRow = {
  nationality: string | null
  language: string | null
  interpreterNeeded: boolean | null
  isUnidentified: boolean
}

/** What `mips.rights_last_time` answers. */
export type LastTimeRow = {
  people: {
    role: string
    name: string | null
    firm: string | null
    phone: string | null
    relation: string | null
    registration: string | null
    language: string | null
    personRecordId: string | null
    nominalId: string | null
    person: PersonRow | null
    recordId: string
    reference: string | null
  }[]
  language: { language: string; recordId: string; reference: string | null } | null
  adultNeed: { answer: string; isSo: boolean | null; recordId: string; reference: string | null } | null
}

/** The part that custody and voluntary attendance share. */
export type RightsPartRow = {
  entries: RightsRow[]
  requests: AttendingRow[]
  known: KnownRow | null
  lastTime: LastTimeRow | null
}

/** What `mips.read_custody_rights` answers. */
export type CustodyRightsRow = RightsPartRow & {
  /** Without its log and sources, which are not read here. */
  stay: Stay
  bailRefusedAt: string | null
}
