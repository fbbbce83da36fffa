import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { CrimeTab } from '../../platform/crime-tabs.ts'
import { rootRoute } from '../../platform/root-route.ts'

const victimsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/crimes/$crimeId/victims',
  component: lazyRouteComponent(() => import('./victims.page.tsx'), 'VictimsPage'),
})

const overdueRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/victim-care',
  component: lazyRouteComponent(() => import('./overdue.page.tsx'), 'OverduePage'),
})

export const victimCareRoutes = [victimsRoute, overdueRoute] as const

export const victimTabPages: readonly CrimeTab[] = [
  {
    key: 'victims',
    label: 'Victims',
    order: 300,
    path: (crimeId) => `/crimes/${crimeId}/victims`,
    needs: 'victim.care.read',
  },
]
