import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { paths } from '../../platform/paths.ts'
import { rootRoute } from '../../platform/root-route.ts'
import type { StayTopicPage } from '../../platform/stay-topics.ts'

const rightsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/custody/$recordId/rights',
  component: lazyRouteComponent(() => import('./rights.page.tsx'), 'RightsPage'),
})

const attendingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/custody/$recordId/attending',
  component: lazyRouteComponent(() => import('./attending.page.tsx'), 'AttendingPage'),
})

const childRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/custody/$recordId/child',
  component: lazyRouteComponent(() => import('./child.page.tsx'), 'ChildPage'),
})

const noticeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/custody/$recordId/notice',
  validateSearch: z.object({ language: z.string().optional() }),
  component: lazyRouteComponent(() => import('./notice.page.tsx'), 'NoticePage'),
})

export const custodyRightsRoutes = [rightsRoute, attendingRoute, childRoute, noticeRoute] as const

export const custodyRightsTopicPages: readonly StayTopicPage[] = [
  { key: 'rights', label: 'Rights', order: 100, path: paths.custodyRights },
  { key: 'attending', label: 'Who attends', order: 110, path: paths.custodyAttending },
  {
    key: 'child',
    label: 'Child or young person',
    order: 120,
    path: paths.custodyChild,
    isFor: ({ isChild }) => isChild,
  },
]
