import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { paths } from '../../platform/paths.ts'
import { rootRoute } from '../../platform/root-route.ts'
import type { SafeguardingPlace } from '../../platform/safeguarding-places.ts'

const deskRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/missing',
  component: lazyRouteComponent(() => import('./missing-desk.page.tsx'), 'MissingDeskPage'),
})

const reportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/incidents/$incidentId/missing',
  validateSearch: z.object({ personId: z.string().optional() }),
  component: lazyRouteComponent(() => import('./report-missing.page.tsx'), 'ReportMissingPage'),
})

const episodeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/missing/$episodeId',
  component: lazyRouteComponent(() => import('./missing.page.tsx'), 'MissingPersonPage'),
})

export const missingRoutes = [deskRoute, reportRoute, episodeRoute] as const

export const missingPlaces: readonly SafeguardingPlace[] = [
  {
    label: 'Missing people',
    href: paths.missingDesk(),
    order: 0,
    needs: 'missing.episode.read',
  },
]
