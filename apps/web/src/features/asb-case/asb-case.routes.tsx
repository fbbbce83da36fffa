import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { lazy } from 'react'
import type { AsbReportPart, IncidentPart } from '../../platform/event-slots.tsx'
import { paths } from '../../platform/paths.ts'
import { rootRoute } from '../../platform/root-route.ts'
import type { SafeguardingPlace } from '../../platform/safeguarding-places.ts'

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

export const asbCasePlaces: readonly SafeguardingPlace[] = [
  { label: 'Anti-social behaviour', order: 400, href: paths.asbCases(), needs: 'asb.case.read' },
]

export const asbCaseRoutes = [deskRoute, caseRoute] as const

export const asbCaseIncidentParts: readonly IncidentPart[] = [
  lazy(async () => ({ default: (await import('./repeats.tsx')).IncidentRepeats })),
]
export const asbCaseReportParts: readonly AsbReportPart[] = [
  lazy(async () => ({ default: (await import('./repeats.tsx')).ReportRepeats })),
]
