/** Takes results of courts out of the inbox: each is kept once with what came in, and then applied in a transaction of its own. */
import type { MessageException } from '@mips/domain/case/result-message'
import { parseUrn } from '@mips/domain/case/urn'
import { audited, NOTHING_DONE } from '../../platform/audit/audited.ts'
import { describeError } from '../../platform/logger.ts'
import { requireHead } from '../case/case.read.service.ts'
import type { InboxReader, ReaderParts } from '../../platform/inbox-reader.ts'
import { courtContext } from './court.actor.ts'
import { askToSettle, tryMessage } from './court-message.service.ts'
import { readMessage } from './court-message.content.ts'
import {
  allLists,
  findCasesByUrn,
  holdMessage,
  holdWaiting,
  isAnyWaiting,
  keepMessage,
  updateMessage,
} from './court-message.repository.ts'

const noAnswers = { defendants: [], offences: [] }

export const courtReader: InboxReader = {
  receiver: 'COURT',
  kind: 'RESULT',
  async take({ tx, now, audit }, incoming) {
    const message = readMessage(incoming.content)
    const urn = message === undefined ? undefined : parseUrn(message.reference)
    const found = urn?.ok === true ? await findCasesByUrn(tx, urn.value) : []
    const exceptions = exceptionsOf(message !== undefined, found.length)
    await keepMessage(tx, {
      receiver: incoming.receiver,
      number: incoming.number,
      caseId: found[0]?.id ?? null,
      reference: message?.reference ?? null,
      // Read from JSON, and looked through for what the store refuses.
      content: { result: (incoming.content as { result?: object }).result ?? {} },
      state: exceptions.length === 0 ? 'WAITING' : 'EXCEPTION',
      exceptions: JSON.parse(JSON.stringify(exceptions)),
      receivedAt: now,
    })
    if (found[0] !== undefined)
      Object.assign(audit, { subjectKind: 'Case', subjectId: found[0].id, aclId: found[0].aclId })
  },
  async work(parts) {
    while ((await isAnyWaiting(parts.prisma)) && (await applyNext(parts)));
  },
}

function exceptionsOf(isReadable: boolean, cases: number): MessageException[] {
  if (!isReadable) return [{ kind: 'UNREADABLE' }]
  if (cases === 1) return []
  return [{ kind: cases === 0 ? 'CASE_UNKNOWN' : 'CASE_TWO' }]
}

/** Applies the message that waits the longest; false where there is none. What fails is given to a person, and the others go on. */
async function applyNext(parts: ReaderParts): Promise<boolean> {
  const acls = await allLists(parts.prisma)
  const as = { system: 'outbox', action: 'court.apply', act: 'alteration', acls } as const
  let held: { id: string; caseId: string } | undefined
  try {
    await audited(parts, as, async (tx, audit) => {
      const row = await holdWaiting(tx)
      if (row === null || row.caseId === null) return NOTHING_DONE
      held = { id: row.id, caseId: row.caseId }
      const ctx = await courtContext(tx, { clock: parts.clock, audit, acls })
      const exceptions = await tryMessage(
        ctx,
        { ...row, caseId: row.caseId },
        { answers: noAnswers, accepts: false },
      )
      await updateMessage(tx, row.id, {
        state: exceptions.length === 0 ? 'APPLIED' : 'EXCEPTION',
        exceptions: JSON.parse(JSON.stringify(exceptions)),
        triedAt: parts.clock.now(),
      })
      const head = await requireHead(ctx, row.caseId)
      if (exceptions.length > 0) await askToSettle(ctx, head, row.id, exceptions)
      Object.assign(audit, {
        subjectKind: 'Case',
        subjectId: row.caseId,
        aclId: head.aclId,
        change: { message: row.id, number: row.number, exceptions: exceptions.map(({ kind }) => kind) },
      })
      return undefined
    })
  } catch (error) {
    if (held === undefined) throw error
    parts.logger.error(
      { err: describeError(error) },
      'a result of a court was not applied; a person is asked',
    )
    await giveToPerson(parts, acls, held)
  }
  return held !== undefined
}

async function giveToPerson(
  parts: ReaderParts,
  acls: readonly number[],
  held: { id: string; caseId: string },
): Promise<void> {
  const as = { system: 'outbox', action: 'court.giveToPerson', act: 'alteration', acls } as const
  await audited(parts, as, async (tx, audit) => {
    const row = await holdMessage(tx, held.id, held.caseId)
    if (row?.state !== 'WAITING') return NOTHING_DONE
    const ctx = await courtContext(tx, { clock: parts.clock, audit, acls })
    const exceptions: MessageException[] = [{ kind: 'NOT_APPLIED' }]
    await updateMessage(tx, held.id, {
      state: 'EXCEPTION',
      exceptions: JSON.parse(JSON.stringify(exceptions)),
      triedAt: parts.clock.now(),
    })
    const head = await requireHead(ctx, held.caseId)
    await askToSettle(ctx, head, held.id, exceptions)
    Object.assign(audit, {
      subjectKind: 'Case',
      subjectId: held.caseId,
      aclId: head.aclId,
      change: { message: held.id, exceptions: ['NOT_APPLIED'] },
    })
    return undefined
  })
}
