import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { rootRoute } from '../../platform/root-route.ts'

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stop-search',
  validateSearch: z.object({ scope: z.enum(['MINE', 'WAITING', 'ALL']).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./list.page.tsx'), 'StopSearchListPage'),
})

const newRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stop-search/new',
  validateSearch: z.object({
    incidentId: z.string().optional().catch(undefined),
    personId: z.string().optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./new.page.tsx'), 'NewStopSearchPage'),
})

const authoritiesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stop-search/authorities',
  component: lazyRouteComponent(() => import('./authorities.page.tsx'), 'AuthoritiesPage'),
})

const publishedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stop-search/published',
  component: lazyRouteComponent(() => import('./published.page.tsx'), 'PublishedPage'),
})

const receiptRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stop-search/receipt',
  component: lazyRouteComponent(() => import('./receipt.page.tsx'), 'ReceiptPage'),
})

const stopRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stop-search/$stopId',
  component: lazyRouteComponent(() => import('./stop.page.tsx'), 'StopSearchPage'),
})

export const stopSearchRoutes = [
  listRoute,
  newRoute,
  authoritiesRoute,
  publishedRoute,
  receiptRoute,
  stopRoute,
] as const
