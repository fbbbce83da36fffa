/** The Golden Nominal for modules that print or list a person as their page shows them. */
import type { GoldenNominal } from '@mips/contracts/nominal-facts'
import type { Ctx } from '../../platform/http/module.ts'
import { findRaw } from './nominal.repository.ts'
import { presentNominal } from './nominal.view.ts'

/** The person as this reader may see them at this moment; undefined when they are not there for them. */
export async function readGolden(
  ctx: Pick<Ctx, 'tx' | 'who' | 'clock'>,
  nominalId: string,
): Promise<GoldenNominal | undefined> {
  const raw = await findRaw(ctx.tx, nominalId)
  return raw === undefined ? undefined : presentNominal(raw, ctx.who, ctx.clock.now())
}
