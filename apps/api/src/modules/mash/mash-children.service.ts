/** Completeness (SG-17): each child at an event has a report or a reason for none, and those with neither are counted. */
import type { mash } from '@mips/contracts'
import type { RouteInput } from '@mips/contracts/contract'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { refuseProblems } from '../custody-rights/rights.service.ts'
import { ruleLine } from '../custody-rights/rights-reading.service.ts'
import { childrenOf, decisionsOf } from './mash.reading.ts'
import { findChildren, findChildrenToClose, findUndecided, insertDecision } from './mash.repository.ts'
import type { ChildrenRow } from './mash.rows.ts'

type Routes = (typeof mash)['routes']

const DESK_DAYS = 28
const DESK_EVENTS = 100

/** The event with its children. */
export async function getChildren(ctx: Ctx, eventId: string): Promise<ChildrenRow> {
  const row = await requireEvent(ctx, eventId)
  ctx.audit.resultIds = childrenOf(row)
    .slice(0, 100)
    .map(({ nominalId }) => nominalId)
  return row
}

/** How many children of an event have neither a report nor a reason for none, for whoever closes it. */
export async function undecidedChildrenAt(ctx: Pick<Ctx, 'tx'>, eventId: string): Promise<number> {
  const row = await findChildrenToClose(ctx.tx, eventId)
  if (row === undefined) throw new AppError('not_found')
  return decisionsOf(row).undecided.length
}

/** Says why a child has no report. */
export async function decideChild(
  ctx: Ctx,
  eventId: string,
  body: RouteInput<Routes['decideChild']>['body'],
) {
  const before = await requireEvent(ctx, eventId)
  const child = childrenOf(before).find(({ personRecordId }) => personRecordId === body.personRecordId)
  if (child === undefined) throw badField('personRecordId', 'Choose a child of this event')
  const { id } = await insertDecision(ctx.tx, {
    eventId,
    personRecordId: body.personRecordId,
    reason: body.reason,
    words: body.words || null,
    isSeen: body.isSeen,
    decidedBy: ctx.who.userId,
    decidedAt: ctx.clock.now(),
  })
  const row = await requireEvent(ctx, eventId)
  const { problems, undecided } = decisionsOf(row)
  const field = `people.${childrenOf(row).findIndex(({ nominalId }) => nominalId === child.nominalId)}`
  const own = problems.filter((problem) => problem.field === field)
  refuseProblems(own)
  ctx.audit.resultIds = [child.nominalId]
  ctx.audit.change = { personRecordId: body.personRecordId, reason: body.reason, isSeen: body.isSeen }
  return { id, undecided: undecided.length, problems: own.map(ruleLine) }
}

/** Events of the last four weeks at which a child has no decision. */
export async function listUndecided(ctx: Ctx): Promise<ChildrenRow[]> {
  const now = ctx.clock.now()
  const since = new Date(now.getTime() - DESK_DAYS * 86_400_000)
  const rows = await findUndecided(ctx.tx, since, DESK_EVENTS)
  // The database looks at days of birth alone; the rule decides who counts.
  const events = rows.filter((row) => decisionsOf(row).undecided.length > 0)
  Object.assign(ctx.audit, { resultIds: events.map(({ id }) => id), resultCount: events.length })
  return events
}

async function requireEvent(ctx: Ctx, eventId: string): Promise<ChildrenRow> {
  const row = await findChildren(ctx.tx, eventId)
  if (row === undefined) throw new AppError('not_found')
  return row
}
