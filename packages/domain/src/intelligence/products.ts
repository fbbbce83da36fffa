/** Analytical products: the grade of every report they rely on, and when one has to be looked at again (NI-3 to NI-5). */
import type { ProtectiveMarking } from '../codes/information.ts'
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { due, type Due } from '../rules/due.ts'
import { addDays } from '../time/day.ts'
import type { Instant } from '../time/instant.ts'
import { parseLondon, toLondon } from '../time/london-time.ts'
import type { Grade } from './grading.ts'
import type { IntelligenceRules } from './intelligence-rules-table.ts'
import { packMarking } from './marking.ts'
import { isReportFound, type ReportState } from './report-state.ts'

/** The four key products (NCIS, National Intelligence Model, 2000), and the profile of a network. */
export const productKinds = [
  { code: 'STRATEGIC', label: 'Strategic assessment' },
  { code: 'TACTICAL', label: 'Tactical assessment' },
  { code: 'PROBLEM', label: 'Problem profile' },
  { code: 'SUBJECT', label: 'Subject profile' },
  { code: 'NETWORK', label: 'Network profile' },
] as const
export type ProductKind = (typeof productKinds)[number]['code']

/** Parts of a subject profile (recalled); each is built from live records. */
export const subjectProfileParts = [
  { code: 'IDENTITY', label: 'Identity' },
  { code: 'ASSOCIATES', label: 'Associates' },
  { code: 'VEHICLES', label: 'Vehicles' },
  { code: 'LIFESTYLE', label: 'Lifestyle' },
  { code: 'METHOD', label: 'Method of offending' },
  { code: 'OFFENDING', label: 'Offending' },
  { code: 'VULNERABILITIES', label: 'Vulnerabilities' },
  { code: 'RISK', label: 'Risk' },
  { code: 'OPTIONS', label: 'Tactical options' },
] as const

export interface Evidence {
  reportId: string
  paragraphId: string
  /** As it was when the product relied on it. */
  grade: Grade
  textVersion: number
}

export interface Product {
  kind: ProductKind
  authorId: string
  approvedById?: string
  madeAt: Instant
  lookedAt?: Instant
  evidence: readonly Evidence[]
  /** Statements of the author's own; they are marked as assessment (DPA 2018 s.38(2)). */
  unmarkedAssessments: number
  partMarkings: readonly ProtectiveMarking[]
  marking: ProtectiveMarking
  /** Raw text or a source stands nowhere in it. */
  holdsRaw: boolean
}

/** NI-3: what stands against approving a product. */
export function productProblems(product: Product): RuleProblem[] {
  const { problems, block, ask } = problemList()
  const { marking, asksOwner } = packMarking(product.partMarkings)
  block(
    product.evidence.length === 0,
    'NI-3',
    'List the reports on which it stands, with their grades.',
    'evidence',
  )
  block(
    !isSaid(product.approvedById) || product.approvedById === product.authorId,
    'NI-3',
    'Somebody else than its author approves it.',
    'approvedById',
  )
  block(
    product.unmarkedAssessments > 0,
    'NI-3',
    `Mark ${product.unmarkedAssessments} statements as your assessment: the rest is fact with its grade.`,
    'text',
  )
  block(product.holdsRaw, 'NI-3', 'Use the sanitised text: raw text and sources stand in no product.', 'text')
  block(
    packMarking([product.marking, marking]).marking !== product.marking,
    'IM-3',
    'A part of it is Official-Sensitive: mark the whole so.',
    'marking',
  )
  ask(asksOwner, 'IM-3', 'Say whether all parts together are sensitive, though none is by itself.', 'marking')
  return problems
}

export interface EvidenceNow {
  reportId: string
  paragraphId: string
  grade: Grade
  textVersion: number
  state: ReportState
  isReleased: boolean
  /** A fact in it was wrong and was corrected, or two people in it were parted, since the product relied on it. */
  isWrong?: boolean
  /** What was given of it was called back since. */
  isCalledBack?: boolean
  /** The unit gave it another grade since, even where readers still hold the stricter one before. */
  isGradedAnew?: boolean
}

