/** What happened within so many metres of a place between two days. */
import { mostNear, type NearAsked, type NearReply } from '@mips/contracts/pole-locations'
import { boxAround } from '@mips/domain/geo/around'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { findCentre, findEventsNear } from './near.repository.ts'

/** The nearest events first, with their metres; refused for a place that is on no map, because nothing can be measured from it. */
export async function findNear(ctx: Ctx, locationId: string, asked: NearAsked): Promise<NearReply> {
  const centre = await findCentre(ctx.tx, locationId)
  if (centre === undefined) throw new AppError('not_found')
  const { id, address, latitude, longitude, easting, northing } = centre
  if (latitude === null || longitude === null || easting === null || northing === null)
    throw new AppError('rule_refused', {
      facts: {
        rule: 'no point',
        reason: 'This place has no point on the map, so nothing can be measured from it.',
      },
    })
  const { metres, from, to } = asked
  const circle = { centre: { latitude, longitude }, metres, box: boxAround({ latitude, longitude }, metres) }
  const rows = await findEventsNear(ctx.tx, circle, { from, to }, mostNear)
  Object.assign(ctx.audit, {
    terms: { metres, from, to },
    resultIds: rows.map((row) => row.id).slice(0, 100),
    resultCount: rows.length,
  })
  return {
    place: { id, address, easting, northing },
    events: rows.map(({ count: _all, ...row }) => ({
      ...row,
      happenedAt: row.happenedAt.toISOString(),
      metres: Math.round(row.metres),
    })),
    count: rows[0]?.count ?? 0,
  }
}
