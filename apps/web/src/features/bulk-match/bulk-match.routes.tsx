import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { rootRoute } from '../../platform/root-route.ts'

const listsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/lists',
  component: lazyRouteComponent(() => import('./lists.page.tsx'), 'ListsPage'),
})

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/lists/$listId',
  /** Which rows are shown, how strong their matches are at least, and after which row. */
  validateSearch: z.object({
    show: z.string().optional(),
    least: z.string().optional(),
    after: z.coerce.string().optional(),
  }),
  component: lazyRouteComponent(() => import('./list.page.tsx'), 'ListPage'),
})

export const bulkMatchRoutes = [listsRoute, listRoute] as const
