import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../platform/root-route.ts'

const dueRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/retention',
  component: lazyRouteComponent(() => import('./due.page.tsx'), 'ReviewsDuePage'),
})

const recordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/records/$recordId/retention',
  component: lazyRouteComponent(() => import('./retention.page.tsx'), 'RetentionPage'),
})

export const retentionRoutes = [dueRoute, recordRoute] as const
