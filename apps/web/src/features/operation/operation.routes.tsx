import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../platform/root-route.ts'

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/operations',
  component: lazyRouteComponent(() => import('./operations.page.tsx'), 'OperationsPage'),
})

const operationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/operations/$operationId',
  component: lazyRouteComponent(() => import('./operation.page.tsx'), 'OperationPage'),
})

export const operationRoutes = [listRoute, operationRoute] as const
