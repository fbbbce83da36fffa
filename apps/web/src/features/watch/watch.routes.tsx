import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../platform/root-route.ts'

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/watched',
  component: lazyRouteComponent(() => import('./watched.page.tsx'), 'WatchedPage'),
})

const watchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/records/$recordId/watch',
  component: lazyRouteComponent(() => import('./watch.page.tsx'), 'WatchPage'),
})

export const watchRoutes = [listRoute, watchRoute] as const
