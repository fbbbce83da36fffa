/** The pages of a crime: each feature adds its own, and the frame lists them above every one. */
import type { Permission } from '@mips/domain/access/permissions'

export type CrimeTab = {
  key: string
  label: string
  /** The record 0, investigation 100, outcome 200, victims 300, property 400, safeguarding 500. */
  order: number
  path: (crimeId: string) => string
  /** Without it the page is not listed. */
  needs?: Permission
}

const added: CrimeTab[] = []

/** Adds pages of a feature. */
export function addCrimeTabs(tabs: readonly CrimeTab[]): void {
  added.push(...tabs)
  added.sort((a, b) => a.order - b.order)
}

/** Every page in order. */
export const crimeTabs = (): readonly CrimeTab[] => added
