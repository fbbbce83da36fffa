import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { lazy } from 'react'
import { z } from 'zod'
import { rootRoute } from '../../platform/root-route.ts'

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/intelligence/products',
  component: lazyRouteComponent(() => import('./products.page.tsx'), 'ProductsPage'),
})

const newRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/intelligence/products/new',
  /** `about`: ids of the records that it is about, with dots between them. */
  validateSearch: z.object({
    kind: z.enum(['SUBJECT', 'PROBLEM', 'NETWORK']).catch('SUBJECT'),
    about: z.string().optional(),
  }),
  component: lazyRouteComponent(() => import('./new-product.page.tsx'), 'NewProductPage'),
})

const productRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/intelligence/products/$productId',
  component: lazyRouteComponent(() => import('./product.page.tsx'), 'ProductPage'),
})

export const productRoutes = [listRoute, newRoute, productRoute] as const

export const productNominalParts = {
  acts: [lazy(async () => ({ default: (await import('./make-profile.tsx')).MakeProfile }))],
} as const
