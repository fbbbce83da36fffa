/** The warning that somebody is missing: it stands on the person while they are, so that every page that names them says it. */
import type { Ctx } from '../../platform/http/module.ts'
import { addMarker, endMarker } from '../pole/marker.service.ts'
import { findLiveMarker, findMarker, updateEpisode } from './missing.repository.ts'

/** Puts the warning on; a restricted report leaves none, because others read the person. */
export async function warn(
  ctx: Ctx,
  report: { id: string; reference: string | null; nominalId: string; isOpen: boolean },
): Promise<void> {
  if (!report.isOpen || (await findLiveMarker(ctx.tx, report.nominalId)) !== undefined) return
  const { id } = await addMarker(ctx, report.nominalId, {
    code: 'MISSING',
    reason: `Reported missing${report.reference === null ? '' : `, ${report.reference}`}. Check their welfare and tell the officers of the report.`,
    sourceId: report.id,
    origins: {},
  })
  await updateEpisode(ctx.tx, report.id, { markerId: id })
}

/** Takes the warning off that this report put on. */
export async function unwarn(ctx: Ctx, markerId: string | null, reason: string): Promise<void> {
  if (markerId === null) return
  const marker = await findMarker(ctx.tx, markerId)
  if (marker === null || marker.endedOn !== null) return
  await endMarker(ctx, marker.recordId, markerId, reason)
}
