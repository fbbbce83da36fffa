/** Puts the routes of the modules on the server; the only place that does. */
import type { FastifyInstance } from 'fastify'
import type { Platform } from '../platform.ts'
import { uploadOf } from './upload.ts'
import type { Module } from './module.ts'
import { answer } from './pipeline.ts'
import type { MountedRoute } from './story.ts'

/** Every route lives below this. */
export const apiPrefix = '/api'

/** Mounts every route of every module. */
export function mountModules(app: FastifyInstance, platform: Platform, modules: readonly Module[]): void {
  const known = new Set<string>()
  for (const { contract, handlers } of modules) {
    for (const [name, route] of Object.entries(contract.routes)) {
      const handler = handlers[name]
      if (handler === undefined) throw new Error(`Route ${contract.name}.${name} has no handler.`)
      const mounted: MountedRoute = {
        action: `${contract.name}.${name}`,
        module: contract.name,
        route,
        handler,
      }
      if (known.has(`${route.method} ${route.path}`))
        throw new Error(`Two routes share ${route.method} ${route.path}.`)
      known.add(`${route.method} ${route.path}`)
      app.route({
        method: route.method,
        url: `${apiPrefix}${route.path}`,
        config: { mounted },
        bodyLimit: route.upload === 'file' ? 26_000_000 : 1_000_000,
        handler: async (request, reply) => {
          if (route.upload === 'file') request.body = await uploadOf(request)
          const result = await answer(platform, mounted, request, reply)
          if (route.stream !== undefined)
            return reply
              .headers({ 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' })
              .type('text/event-stream; charset=utf-8')
              .send(result)
          return route.download === 'bytes'
            ? result
            : reply.type('application/json; charset=utf-8').send(JSON.stringify(result ?? null))
        },
      })
    }
  }
}
