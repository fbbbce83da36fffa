/** Signing in and out, locking, and the own password. */
import type { ChangePassword, SignIn } from '@mips/contracts/session'
import { passwordProblems } from '@mips/domain/session/password-rules'
import {
  deviceOf,
  giveDevice,
  giveToken,
  newToken,
  takeToken,
  tokenHashOf,
} from '../../platform/auth/cookie.ts'
import { hashPassword, isHashOutdated, verifyPassword } from '../../platform/auth/password.ts'
import { AppError } from '../../platform/errors.ts'
import type { Ctx, OpenCtx } from '../../platform/http/module.ts'
import { admitOwn, admitSignIn, countTry, deviceKeyOf } from './attempt.service.ts'
import {
  endAll,
  endByToken,
  endOldest,
  endOne,
  findSignInUser,
  holdUser,
  insertSession,
  lockSession,
  renewHash,
  renewSession,
  setPassword,
  spendActivation,
  type SignInUser,
} from './session.repository.ts'

/** Sessions that one user may have at a time: one at a desk and one in the hand. */
const mostSessions = 2

/** Staff numbers are typed with spaces and in either case. */
const cleanNumber = (typed: string) => typed.replaceAll(/\s/g, '').toUpperCase()

/**
 * Signs a user in: `sign_in_failed` with one text for unknown numbers, leavers and wrong passwords, `too_many` when the device must wait.
 * The token is always new, and a third session ends the oldest.
 */
export async function signIn(
  ctx: OpenCtx,
  typed: SignIn,
): Promise<{ mustChangePassword: boolean; displayName: string }> {
  const staffNumber = cleanNumber(typed.staffNumber)
  ctx.audit.terms = { staffNumber }
  const device = deviceOf(ctx.request)
  const attempt = await admitSignIn(ctx.tx, staffNumber, device, ctx.request.ip)
  const user = await findSignInUser(ctx.tx, staffNumber)
  const fits = await verifyPassword(user?.passwordHash, typed.password, ctx.config.argonMemoryKib)
  if (!fits || user === undefined) {
    await countTry(ctx.tx, attempt, false)
    throw new AppError('sign_in_failed', { keepsRows: true })
  }
  const own = device ?? giveDevice(ctx.reply, ctx.config)
  await countTry(ctx.tx, { ...attempt, deviceKey: deviceKeyOf(own) }, true)
  await settlePassword(ctx, user, typed.password)
  await openSession(ctx, user.id, own)
  return { mustChangePassword: user.mustChangePassword || user.isActivation, displayName: user.displayName }
}

async function settlePassword(ctx: OpenCtx, user: SignInUser, password: string): Promise<void> {
  if (user.isActivation) await spendActivation(ctx.tx, user.id)
  else if (user.passwordHash !== null && isHashOutdated(user.passwordHash, ctx.config.argonMemoryKib))
    await renewHash(ctx.tx, user.id, await hashPassword(password, ctx.config.argonMemoryKib))
}

async function openSession(ctx: OpenCtx, userId: string, deviceId: string): Promise<void> {
  const before = tokenHashOf(ctx.request, ctx.config)
  if (before !== undefined) await endByToken(ctx.tx, before)
  await holdUser(ctx.tx, userId)
  await endOldest(ctx.tx, userId, mostSessions - 1)
  const { token, hash } = newToken()
  const userAgent = ctx.request.headers['user-agent']?.slice(0, 200) ?? null
  const sessionId = await insertSession(ctx.tx, {
    hash,
    userId,
    deviceId,
    userAgent,
    hours: ctx.config.sessionHours,
  })
  giveToken(ctx.reply, ctx.config, token)
  ctx.audit.signedIn = { userId, sessionId }
}

/** Ends this session and takes away what the browser kept. */
export async function signOut(ctx: Ctx): Promise<void> {
  await endOne(ctx.tx, ctx.who.userId, ctx.who.sessionId, 'signed_out')
  takeToken(ctx.reply, ctx.config)
}

/** Ends every session of the user, this one included. */
export async function signOutEverywhere(ctx: Ctx): Promise<void> {
  await endAll(ctx.tx, ctx.who.userId, 'signed_out_everywhere', null)
  takeToken(ctx.reply, ctx.config)
}

/** Locks this session; drafts stay on the server. */
export const lock = (ctx: Ctx) => lockSession(ctx.tx, ctx.who.sessionId)

/** Takes the lock off with the password, under a new token; `wrong_password` is counted. */
export async function unlock(
  ctx: Ctx,
  password: string,
): Promise<{ mustChangePassword: boolean; displayName: string }> {
  await checkOwnPassword(ctx, password)
  await giveNewToken(ctx)
  return { mustChangePassword: ctx.who.mustChangePassword, displayName: ctx.who.displayName }
}

/** Sets the user's own new password: `wrong_password`, or `weak_password` with the reasons; every other session ends. */
export async function changePassword(ctx: Ctx, typed: ChangePassword): Promise<void> {
  const user = await findSignInUser(ctx.tx, ctx.who.staffNumber)
  // After an activation code, which is spent, there is no present password to ask for.
  if (user?.passwordHash !== null) await checkOwnPassword(ctx, typed.current ?? '')
  const problems = passwordProblems(typed.new, {
    forceName: ctx.config.forceName,
    staffNumber: ctx.who.staffNumber,
    displayName: ctx.who.displayName,
  })
  if (typed.new === typed.current) problems.push('Choose a password that is not the present one.')
  if (problems.length > 0)
    throw new AppError('weak_password', {
      facts: { reasons: problems },
      fields: problems.map((message) => ({ path: 'new', message })),
    })
  await setPassword(ctx.tx, ctx.who.userId, await hashPassword(typed.new, ctx.config.argonMemoryKib))
  await endAll(ctx.tx, ctx.who.userId, 'password_changed', ctx.who.sessionId)
  await giveNewToken(ctx)
}

/** A second person, who stands beside, gives their own password; `wrong_password` is counted for them. */
export async function checkPasswordOf(ctx: Ctx, staffNumber: string, password: string): Promise<void> {
  const attempt = await admitOwn(ctx.tx, staffNumber, ctx.who.sessionId, ctx.request.ip)
  const user = await findSignInUser(ctx.tx, staffNumber)
  // A code for activation is no signature.
  const fits = await verifyPassword(
    user?.isActivation === true ? null : user?.passwordHash,
    password,
    ctx.config.argonMemoryKib,
  )
  await countTry(ctx.tx, attempt, fits)
  if (!fits) throw new AppError('wrong_password', { keepsRows: true })
}

async function checkOwnPassword(ctx: Ctx, password: string): Promise<void> {
  const attempt = await admitOwn(ctx.tx, ctx.who.staffNumber, ctx.who.sessionId, ctx.request.ip)
  const user = await findSignInUser(ctx.tx, ctx.who.staffNumber)
  const fits = await verifyPassword(user?.passwordHash, password, ctx.config.argonMemoryKib)
  await countTry(ctx.tx, attempt, fits)
  if (!fits) throw new AppError('wrong_password', { keepsRows: true })
}

async function giveNewToken(ctx: Ctx): Promise<void> {
  const { token, hash } = newToken()
  await renewSession(ctx.tx, ctx.who.sessionId, hash)
  giveToken(ctx.reply, ctx.config, token)
}
