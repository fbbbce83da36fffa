import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { rootRoute } from '../../platform/root-route.ts'

const boardRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/incidents',
  validateSearch: z.object({ show: z.string().optional() }),
  component: lazyRouteComponent(() => import('./board.page.tsx'), 'BoardPage'),
})

const openRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/incidents/new',
  validateSearch: z.object({ locationId: z.string().optional() }),
  component: lazyRouteComponent(() => import('./open.page.tsx'), 'OpenPage'),
})

const incidentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/incidents/$incidentId',
  component: lazyRouteComponent(() => import('./incident.page.tsx'), 'IncidentPage'),
})

const closingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/incidents/$incidentId/closing',
  component: lazyRouteComponent(() => import('./closing.page.tsx'), 'ClosingPage'),
})

export const incidentRoutes = [closingRoute, boardRoute, openRoute, incidentRoute] as const
