import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../platform/root-route.ts'
import { NearParams } from './near-params.ts'
import { SearchParams } from './search-filters.ts'

const searchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/search',
  validateSearch: SearchParams,
  component: lazyRouteComponent(() => import('./search.page.tsx'), 'SearchPage'),
})

const nearRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/search/near/$locationId',
  validateSearch: NearParams,
  component: lazyRouteComponent(() => import('./near.page.tsx'), 'NearPage'),
})

const savedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/search/saved',
  component: lazyRouteComponent(() => import('./saved.page.tsx'), 'SavedSearchesPage'),
})

export const searchRoutes = [searchRoute, nearRoute, savedRoute] as const
