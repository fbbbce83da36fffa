import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../platform/root-route.ts'

const locationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/locations/$locationId',
  component: lazyRouteComponent(() => import('./location.page.tsx'), 'LocationPage'),
})

const objectRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/objects/$objectId',
  component: lazyRouteComponent(() => import('./object.page.tsx'), 'ObjectPage'),
})

const historyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/records/$recordId/history',
  component: lazyRouteComponent(() => import('./history.page.tsx'), 'HistoryPage'),
})

export const poleRoutes = [locationRoute, objectRoute, historyRoute] as const
