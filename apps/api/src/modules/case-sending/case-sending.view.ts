/** The page of a case on its way to the court as its reader sees it. */
import type { CourtPage, SendingFinding } from '@mips/contracts/case-sending'
import type { MessageLine } from '@mips/contracts/outbox'
import type { CourtMessage } from '@mips/domain/case/court-message'
import { messageChanges, messageSections } from '@mips/domain/case/court-message-rows'
import type { CaseFile } from '@mips/domain/case/case-file'
import type { CourtTurn, SendingProblems } from '@mips/domain/case/court-sending'
import { qualityRules } from '@mips/domain/case/file-quality'
import { messageKinds } from '@mips/domain/case/outbox'
import { labelIn } from '@mips/domain/custody/offence-words'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { type CaseRows, opensAt } from '../case/case.service.ts'

/** The message as it would leave now, and what stands against it. */
export type Ready = {
  rows: CaseRows
  file: CaseFile
  problems: SendingProblems
  message: CourtMessage | undefined
  digest: string | null
}

type Standing = { lines: MessageLine[]; turn: CourtTurn; taken: CourtMessage | undefined }

export function presentCourtPage(ready: Ready, { lines, turn, taken }: Standing): CourtPage {
  const { rows, problems, message, digest } = ready
  const { head } = rows
  return {
    caseId: head.id,
    version: head.version,
    urn: head.urn,
    title: head.title,
    refusals: problems.court.map((problem) => findingOf(ready, problem)),
    blocks: problems.file.map((problem) => findingOf(ready, problem)),
    warnings: problems.warnings.map((problem) => findingOf(ready, problem)),
    sections:
      message === undefined
        ? []
        : messageSections(message).map(({ rows: of, ...one }) => ({ ...one, rows: [...of] })),
    digest,
    changes:
      taken === undefined || message === undefined
        ? []
        : messageChanges(taken, message).map(({ section, label, before, after }) => ({
            section,
            label,
            before: before ?? null,
            after: after ?? null,
          })),
    messages: lines,
    turn: {
      kind: turn.may ? { code: turn.kind, label: labelIn(messageKinds, turn.kind) } : null,
      allowed: turn.may,
      reason: turn.may ? null : turn.reason,
      again: turn.may ? null : (turn.again ?? null),
    },
  }
}

function findingOf({ rows, file }: Ready, { rule, message, field = '' }: RuleProblem): SendingFinding {
  const row = qualityRules.find(({ id }) => id === rule)
  return {
    rule,
    asks: row?.asks ?? '',
    message,
    field,
    codes: [...(row?.refusedAs ?? [])],
    opensAt: opensAt(rows, file, field) ?? null,
  }
}
