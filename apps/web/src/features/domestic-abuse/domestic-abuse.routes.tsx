import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { CrimeTab } from '../../platform/crime-tabs.ts'
import { paths } from '../../platform/paths.ts'
import { rootRoute } from '../../platform/root-route.ts'
import type { SafeguardingPlace } from '../../platform/safeguarding-places.ts'

const ofIncidentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/incidents/$incidentId/domestic-abuse',
  component: lazyRouteComponent(() => import('./of-event.page.tsx'), 'OfIncidentPage'),
})

const ofCrimeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/crimes/$crimeId/domestic-abuse',
  component: lazyRouteComponent(() => import('./of-event.page.tsx'), 'OfCrimePage'),
})

const assessmentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/abuse-assessments/$assessmentId',
  component: lazyRouteComponent(() => import('./assessment.page.tsx'), 'AssessmentPage'),
})

const deskRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/safeguarding/domestic-abuse',
  component: lazyRouteComponent(() => import('./desk.page.tsx'), 'AbuseDeskPage'),
})

export const domesticAbuseRoutes = [ofIncidentRoute, ofCrimeRoute, assessmentRoute, deskRoute] as const

export const domesticAbuseTabs: readonly CrimeTab[] = [
  {
    key: 'domestic-abuse',
    label: 'Domestic abuse',
    order: 500,
    path: paths.crimeAbuse,
    needs: 'safeguarding.report.read',
  },
]

export const domesticAbusePlaces: readonly SafeguardingPlace[] = [
  { label: 'Domestic abuse', order: 100, href: paths.abuseDesk(), needs: 'safeguarding.abuse.review' },
]
