import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { rootRoute } from '../../platform/root-route.ts'

const period = { station: z.string().optional(), from: z.string().optional(), to: z.string().optional() }

const figuresRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/custody/figures',
  validateSearch: z.object({ ...period, split: z.string().optional() }),
  component: lazyRouteComponent(() => import('./figures.page.tsx'), 'FiguresPage'),
})

const staysRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/custody/figures/stays',
  validateSearch: z.object({
    ...period,
    figure: z.string().optional(),
    split: z.string().optional(),
    code: z.string().optional(),
    group: z.string().optional(),
  }),
  component: lazyRouteComponent(() => import('./figure-stays.page.tsx'), 'FigureStaysPage'),
})

export const custodyFiguresRoutes = [figuresRoute, staysRoute] as const
