/** Builds the server: the guard first, then plugins, modules and the error reply. */
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import { allContracts } from '@mips/contracts'
import fastify, { LogController, type FastifyInstance } from 'fastify'
import { modules as productModules } from './modules.ts'
import { setErrorReply } from './platform/http/error-reply.ts'
import { guardRoutes } from './platform/http/guard.ts'
import type { Module } from './platform/http/module.ts'
import { mountModules } from './platform/http/mount.ts'
import { addDocs } from './platform/http/openapi.ts'
import { addOpenRoutes } from './platform/http/open-routes.ts'
import { newRequestId } from './platform/http/pipeline.ts'
import { addSecurityHeaders } from './platform/http/security-headers.ts'
import type { Platform } from './platform/platform.ts'

/** The app on its platform, ready to listen or to be injected into. */
export async function buildApp(
  platform: Platform,
  modules: readonly Module[] = productModules,
): Promise<FastifyInstance> {
  const app: FastifyInstance = fastify({
    loggerInstance: platform.logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: newRequestId,
    requestIdHeader: false,
    trustProxy: false,
    exposeHeadRoutes: false,
    bodyLimit: 1_000_000,
    forceCloseConnections: 'idle',
  })
  guardRoutes(app)
  // Bodies stay bytes until the pipeline has authenticated and permitted the caller.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  )
  await app.register(cookie)
  await app.register(multipart, { limits: { files: 1, fileSize: 25_000_000, fields: 20, fieldSize: 10_000 } })
  addSecurityHeaders(app)
  app.addHook('onRequest', async () => platform.refuseWhenFull())
  // Streams never end by themselves, and a server that closes waits for what is open.
  app.addHook('preClose', async () => platform.live.stop())
  app.addHook('onResponse', async (request, reply) => {
    const { mounted } = request.routeOptions.config
    if (mounted !== undefined)
      request.log.info(
        {
          requestId: request.id,
          action: mounted.action,
          status: reply.statusCode,
          ms: Math.round(reply.elapsedTime),
        },
        'request',
      )
  })
  setErrorReply(app, platform)
  if (platform.config.environment !== 'live') await addDocs(app, allContracts)
  mountModules(app, platform, modules)
  await addOpenRoutes(app, platform)
  return app
}
