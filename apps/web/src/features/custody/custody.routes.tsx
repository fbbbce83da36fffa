import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { paths } from '../../platform/paths.ts'
import { rootRoute } from '../../platform/root-route.ts'
import type { StayTopicPage } from '../../platform/stay-topics.ts'

const openRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/custody/open',
  validateSearch: z.object({ arrestId: z.string() }),
  component: lazyRouteComponent(() => import('./open-record.page.tsx'), 'OpenRecordPage'),
})

const answerBailRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/custody/answer-bail',
  component: lazyRouteComponent(() => import('./answer-bail.page.tsx'), 'AnswerBailPage'),
})

const cellsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/custody/cells',
  validateSearch: z.object({ station: z.string().optional() }),
  component: lazyRouteComponent(() => import('./cells.page.tsx'), 'CellsPage'),
})

const recordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/custody/$recordId',
  component: lazyRouteComponent(() => import('./record.page.tsx'), 'RecordPage'),
})

export const custodyRoutes = [openRoute, answerBailRoute, cellsRoute, recordRoute] as const

export const custodyTopicPages: readonly StayTopicPage[] = [
  { key: 'overview', label: 'Overview', order: 0, path: paths.custody },
]
