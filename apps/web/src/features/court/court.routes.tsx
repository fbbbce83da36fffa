import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { lazy } from 'react'
import { z } from 'zod'
import { rootRoute } from '../../platform/root-route.ts'

const diaryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/hearings',
  validateSearch: z.object({ from: z.string().optional(), court: z.string().optional() }),
  component: lazyRouteComponent(() => import('./diary.page.tsx'), 'DiaryPage'),
})

const queueRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/court-results',
  validateSearch: z.object({ show: z.enum(['OPEN', 'DONE']).optional() }),
  component: lazyRouteComponent(() => import('./queue.page.tsx'), 'QueuePage'),
})

const courtRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases/$caseId/court',
  component: lazyRouteComponent(() => import('./court.page.tsx'), 'CourtPageView'),
})

const messageRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases/$caseId/court-messages/$messageId',
  component: lazyRouteComponent(() => import('./message.page.tsx'), 'CourtMessagePage'),
})

export const courtRoutes = [diaryRoute, queueRoute, courtRoute, messageRoute] as const

export const courtNominalParts = {
  notices: [lazy(async () => ({ default: (await import('./person-court.tsx')).PersonRemand }))],
  sections: [lazy(async () => ({ default: (await import('./person-court.tsx')).PersonCourt }))],
} as const
