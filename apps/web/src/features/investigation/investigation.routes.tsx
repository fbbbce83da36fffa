import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import type { CrimeTab } from '../../platform/crime-tabs.ts'
import { paths } from '../../platform/paths.ts'
import { rootRoute } from '../../platform/root-route.ts'

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/crimes',
  validateSearch: z.object({ scope: z.string().optional(), everywhere: z.string().optional() }),
  component: lazyRouteComponent(() => import('./crimes.page.tsx'), 'CrimesPage'),
})

const boardRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/crimes/actions',
  validateSearch: z.object({ scope: z.string().optional() }),
  component: lazyRouteComponent(() => import('./actions.page.tsx'), 'ActionsPage'),
})

const deskRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/crimes/$crimeId/investigation',
  component: lazyRouteComponent(() => import('./desk.page.tsx'), 'DeskPage'),
})

const seriesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/crimes/$crimeId/series',
  component: lazyRouteComponent(() => import('./series.page.tsx'), 'SeriesPage'),
})

export const investigationRoutes = [listRoute, boardRoute, deskRoute, seriesRoute] as const

const needs = 'investigation.desk.read'
export const investigationTabs: readonly CrimeTab[] = [
  { key: 'investigation', label: 'Investigation', order: 100, path: paths.investigation, needs },
  { key: 'series', label: 'Series', order: 150, path: paths.crimeSeries, needs },
]
