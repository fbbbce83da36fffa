/** In whose name a court acts here: of nobody of the force, with the rights that its results need. */
import { permissionsOf } from '@mips/domain/access/roles'
import type { Permission } from '@mips/domain/access/permissions'
import type { AuditNote } from '../../platform/audit/audit-log.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Ctx } from '../../platform/http/module.ts'

/** What applying a result reads and writes: the case and the warrants of its defendants. */
const rights: readonly Permission[] = [
  ...new Set([...permissionsOf('CASE_BUILDER'), ...permissionsOf('WARRANT_OFFICER')]),
]

async function usePermissions(tx: Tx, permissions: readonly string[]): Promise<void> {
  await tx.$executeRaw`SELECT set_config('mips.permissions', ${permissions.join(',')}, true)`
}

/** The context of a message of the court: no user, and the rights of a result for as long as its transaction. */
export async function courtContext(
  tx: Tx,
  parts: { clock: Clock; audit: AuditNote; acls: readonly number[] },
): Promise<Ctx> {
  await usePermissions(tx, rights)
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT mips.request_id()::text AS id`
  const who = {
    userId: null,
    rank: 'STAFF',
    unitCode: null,
    roles: [],
    permissions: rights,
    acls: parts.acls,
  }
  const ctx = {
    tx,
    clock: parts.clock,
    audit: parts.audit,
    requestId: rows[0]?.id ?? '',
    subjectId: undefined,
    subjectVersion: undefined,
    who: { ...who, pool: null, poolAcl: null, locked: false, mustChangePassword: false, preferences: {} },
  }
  // A court is no user, has no request and asks for no files: what is written in its name names nobody.
  return ctx as unknown as Ctx
}

/** Does what a result asks of the warrants with the rights of the court, whoever enters it; its notes go to an entry of the caller's. */
export async function asCourt<T>(
  ctx: Ctx,
  unitCode: string,
  work: (ctx: Ctx, note: AuditNote) => Promise<T>,
): Promise<T> {
  const audit: AuditNote = {}
  await usePermissions(ctx.tx, [...new Set([...ctx.who.permissions, ...rights])])
  const done = await work({ ...ctx, audit, who: { ...ctx.who, unitCode, permissions: rights } }, audit)
  // A refusal ends the transaction, and the setting with it.
  await usePermissions(ctx.tx, ctx.who.permissions)
  return done
}
