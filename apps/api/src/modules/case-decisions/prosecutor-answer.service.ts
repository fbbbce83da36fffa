/** The prosecutor's answer to a file, taken into the decisions of the case: a decision with its test, or a plan whose actions are work of the officer in the case. */
import { ProsecutorAnswer } from '@mips/contracts/prosecutor-file'
import type { Permission } from '@mips/domain/access/permissions'
import { permissionsOf } from '@mips/domain/access/roles'
import type { AuditNote } from '../../platform/audit/audit-log.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { readFile } from '../case/case.service.ts'
import { keepDecision } from './case-decisions.service.ts'

/** Why the answer waits for a person; nothing where it was taken in. */
type Cause = 'UNREADABLE' | 'DOES_NOT_FIT' | undefined

type Answer = {
  caseId: string
  /** Its number with the prosecutor. */
  number: string
  content: Record<string, unknown>
  /** Who sent the file that it answers, in whose name it is recorded. */
  sentBy: string
}
type Parts = { tx: Tx; clock: Clock; audit: AuditNote; acls: readonly number[] }

/** Takes an answer in, whole or not at all: what a rule of charging refuses leaves nothing behind and is told by its cause. */
export async function takeAnswer(parts: Parts, answer: Answer): Promise<Cause> {
  const read = ProsecutorAnswer.safeParse(answer.content.decision)
  if (!read.success) return 'UNREADABLE'
  const { tx } = parts
  await tx.$executeRaw`SAVEPOINT prosecutor_answer`
  try {
    const ctx = await prosecutorContext(parts, answer.sentBy)
    const { rows } = await readFile(ctx, answer.caseId)
    const { actions, ...decision } = read.data
    await keepDecision(
      ctx,
      answer.caseId,
      {
        ...decision,
        by: 'CPS',
        actions: actions.map((action) => ({ ...action, ownerId: rows.head.officerId })),
      },
      { received: answer.number },
    )
    await tx.$executeRaw`RELEASE SAVEPOINT prosecutor_answer`
    return undefined
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT prosecutor_answer`
    return 'DOES_NOT_FIT'
  }
}

/** What an answer reads and writes. */
const rights: readonly Permission[] = permissionsOf('CASE_BUILDER')

/** The context of an answer: the rights of case progression for as long as its transaction, and no request. */
async function prosecutorContext({ tx, clock, audit, acls }: Parts, sentBy: string): Promise<Ctx> {
  await tx.$executeRaw`SELECT set_config('mips.permissions', ${rights.join(',')}, true)`
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT mips.request_id()::text AS id`
  const who = { userId: sentBy, rank: 'STAFF', unitCode: null, roles: [], permissions: rights, acls }
  const ctx = {
    tx,
    clock,
    audit,
    requestId: rows[0]?.id ?? '',
    subjectId: undefined,
    subjectVersion: undefined,
    who: { ...who, pool: null, poolAcl: null, locked: false, mustChangePassword: false, preferences: {} },
  }
  // An answer has no request, and asks for no files and no settings.
  return ctx as unknown as Ctx
}
