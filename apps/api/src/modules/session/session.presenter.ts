/** The session as its own user sees it. */
import type { CurrentSession, OwnSession } from '@mips/contracts/session'
import { Preferences } from '@mips/contracts/session'
import { roleLabel } from '@mips/domain/access/roles'
import { poolLabel } from '@mips/domain/identity/pools'
import type { Ctx } from '../../platform/http/module.ts'
import type { SessionRow } from './session.repository.ts'

export function presentCurrent(ctx: Ctx): CurrentSession {
  const { who, config } = ctx
  const preferences = Preferences.safeParse(who.preferences)
  return {
    user: {
      id: who.userId,
      staffNumber: who.staffNumber,
      displayName: who.displayName,
      rank: who.rank,
      unitCode: who.unitCode,
    },
    sessionId: who.sessionId,
    roles: who.roles.map((code) => ({ code, label: roleLabel(code) })),
    permissions: [...who.permissions],
    pool: who.pool === null ? null : { code: who.pool, label: poolLabel(who.pool) },
    locked: who.locked,
    mustChangePassword: who.mustChangePassword,
    preferences: preferences.success ? preferences.data : {},
    forceName: config.forceName,
    environment: config.environment,
    serverTime: ctx.clock.now().toISOString(),
    idleMinutes: config.idleMinutes,
  }
}

export const presentOwnSession = (row: SessionRow, thisId: string): OwnSession => ({
  id: row.id,
  isThis: row.id === thisId,
  userAgent: row.userAgent,
  signedInAt: row.signedInAt.toISOString(),
  lastSeenAt: row.lastSeenAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  locked: row.lockedAt !== null,
})
