import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { lazy } from 'react'
import { z } from 'zod'
import { paths } from '../../platform/paths.ts'
import { rootRoute } from '../../platform/root-route.ts'
import type { StayTopicPage } from '../../platform/stay-topics.ts'

const chargeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/custody/$recordId/charge',
  component: lazyRouteComponent(() => import('./charge.page.tsx'), 'ChargePage'),
})

const releaseRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/custody/$recordId/release',
  component: lazyRouteComponent(() => import('./release.page.tsx'), 'ReleasePage'),
})

const diaryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/custody/bail',
  validateSearch: z.object({ station: z.string().optional() }),
  component: lazyRouteComponent(() => import('./bail-diary.page.tsx'), 'BailDiaryPage'),
})

export const custodyOutcomeRoutes = [diaryRoute, chargeRoute, releaseRoute] as const

export const custodyOutcomeTopics: readonly StayTopicPage[] = [
  { key: 'charge', label: 'Charge and outcome', order: 500, path: paths.custodyCharge },
  { key: 'release', label: 'Release and papers', order: 510, path: paths.custodyRelease },
]

export const custodyOutcomeNominalParts = {
  notices: [lazy(async () => ({ default: (await import('./person-bail.tsx')).PersonBailNotice }))],
} as const
