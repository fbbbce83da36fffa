import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { lazy } from 'react'
import { paths } from '../../platform/paths.ts'
import { rootRoute } from '../../platform/root-route.ts'
import type { SafeguardingPlace } from '../../platform/safeguarding-places.ts'

const childrenDeskRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/safeguarding/children',
  component: lazyRouteComponent(() => import('./children-desk.page.tsx'), 'ChildrenDeskPage'),
})

const childrenRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/safeguarding/children/$eventId',
  component: lazyRouteComponent(() => import('./children.page.tsx'), 'ChildrenPage'),
})

const askedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/safeguarding/exploitation/$eventId',
  component: lazyRouteComponent(() => import('./asked.page.tsx'), 'AskedPage'),
})

const referralsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/safeguarding/referrals',
  component: lazyRouteComponent(() => import('./referrals.page.tsx'), 'ReferralsPage'),
})

const referralRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/safeguarding/referrals/$reportId',
  component: lazyRouteComponent(() => import('./referral.page.tsx'), 'ReferralPage'),
})

export const mashRoutes = [
  childrenDeskRoute,
  childrenRoute,
  askedRoute,
  referralsRoute,
  referralRoute,
] as const

export const mashPlaces: readonly SafeguardingPlace[] = [
  {
    label: 'Children at events',
    href: paths.childrenDesk(),
    order: 20,
    needs: 'safeguarding.report.read',
  },
  {
    label: 'MASH',
    href: paths.referrals(),
    order: 40,
    needs: 'safeguarding.report.read',
  },
]

export const mashNominalParts = {
  sections: [lazy(async () => ({ default: (await import('./flags-section.tsx')).FlagsSection }))],
} as const
