import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { lazy } from 'react'
import type { CrimeTab } from '../../platform/crime-tabs.ts'
import type { IncidentPart } from '../../platform/event-slots.tsx'
import { paths } from '../../platform/paths.ts'
import { rootRoute } from '../../platform/root-route.ts'

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/records/$recordId/statements',
  component: lazyRouteComponent(() => import('./statements.page.tsx'), 'StatementsPage'),
})

const oneRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/records/$recordId/statements/$statementId',
  component: lazyRouteComponent(() => import('./statement.page.tsx'), 'StatementPageView'),
})

export const statementRoutes = [listRoute, oneRoute] as const

export const statementTabs: readonly CrimeTab[] = [
  {
    key: 'statements',
    label: 'Statements',
    order: 350,
    path: paths.statements,
    needs: 'statement.record.read',
  },
]

export const statementIncidentParts: readonly IncidentPart[] = [
  lazy(async () => ({ default: (await import('./incident-statements.tsx')).IncidentStatements })),
]
