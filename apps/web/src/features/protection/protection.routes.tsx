import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { paths } from '../../platform/paths.ts'
import { rootRoute } from '../../platform/root-route.ts'
import type { SafeguardingPlace } from '../../platform/safeguarding-places.ts'

const noticeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/protection-notices/$noticeId',
  component: lazyRouteComponent(() => import('./notice.page.tsx'), 'NoticePage'),
})

const deskRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/safeguarding/notices',
  component: lazyRouteComponent(() => import('./notices.page.tsx'), 'NoticesPage'),
})

export const protectionRoutes = [noticeRoute, deskRoute] as const

export const protectionPlaces: readonly SafeguardingPlace[] = [
  { label: 'Notices and orders', order: 200, href: paths.noticeDesk(), needs: 'safeguarding.report.read' },
]
