/** The file of a case on its way to the prosecutor: two sets of forms with their versions, documents by digest, each version sent once (F5; PF-1 to PF-3, CM-6). */
import type { ProsecutorPage } from '@mips/contracts/prosecutor-file'
import { messageStates } from '@mips/domain/case/outbox'
import { prosecutorFile, type ProsecutorFile, prosecutorTurn } from '@mips/domain/case/prosecutor-file'
import { showUrn } from '@mips/domain/case/urn'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { type CaseRows, changed, log, readFile, refuseBlocks, requireWork } from '../case/case.service.ts'
import { documentsOf } from '../document/document.service.ts'
import {
  digestOf,
  enqueue,
  giveUp,
  holdLine,
  type Json,
  linesOf,
  type MessageRow,
  messagesOf,
} from '../outbox/outbox.case.service.ts'
import { viewProsecutorPage } from './prosecutor-file.view.ts'

const line = (caseId: string) => ({
  caseId,
  receiver: 'PROSECUTOR' as const,
  kinds: ['CASE_FILE' as const],
})

async function readyOf(ctx: Ctx, caseId: string) {
  const { rows, file, problems } = await readFile(ctx, caseId)
  const { documents } = await documentsOf(ctx, caseId)
  const content = prosecutorFile(file, {
    force: ctx.config.forceCode,
    words: signedWords(rows),
    documents: documents
      .filter(({ withdrawn }) => withdrawn === null)
      .map(({ id, title, fileName, mimeType, sizeBytes, sha256 }) => ({
        id,
        title,
        fileName,
        mimeType,
        sizeBytes,
        sha256,
      }))
      .toSorted((a, b) => a.id.localeCompare(b.id)),
  })
  return { rows, file, blocks: problems.filter(isBlock), content, digest: digestOf(content) }
}

const isBlock = ({ severity }: RuleProblem): boolean => severity === 'BLOCK'

/** The words of the newest version of each form, where that is signed: the file holds no draft (PF-1). */
function signedWords({ forms }: CaseRows) {
  const newest = new Map<string, CaseRows['forms'][number]>()
  for (const form of forms) {
    const key = `${form.code} ${form.subjectId ?? ''}`
    if ((newest.get(key)?.version ?? 0) < form.version) newest.set(key, form)
  }
  return [...newest.values()].flatMap(({ code, subjectId, version, signedAt, words }) =>
    signedAt === null
      ? []
      : [
          {
            code,
            ...(subjectId === null ? {} : { subjectId }),
            version,
            signedAt: signedAt.toISOString(),
            words: textsOf(words),
          },
        ],
  )
}

/** The narratives; what is kept beside them for the rules is left out. */
const textsOf = (words: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries((words ?? {}) as Record<string, unknown>).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )

const turnOf = (digest: string, rows: readonly MessageRow[]) =>
  prosecutorTurn(
    rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      digest: row.digest,
      state: messageStates.find(({ code }) => code === row.state)?.code ?? 'QUEUED',
    })),
    digest,
  )

/** The file as it would leave now, what stands against it, and how what went before stands. */
export async function readProsecutorPage(ctx: Ctx, caseId: string): Promise<ProsecutorPage> {
  // Read first, because it refuses whoever may not read cases.
  const messages = await linesOf(ctx, line(caseId))
  const { rows, file, blocks, content, digest } = await readyOf(ctx, caseId)
  const turn = turnOf(digest, await messagesOf(ctx, line(caseId)))
  ctx.audit.resultIds = file.defendants.map(({ id }) => id).slice(0, 100)
  return viewProsecutorPage({ rows, file, blocks, content, digest, messages, turn })
}

/** Sends the file: what `digest` names and nothing else, with its entry of disclosure. */
export async function sendFile(ctx: Ctx, caseId: string, digest: string) {
  const head = await requireWork(ctx, caseId)
  await holdLine(ctx, line(caseId))
  const ready = await readyOf(ctx, caseId)
  refuseBlocks(ready.blocks)
  if (digest !== ready.digest)
    throw badField('digest', 'The file has changed since it was shown: look at it again and send it (CM-6)')
  const turn = turnOf(digest, await messagesOf(ctx, line(caseId)))
  if (!turn.may) throw new AppError('already_done', { facts: { rule: 'CM-6', reason: turn.reason } })
  if (turn.replaces !== undefined)
    await giveUp(ctx, { recordId: caseId, messageId: turn.replaces }, 'PROSECUTOR', ['CASE_FILE'])
  const row = await put(ctx, caseId, ready.content, turn.replaces)
  await log(ctx, caseId, 'File sent to the prosecutor.')
  Object.assign(ctx.audit, {
    recipient: 'Crown Prosecution Service',
    change: { message: row.id, kind: row.kind, digest: row.digest, urn: ready.content.ptiUrn },
  })
  return { ...changed(ctx, head), messageId: row.id }
}

const put = (ctx: Ctx, caseId: string, content: ProsecutorFile, replaces: string | undefined) =>
  enqueue(ctx, {
    recordId: caseId,
    receiver: 'PROSECUTOR',
    kind: 'CASE_FILE',
    heading: `File of case ${showUrn(content.ptiUrn)}`,
    reference: content.ptiUrn,
    // Texts, numbers and lists of them.
    content: JSON.parse(JSON.stringify(content)) as Json,
    ...(replaces === undefined ? {} : { replaces }),
  })
