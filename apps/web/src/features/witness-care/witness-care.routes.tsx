import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { rootRoute } from '../../platform/root-route.ts'

const careRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases/$caseId/witness-care',
  component: lazyRouteComponent(() => import('./care.page.tsx'), 'CarePage'),
})

const dueRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/witness-care',
  validateSearch: z.object({ of: z.enum(['MINE', 'TEAM', 'ALL']).optional() }),
  component: lazyRouteComponent(() => import('./not-warned.page.tsx'), 'NotWarnedPage'),
})

export const witnessCareRoutes = [careRoute, dueRoute] as const
