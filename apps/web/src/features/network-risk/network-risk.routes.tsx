import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { paths } from '../../platform/paths.ts'
import { rootRoute } from '../../platform/root-route.ts'
import type { SafeguardingPlace } from '../../platform/safeguarding-places.ts'

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/safeguarding/near-offenders',
  validateSearch: z.object({
    kind: z.string().optional(),
    area: z.string().optional(),
    steps: z.coerce.string().optional(),
  }),
  component: lazyRouteComponent(() => import('./near-offenders.page.tsx'), 'NearOffendersPage'),
})

export const networkRiskRoutes = [listRoute] as const

export const networkRiskPlaces: readonly SafeguardingPlace[] = [
  { label: 'Children near offenders', href: paths.nearOffenders(), order: 30, needs: 'network.risk.read' },
]
