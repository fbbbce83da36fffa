import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { rootRoute } from '../../platform/root-route.ts'

const recordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/incidents/$incidentId/arrest',
  validateSearch: z.object({
    personId: z.string().optional(),
    bailId: z.string().optional(),
    conditionId: z.string().optional(),
    noticeId: z.string().optional(),
    breachId: z.string().optional(),
  }),
  component: lazyRouteComponent(() => import('./record-arrest.page.tsx'), 'RecordArrestPage'),
})

const arrestRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/arrests/$arrestId',
  component: lazyRouteComponent(() => import('./arrest.page.tsx'), 'ArrestPage'),
})

export const arrestRoutes = [recordRoute, arrestRoute] as const
