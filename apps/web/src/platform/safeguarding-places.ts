/** The desks of safeguarding: each feature adds its own, and every one of them leads to the others. */
import type { Permission } from '@mips/domain/access/permissions'

export type SafeguardingPlace = {
  label: string
  /** Missing people 0, domestic abuse 100, notices 200, right to know 300, anti-social behaviour 400. */
  order: number
  href: string
  needs: Permission
}

const added: SafeguardingPlace[] = []

/** Adds desks of a feature. */
export function addSafeguardingPlaces(places: readonly SafeguardingPlace[]): void {
  added.push(...places)
  added.sort((a, b) => a.order - b.order)
}

/** Every desk in order. */
export const safeguardingPlaces = (): readonly SafeguardingPlace[] => added
