import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { rootRoute } from '../../platform/root-route.ts'

const teamRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/work/team',
  validateSearch: z.object({
    unit: z.string().optional(),
    show: z.string().optional(),
    kind: z.string().optional(),
    owner: z.string().optional(),
    from: z.string().optional(),
  }),
  component: lazyRouteComponent(() => import('./team.page.tsx'), 'TeamPage'),
})

const changesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/work/changes',
  component: lazyRouteComponent(() => import('./changes.page.tsx'), 'ChangesPage'),
})

export const workRoutes = [teamRoute, changesRoute] as const
