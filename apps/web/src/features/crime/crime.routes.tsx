import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
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
