import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { rootRoute } from '../../platform/root-route.ts'

const word = z.string().optional()

const personSearchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/nominals/search',
  validateSearch: z.object({ q: word, incidentId: word, role: word }),
  component: lazyRouteComponent(() => import('./person-search.page.tsx'), 'PersonSearchPage'),
})

const nominalRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/nominals/$nominalId',
  validateSearch: z.object({ kind: word, role: word, since: word, until: word, at: word, from: word }),
  component: lazyRouteComponent(() => import('./nominal.page.tsx'), 'NominalPage'),
})

export const nominalRoutes = [personSearchRoute, nominalRoute] as const
