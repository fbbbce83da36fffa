import { lazy } from 'react'

export const courtOrderNominalParts = {
  notices: [lazy(async () => ({ default: (await import('./person-orders.tsx')).OrdersNotice }))],
  sections: [lazy(async () => ({ default: (await import('./person-orders.tsx')).OrdersCard }))],
} as const
