import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { lazy } from 'react'
import type { AsbReportPart, IncidentPart } from '../../platform/event-slots.tsx'
import { rootRoute } from '../../platform/root-route.ts'

const deskRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/safeguarding/asb',
  component: lazyRouteComponent(() => import('./desk.page.tsx'), 'AsbDeskPage'),
})

const caseRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/safeguarding/asb/$caseId',
  component: lazyRouteComponent(() => import('./case.page.tsx'), 'AsbCasePage'),
})

export const asbCaseRoutes = [deskRoute, caseRoute] as const

export const asbCaseIncidentParts: readonly IncidentPart[] = [
  lazy(async () => ({ default: (await import('./repeats.tsx')).IncidentRepeats })),
]
export const asbCaseReportParts: readonly AsbReportPart[] = [
  lazy(async () => ({ default: (await import('./repeats.tsx')).ReportRepeats })),
]
