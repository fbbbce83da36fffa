import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { lazy } from 'react'
import { z } from 'zod'
import { rootRoute } from '../../platform/root-route.ts'

const word = z.string().optional()

const duplicatesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/identity',
  validateSearch: z.object({ status: word, after: word }),
  component: lazyRouteComponent(() => import('./duplicates.page.tsx'), 'DuplicatesPage'),
})

const duplicateRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/identity/proposals/$proposalId',
  component: lazyRouteComponent(() => import('./duplicate.page.tsx'), 'DuplicatePage'),
})

const compareRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/nominals/$nominalId/compare',
  validateSearch: z.object({ with: word }),
  component: lazyRouteComponent(() => import('./compare.page.tsx'), 'ComparePage'),
})

const attentionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/identity/attention',
  component: lazyRouteComponent(() => import('./attention.page.tsx'), 'AttentionPage'),
})

const placementsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/identity/placements',
  validateSearch: z.object({ nominalId: word }),
  component: lazyRouteComponent(() => import('./placements.page.tsx'), 'PlacementsPage'),
})

const correctionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/nominals/$nominalId/decisions/$decisionId/corrections',
  component: lazyRouteComponent(() => import('./corrections.page.tsx'), 'CorrectionsPage'),
})

const casesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/identity/cases',
  validateSearch: z.object({ show: word }),
  component: lazyRouteComponent(() => import('./cases.page.tsx'), 'CasesPage'),
})

const unidentifiedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/identity/unidentified',
  component: lazyRouteComponent(() => import('./unidentified.page.tsx'), 'UnidentifiedPage'),
})

const caseFormRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/nominals/$nominalId/identity/$kind',
  component: lazyRouteComponent(() => import('./case-form.page.tsx'), 'CaseFormPage'),
})

export const identityRoutes = [
  duplicatesRoute,
  duplicateRoute,
  compareRoute,
  attentionRoute,
  placementsRoute,
  correctionsRoute,
  casesRoute,
  unidentifiedRoute,
  caseFormRoute,
] as const

/** What this feature puts on the Golden Nominal. */
export const identityNominalParts = {
  notices: [lazy(async () => ({ default: (await import('./nominal-notices.tsx')).NominalNotices }))],
  acts: [lazy(async () => ({ default: (await import('./nominal-acts.tsx')).NominalActs }))],
  sections: [lazy(async () => ({ default: (await import('./decisions-section.tsx')).DecisionsSection }))],
} as const
