/** People as the lists of later modules show them: enough to know somebody again, and the live warnings. */
import { londonDay } from '@mips/domain/time/london-day'
import type { RecordCtx } from '../pole/record.service.ts'
import { presentListed } from './nominal.hit.ts'
import { findBriefs } from './nominal.search.repository.ts'

/** A hit without how it was found. */
export type ListedPerson = ReturnType<typeof presentListed>

/** These people by nominal; those that this reader may not see are left out. */
export async function listPeople(
  ctx: Pick<RecordCtx, 'tx' | 'clock'>,
  nominalIds: readonly string[],
): Promise<Map<string, ListedPerson>> {
  const today = londonDay(ctx.clock.now().toISOString())
  const briefs = await findBriefs(ctx.tx, [...nominalIds])
  return new Map(briefs.map((brief) => [brief.nominalId, presentListed(brief, today)]))
}
