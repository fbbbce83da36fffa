import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { lazy } from 'react'
import { rootRoute } from '../../platform/root-route.ts'

const poolsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pools',
  component: lazyRouteComponent(() => import('./pools.page.tsx'), 'PoolsPage'),
})

export const poolRoutes = [poolsRoute] as const

/** What this feature puts on the Golden Nominal. */
export const poolNominalParts = {
  acts: [lazy(async () => ({ default: (await import('./move-person.tsx')).MovePerson }))],
} as const
