/** What the functions of the database answer on the evaluation of intelligence. */
import type { OfficerRef } from '@mips/contracts/common'
import type { ReportState } from '@mips/domain/intelligence/report-state'
import type { RiskQuestion } from '@mips/domain/intelligence/risk-assessment'
import type { ForceRow, IntelligenceRow } from '../intelligence/intelligence.parts.service.ts'

export type RiskRow = {
  id: string
  answers: Partial<Record<RiskQuestion, string>>
  madeBy: OfficerRef | null
  madeAt: string
  authorisedBy: OfficerRef | null
  authorisedAt: string | null
}

/** What `mips.read_evaluation` answers: of the parts only what row security lets the caller work on. */
export type EvaluationRow = IntelligenceRow & {
  risk: RiskRow | null
  /** The readers of each list that a paragraph or text is for. */
  lists: Record<string, { names: string | null; groupIds: string[] } | null>
  references: Record<string, string | null>
  /** Of each report that corroborates a paragraph, the keys of its sources. */
  sourceKeys: Record<string, string[]>
  /** The records to which the report is linked. */
  linked: string[]
  /** Who set or lifted a condition or answered a name since the last release. */
  workedBy: string[]
}

/** What `mips.intelligence_queue` answers of each report. */
export type QueueRow = {
  id: string
  reference: string | null
  force: ForceRow
  state: ReportState
  submittedAt: string
  submittedById: string | null
  isThreatToLife: boolean
  isSeriousHarm: boolean
  isImminent: boolean
  usefulUntil: string | null
  isWaiting: boolean
  paragraphs: number
  isListed: boolean
  evaluator: OfficerRef | null
  againAt: string | null
  acceptedAt: string | null
  returnedAt: string | null
  checkAskedAt: string | null
  isSourceChild: boolean
  isSourceVulnerable: boolean
  isSourceInPrison: boolean
  isProduct: boolean
}

/** What `mips.intelligence_clocks` answers: the clocks of the earliest of `count` reports that are alike. */
export type ClockGroup = Pick<
  QueueRow,
  | 'state'
  | 'isWaiting'
  | 'submittedAt'
  | 'isThreatToLife'
  | 'isSeriousHarm'
  | 'isImminent'
  | 'usefulUntil'
  | 'againAt'
  | 'acceptedAt'
  | 'returnedAt'
  | 'checkAskedAt'
> & { count: number }
