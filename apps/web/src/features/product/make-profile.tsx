/** The way from a person to a subject profile of them, for whoever may make one. */
import type { GoldenNominal } from '@mips/contracts/nominal-facts'
import { LinkButton } from '@mips/ui/button.tsx'
import { Can } from '../../platform/can.tsx'
import { paths } from '../../platform/paths.ts'

export function MakeProfile({ nominal }: { nominal: GoldenNominal }) {
  return (
    <Can do="intelligence.product.make">
      <LinkButton look="secondary" size="small" href={paths.newProduct('SUBJECT', [nominal.id])}>
        Make a subject profile
      </LinkButton>
    </Can>
  )
}
