/** The one timeline of a nominal across incidents, arrests, custody, reports, intelligence and crimes. */
import type { Timeline } from '@mips/contracts/nominal-facts'
import { eventRoleLabel } from '@mips/domain/codes/event-roles'
import type { Ctx } from '../../platform/http/module.ts'
import { badField } from '../../platform/errors.ts'
import { countRoles, countTimeline, findTimeline, type TimelineRow } from './nominal.timeline.repository.ts'

/** A page of the timeline, newest first; `next` is sent as `before` for the page after it. */
export async function getTimeline(
  ctx: Ctx,
  nominalId: string,
  asked: {
    before?: string | undefined
    kind?: string | undefined
    role?: string | undefined
    from?: string | undefined
    to?: string | undefined
    limit: number
  },
): Promise<Timeline> {
  const rows = await findTimeline(ctx.tx, nominalId, {
    kind: asked.kind ?? null,
    role: asked.role ?? null,
    from: asked.from ?? null,
    to: asked.to ?? null,
    before: readPlace(asked.before),
    limit: asked.limit,
  })
  const shown = rows.slice(0, asked.limit)
  const last = shown.at(-1)
  ctx.audit.resultIds = shown.map((row) => row.eventId)
  ctx.audit.resultCount = shown.length
  return {
    entries: shown.map(presentEntry),
    counts: await countTimeline(ctx.tx, nominalId),
    roles: (await countRoles(ctx.tx, nominalId)).map(({ role, count }) => ({
      role,
      label: eventRoleLabel(role),
      count,
    })),
    next:
      rows.length > shown.length && last !== undefined ? `${last.at.toISOString()}~${last.eventId}` : null,
  }
}

function readPlace(before: string | undefined): { at: Date; id: string } | null {
  if (before === undefined) return null
  const [, at = '', id = ''] = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z)~([0-9a-f-]{36})$/.exec(before) ?? []
  if (id === '' || Number.isNaN(Date.parse(at)) || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    throw badField('query.before', 'Send what `next` of the page before said')
  return { at: new Date(at), id }
}

const presentEntry = (row: TimelineRow): Timeline['entries'][number] => ({
  eventId: row.eventId,
  kind: row.kind,
  reference: row.reference,
  title: row.title,
  summary: row.summary,
  status: row.status,
  at: row.at.toISOString(),
  until: row.until?.toISOString() ?? null,
  roles: row.roles,
  roleLabels: row.roles.map(eventRoleLabel),
  personRecordId: row.personRecordId,
  how: row.how,
  place: row.address === null ? null : { locationId: row.locationId, address: row.address },
  isRestricted: row.aclId !== 0,
})
