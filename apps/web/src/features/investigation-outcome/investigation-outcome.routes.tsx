import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { CrimeTab } from '../../platform/crime-tabs.ts'
import { rootRoute } from '../../platform/root-route.ts'

const outcomeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/crimes/$crimeId/outcome',
  component: lazyRouteComponent(() => import('./outcome.page.tsx'), 'OutcomePage'),
})

export const investigationOutcomeRoutes = [outcomeRoute] as const

export const outcomeTabPages: readonly CrimeTab[] = [
  {
    key: 'outcome',
    label: 'Outcome',
    order: 200,
    path: (crimeId) => `/crimes/${crimeId}/outcome`,
    needs: 'investigation.desk.read',
  },
]
