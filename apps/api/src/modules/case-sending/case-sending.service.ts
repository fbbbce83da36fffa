/** A case on its way to the court: the message as it would leave, what stands against it, and sending each version once (F2, F3, F4; CM-1 to CM-7). */
import type { CourtPage } from '@mips/contracts/case-sending'
import { type CourtMessage, courtMessage } from '@mips/domain/case/court-message'
import { caseRulesOn } from '@mips/domain/case/case-rules-table'
import { courtKinds, courtTurn, type CourtTurn, sendingProblems } from '@mips/domain/case/court-sending'
import { type MessageState, messageStates } from '@mips/domain/case/outbox'
import { showUrn } from '@mips/domain/case/urn'
import { londonDay } from '@mips/domain/time/london-day'
import { holds, type Principal } from '../../platform/access/principal.ts'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { changed, log, moveOpen, readFile, refuseBlocks, requireWork } from '../case/case.service.ts'
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
import { presentCourtPage, type Ready } from './case-sending.view.ts'

const line = (caseId: string) => ({ caseId, receiver: 'COURT' as const, kinds: courtKinds })

async function readyOf(ctx: Ctx, caseId: string): Promise<Ready> {
  const { rows, file } = await readFile(ctx, caseId)
  const message = courtMessage(file, ctx.config.forceCode)
  return {
    rows,
    file,
    problems: sendingProblems(file, caseRulesOn(londonDay(file.at))),
    message,
    digest: message === undefined ? null : digestOf(message),
  }
}

/** CF-1: who sends a case to the court. */
const maySend = (who: Principal): boolean =>
  holds(who, 'case.progress.record') || holds(who, 'case.file.certify')
const NOT_YOURS = 'A supervisor or case progression sends the case to the court (CF-1).'

/** What would go, what stands against it, and how what went before stands. */
export async function readCourtPage(ctx: Ctx, caseId: string): Promise<CourtPage> {
  // Read first, because it refuses whoever may not read cases.
  const lines = await linesOf(ctx, line(caseId))
  const ready = await readyOf(ctx, caseId)
  const rows = await messagesOf(ctx, line(caseId))
  ctx.audit.resultIds = ready.file.defendants.map(({ id }) => id).slice(0, 100)
  return presentCourtPage(ready, {
    lines,
    turn: turnOf(ready, rows, ctx.who),
    taken: newestTaken(rows),
  })
}

/** What the court has: the content of the newest message that it acknowledged. */
function newestTaken(rows: readonly MessageRow[]): CourtMessage | undefined {
  const taken = rows.findLast(({ state }) => state === 'ACKNOWLEDGED')
  // Written by this module alone.
  return taken?.content as CourtMessage | undefined
}

function turnOf({ digest, problems }: Ready, rows: readonly MessageRow[], who: Principal): CourtTurn {
  const turn = courtTurn(rows.map(asVersion), digest ?? '')
  if (!turn.may) return turn
  if (!maySend(who)) return { may: false, reason: NOT_YOURS }
  const found = problems.court.length + problems.file.length
  return found === 0 ? turn : { may: false, reason: `Put right what is listed first: ${found} (CM-2, CM-5).` }
}

const asVersion = ({ id, kind, state, digest }: MessageRow) => ({
  id,
  kind,
  digest,
  state: messageStates.find(({ code }) => code === state)?.code ?? ('QUEUED' satisfies MessageState),
})

/** Sends the case or its amendment: what `digest` names and nothing else, with its entry of disclosure. */
export async function sendToCourt(ctx: Ctx, caseId: string, digest: string) {
  const head = await requireWork(ctx, caseId)
  if (!maySend(ctx.who)) throw new AppError('forbidden', { facts: { reason: NOT_YOURS } })
  await holdLine(ctx, line(caseId))
  const ready = await readyOf(ctx, caseId)
  const { rows, problems, message } = ready
  refuseBlocks([...problems.court, ...problems.file])
  if (message === undefined) throw new AppError('not_in_state')
  if (digest !== ready.digest)
    throw badField('digest', 'The case has changed since it was shown: look at it again and send it (CM-6)')
  const turn = turnOf(ready, await messagesOf(ctx, line(caseId)), ctx.who)
  if (!turn.may) throw new AppError('already_done', { facts: { rule: 'CM-6', reason: turn.reason } })
  if (turn.replaces !== undefined)
    await giveUp(ctx, { recordId: caseId, messageId: turn.replaces }, 'COURT', courtKinds)
  const row = await enqueue(ctx, {
    recordId: caseId,
    receiver: 'COURT',
    kind: turn.kind,
    heading: `${turn.kind === 'NEW_CASE' ? 'Case' : 'Amendment of case'} ${showUrn(message.ptiUrn)}`,
    reference: message.ptiUrn,
    // Texts, numbers and lists of them: what the schema of the court holds.
    content: message as unknown as Json,
    ...(turn.replaces === undefined ? {} : { replaces: turn.replaces }),
  })
  if (rows.lines.some(({ state }) => state === 'CHARGED'))
    await moveOpen(ctx, rows, 'SEND_TO_COURT', undefined)
  await log(ctx, caseId, turn.kind === 'NEW_CASE' ? 'Sent to the court.' : 'Amendment sent to the court.')
  Object.assign(ctx.audit, {
    recipient: 'Court',
    change: { message: row.id, kind: row.kind, digest: row.digest, urn: message.ptiUrn },
  })
  return { ...changed(ctx, head), messageId: row.id }
}
