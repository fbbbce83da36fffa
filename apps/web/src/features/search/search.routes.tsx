import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../platform/root-route.ts'
import { SearchParams } from './search-filters.ts'

const searchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/search',
  validateSearch: SearchParams,
  component: lazyRouteComponent(() => import('./search.page.tsx'), 'SearchPage'),
})

export const searchRoutes = [searchRoute] as const
