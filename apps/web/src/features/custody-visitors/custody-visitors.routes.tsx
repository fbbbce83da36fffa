import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { rootRoute } from '../../platform/root-route.ts'

const visitsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/custody/visits',
  validateSearch: z.object({ station: z.string().optional() }),
  component: lazyRouteComponent(() => import('./visits.page.tsx'), 'VisitsPage'),
})

const visitRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/custody/visits/$visitId',
  component: lazyRouteComponent(() => import('./visit.page.tsx'), 'VisitPage'),
})

const detaineeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/custody/visits/$visitId/detainees/$recordId',
  component: lazyRouteComponent(() => import('./detainee.page.tsx'), 'DetaineePage'),
})

export const custodyVisitorsRoutes = [visitsRoute, visitRoute, detaineeRoute] as const
