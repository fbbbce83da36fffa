import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { rootRoute } from '../../platform/root-route.ts'

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/search-warrants',
  validateSearch: z.object({ state: z.string().optional() }),
  component: lazyRouteComponent(() => import('./searches.page.tsx'), 'SearchesPage'),
})

const newRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/search-warrants/new',
  component: lazyRouteComponent(() => import('./apply.page.tsx'), 'ApplyPage'),
})

const searchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/search-warrants/$searchId',
  component: lazyRouteComponent(() => import('./search.page.tsx'), 'SearchWarrantRecordPage'),
})

export const searchWarrantRoutes = [listRoute, newRoute, searchRoute] as const
