/** Who may see which part of intelligence, role by role, and what a reader's copy of a report holds (IA-1 to IA-6). */
import { allow, type Decision, deny } from '../access/decision.ts'
import type { ProtectiveMarking } from '../codes/information.ts'
import { type Condition, useProblems } from './handling.ts'
import type { Grade } from './grading.ts'

export const intelligenceRoles = [
  { code: 'RESPONSE', label: 'Response officer' },
  { code: 'INVESTIGATOR', label: 'Investigator' },
  { code: 'RESEARCHER', label: 'Intelligence researcher' },
  { code: 'EVALUATOR', label: 'Evaluator' },
  { code: 'MANAGER', label: 'Intelligence manager' },
  { code: 'SOURCE_UNIT', label: 'Source unit' },
  { code: 'DISCLOSURE', label: 'Disclosure officer' },
  { code: 'AUDITOR', label: 'Auditor' },
] as const
export type IntelligenceRole = (typeof intelligenceRoles)[number]['code']

export type IntelligenceItem =
  'EXISTENCE' | 'OPEN' | 'SENSITIVE' | 'CONDITIONAL' | 'RAW' | 'SOURCE' | 'WARNING'

/**
 * YES; NO; FLAG: with the flag for sensitive intelligence; CONDITION: where its conditions permit; CASE: for a case of theirs;
 * OWN: of their own sources; ASK: after the intelligence manager said yes; META: that it is there and who did what, no content.
 */
export type Sight = 'YES' | 'NO' | 'FLAG' | 'CONDITION' | 'CASE' | 'OWN' | 'ASK' | 'META'

const row = (...sights: readonly Sight[]): Record<IntelligenceRole, Sight> => {
  const found = intelligenceRoles.map(({ code }, place) => [code, sights[place] ?? 'NO'])
  // The keys are the roles of the list, which the types of Object.fromEntries cannot say.
  return Object.fromEntries(found) as Record<IntelligenceRole, Sight>
}

/** IA-1: the table of intelligence.md 9, in the order of the roles above. */
export const sightTable: Record<IntelligenceItem, Record<IntelligenceRole, Sight>> = {
  EXISTENCE: row('YES', 'YES', 'YES', 'YES', 'YES', 'NO', 'YES', 'META'),
  OPEN: row('YES', 'YES', 'YES', 'YES', 'YES', 'NO', 'CASE', 'META'),
  SENSITIVE: row('FLAG', 'YES', 'YES', 'YES', 'YES', 'NO', 'CASE', 'META'),
  CONDITIONAL: row('CONDITION', 'CONDITION', 'YES', 'YES', 'YES', 'NO', 'CASE', 'META'),
  RAW: row('NO', 'NO', 'NO', 'YES', 'YES', 'OWN', 'ASK', 'META'),
  SOURCE: row('NO', 'NO', 'NO', 'NO', 'NO', 'YES', 'NO', 'NO'),
  WARNING: row('YES', 'YES', 'YES', 'YES', 'YES', 'NO', 'YES', 'META'),
}

export interface IntelligenceReader {
  userId: string
  roles: readonly IntelligenceRole[]
  hasSensitiveFlag: boolean
  /** Groups and people of access lists that hold for this reader. */
  listIds: readonly string[]
  /** Cases to which they are assigned. */
  caseIds: readonly string[]
  /** Reports whose raw text the intelligence manager opened for them. */
  openedReportIds: readonly string[]
  /** Sources that they handle. */
  sourceKeys: readonly string[]
}

export interface ReportParagraph {
  id: string
  /** The sanitised text: the only one that leaves the unit. */
  text: string
  grade: Grade
  conditions: readonly Condition[]
  marking: ProtectiveMarking
  /** An access list of its own; undefined for that of the report. */
  listId?: string
}

/** OPEN to all who may read intelligence; SIGNPOST says that it exists and whom to ask; SILENT says nothing and tells the owner. */
export type ReportMode = 'OPEN' | 'SIGNPOST' | 'SILENT'

export interface ProtectedReport {
  id: string
  mode: ReportMode
  listId?: string
  /** Whom to ask, for a signpost. */
  contact: string
  caseIds: readonly string[]
  sourceKey: string
  /** Another force than the reader's keeps it: its conditions are those of a recipient outside of it (IA-7). */
  isKeptApart?: boolean
  paragraphs: readonly ReportParagraph[]
  /** Officer-safety warnings that were drawn from it: shown whatever the mode. */
  warnings: readonly string[]
}

/** What the table makes of a paragraph: conditional handling is looked at before the marking. */
export function itemOf({ grade, marking }: Pick<ReportParagraph, 'grade' | 'marking'>): IntelligenceItem {
  if (grade.handling === 'C') return 'CONDITIONAL'
  return marking === 'OFFICIAL' ? 'OPEN' : 'SENSITIVE'
}

