import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { lazy } from 'react'
import { rootRoute } from '../../platform/root-route.ts'

const descriptionSearchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/search/description',
  component: lazyRouteComponent(() => import('./description-search.page.tsx'), 'DescriptionSearchPage'),
})

export const descriptionRoutes = [descriptionSearchRoute] as const

const DescriptionsSection = lazy(() =>
  import('./descriptions-section.tsx').then((module) => ({ default: module.DescriptionsSection })),
)

/** What the feature puts on the Golden Nominal. */
export const descriptionNominalParts = { looks: [DescriptionsSection] }
