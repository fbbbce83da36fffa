import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../platform/root-route.ts'

const deskRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/source-vault',
  component: lazyRouteComponent(() => import('./sources.page.tsx'), 'SourcesPage'),
})

const newRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/source-vault/new',
  component: lazyRouteComponent(() => import('./register.page.tsx'), 'RegisterSourcePage'),
})

const sourceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/source-vault/$sourceKey',
  component: lazyRouteComponent(() => import('./source.page.tsx'), 'SourcePage'),
})

const openedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/source-vault/openings/$openingId',
  component: lazyRouteComponent(() => import('./opened.page.tsx'), 'OpenedSourcePage'),
})

const corridorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/corridor',
  component: lazyRouteComponent(() => import('./corridor.page.tsx'), 'CorridorPage'),
})

export const sourceVaultRoutes = [deskRoute, newRoute, sourceRoute, openedRoute, corridorRoute] as const
