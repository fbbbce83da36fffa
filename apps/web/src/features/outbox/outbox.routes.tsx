import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { rootRoute } from '../../platform/root-route.ts'

const outboxRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/outbox',
  validateSearch: z.object({ show: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./outbox.page.tsx'), 'OutboxPage'),
})

const recordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/records/$recordId/messages',
  component: lazyRouteComponent(() => import('./record-messages.page.tsx'), 'RecordMessagesPage'),
})

const messageRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/records/$recordId/messages/$messageId',
  component: lazyRouteComponent(() => import('./message.page.tsx'), 'MessagePage'),
})

const courtRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases/$caseId/court-sending',
  component: lazyRouteComponent(() => import('./court.page.tsx'), 'CourtPageView'),
})

const prosecutorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases/$caseId/prosecutor',
  component: lazyRouteComponent(() => import('./prosecutor.page.tsx'), 'ProsecutorPageView'),
})

export const outboxRoutes = [outboxRoute, recordRoute, messageRoute, courtRoute, prosecutorRoute] as const