/** IA-2: whether a reader sees one paragraph on a London day. The refusal is for the audit; the reader is told nothing of it. */
export function decideParagraph(
  reader: IntelligenceReader,
  report: ProtectedReport,
  paragraph: ReportParagraph,
  today: string,
): Decision {
  if (paragraph.listId !== undefined && !reader.listIds.includes(paragraph.listId))
    return deny('IA-2: the paragraph is open to a list on which the reader is not.')
  // A sensitive paragraph with conditions has to be open on both counts.
  const items = new Set<IntelligenceItem>([
    itemOf(paragraph),
    paragraph.marking === 'OFFICIAL' ? 'OPEN' : 'SENSITIVE',
  ])
  const isSeen = [...items].every((item) =>
    reader.roles.some((role) => isOpenTo(sightTable[item][role], reader, report, paragraph, today)),
  )
  return isSeen
    ? allow()
    : deny('IA-2: no role of the reader opens a paragraph of this handling and marking.')
}

function isOpenTo(
  sight: Sight,
  reader: IntelligenceReader,
  report: ProtectedReport,
  paragraph: ReportParagraph,
  today: string,
): boolean {
  switch (sight) {
    case 'YES':
      return true
    case 'FLAG':
      return reader.hasSensitiveFlag
    case 'CASE':
      return report.caseIds.some((id) => reader.caseIds.includes(id))
    case 'CONDITION': {
      const { handling } = paragraph.grade
      const facts = {
        use: 'READ',
        userId: reader.userId,
        recipient: report.isKeptApart === true ? 'OTHER_FORCE' : 'OWN_FORCE',
        isOriginatorAsked: false,
        today,
      } as const
      return useProblems(handling, paragraph.conditions, facts).length === 0
    }
    case 'NO':
    case 'OWN':
    case 'ASK':
    case 'META':
      return false
  }
}

/** IA-3: who reads the raw text and how it was learnt: the unit, those for whom its manager opened it, the source unit of its own. */
export function decideRaw(
  reader: IntelligenceReader,
  report: Pick<ProtectedReport, 'id' | 'sourceKey'>,
): Decision {
  const sights = reader.roles.map((role) => sightTable.RAW[role])
  const isOpen =
    sights.includes('YES') ||
    (sights.includes('OWN') && reader.sourceKeys.includes(report.sourceKey)) ||
    (sights.includes('ASK') && reader.openedReportIds.includes(report.id))
  return isOpen
    ? allow()
    : deny('IA-3: ask the intelligence manager; the evaluated text is open to you where its grade permits.')
}

/** IA-4: who reads the identity of a source: the source unit of its own sources (with IV-3), and nobody else. */
export function decideSource(reader: IntelligenceReader, sourceKey: string): Decision {
  const isOpen =
    reader.roles.some((role) => sightTable.SOURCE[role] === 'YES') && reader.sourceKeys.includes(sourceKey)
  return isOpen ? allow() : deny('IA-4: only the source unit that handles a source knows who it is.')
}

/** What a reader gets. `NONE` is byte for byte what an unknown report gives. */
export type ReportCopy =
  | { shows: 'NONE'; warnings: readonly string[] }
  | { shows: 'SIGNPOST'; contact: string; warnings: readonly string[] }
  | {
      shows: 'REPORT'
      paragraphs: { number: number; text: string; grade: Grade }[]
      warnings: readonly string[]
    }

/**
 * IA-5: the copy of a report for a reader. Paragraphs are numbered among those that are seen, so that a gap tells nothing; a
 * report without any is as if it did not exist. `tellsOwner`: a silent report was met, and its owner alone hears of it (IA-6).
 */
export function copyFor(
  reader: IntelligenceReader,
  report: ProtectedReport,
  today: string,
): { copy: ReportCopy; tellsOwner: boolean } {
  const isReader = reader.roles.some((role) => sightTable.EXISTENCE[role] === 'YES')
  const warnings = reader.roles.some((role) => sightTable.WARNING[role] === 'YES') ? report.warnings : []
  const isOnList = report.listId === undefined || reader.listIds.includes(report.listId)
  const seen = isOnList
    ? report.paragraphs.filter((paragraph) => decideParagraph(reader, report, paragraph, today).allowed)
    : []
  if (isReader && seen.length > 0) {
    const paragraphs = seen.map(({ text, grade }, place) => ({ number: place + 1, text, grade }))
    return { copy: { shows: 'REPORT', paragraphs, warnings }, tellsOwner: false }
  }
  if (isReader && report.mode === 'SIGNPOST')
    return { copy: { shows: 'SIGNPOST', contact: report.contact, warnings }, tellsOwner: false }
  return { copy: { shows: 'NONE', warnings }, tellsOwner: isReader && report.mode === 'SILENT' }
}

/** What an unknown report gives: the measure of IA-5. */
export const unknownReport: ReportCopy = { shows: 'NONE', warnings: [] }
