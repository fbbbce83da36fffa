/** People as the lists of later modules show them: enough to know somebody again, and the live warnings. */
import type { PersonHit } from '@mips/contracts/nominal-terms'
import { displayName } from '@mips/domain/nominal/display-name'
import { londonDay } from '@mips/domain/time/london-day'
import type { RecordCtx } from '../pole/record.service.ts'
import { ageOf, presentMarkers, shownDob } from './nominal.hit.ts'
import { findBriefs, type BriefRow } from './nominal.search.repository.ts'

/** A hit without how it was found. */
export type ListedPerson = Omit<
  PersonHit,
  'reasons' | 'band' | 'weight' | 'fraction' | 'mustBeConsidered' | 'alsoKnownAs'
>

/** These people by nominal; those that this reader may not see are left out. */
export async function listPeople(
  ctx: Pick<RecordCtx, 'tx' | 'clock'>,
  nominalIds: readonly string[],
): Promise<Map<string, ListedPerson>> {
  const today = londonDay(ctx.clock.now().toISOString())
  const briefs = await findBriefs(ctx.tx, [...nominalIds])
  return new Map(briefs.map((brief) => [brief.nominalId, present(brief, today)]))
}

const present = (brief: BriefRow, today: string): ListedPerson => ({
  nominalId: brief.nominalId,
  reference: brief.reference,
  displayName: displayName(brief),
  dob: shownDob(brief),
  dobPrecision: brief.dobPrecision.toLowerCase(),
  ageYears: ageOf(brief, today),
  sex: brief.sex,
  photograph: brief.photograph,
  markers: presentMarkers(brief.markers, today),
  isRestricted: brief.aclId !== 0,
  lastAddress:
    brief.locationId === null || brief.address === null
      ? null
      : { locationId: brief.locationId, address: brief.address, since: brief.since?.toISOString() ?? null },
})
