import { custody, custodyBoard } from '@mips/contracts'
import type { BoardNews } from '@mips/contracts/custody-board-replies'
import { afterAll, describe, expect, it } from 'vitest'
import { restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { minutesAgo, suite } from '../arrest/arrest.testing.ts'
import { detain } from '../custody/custody.testing.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

/** Opens the stream and hands out its events one after the other. */
async function watch(actor: Actor, more: { station?: string; last?: string } = {}) {
  const answer = await world.app.inject({
    method: 'GET',
    url: `/api/custody/board/changes?stationCode=${more.station ?? suite.code}`,
    headers: {
      'sec-fetch-site': 'same-origin',
      cookie: actor.cookie,
      ...(more.last === undefined ? {} : { 'last-event-id': more.last }),
    },
    payloadAsStream: true,
  })
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toContain('text/event-stream')
  const chunks = answer.stream()[Symbol.asyncIterator]()
  let rest = ''
  const seen: (BoardNews & { id?: string | undefined })[] = []
  const next = async (): Promise<(typeof seen)[number] | undefined> => {
    for (;;) {
      const at = rest.indexOf('\n\n')
      if (at !== -1) {
        const block = rest.slice(0, at)
        rest = rest.slice(at + 2)
        const data = /^data: (.*)$/m.exec(block)?.[1]
        if (data === undefined) continue
        const news = { ...(JSON.parse(data) as BoardNews), id: /^id: (\d+)$/m.exec(block)?.[1] }
        seen.push(news)
        return news
      }
      const chunk = await chunks.next()
      if (chunk.done) return undefined
      rest += String(chunk.value)
    }
  }
  return {
    next,
    seen,
    requestId: String(answer.headers['x-request-id']),
    end: () => answer.stream().destroy(),
  }
}

const check = (actor: Actor, recordId: string) =>
  world.ok(actor, custody, 'addLogEntry', {
    params: { recordId },
    body: { kind: 'VISIT', happenedAt: minutesAgo(world, 0), text: 'Awake and well' },
  })

describe('the stream of the board', () => {
  it('says hello, tells of a change once it is committed, and is audited once', async () => {
    const sergeant = await world.actor('CUSTODY_SERGEANT')
    const { id } = await detain(world, { sergeant })
    const stream = await watch(sergeant)
    expect(await stream.next()).toMatchObject({ kind: 'hello', isAll: false, ids: [] })
    await check(sergeant, id)
    expect(await stream.next()).toMatchObject({ kind: 'changed', isAll: false, ids: [id] })
    await check(sergeant, id)
    expect(await stream.next()).toMatchObject({ kind: 'changed', ids: [id] })
    expect(await world.auditOf(stream.requestId)).toMatchObject([
      { action: 'custodyBoard.watch', act: 'consultation', outcome: 'ok', actor_id: sergeant.id },
    ])
    stream.end()
  })

  it('tells nothing of what the reader may not see nor of other suites, and that a stay has left them', async () => {
    const [sergeant, member] = [await world.actor('CUSTODY_SERGEANT'), await world.actor('CUSTODY_SERGEANT')]
    const [secret, open] = [await detain(world), await detain(world)]
    const elsewhere = await watch(sergeant, { station: '01ZZ99' })
    const stream = await watch(sergeant)
    await stream.next()
    await elsewhere.next()
    await restrict(world, secret.id, [member.id])
    expect(await stream.next()).toMatchObject({ kind: 'changed', ids: [secret.id] })
    await check(member, secret.id)
    await check(sergeant, open.id)
    expect(await stream.next()).toMatchObject({ kind: 'changed', ids: [open.id] })
    expect(elsewhere.seen).toHaveLength(1)
    const own = await watch(member)
    await own.next()
    await check(member, secret.id)
    expect(await own.next()).toMatchObject({ ids: [secret.id] })
    for (const each of [stream, elsewhere, own]) each.end()
  })

  it('tells after a break what was missed, and everything when that is too long ago', async () => {
    const sergeant = await world.actor('CUSTODY_SERGEANT')
    const { id } = await detain(world, { sergeant })
    // It has listened for a while already.
    world.clock.advanceMinutes(1)
    const before = await watch(sergeant)
    const hello = await before.next()
    before.end()
    await check(sergeant, id)
    const again = await watch(sergeant, { last: hello?.id ?? '' })
    await again.next()
    const missed = await again.next()
    expect(missed).toMatchObject({ kind: 'changed', isAll: false })
    expect(missed?.ids).toContain(id)
    const late = await watch(sergeant, { last: '1000' })
    await late.next()
    expect(await late.next()).toMatchObject({ kind: 'changed', isAll: true })
    again.end()
    late.end()
  })

  it('refuses whoever may not see the board, with an answer and not a stream', async () => {
    const refused = await world.call(await world.actor('DESPATCHER'), custodyBoard, 'watch', { query: {} })
    expect(refused.statusCode).toBe(403)
    expect(refused.json().error.code).toBe('forbidden')
  })
})
