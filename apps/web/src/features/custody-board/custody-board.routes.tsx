import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { rootRoute } from '../../platform/root-route.ts'

const station = z.string().optional()

const boardRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/custody',
  validateSearch: z.object({ station, wall: z.string().optional() }),
  component: lazyRouteComponent(() => import('./board.page.tsx'), 'BoardPage'),
})

const suitesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/custody/suites',
  component: lazyRouteComponent(() => import('./suites.page.tsx'), 'SuitesPage'),
})

const roundRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/custody/round',
  validateSearch: z.object({ station }),
  component: lazyRouteComponent(() => import('./round.page.tsx'), 'RoundPage'),
})

const handoverRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/custody/handover',
  validateSearch: z.object({ station }),
  component: lazyRouteComponent(() => import('./handover.page.tsx'), 'HandoverPage'),
})

const keptRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/custody/kept',
  component: lazyRouteComponent(() => import('./kept.page.tsx'), 'KeptPage'),
})

export const custodyBoardRoutes = [boardRoute, suitesRoute, roundRoute, handoverRoute, keptRoute] as const
