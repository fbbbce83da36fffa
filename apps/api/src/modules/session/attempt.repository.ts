/** The queries that count wrong passwords: by staff number and device, never against the account. */
import type { Tx } from '../../platform/db/tx.ts'

/** Whether this device has signed in with this number before. */
export async function isKnownDevice(tx: Tx, staffNumber: string, deviceKey: string): Promise<boolean> {
  const rows = await tx.$queryRaw<
    unknown[]
  >`SELECT 1 FROM sign_in_attempt WHERE staff_number = ${staffNumber} AND device_key = ${deviceKey} AND succeeded LIMIT 1`
  return rows.length > 0
}

/** Takes the turn of this name until the end of the transaction; false when somebody else has it. */
export async function takeTurn(tx: Tx, name: string): Promise<boolean> {
  const rows = await tx.$queryRaw<
    { taken: boolean }[]
  >`SELECT pg_try_advisory_xact_lock(hashtextextended(${name}, 7)) AS taken`
  return rows[0]?.taken === true
}

/** Waits for the turn of this name. */
export const waitForTurn = (tx: Tx, name: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 7))`

/**
 * Seconds to wait when the device (null: all unknown devices together) has used up its wrong tries of the window; 0 when it has not.
 * A known device starts afresh when it gets in.
 */
export async function secondsToWait(
  tx: Tx,
  staffNumber: string,
  deviceKey: string | null,
  budget: { tries: number; minutes: number },
): Promise<number> {
  const rows = await tx.$queryRaw<{ seconds: number }[]>`
    SELECT ceil(extract(epoch FROM at + make_interval(mins => ${budget.minutes}::int) - now()))::int AS seconds FROM sign_in_attempt
     WHERE staff_number = ${staffNumber} AND device_key IS NOT DISTINCT FROM ${deviceKey} AND NOT succeeded AND at > now() - make_interval(mins => ${budget.minutes}::int)
       AND (device_key IS NULL OR at > coalesce((SELECT max(s.at) FROM sign_in_attempt s WHERE s.staff_number = ${staffNumber} AND s.device_key = ${deviceKey} AND s.succeeded), '-infinity'))
     ORDER BY at DESC OFFSET ${budget.tries - 1} LIMIT 1`
  return rows[0]?.seconds ?? 0
}

export const insertAttempt = (
  tx: Tx,
  row: { staffNumber: string; deviceKey: string | null; address: string; succeeded: boolean },
) =>
  tx.$executeRaw`INSERT INTO sign_in_attempt (staff_number, device_key, address, succeeded) VALUES (${row.staffNumber}, ${row.deviceKey}, ${row.address}, ${row.succeeded})`
