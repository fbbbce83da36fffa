/** The queries of sessions. Their times are the database's own, because `mips.enter` holds them against the same clock. */
import type { Tx } from '../../platform/db/tx.ts'

export type SignInUser = {
  id: string
  displayName: string
  passwordHash: string | null
  isActivation: boolean
  mustChangePassword: boolean
}

/** An active user by staff number; an activation code past its time counts as no password. */
export async function findSignInUser(tx: Tx, staffNumber: string): Promise<SignInUser | undefined> {
  const rows = await tx.$queryRaw<SignInUser[]>`
    SELECT id, display_name AS "displayName", CASE WHEN password_expires_at <= now() THEN NULL ELSE password_hash END AS "passwordHash",
           password_expires_at IS NOT NULL AS "isActivation", must_change_password AS "mustChangePassword"
      FROM app_user WHERE staff_number = ${staffNumber} AND status = 'active'`
  return rows[0]
}

/** Holds the user's row, so that two sign-ins at once count each other's sessions. */
export const holdUser = (tx: Tx, userId: string) =>
  tx.$executeRaw`SELECT 1 FROM app_user WHERE id = ${userId}::uuid FOR UPDATE`

/** An activation code works once. */
export const spendActivation = (tx: Tx, userId: string) =>
  tx.$executeRaw`UPDATE app_user SET password_hash = NULL, password_expires_at = NULL, must_change_password = true, updated_at = now() WHERE id = ${userId}::uuid`

/** Stores the same password at today's cost. */
export const renewHash = (tx: Tx, userId: string, hash: string) =>
  tx.$executeRaw`UPDATE app_user SET password_hash = ${hash} WHERE id = ${userId}::uuid`

/** Stores the user's own new password. */
export const setPassword = (tx: Tx, userId: string, hash: string) =>
  tx.$executeRaw`UPDATE app_user SET password_hash = ${hash}, password_expires_at = NULL, must_change_password = false, updated_at = now() WHERE id = ${userId}::uuid`

/** Ends the oldest live sessions but for the newest `keep`. */
export const endOldest = (tx: Tx, userId: string, keep: number) => tx.$executeRaw`
  UPDATE app_session SET ended_at = now(), ended_reason = 'newer_sign_in' WHERE id IN (
    SELECT id FROM app_session WHERE user_id = ${userId}::uuid AND ended_at IS NULL AND expires_at > now() ORDER BY signed_in_at DESC, id DESC OFFSET ${keep})`

/** Ends the session that the browser held before, whoever's it was. */
export const endByToken = (tx: Tx, hash: Buffer) =>
  tx.$executeRaw`UPDATE app_session SET ended_at = now(), ended_reason = 'replaced' WHERE token_hash = ${hash} AND ended_at IS NULL`

export async function insertSession(
  tx: Tx,
  row: { hash: Buffer; userId: string; deviceId: string; userAgent: string | null; hours: number },
): Promise<string> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO app_session (token_hash, user_id, device_id, user_agent, expires_at)
    VALUES (${row.hash}, ${row.userId}::uuid, ${row.deviceId}, ${row.userAgent}, now() + make_interval(hours => ${row.hours}::int)) RETURNING id`
  const made = rows[0]
  if (made === undefined) throw new Error('no session')
  return made.id
}

/** Gives the session another token and takes the lock off. */
export const renewSession = (tx: Tx, sessionId: string, hash: Buffer) =>
  tx.$executeRaw`UPDATE app_session SET token_hash = ${hash}, locked_at = NULL, last_seen_at = now() WHERE id = ${sessionId}::uuid AND ended_at IS NULL`

export const lockSession = (tx: Tx, sessionId: string) =>
  tx.$executeRaw`UPDATE app_session SET locked_at = coalesce(locked_at, now()) WHERE id = ${sessionId}::uuid`

/** Ends one session of the user; one that is not theirs stays as it is. */
export const endOne = (tx: Tx, userId: string, sessionId: string, reason: string) =>
  tx.$executeRaw`UPDATE app_session SET ended_at = now(), ended_reason = ${reason} WHERE id = ${sessionId}::uuid AND user_id = ${userId}::uuid AND ended_at IS NULL`

/** Ends every live session of the user, but for the one named. */
export const endAll = (tx: Tx, userId: string, reason: string, butFor: string | null) =>
  tx.$executeRaw`UPDATE app_session SET ended_at = now(), ended_reason = ${reason} WHERE user_id = ${userId}::uuid AND ended_at IS NULL AND id IS DISTINCT FROM ${butFor}::uuid`

export type SessionRow = {
  id: string
  userAgent: string | null
  signedInAt: Date
  lastSeenAt: Date
  expiresAt: Date
  lockedAt: Date | null
}

/** The live sessions of a user, newest first. */
export const listLiveSessions = (tx: Tx, userId: string) => tx.$queryRaw<SessionRow[]>`
  SELECT id, user_agent AS "userAgent", signed_in_at AS "signedInAt", last_seen_at AS "lastSeenAt", expires_at AS "expiresAt", locked_at AS "lockedAt"
    FROM app_session WHERE user_id = ${userId}::uuid AND ended_at IS NULL AND expires_at > now() ORDER BY signed_in_at DESC`

export const setPreferences = (tx: Tx, userId: string, preferences: Record<string, string>) =>
  tx.$executeRaw`UPDATE app_user SET preferences = preferences || ${JSON.stringify(preferences)}::jsonb WHERE id = ${userId}::uuid`
