import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../platform/root-route.ts'

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/openings',
  component: lazyRouteComponent(() => import('./openings.page.tsx'), 'OpeningsPage'),
})

const openRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/records/$recordId/opening',
  component: lazyRouteComponent(() => import('./open-restricted.page.tsx'), 'OpenRestrictedPage'),
})

export const breakGlassRoutes = [listRoute, openRoute] as const
