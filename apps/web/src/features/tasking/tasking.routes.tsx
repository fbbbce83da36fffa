import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../platform/root-route.ts'

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tasking',
  component: lazyRouteComponent(() => import('./meetings.page.tsx'), 'MeetingsPage'),
})

const meetingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tasking/meetings/$meetingId',
  component: lazyRouteComponent(() => import('./meeting.page.tsx'), 'MeetingPage'),
})

const registersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tasking/registers',
  component: lazyRouteComponent(() => import('./registers.page.tsx'), 'RegistersPage'),
})

const ownRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tasking/own',
  component: lazyRouteComponent(() => import('./own.page.tsx'), 'OwnTaskingPage'),
})

const itemRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tasking/items/$itemId',
  component: lazyRouteComponent(() => import('./item.page.tsx'), 'TaskingItemPage'),
})

const proposeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/records/$recordId/tasking',
  component: lazyRouteComponent(() => import('./propose.page.tsx'), 'ProposePage'),
})

export const taskingRoutes = [
  listRoute,
  meetingRoute,
  registersRoute,
  ownRoute,
  itemRoute,
  proposeRoute,
] as const
