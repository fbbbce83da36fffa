import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { paths } from '../../platform/paths.ts'
import { rootRoute } from '../../platform/root-route.ts'
import type { StayTopicPage } from '../../platform/stay-topics.ts'

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases',
  validateSearch: z.object({ of: z.enum(['MINE', 'TEAM', 'ALL']).optional() }),
  component: lazyRouteComponent(() => import('./cases.page.tsx'), 'CasesPage'),
})

const scoresRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases/scores',
  component: lazyRouteComponent(() => import('./scores.page.tsx'), 'ScoresPage'),
})

const caseRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases/$caseId',
  component: lazyRouteComponent(() => import('./case.page.tsx'), 'CasePageView'),
})

const formRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases/$caseId/forms/$code',
  validateSearch: z.object({ subjectId: z.string().optional() }),
  component: lazyRouteComponent(() => import('./form.page.tsx'), 'CaseFormPageView'),
})

const decisionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases/$caseId/decisions',
  component: lazyRouteComponent(() => import('./decisions.page.tsx'), 'DecisionsPage'),
})

const unusedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases/$caseId/unused',
  component: lazyRouteComponent(() => import('./unused.page.tsx'), 'UnusedMaterialPage'),
})

const samplingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases/sampling',
  component: lazyRouteComponent(() => import('./sampling.page.tsx'), 'SamplingPage'),
})

const samplesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases/$caseId/samples',
  component: lazyRouteComponent(() => import('./samples.page.tsx'), 'SamplesPage'),
})

const stayRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/custody/$recordId/case',
  component: lazyRouteComponent(() => import('./stay-case.page.tsx'), 'StayCasePage'),
})

export const caseRoutes = [
  listRoute,
  scoresRoute,
  caseRoute,
  formRoute,
  decisionsRoute,
  unusedRoute,
  samplingRoute,
  samplesRoute,
  stayRoute,
] as const

export const caseStayTopics: readonly StayTopicPage[] = [
  { key: 'case', label: 'Prosecution case', order: 520, path: paths.custodyCase, needs: 'case.record.read' },
]
