import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { paths } from '../../platform/paths.ts'
import { rootRoute } from '../../platform/root-route.ts'
import type { StayTopicPage } from '../../platform/stay-topics.ts'

const topicOf = (recordId: string, topic: string) => `${paths.custody(recordId)}/${topic}`

const searchesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/custody/$recordId/searches',
  component: lazyRouteComponent(() => import('./searches.page.tsx'), 'SearchesPage'),
})
const propertyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/custody/$recordId/property',
  component: lazyRouteComponent(() => import('./property.page.tsx'), 'PropertyPage'),
})
const biometricsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/custody/$recordId/biometrics',
  component: lazyRouteComponent(() => import('./biometrics.page.tsx'), 'BiometricsPage'),
})
const interviewsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/custody/$recordId/interviews',
  component: lazyRouteComponent(() => import('./interviews.page.tsx'), 'InterviewsPage'),
})

export const custodyProceduresRoutes = [
  searchesRoute,
  propertyRoute,
  biometricsRoute,
  interviewsRoute,
] as const

export const custodyProceduresTopics: readonly StayTopicPage[] = [
  { key: 'searches', label: 'Searches and force', order: 300, path: paths.custodySearches },
  { key: 'property', label: 'Property', order: 310, path: paths.custodyProperty },
  { key: 'biometrics', label: 'Prints and samples', order: 320, path: (id) => topicOf(id, 'biometrics') },
  { key: 'interviews', label: 'Interviews and visits', order: 330, path: (id) => topicOf(id, 'interviews') },
]
