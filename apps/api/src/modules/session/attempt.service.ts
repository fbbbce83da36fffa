/**
 * Throttling that cannot be aimed at a colleague: a known device has its own budget of wrong tries, and all unknown devices
 * together have another; what strangers use up never touches a device that has signed in with the number before.
 */
import { createHash } from 'node:crypto'
import type { Tx } from '../../platform/db/tx.ts'
import { AppError } from '../../platform/errors.ts'
import { insertAttempt, isKnownDevice, secondsToWait, takeTurn, waitForTurn } from './attempt.repository.ts'

const budgets = { known: { tries: 10, minutes: 15 }, unknown: { tries: 5, minutes: 15 } }

/** A try that was admitted; `deviceKey` is null for all unknown devices together. */
export type Try = { staffNumber: string; deviceKey: string | null; address: string }

/** The device is stored as a hash: the cookie itself is worth a budget. */
export const deviceKeyOf = (device: string) =>
  createHash('sha256').update(`device ${device}`).digest('base64url')

/** Admits a try to sign in, or refuses with `too_many` and the seconds to wait; the answer is the same for numbers that do not exist. */
export async function admitSignIn(
  tx: Tx,
  staffNumber: string,
  device: string | undefined,
  address: string,
): Promise<Try> {
  const key = device === undefined ? undefined : deviceKeyOf(device)
  if (key !== undefined && (await isKnownDevice(tx, staffNumber, key)))
    return admitKnown(tx, { staffNumber, deviceKey: key, address })
  // One at a time, without a queue: strangers who hammer a number hold no connections.
  if (!(await takeTurn(tx, `sign-in ${staffNumber} unknown`)))
    throw new AppError('too_many', { facts: { retryAfterSeconds: 1 } })
  refuseSpent(await secondsToWait(tx, staffNumber, null, budgets.unknown))
  return { staffNumber, deviceKey: null, address }
}

/** Admits a try of somebody who is signed in already: unlocking, or changing the password. */
export const admitOwn = (tx: Tx, staffNumber: string, sessionId: string, address: string): Promise<Try> =>
  admitKnown(tx, { staffNumber, deviceKey: `session ${sessionId}`, address })

async function admitKnown(tx: Tx, attempt: Try): Promise<Try> {
  await waitForTurn(tx, `sign-in ${attempt.staffNumber} ${attempt.deviceKey ?? ''}`)
  refuseSpent(await secondsToWait(tx, attempt.staffNumber, attempt.deviceKey, budgets.known))
  return attempt
}

function refuseSpent(seconds: number): void {
  if (seconds > 0) throw new AppError('too_many', { facts: { retryAfterSeconds: seconds } })
}

/** Counts the try; a wrong one only stays when the refusal keeps its rows. */
export const countTry = (tx: Tx, attempt: Try, succeeded: boolean) =>
  insertAttempt(tx, { ...attempt, succeeded })
