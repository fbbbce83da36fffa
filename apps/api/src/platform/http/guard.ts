/** Refuses to start with a route that has no contract; registered before anything that adds a route. */
import type { FastifyInstance } from 'fastify'
import type { MountedRoute } from './story.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    mounted?: MountedRoute
    /** Why a route outside the contracts may exist. */
    openBecause?: string
  }
}

/** Throws while routes are being registered if one carries neither a contract nor a reason to be open. */
export function guardRoutes(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    if (isDocs(route.url)) return
    const { mounted, openBecause } = route.config ?? {}
    if (mounted === undefined && openBecause === undefined) {
      throw new Error(
        `Route ${String(route.method)} ${route.url} has no contract. Declare it in packages/contracts and implement it in a module.`,
      )
    }
    if (mounted === undefined) return
    const { route: rule, action } = mounted
    const missing = [
      rule.permission === undefined && 'permission',
      rule.audit === undefined && 'audit verb',
      rule.purpose === undefined && 'purpose',
      rule.subject === undefined && 'subject',
      rule.reply === undefined && 'reply schema',
    ].filter((part) => part !== false)
    if (missing.length > 0) throw new Error(`Route ${action} has no ${missing.join(', no ')}.`)
  })
}

/** The pages of the API's documents, which a live force does not mount. */
const isDocs = (url: string) => url === '/docs' || url.startsWith('/docs/')
