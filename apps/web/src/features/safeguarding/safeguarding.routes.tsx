import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { rootRoute } from '../../platform/root-route.ts'

const raiseVulnerabilityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/safeguarding/report/$eventId',
  validateSearch: z.object({ personId: z.string().optional() }),
  component: lazyRouteComponent(() => import('./raise-vulnerability.page.tsx'), 'RaiseVulnerabilityPage'),
})

const raiseAsbRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/incidents/$incidentId/asb',
  component: lazyRouteComponent(() => import('./raise-asb.page.tsx'), 'RaiseAsbPage'),
})

const vulnerabilityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/vulnerability/$reportId',
  component: lazyRouteComponent(() => import('./vulnerability.page.tsx'), 'VulnerabilityPage'),
})

const asbRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/asb/$reportId',
  component: lazyRouteComponent(() => import('./asb.page.tsx'), 'AsbPage'),
})

export const safeguardingRoutes = [
  raiseVulnerabilityRoute,
  raiseAsbRoute,
  vulnerabilityRoute,
  asbRoute,
] as const
