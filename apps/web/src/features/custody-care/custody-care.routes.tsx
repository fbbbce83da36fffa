import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { paths } from '../../platform/paths.ts'
import { rootRoute } from '../../platform/root-route.ts'
import type { StayTopicPage } from '../../platform/stay-topics.ts'

const riskRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/custody/$recordId/risk',
  component: lazyRouteComponent(() => import('./risk.page.tsx'), 'RiskTopicPage'),
})

const careRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/custody/$recordId/care',
  component: lazyRouteComponent(() => import('./care.page.tsx'), 'CareTopicPage'),
})

const medicationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/custody/$recordId/medication',
  component: lazyRouteComponent(() => import('./medication.page.tsx'), 'MedicationTopicPage'),
})

export const custodyCareRoutes = [riskRoute, careRoute, medicationRoute] as const

export const custodyCareTopicPages: readonly StayTopicPage[] = [
  { key: 'risk', label: 'Risk assessment', order: 200, path: paths.custodyRisk },
  { key: 'care', label: 'Care plan and checks', order: 210, path: paths.custodyCare },
  { key: 'medication', label: 'Medication and healthcare', order: 220, path: paths.custodyMedication },
]
