import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { paths } from '../../platform/paths.ts'
import { rootRoute } from '../../platform/root-route.ts'
import type { SafeguardingPlace } from '../../platform/safeguarding-places.ts'

const deskRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/safeguarding/right-to-know',
  component: lazyRouteComponent(() => import('./applications.page.tsx'), 'ApplicationsPage'),
})

const newRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/right-to-know/new',
  validateSearch: z.object({ assessmentId: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./receive.page.tsx'), 'ReceivePage'),
})

const applicationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/right-to-know/$applicationId',
  component: lazyRouteComponent(() => import('./application.page.tsx'), 'ApplicationPage'),
})

export const rightToKnowRoutes = [deskRoute, newRoute, applicationRoute] as const

export const rightToKnowPlaces: readonly SafeguardingPlace[] = [
  {
    label: 'Right to know',
    order: 300,
    href: paths.rightToKnowDesk(),
    needs: 'safeguarding.disclosure.read',
  },
]
