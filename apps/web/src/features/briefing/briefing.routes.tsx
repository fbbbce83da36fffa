import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../platform/root-route.ts'

const todayRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/briefing',
  component: lazyRouteComponent(() => import('./today.page.tsx'), 'TodayPage'),
})

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/briefings',
  component: lazyRouteComponent(() => import('./briefings.page.tsx'), 'BriefingsPage'),
})

const draftRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/briefings/$briefingId',
  component: lazyRouteComponent(() => import('./briefing.page.tsx'), 'BriefingPage'),
})

const receiptsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/briefings/$briefingId/receipts',
  component: lazyRouteComponent(() => import('./receipts.page.tsx'), 'ReceiptsPage'),
})

export const briefingRoutes = [todayRoute, listRoute, draftRoute, receiptsRoute] as const
