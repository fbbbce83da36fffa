/** Where other features put their parts on the Golden Nominal; the app fills the places, the page leaves them open. */
import type { GoldenNominal } from '@mips/contracts/nominal-facts'
import { Suspense, type ComponentType } from 'react'

/** `notices` under the bar, `acts` among the buttons, `looks` under who it is, `sections` after the records. */
export type NominalSlotName = 'notices' | 'acts' | 'looks' | 'sections'
export type NominalPart = ComponentType<{ nominal: GoldenNominal }>

const filled: Record<NominalSlotName, NominalPart[]> = {
  notices: [],
  acts: [],
  looks: [],
  sections: [],
}

/** Adds parts of a feature to the page, in the order in which they are given. */
export function fillNominalSlots(parts: Partial<Record<NominalSlotName, readonly NominalPart[]>>): void {
  for (const name of ['notices', 'acts', 'looks', 'sections'] as const)
    filled[name].push(...(parts[name] ?? []))
}

/** What stands in a place of the page; a part that is still loading is left out until it is there. */
export function NominalSlot({ name, nominal }: { name: NominalSlotName; nominal: GoldenNominal }) {
  return filled[name].map((Part, index) => (
    <Suspense key={index} fallback={null}>
      <Part nominal={nominal} />
    </Suspense>
  ))
}
