/** The rows in which the database answers a custody record, its clock and a line of the board. */
import type { OffenceLine } from '@mips/contracts/arrest'
import type { OfficerRef } from '@mips/contracts/common'
import type { FactSource, LinkedEvent } from '@mips/contracts/pole-replies'
import type { PersonLinkRow, PersonRow } from '@mips/domain/pole/record-view'

/** What `mips.custody_clock_care` answers of the care of the detainee. */
export type CareRow = {
  lastRouseAt: string | null
  /** The plan in force and the one before it. */
  plans: { level: string; everyMinutes: number | null; mustRouse: boolean; at: string }[]
  watch: { watcher: string; since: string } | null
  meals: { at: string; size: string }[]
  medicines: {
    name: string
    dose: string
    isControlled: boolean
    firstDueAt: string
    everyMinutes: number | null
    until: string | null
    doses: { at: string; outcome: string; by: string }[]
  }[]
  /** Calls for healthcare that nobody has answered yet. */
  health: { askedFor: string; urgency: string; calledAt: string }[]
  riskAt: string | null
  /** What asks for the assessment again, by the kind of its entry in the log. */
  triggers: { kind: string; at: string }[]
}

/** What `mips.custody_clock` answers: everything that the detention clock is read from. */
export type ClockRow = {
  state: string
  recordTypes: string[]
  arrestedAt: string | null
  firstArrivedAt: string | null
  arrivedAt: string
  authorisedAt: string | null
  releasedAt: string | null
  chargedAt: string | null
  disposal: string | null
  /** Whether a later stay has answered the bail that ended this one. */
  isAnswered: boolean
  /** What an earlier stay had counted, where this one answers its bail. */
  carried: { from: string; until: string; minutes: number } | null
  overrideAt: string | null
  overrideReason: string | null
  observationLevel: string | null
  lastVisitAt: string | null
  levelChange: { at: string; from: string | null } | null
  reviews: {
    id: string
    dueAt: string
    doneAt: string | null
    officer: string | null
    method: string | null
    outcome: string | null
    postponedReason: string | null
  }[]
  /** Left out before there is a record. */
  care?: CareRow | null
  exclusions: { id: string; kind: string; startsAt: string; endsAt: string | null; reason: string | null }[]
  /** Steps of the limits that nobody has put right; charges; how the offences are classed, where all of them are. */
  limits?: {
    kind: string
    at: string
    until: string | null
    courtNextSits: string | null
    reason: string | null
    hasNewEvidence: boolean | null
  }[]
  charges?: { at: string; isOtherOffenceUncharged: boolean; isHeldForDrugSample: boolean }[]
  offenceCategories?: string[] | null
}

export type CustodyLogRow = {
  id: string
  kind: string
  happenedAt: string
  recordedAt: string
  author: string | null
  authorId: string | null
  authorRole: string | null
  text: string
  correctsId: string | null
  correctedById: string | null
  lateReason: string | null
}

type OfficerRow = OfficerRef & { role: string }

/** What `mips.read_custody` answers. */
export type CustodyRow = {
  id: string
  custodyNumber: string
  version: number
  marking: string
  state: string
  recordTypes: string[]
  station: { code: string; name: string } | null
  people: (PersonLinkRow<OfficerRef | null> & { dobPrecision: string | null })[]
  events: LinkedEvent[]
  arrestEvents: LinkedEvent[]
  arrestId: string | null
  arrestedAt: string | null
  arrestPower: string | null
  arrestPlace: string | null
  arrestPlaceText: string | null
  grounds: string | null
  necessityCodes: string[]
  offences: OffenceLine[]
  arrestOfficers: OfficerRow[]
  officers: OfficerRow[]
  arrivedAt: string
  presentedAt: string | null
  authorisedAt: string | null
  authorisedBy: OfficerRef | null
  decision: string | null
  groundsCodes: string[]
  groundsText: string | null
  toldInPresence: boolean | null
  notToldReason: string | null
  refusedReason: string | null
  cell: string | null
  riskLevel: string | null
  observationLevel: string | null
  releasedAt: string | null
  releaseReason: string | null
  disposal: string | null
  earlierStay: { id: string; custodyNumber: string } | null
  answeredBy: { id: string; custodyNumber: string } | null
  clock: ClockRow
  log: CustodyLogRow[]
  sources: FactSource[]
}

/** One line of `mips.custody_board`. */
export type BoardRow = {
  id: string
  custodyNumber: string
  cell: string | null
  station: { code: string; name: string } | null
  state: string
  person: (PersonRow<OfficerRef | null> & { dobPrecision: string | null }) | null
  offences: OffenceLine[]
  arrivedAt: string
  riskLevel: string | null
  observationLevel: string | null
  clock: ClockRow
}

/** One line of `mips.stays_on_bail`. */
export type OnBailRow = Pick<
  BoardRow,
  'id' | 'custodyNumber' | 'station' | 'person' | 'offences' | 'clock'
> & {
  disposal: string
  releasedAt: string
}

/** One cell of `mips.cells_of_suite`. */
export type CellRow = {
  code: string
  kind: string
  capacity: number
  hasCctv: boolean
  isAntiLigature: boolean
  outOfUseFrom: string | null
  outOfUseReason: string | null
  outOfUseBy: string | null
  held: Pick<BoardRow, 'id' | 'custodyNumber' | 'person' | 'observationLevel'>[]
}
