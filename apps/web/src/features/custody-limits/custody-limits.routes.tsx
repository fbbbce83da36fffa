import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { paths } from '../../platform/paths.ts'
import { rootRoute } from '../../platform/root-route.ts'
import type { StayTopicPage } from '../../platform/stay-topics.ts'

const limitsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/custody/$recordId/limits',
  component: lazyRouteComponent(() => import('./limits.page.tsx'), 'LimitsPage'),
})

export const custodyLimitsRoutes = [limitsRoute] as const
export const custodyLimitsTopics: readonly StayTopicPage[] = [
  { key: 'limits', label: 'Reviews and limits', order: 400, path: paths.custodyLimits },
]
