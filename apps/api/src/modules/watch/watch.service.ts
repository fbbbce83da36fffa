/** Following a record for a reason and a time, letting it go, and what happened on all that are followed (SB-1 to SB-3). */
import type { NewWatch, Watched } from '@mips/contracts/watch'
import type { RecordRef } from '@mips/contracts/common'
import { labelIn } from '@mips/domain/custody/offence-words'
import { type FollowedEvent, followedEvents, followersShown } from '@mips/domain/intelligence/subscriptions'
import { addDays } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { listChartNodes } from '../pole/chart.service.ts'
import { maySeeKind } from '../pole/kind-access.service.ts'
import { readNews } from './watch.news.service.ts'
import {
  endFollow,
  findKind,
  findOfficers,
  findOwn,
  type FollowRow,
  insertFollow,
  isHiddenActor,
  listOf,
  listOwn,
  updateFollow,
} from './watch.repository.ts'

/** A reason of work is looked at again after that. */
const MOST_DAYS = 90
/** Records in one answer, those with the latest news first. */
const MOST_LISTED = 100

/** Intelligence is not followed by its report: its people and places are, and tell of what the follower may hold. */
const watchable: readonly string[] = [
  'Nominal',
  'Object',
  'Location',
  'Incident',
  'Crime',
  'MissingEpisode',
  'AsbCase',
]

const todayOf = (ctx: Ctx): string => londonDay(ctx.clock.now().toISOString())

/** From now on its follower is told; asked again, it runs on with what was said last. */
export async function subscribe(ctx: Ctx, recordId: string, body: NewWatch): Promise<{ id: string }> {
  await requireWatchable(ctx, recordId)
  const today = todayOf(ctx)
  if (body.until < today) throw badField('until', 'Give a day that has not passed')
  if (body.until > addDays(today, MOST_DAYS))
    throw badField('until', `Give a day within ${MOST_DAYS} days: then look whether you still need it.`)
  const asked = {
    reason: body.reason,
    until: new Date(body.until),
    events: [...new Set(body.events)],
    // Nobody learns from a follow of those whose looks are told to nobody.
    isSilent: body.isSilent || (await isHiddenActor(ctx.tx, ctx.who.userId)),
  }
  const own = await findOwn(ctx.tx, ctx.who.userId, recordId)
  const { id } =
    own === null
      ? await insertFollow(ctx.tx, {
          ...asked,
          recordId,
          userId: ctx.who.userId,
          since: ctx.clock.now(),
        })
      : await updateFollow(ctx.tx, own.id, asked)
  ctx.audit.reasonGiven = body.reason
  ctx.audit.change = { follow: id, until: body.until, events: asked.events }
  return { id }
}

export async function unsubscribe(ctx: Ctx, recordId: string): Promise<{ isWatched: boolean }> {
  await endFollow(ctx.tx, ctx.who.userId, recordId, ctx.clock.now())
  ctx.audit.change = { followed: false }
  return { isWatched: false }
}

/** The reader's own follow, and the colleagues to speak to (SB-3). */
export async function getWatch(ctx: Ctx, recordId: string) {
  const record = await requireWatchable(ctx, recordId)
  const today = todayOf(ctx)
  const own = await findOwn(ctx.tx, ctx.who.userId, recordId)
  const rows = await listOf(ctx.tx, recordId, new Date(today))
  const others = followersShown(
    recordId,
    ctx.who.userId,
    today,
    rows.map((row) => ({
      userId: row.userId,
      recordId,
      events: row.events as FollowedEvent[],
      purpose: row.reason,
      until: dayOf(row) ?? '9999-12-31',
      isSilent: row.isSilent,
    })),
  )
  return {
    record,
    own:
      own === null
        ? null
        : { reason: own.reason, until: dayOf(own), events: own.events, isSilent: own.isSilent },
    others: await findOfficers(ctx.tx, others),
    mostDays: MOST_DAYS,
  }
}

const dayOf = ({ until }: FollowRow): string | null => until?.toISOString().slice(0, 10) ?? null

async function requireWatchable(ctx: Ctx, recordId: string): Promise<RecordRef> {
  const record = await findKind(ctx.tx, recordId)
  if (record === null || !maySeeKind(ctx.who, record.kind)) throw new AppError('not_found')
  if (!watchable.includes(record.kind))
    throw new AppError('rule_refused', {
      facts: {
        rule: 'SB-1',
        reason: 'A record of this kind is not watched: watch its people, places or things.',
      },
    })
  const [node] = await listChartNodes(ctx, [recordId])
  if (node === undefined) throw new AppError('not_found')
  const { id, kind, reference, title } = node
  return { id, kind, reference, title }
}

/** Everything that the reader follows and still sees, what has the latest news first. */
export async function listWatched(ctx: Ctx): Promise<{ watched: Watched[]; left: number }> {
  const follows = await listOwn(ctx.tx, ctx.who.userId, new Date(todayOf(ctx)))
  const nodes = new Map(
    (
      await listChartNodes(
        ctx,
        follows.map(({ recordId }) => recordId),
      )
    ).map((node) => [node.id, node]),
  )
  const news = await readNews(ctx, follows, new Set(nodes.keys()))
  const all = follows.flatMap((follow): Watched[] => {
    const node = nodes.get(follow.recordId)
    if (node === undefined) return []
    return [
      {
        record: { id: node.id, kind: node.kind, reference: node.reference, title: node.title },
        reason: follow.reason,
        since: follow.since.toISOString(),
        until: dayOf(follow),
        events: follow.events.map((code) => ({ code, label: labelIn(followedEvents, code) })),
        isSilent: follow.isSilent,
        news: news.get(follow.recordId) ?? [],
      },
    ]
  })
  const latest = (one: Watched) => Date.parse(one.news[0]?.at ?? '1970-01-01')
  const watched = all.sort((a, b) => latest(b) - latest(a)).slice(0, MOST_LISTED)
  ctx.audit.resultIds = watched.map(({ record }) => record.id)
  ctx.audit.resultCount = all.length
  return { watched, left: all.length - watched.length }
}
