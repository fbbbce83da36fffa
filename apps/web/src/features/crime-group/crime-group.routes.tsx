import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../platform/root-route.ts'

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/crime-groups',
  component: lazyRouteComponent(() => import('./groups.page.tsx'), 'GroupsPage'),
})

const newRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/crime-groups/new',
  component: lazyRouteComponent(() => import('./open.page.tsx'), 'OpenGroupPage'),
})

const groupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/crime-groups/$groupId',
  component: lazyRouteComponent(() => import('./group.page.tsx'), 'GroupPage'),
})

export const crimeGroupRoutes = [listRoute, newRoute, groupRoute] as const
