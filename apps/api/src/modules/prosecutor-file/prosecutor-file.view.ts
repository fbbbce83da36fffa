/** The page of the file on its way to the prosecutor as its reader sees it. */
import type { SendingFinding } from '@mips/contracts/case-sending'
import type { MessageLine } from '@mips/contracts/outbox'
import type { FileFormView, ProsecutorPage } from '@mips/contracts/prosecutor-file'
import { type CaseFile, fileStages } from '@mips/domain/case/case-file'
import type { SendingTurn } from '@mips/domain/case/court-sending'
import { qualityRules } from '@mips/domain/case/file-quality'
import { disclosureStatuses } from '@mips/domain/case/mg-forms'
import { messageKinds } from '@mips/domain/case/outbox'
import type { ProsecutorFile, SentForm } from '@mips/domain/case/prosecutor-file'
import { labelIn } from '@mips/domain/custody/offence-words'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { type CaseRows, opensAt } from '../case/case.service.ts'

type Standing = {
  rows: CaseRows
  file: CaseFile
  blocks: readonly RuleProblem[]
  content: ProsecutorFile
  digest: string
  messages: MessageLine[]
  turn: SendingTurn
}

const coded = (list: readonly { code: string; label: string }[], code: string) => ({
  code,
  label: labelIn(list, code),
})

export function viewProsecutorPage({
  rows,
  file,
  blocks,
  content,
  digest,
  messages,
  turn,
}: Standing): ProsecutorPage {
  const { head } = rows
  const mayGo = turn.may && blocks.length === 0
  return {
    caseId: head.id,
    version: head.version,
    urn: head.urn,
    title: head.title,
    stage: coded(fileStages, content.stage),
    blocks: blocks.map((problem) => findingOf(rows, file, problem)),
    served: content.served.map(formOf),
    restricted: content.restricted.map(formOf),
    documents: content.documents.map(({ id, title, fileName, sizeBytes, sha256 }) => ({
      id,
      title,
      fileName,
      sizeBytes,
      sha256,
    })),
    digest,
    messages,
    turn: {
      kind: mayGo ? coded(messageKinds, turn.kind) : null,
      allowed: mayGo,
      reason: turn.may ? blockedWords(blocks.length) : turn.reason,
      again: turn.may ? null : (turn.again ?? null),
    },
  }
}

const blockedWords = (count: number): string | null =>
  count === 0 ? null : `Put right what is listed first: ${count} (PF-1).`

const formOf = ({ code, label, disclosure, about, version, signedAt, fields }: SentForm): FileFormView => ({
  code: code.replace('_', ' '),
  label,
  disclosure: coded(disclosureStatuses, disclosure),
  about: about ?? null,
  version: version ?? null,
  signedAt: signedAt ?? null,
  fields: fields.map(({ label: name, value }) => ({ label: name, value })),
})

function findingOf(
  rows: CaseRows,
  file: CaseFile,
  { rule, message, field = '' }: RuleProblem,
): SendingFinding {
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
