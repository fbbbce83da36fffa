import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../platform/root-route.ts'

const toTellRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/intelligence/to-tell',
  component: lazyRouteComponent(() => import('./to-tell.page.tsx'), 'ToTellPage'),
})

const giveRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/intelligence/$reportId/give',
  component: lazyRouteComponent(() => import('./give.page.tsx'), 'GivePage'),
})

const givenRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/intelligence/$reportId/given',
  component: lazyRouteComponent(() => import('./given.page.tsx'), 'GivenPage'),
})

export const disseminationRoutes = [toTellRoute, givenRoute, giveRoute] as const
