/** What the functions of the database answer on intelligence. */
import type { OfficerRef } from '@mips/contracts/common'
import type { IntelligencePage } from '@mips/contracts/intelligence'
import type {
  AssessmentGrade,
  HandlingCode,
  ProtectiveMarking,
  SourceGrade,
} from '@mips/domain/codes/information'
import type { ConditionCode, RecipientClass } from '@mips/domain/intelligence/handling'
import type { NotIdentifiableReason } from '@mips/domain/intelligence/named-in-text'
import type { SensitiveKind, SubjectCategory } from '@mips/domain/intelligence/report-links'
import type { ReportState, ReportStep } from '@mips/domain/intelligence/report-state'
import type { RemovalReason } from '@mips/domain/intelligence/sanitise'
import type { GazetteerRow, PersonLinkRow } from '@mips/domain/pole/record-view'

/** What `mips.force_of_report` answers. */
export type ForceRow = {
  code: string
  reference: string | null
  isOfReader: boolean
  /** Another force than the reader's keeps it (IA-7). */
  isKeptApart: boolean
}

export type ParagraphRow = {
  id: string
  number: number
  round: number
  text: string
  marking: ProtectiveMarking
  markingReason: string | null
  listAcl: number
  corroboratedById: string | null
}

export type ProvenanceRow = {
  number: number
  sourceKey: string
  how: string | null
  isSourceChild: boolean | null
  isSourceVulnerable: boolean | null
  isSourceInPrison: boolean
  /** It came through the corridor; `sourceKey` is that of the vault. */
  isProduct: boolean
}

export type TextRow = {
  id: string
  number: number
  version: number
  text: string
  marking: ProtectiveMarking
  markingReason: string | null
  readerAcl: number
  isLive: boolean
  liveAt: string | null
  /** The grade with which it was released. */
  liveGradeId: string | null
  isLeftOut: boolean
  leftOutReason: string | null
  couldHaveKnown: number | null
  removalReasons: RemovalReason[]
  writtenBy: OfficerRef | null
  writtenAt: string
}

export type GradeRow = {
  id: string
  number: number
  kind: 'PROVISIONAL' | 'AUTHORITATIVE'
  source: SourceGrade
  assessment: AssessmentGrade
  handling: HandlingCode
  gradeReason: string | null
  reason: string | null
  corroboratedById: string | null
  byId: string | null
  by: OfficerRef | null
  at: string
}

export type ConditionRow = {
  id: string
  number: number
  code: ConditionCode
  text: string | null
  appliesTo: RecipientClass | 'ALL'
  namedIds: string[]
  expires: string | null
  setById: string | null
  setBy: OfficerRef | null
  setAt: string
  /** Set where it was lifted after the text that readers hold was released. */
  liftedAt: string | null
}

export type MentionRow = {
  number: number
  kind: string
  value: string
  recordId: string | null
  record: { id: string; kind: string; reference: string | null } | null
  plainReason: NotIdentifiableReason | null
  plainWords: string | null
  by: OfficerRef | null
  at: string
}

export type StepRow = {
  code: ReportStep
  toState: ReportState
  reason: string | null
  facts: Record<string, unknown>
  byId: string | null
  by: OfficerRef | null
  at: string
}

/** What was said last of a person of a report. */
export type PersonSaidRow = {
  category: SubjectCategory
  groundId: string | null
  by: OfficerRef | null
  at: string
  /** For the unit alone; empty for everybody else. */
  sensitive: { kind: SensitiveKind; isStrictlyNecessary: boolean; schedule8?: string }[]
}

/** What `mips.read_intelligence` answers: of the parts only what row security lets the caller read. */
export type IntelligenceRow = Pick<
  IntelligencePage,
  'id' | 'reference' | 'version' | 'isRestricted' | 'restrictedTo' | 'submittedBy' | 'events' | 'sources'
> & {
  aclId: number
  force: ForceRow
  state: ReportState
  reportedAt: string
  submittedAt: string
  isThreatToLife: boolean
  isSeriousHarm: boolean
  isImminent: boolean
  usefulUntil: string | null
  subjects: PersonLinkRow<OfficerRef | null>[]
  places: (Omit<IntelligencePage['places'][number], 'roleLabel' | 'isMatched' | 'gazetteer'> & {
    gazetteer: GazetteerRow
  })[]
  /** The caller once knew the source of what came through the corridor: the words that were sent in are not among the parts (IV-2). */
  knewSource: boolean
  /** The links that belong to paragraphs, each with those of them that the caller holds or works on. */
  placed: Record<string, number[]>
  /** By the id of the link. */
  said: Record<string, PersonSaidRow>
  paragraphs: ParagraphRow[]
  provenance: ProvenanceRow[]
  texts: TextRow[]
  grades: GradeRow[]
  conditions: ConditionRow[]
  mentions: MentionRow[]
  steps: StepRow[]
}

/** What `mips.own_intelligence` answers. */
export type OwnRow = {
  id: string
  reference: string | null
  version: number
  force: ForceRow
  submittedAt: string
  state: ReportState
  returnReason: string | null
  paragraphs: { number: number; text: string }[]
}
