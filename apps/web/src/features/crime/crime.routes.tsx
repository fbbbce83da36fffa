import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { CrimeTab } from '../../platform/crime-tabs.ts'
import { paths } from '../../platform/paths.ts'
import { rootRoute } from '../../platform/root-route.ts'

const recordingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/incidents/$incidentId/crime',
  component: lazyRouteComponent(() => import('./recording.page.tsx'), 'RecordingPage'),
})

const deskRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/crimes/to-decide',
  component: lazyRouteComponent(() => import('./to-decide.page.tsx'), 'ToDecidePage'),
})

const crimeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/crimes/$crimeId',
  component: lazyRouteComponent(() => import('./crime.page.tsx'), 'CrimePage'),
})

export const crimeRoutes = [recordingRoute, deskRoute, crimeRoute] as const

export const crimeTabPages: readonly CrimeTab[] = [
  { key: 'crime', label: 'Crime', order: 0, path: paths.crime },
]
