import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { rootRoute } from '../../platform/root-route.ts'

const searchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/search',
  validateSearch: z.object({ q: z.string().optional(), show: z.string().optional() }),
  component: lazyRouteComponent(() => import('./search.page.tsx'), 'SearchPage'),
})

export const searchRoutes = [searchRoute] as const
