import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../platform/root-route.ts'

const documentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/records/$recordId/documents/$documentId/redact',
  component: lazyRouteComponent(() => import('./document-redactions.page.tsx'), 'DocumentRedactionsPage'),
})

const redactionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/records/$recordId/redactions/$redactionId',
  component: lazyRouteComponent(() => import('./redaction.page.tsx'), 'RedactionPage'),
})

export const redactionRoutes = [documentRoute, redactionRoute] as const
