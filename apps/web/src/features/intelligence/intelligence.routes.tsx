import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { rootRoute } from '../../platform/root-route.ts'

const newIntelligenceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/intelligence/new',
  validateSearch: z.object({ aboutId: z.string().optional() }),
  component: lazyRouteComponent(() => import('./submit.page.tsx'), 'SubmitPage'),
})

const ownIntelligenceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/intelligence/own',
  component: lazyRouteComponent(() => import('./own.page.tsx'), 'OwnIntelligencePage'),
})

const answerIntelligenceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/intelligence/own/$reportId',
  component: lazyRouteComponent(() => import('./answer.page.tsx'), 'AnswerPage'),
})

const intelligenceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/intelligence/$reportId',
  component: lazyRouteComponent(() => import('./intelligence.page.tsx'), 'IntelligencePage'),
})

export const intelligenceRoutes = [
  newIntelligenceRoute,
  ownIntelligenceRoute,
  answerIntelligenceRoute,
  intelligenceRoute,
] as const
