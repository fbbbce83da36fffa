/** What the database answers about statements and those who make them. */
import type { OfficerRef } from '@mips/contracts/common'
import type {
  SignatureWay,
  StatementFacts,
  StatementKind,
  StatementState,
} from '@mips/domain/case/statements'

/** What `mips.statements_of` answers; the words are those that are served. */
export type StatementRow = {
  id: string
  recordId: string
  recordKind: string
  recordReference: string | null
  marking: string
  kind: StatementKind
  state: StatementState
  isKey: boolean
  revision: number
  text: string
  facts: StatementFacts
  exhibits: string[]
  personRecordId: string | null
  nominalId: string | null
  forename: string | null
  middle: string | null
  surname: string | null
  dob: string | null
  officer: OfficerRef | null
  begunBy: OfficerRef | null
  begunAt: string
  declaration: string | null
  ageWords: string | null
  witnessSignedAt: string | null
  witnessWay: SignatureWay | null
  witnessMark: string | null
  officerSignedAt: string | null
  officerWay: SignatureWay | null
  officerMark: string | null
  signedSha256: string | null
  discardedAt: string | null
  discardedReason: string | null
}

/** What `mips.statement_people` answers. */
export type MakerRow = {
  personRecordId: string
  nominalId: string
  role: string
  forename: string | null
  middle: string | null
  surname: string | null
  dob: string | null
  address: string | null
  phone: string | null
}

/** What `mips.witness_contacts` answers. */
export type ContactRow = {
  nominalId: string
  address: string | null
  phone: string | null
  email: string | null
  safeWords: string | null
  by: OfficerRef | null
  at: string
}
