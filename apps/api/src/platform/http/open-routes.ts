/** The few routes outside the contracts: health, the documents of the API, and the pages of the web app. */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { AppError } from '../errors.ts'
import type { Platform } from '../platform.ts'
import { apiPrefix } from './mount.ts'
import { sendError } from './error-reply.ts'

/** Liveness, readiness and the web app's files. */
export async function addOpenRoutes(app: FastifyInstance, platform: Platform): Promise<void> {
  app.get(
    '/live',
    { config: { openBecause: 'Tells a supervisor that the process turns; carries no data.' } },
    () => ({ status: 'live' }),
  )
  app.get(
    '/ready',
    { config: { openBecause: 'Tells a load balancer whether to send requests; carries no data.' } },
    async (_request, reply) => {
      const isReady = !platform.closing() && (await canAudit(platform))
      return reply
        .code(isReady ? 200 : 503)
        .send({ status: isReady ? 'ready' : 'not ready', environment: platform.config.environment })
    },
  )
  await addWebApp(app, platform)
}

/** Ready means that a request could be written and audited now. */
async function canAudit(platform: Platform): Promise<boolean> {
  try {
    const result = await platform.pool.query<{ ok: boolean }>(
      "SELECT NOT pg_is_in_recovery() AND has_column_privilege('audit.entry', 'request_id', 'INSERT') AS ok",
    )
    return result.rows[0]?.ok === true
  } catch {
    // Not being able to ask is the answer: not ready.
    return false
  }
}

async function addWebApp(app: FastifyInstance, platform: Platform): Promise<void> {
  const root = path.resolve(platform.config.webDir)
  const indexFile = path.join(root, 'index.html')
  if (!existsSync(indexFile)) return
  const index = readFileSync(indexFile, 'utf8')
  await app.register(fastifyStatic, { root, serve: false })
  app.get(
    '/*',
    { config: { openBecause: 'Serves the program of the browser; it holds no data.' } },
    (request, reply) => {
      const asked = decodeURIComponent(request.url.split('?')[0] ?? '/')
      if (asked.startsWith(`${apiPrefix}/`)) return sendError(reply, request, new AppError('not_found'))
      if (/^\/assets\/[A-Za-z0-9._-]+$/.test(asked))
        return reply
          .header('cache-control', 'public, max-age=31536000, immutable')
          .sendFile(asked.slice(1), { cacheControl: false })
      if (asked === '/sw.js')
        return reply
          .header('cache-control', 'no-cache')
          .header('content-security-policy', "default-src 'none'; connect-src 'self'")
          .sendFile('sw.js', { cacheControl: false })
      if (asked === '/favicon.svg') return reply.sendFile('favicon.svg')
      return sendPage(reply, index)
    },
  )
}

/** The page, with a fresh nonce for its one script and its styles. */
function sendPage(reply: FastifyReply, index: string): FastifyReply {
  const nonce = randomBytes(18).toString('base64')
  return reply
    .header('content-security-policy', contentPolicy(nonce))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(index.replaceAll('__CSP_NONCE__', nonce))
}

const contentPolicy = (nonce: string) =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
  ].join('; ')
