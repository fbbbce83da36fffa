import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { rootRoute } from '../../platform/root-route.ts'

const newIntelligenceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/intelligence/new',
  validateSearch: z.object({ aboutId: z.string().optional() }),
  component: lazyRouteComponent(() => import('./submit.page.tsx'), 'SubmitPage'),
})

const queueRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/intelligence',
  validateSearch: z.object({
    view: z.enum(['UNREAD', 'EVALUATING', 'CHECK', 'RETURNED', 'HELD', 'ALL']).catch('UNREAD'),
    page: z.coerce.number().int().min(1).max(1000).catch(1),
  }),
  component: lazyRouteComponent(() => import('./queue.page.tsx'), 'QueuePage'),
})

const evaluateRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/intelligence/$reportId/evaluate',
  component: lazyRouteComponent(() => import('./evaluate.page.tsx'), 'EvaluatePage'),
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
  queueRoute,
  evaluateRoute,
  newIntelligenceRoute,
  ownIntelligenceRoute,
  answerIntelligenceRoute,
  intelligenceRoute,
] as const
