import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { rootRoute } from '../../platform/root-route.ts'

const word = z.string().optional()

const registerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/warrants',
  validateSearch: z.object({ view: word, grade: word, area: word, kind: word }),
  component: lazyRouteComponent(() => import('./register.page.tsx'), 'RegisterPage'),
})

const newRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/warrants/new',
  component: lazyRouteComponent(() => import('./new-warrant.page.tsx'), 'NewWarrantPage'),
})

const warrantRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/warrants/$warrantId',
  component: lazyRouteComponent(() => import('./warrant.page.tsx'), 'WarrantRecordPage'),
})

export const warrantRoutes = [registerRoute, newRoute, warrantRoute] as const
