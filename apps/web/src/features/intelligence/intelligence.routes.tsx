import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { rootRoute } from '../../platform/root-route.ts'

const newIntelligenceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/intelligence/new',
  validateSearch: z.object({ aboutId: z.string().optional() }),
  component: lazyRouteComponent(() => import('./submit.page.tsx'), 'SubmitPage'),
})

const intelligenceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/intelligence/$reportId',
  component: lazyRouteComponent(() => import('./intelligence.page.tsx'), 'IntelligencePage'),
})

export const intelligenceRoutes = [newIntelligenceRoute, intelligenceRoute] as const
