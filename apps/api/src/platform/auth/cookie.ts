/** The session cookie: an opaque random token whose SHA-256 is all that the database knows. */
import { createHash, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'

const deviceCookie = 'mips-device'

/** A new token of 256 bits and the hash that is stored. */
export function newToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashToken(token) }
}

const hashToken = (token: string) => createHash('sha256').update(token).digest()

/** The hash of the request's session token, when it carries one. */
export function tokenHashOf(request: FastifyRequest, config: Config): Buffer | undefined {
  const token = request.cookies[config.cookieName]
  return token === undefined || token.length > 100 ? undefined : hashToken(token)
}

/** The id of the device that the browser keeps, when it has one. */
export function deviceOf(request: FastifyRequest): string | undefined {
  const device = request.cookies[deviceCookie]
  return device !== undefined && /^[A-Za-z0-9_-]{10,60}$/.test(device) ? device : undefined
}

/** Gives the browser its session token, for as long as the session may last. */
export function giveToken(reply: FastifyReply, config: Config, token: string): void {
  reply.setCookie(config.cookieName, token, {
    path: '/',
    httpOnly: true,
    secure: config.cookieSecure,
    sameSite: 'strict',
    maxAge: config.sessionHours * 3600,
  })
}

/** Takes the session token away, and what the browser may have kept. */
export function takeToken(reply: FastifyReply, config: Config): void {
  reply.clearCookie(config.cookieName, {
    path: '/',
    httpOnly: true,
    secure: config.cookieSecure,
    sameSite: 'strict',
  })
  reply.header('clear-site-data', '"cache", "storage"')
}

/** Gives the browser a device id that outlives the session; wrong sign-ins are counted by it. */
export function giveDevice(reply: FastifyReply, config: Config): string {
  const device = randomBytes(18).toString('base64url')
  reply.setCookie(deviceCookie, device, {
    path: '/',
    httpOnly: true,
    secure: config.cookieSecure,
    sameSite: 'strict',
    maxAge: 365 * 24 * 3600,
  })
  return device
}
