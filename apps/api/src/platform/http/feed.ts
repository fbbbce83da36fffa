/** A stream of server-sent events: tells which records changed, only those that the reader may see, and ends with the session. */
import { Readable } from 'node:stream'
import { AppError } from '../errors.ts'
import { describeError } from '../logger.ts'
import type { Change } from '../live.ts'
import type { Feed } from './module.ts'
import type { Story } from './story.ts'

/** Changes that follow each other so closely are told together. */
const gatherMs = 40
/** So often the stream shows that it is alive and looks whether the reader still may. */
const beatMs = 10_000
/** More than this waiting for a reader who does not read, and the stream is given up. */
const mostWaitingBytes = 256_000
const mostIds = 500

type Rights = { acls: number[]; permissions: string[]; pool: string | null } | null
type News = { kind: 'hello' | 'changed' | 'beat' | 'end'; isAll: boolean; ids: string[]; at: string }

/** Opens the stream of a request that has been admitted. */
export async function openFeed(story: Story, feed: Feed): Promise<Readable> {
  const { platform, mounted, request, who } = story
  if (who === undefined) throw new AppError('not_signed_in')
  let acls = new Set(who.acls)
  let waiting = new Map<string, Change>()
  let isAllWaiting = false
  let gathering: ReturnType<typeof setTimeout> | undefined
  const out = new Readable({ read: () => undefined })

  const write = (kind: News['kind'], more: { ids?: string[]; isAll?: boolean; id?: number } = {}) => {
    const news = mounted.route.reply.parse({
      kind,
      isAll: more.isAll ?? false,
      ids: more.ids ?? [],
      at: platform.clock.now().toISOString(),
    } satisfies News)
    if (out.readableLength > mostWaitingBytes) return out.destroy()
    out.push(`${more.id === undefined ? '' : `id: ${more.id}\n`}data: ${JSON.stringify(news)}\n\n`)
  }
  const maySee = (change: Change) =>
    change.topic === feed.topic && feed.wants(change.key) && acls.has(change.acl)
  const flush = () => {
    gathering = undefined
    const changes = [...waiting.values()]
    const isAll = isAllWaiting || changes.length > mostIds
    waiting = new Map()
    isAllWaiting = false
    const id = changes.at(-1)?.at ?? platform.clock.now().getTime()
    write('changed', isAll ? { isAll, id } : { ids: changes.map((change) => change.id), id })
  }
  const gather = () => {
    gathering ??= setTimeout(flush, gatherMs)
  }
  const take = (news: Change | 'gap') => {
    if (news === 'gap') isAllWaiting = true
    else if (maySee(news)) waiting.set(news.id, news)
    else return
    gather()
  }

  const end = () => {
    if (out.destroyed || out.readableEnded) return
    write('end')
    out.push(null)
  }
  const look = async () => {
    const rights = await rightsOf(story, who.sessionId)
    const isOver =
      rights === null ||
      rights.pool !== who.pool ||
      !rights.permissions.includes(String(mounted.route.permission))
    if (isOver) return end()
    const before = acls
    acls = new Set(rights.acls)
    // What may be seen from now on, or no longer, is read again.
    if (before.size !== acls.size || rights.acls.some((acl) => !before.has(acl))) take('gap')
    write('beat', { id: platform.clock.now().getTime() })
  }
  const beat = setInterval(() => {
    look().catch((error: unknown) => {
      platform.logger.warn({ err: describeError(error) }, 'the rights of a stream could not be read: it ends')
      end()
    })
  }, beatMs)

  const unsubscribe = await platform.live.subscribe(take)
  const offStop = platform.live.onStop(end)
  out.once('close', () => {
    clearInterval(beat)
    clearTimeout(gathering)
    unsubscribe()
    offStop()
  })
  out.push('retry: 2000\n\n')
  write('hello', { id: platform.clock.now().getTime() })
  const last = lastHeard(request.headers['last-event-id'])
  if (last !== undefined) {
    const missed = platform.live.since(last)
    if (missed === undefined) take('gap')
    else for (const change of missed) take(change)
  }
  return out
}

/** The rights of the session now; null when it has ended or is locked. Looking does not keep the session awake. */
async function rightsOf({ platform }: Story, sessionId: string): Promise<Rights> {
  const found = await platform.pool.query<{ rights: Rights }>(
    'SELECT mips.rights_of_session($1::uuid, make_interval(mins => $2::int)) AS rights',
    [sessionId, platform.config.idleMinutes],
  )
  return found.rows[0]?.rights ?? null
}

/** The id of the last event that the browser had: a time of this house's clocks, a little earlier so that nothing is lost between two servers. */
function lastHeard(header: string | string[] | undefined): number | undefined {
  const at = typeof header === 'string' && /^\d{1,16}$/.test(header) ? Number(header) : undefined
  return at === undefined ? undefined : at - 2000
}
