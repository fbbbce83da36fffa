import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { CrimeTab } from '../../platform/crime-tabs.ts'
import { paths } from '../../platform/paths.ts'
import { rootRoute } from '../../platform/root-route.ts'

const getParentRoute = () => rootRoute

const deskRoute = createRoute({
  getParentRoute,
  path: '/property',
  component: lazyRouteComponent(() => import('./desk.page.tsx'), 'DeskPage'),
})
const exhibitRoute = createRoute({
  getParentRoute,
  path: '/property/$exhibitId',
  component: lazyRouteComponent(() => import('./exhibit.page.tsx'), 'ExhibitPage'),
})
const pullRoute = createRoute({
  getParentRoute,
  path: '/property/pull-list',
  component: lazyRouteComponent(() => import('./pull-list.page.tsx'), 'PullListPage'),
})
const placeRoute = createRoute({
  getParentRoute,
  path: '/property/places/$placeId',
  component: lazyRouteComponent(() => import('./place.page.tsx'), 'PlacePage'),
})
const sourceRoute = createRoute({
  getParentRoute,
  path: '/property/records/$recordId',
  component: lazyRouteComponent(() => import('./source.page.tsx'), 'SourcePage'),
})
const crimeRoute = createRoute({
  getParentRoute,
  path: '/crimes/$crimeId/property',
  component: lazyRouteComponent(() => import('./source.page.tsx'), 'CrimePropertyPage'),
})

export const propertyRoutes = [
  deskRoute,
  exhibitRoute,
  pullRoute,
  placeRoute,
  sourceRoute,
  crimeRoute,
] as const

export const propertyTabs: readonly CrimeTab[] = [
  {
    key: 'property',
    label: 'Property',
    order: 400,
    path: paths.crimeProperty,
    needs: 'property.exhibit.read',
  },
]
