import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { rootRoute } from '../../platform/root-route.ts'

const word = z.string().optional()

const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/audit',
  validateSearch: z.object({
    recordId: word,
    actorId: word,
    action: word,
    act: word,
    outcome: word,
    from: word,
    to: word,
    beforeId: word,
  }),
  component: lazyRouteComponent(() => import('./audit.page.tsx'), 'AuditPage'),
})

export const auditRoutes = [auditRoute] as const
