/** What the database answers about a case and the records that it is made of. */
import type { OfficerRef } from '@mips/contracts/common'
import type { VictimStep } from '@mips/domain/investigation/victim-steps'
import type { MovePurpose } from '@mips/domain/property/continuity'
import type { ContactRow, StatementRow } from '../statement/statement.reading.service.ts'
import type { RemandRow } from './case.court.repository.ts'
import type { CaseFile } from '@mips/domain/case/case-file'
import type { UnusedLine } from '@mips/domain/case/unused-material'
import type { MaterialRow, Signature } from './case-unused.repository.ts'
import type {
  findDecision,
  findHead,
  listChecks,
  listForms,
  listLines,
  listPeople,
} from './case.repository.ts'

export type HeadRow = NonNullable<Awaited<ReturnType<typeof findHead>>>
export type LineRow = Awaited<ReturnType<typeof listLines>>[number]
export type PersonFactsRow = Awaited<ReturnType<typeof listPeople>>[number]
export type FormRow = Awaited<ReturnType<typeof listForms>>[number]
export type DecisionRow = NonNullable<Awaited<ReturnType<typeof findDecision>>>
export type CheckRow = Awaited<ReturnType<typeof listChecks>>[number]

export type OffenceRow = {
  id: string
  code: string
  title: string
  category: string | null
  isRecordable: boolean | null
  isListed: boolean
  isDomestic: boolean
  wording: string | null
  chargeId: string | null
  chargeNo: number | null
  disposal: string | null
  dateCode: number | null
  startOn: string | null
  endOn: string | null
  placeText: string | null
}

export type PersonRow = {
  personRecordId: string
  nominalId: string
  reference: string | null
  forename: string | null
  middle: string | null
  surname: string | null
  dob: string | null
  sex: string | null
  isGolden: boolean
  isJoinInQuestion: boolean
  ethnicitySelf: string | null
  ethnicityObserved: string | null
  nationality: string | null
  pncId: string | null
  croNumber: string | null
  phone: string | null
  home: { lines: string[]; postcode: string | null; line: string } | null
}

export type SourceRow = {
  id: string
  kind: string
  reference: string | null
  title: string
  from: string
  to: string | null
  place: string | null
  flags: string[]
}

export type ChargeRow = {
  id: string
  chargedAt: string
  chargedBy: OfficerRef | null
  decisionMaker: string | null
  cpsUrn: string | null
  court: string | null
  courtAt: string | null
  reply: string | null
  isBailRefused: boolean
  groundsCodes: string[]
  groundsText: string | null
  createdAt: string
}

export type StayRow = {
  id: string
  aclId: number
  custodyNumber: string
  stationCode: string
  station: string | null
  state: string
  releasedAt: string | null
  personRecordId: string | null
  arrests: string[]
  arrestedAt: string | null
  officers: OfficerRef[]
  asn: string | null
  isAsnListed: boolean
  sources: string[]
  interviews: number
  charges: ChargeRow[]
  conditions: { words: string; condition: string; from: string }[]
}

type MoveRow = {
  at: string
  fromKind: 'PERSON' | 'PLACE' | 'OUTSIDE' | 'GONE' | null
  fromId: string | null
  toKind: 'PERSON' | 'PLACE' | 'OUTSIDE' | 'GONE'
  toId: string
  purpose: MovePurpose
  sealBefore: string | null
  sealAfter: string | null
  givenBy: string | null
  receivedBy: string | null
  witness: string | null
  reason: string | null
}

export type ExhibitRow = {
  id: string
  reference: string
  kind: string
  description: string
  seizedAt: string
  seizedBy: OfficerRef | null
  linkId: string | null
  moves: MoveRow[]
}

export type VictimRow = {
  personRecordId: string
  needs: { measures: string[]; words: string | null; isEnhanced: boolean | null } | null
  plan: { enoughWays: string[]; everyDays: number | null; safeInstructions: string | null } | null
  steps: VictimStep[]
}

export type LinkRow = { id: string; fromId: string; toId: string; role: string }
export type CourtRow = { code: string; name: string; kind: string }

/** Unused material: the items, both schedules made of them, the answers for presumed classes and the newest signature. */
export type UnusedRows = {
  material: MaterialRow[]
  lines: UnusedLine[]
  presumed: CaseFile['presumed']
  signature: Signature | undefined
  /** Everything stands as it was signed: nothing came up, became evidence or changed its side since. */
  isCurrent: boolean
  /** The reader works the schedules; otherwise the lines are those of the open schedule as it was signed. */
  isKept: boolean
}

/** Everything of a case, as far as this reader sees it. */
export type CaseRows = {
  head: HeadRow
  lines: LineRow[]
  offences: Map<string, OffenceRow>
  people: Map<string, PersonRow>
  facts: PersonFactsRow[]
  links: LinkRow[]
  sources: SourceRow[]
  stays: StayRow[]
  exhibits: ExhibitRow[]
  care: VictimRow[]
  forms: FormRow[]
  decision: DecisionRow | undefined
  unused: UnusedRows
  police: OfficerRef[]
  statements: StatementRow[]
  contacts: ContactRow[]
  officers: Map<string, OfficerRef & { unitName: string | null; stationName: string | null }>
  court: CourtRow | undefined
  isUrnTaken: boolean
  /** How courts remanded the defendants, the oldest first. */
  remands: RemandRow[]
  /** A record behind the case changed after its file was certified. */
  isChanged: boolean
}
