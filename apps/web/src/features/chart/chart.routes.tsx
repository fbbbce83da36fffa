import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { rootRoute } from '../../platform/root-route.ts'

const many = z.union([z.string(), z.array(z.string())]).optional()
const word = z.string().optional()

const chartRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/records/$recordId/chart',
  /** Which records are opened, what is left out, and to whom the way is shown: a chart can be shared by its address. */
  validateSearch: z.object({
    open: many,
    role: many,
    kind: many,
    sure: many,
    made: many,
    from: word,
    to: word,
    way: word,
    saved: word,
  }),
  component: lazyRouteComponent(() => import('./chart.page.tsx'), 'ChartPage'),
})

const savedChartsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/charts',
  component: lazyRouteComponent(() => import('./saved-charts.page.tsx'), 'SavedChartsPage'),
})

export const chartRoutes = [chartRoute, savedChartsRoute] as const