/** What can have happened to a paragraph since a product relied on it, in words. */
export const evidenceChangeKinds = [
  { code: 'REGRADED', label: 'Graded anew, or under another condition' },
  { code: 'REWORDED', label: 'Written anew' },
  { code: 'CORRECTED', label: 'A fact in it was wrong' },
  { code: 'CALLED_BACK', label: 'Called back: ask the intelligence unit before you use it' },
  { code: 'HELD_BACK', label: 'Held back' },
  { code: 'GONE', label: 'No longer there to rely on' },
] as const

export interface EvidenceChange {
  reportId: string
  paragraphId: string
  change: (typeof evidenceChangeKinds)[number]['code']
}

/**
 * NI-4: what changed in the evidence since the product was made; any change flags the product. What is no longer there at all
 * is GONE: nothing of it may be shown, and the reader is told only that a part fell away.
 */
export function evidenceChanges(
  product: Pick<Product, 'evidence'>,
  now: readonly EvidenceNow[],
): EvidenceChange[] {
  return product.evidence.flatMap(({ reportId, paragraphId, grade, textVersion }) => {
    const held = now.find((one) => one.reportId === reportId && one.paragraphId === paragraphId)
    const change = changeOf({ grade, textVersion }, held)
    return change === undefined ? [] : [{ reportId, paragraphId, change }]
  })
}

function changeOf(
  then: Pick<Evidence, 'grade' | 'textVersion'>,
  now: EvidenceNow | undefined,
): EvidenceChange['change'] | undefined {
  if (now === undefined || now.state === 'DISPOSED') return 'GONE'
  if (!isReportFound(now.state, now.isReleased)) return 'HELD_BACK'
  if (now.isWrong === true) return 'CORRECTED'
  if (now.isCalledBack === true) return 'CALLED_BACK'
  if (now.textVersion !== then.textVersion) return 'REWORDED'
  if (now.isGradedAnew === true) return 'REGRADED'
  const { source, assessment, handling } = then.grade
  const isSame =
    source === now.grade.source && assessment === now.grade.assessment && handling === now.grade.handling
  return isSame ? undefined : 'REGRADED'
}

/** NI-3 and NI-4: what stands against giving a product to another force: nobody else approved it, or what it stands on has changed. */
export function leavingProblems(
  product: Pick<Product, 'authorId' | 'approvedById'>,
  changes: readonly EvidenceChange[],
): RuleProblem[] {
  const { problems, block } = problemList()
  block(
    !isSaid(product.approvedById) || product.approvedById === product.authorId,
    'NI-3',
    'Somebody else than its author approves it before it leaves the force.',
    'approvedById',
  )
  block(
    changes.length > 0,
    'NI-4',
    'What it stands on has changed: look at it again before it leaves the force.',
    'evidence',
  )
  return problems
}

/** NI-5: when a product is looked at again: so many days after it was made or last looked at, at midnight in London; a change of evidence makes it due at once. */
export function productDue(
  product: Pick<Product, 'madeAt' | 'lookedAt'>,
  changes: readonly EvidenceChange[],
  now: Instant,
  rules: IntelligenceRules,
): Due {
  const local = toLondon(product.lookedAt ?? product.madeAt)
  const reading = local && parseLondon(addDays(local.day, rules.profileReviewDays), '00:00')
  const by = changes.length > 0 || reading?.ok !== true ? now : reading.instant
  const text =
    changes.length > 0 ? 'What it stands on has changed: look at the profile' : 'Look at the profile again'
  return due(
    { what: 'PRODUCT_REVIEW', text, by, who: 'ANALYST', rule: changes.length > 0 ? 'NI-4' : 'NI-5' },
    now,
  )
}
