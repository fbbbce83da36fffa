/** Briefings: live records for the right readers on the right days, that change, expire and are read. */
import { briefing, intelligence } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { arrange, makePerson, makePlace, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { makeArrest, makeScene } from '../arrest/arrest.testing.ts'
import { entryBody } from '../intelligence/intelligence.fixtures.ts'
import { createRecord } from '../pole/record.service.ts'
import { liveTextOf, makeLive } from '../intelligence/intelligence.testing.ts'
import { workBriefings } from './briefing.job.ts'
import {
  briefingBody,
  draftBriefing,
  filledBriefing,
  itemBody,
  publishedBriefing,
  putOn,
} from './briefing.testing.ts'

const start = '2026-06-01T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let maker: Actor
let officer: Actor
let detective: Actor
beforeEach(async () => {
  world.clock.set(start)
  maker ??= await world.actor('SUPERVISOR')
  officer ??= await world.actor('RESPONSE_OFFICER')
  detective ??= await world.actor('DETECTIVE')
})

const today = (as = officer) => world.ok(as, briefing, 'today', {})
const shownOf = async (briefingId: string, as = officer) =>
  (await today(as)).briefings.find(({ id }) => id === briefingId)
const asksOf = async (briefingId: string, as = officer) =>
  (await shownOf(briefingId, as))?.items.map(({ ask }) => ask)

async function refused(send: () => ReturnType<typeof world.call>, status: number, error: object) {
  const before = await rowCounts(world.admin)
  const response = await send()
  expect(response.statusCode, response.body).toBe(status)
  expect(response.json().error).toMatchObject(error)
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}
const field = (path: string) => ({ code: 'bad_input', fields: [{ path }] })

describe('making a briefing', () => {
  it('has a title, days in their order, and units that there are', async () => {
    const make = (more: object) => () =>
      world.call(maker, briefing, 'make', { body: briefingBody(world, more) })
    await refused(make({ title: ' ' }), 400, field('title'))
    await refused(make({ until: '2026-05-31' }), 400, field('until'))
    await refused(make({ until: '2026-06-20' }), 400, field('until'))
    await refused(make({ units: ['NOWHERE'] }), 400, field('units'))
  })

  it('BF-1 and BF-2: says of each item what is asked and until when, at most fourteen days', async () => {
    const { params } = await draftBriefing(world, maker)
    const { nominalId } = await makePerson(world)
    const add = (more: object) => () =>
      world.call(maker, briefing, 'addItem', {
        params,
        body: itemBody(world, { recordId: nominalId, ...more }),
      })
    await refused(add({ ask: ' ' }), 400, field('ask'))
    await refused(add({ until: '2026-05-31' }), 400, field('until'))
    await refused(add({ until: '2026-06-16' }), 400, field('until'))
    await refused(add({ kind: 'VEHICLE' }), 400, { code: 'bad_reference' })
    await refused(add({ recordId: '6f0f3c1e-0000-4000-8000-000000000001' }), 400, { code: 'bad_reference' })
    await refused(add({ kind: 'WORDS', recordId: undefined }), 400, field('words'))
    const hidden = await makePerson(world)
    await restrict(world, hidden.nominalId)
    await refused(add({ recordId: hidden.nominalId }), 400, { code: 'bad_reference' })
    await world.ok(maker, briefing, 'addItem', { params, body: itemBody(world, { recordId: nominalId }) })
    await refused(add({}), 409, { code: 'already_done' })
  })

  it('is read by nobody before it is published, and an empty one is not', async () => {
    const { params } = await draftBriefing(world, maker)
    await refused(() => world.call(maker, briefing, 'publish', { params }), 409, { code: 'not_in_state' })
    await putOn(world, maker, params.briefingId, { kind: 'WORDS', words: 'Gas works in the high street.' })
    expect(await shownOf(params.briefingId)).toBeUndefined()
    await world.ok(maker, briefing, 'publish', { params })
    expect((await shownOf(params.briefingId))?.items[0]?.words).toBe('Gas works in the high street.')
    await world.ok(maker, briefing, 'end', { params })
    expect(await shownOf(params.briefingId)).toBeUndefined()
    await refused(() => world.call(maker, briefing, 'change', { params, body: briefingBody(world) }), 409, {
      code: 'not_in_state',
    })
  })
})

describe('today’s briefing of a reader', () => {
  it('is that of their unit and role, the tour of duty that runs first', async () => {
    await world.admin.query("INSERT INTO unit (code, name) VALUES ('TEST', 'Testers') ON CONFLICT DO NOTHING")
    const own = await publishedBriefing(world, maker, { units: ['TEST'], shift: 'LATE' })
    const now = await publishedBriefing(world, maker, { roles: ['RESPONSE_OFFICER'], shift: 'EARLY' })
    const other = await publishedBriefing(world, maker, { roles: ['SUPERINTENDENT'] })
    const ids = (await today()).briefings.map(({ id }) => id)
    expect(ids.indexOf(now.params.briefingId)).toBeLessThan(ids.indexOf(own.params.briefingId))
    expect(ids).not.toContain(other.params.briefingId)
  })

  it('BF-3: shows records as they are now, gravest first, and lets go of the arrested, the closed and the expired', async () => {
    const { params } = await draftBriefing(world, maker)
    const scene = await makeScene(world)
    const itemId = await putOn(world, maker, params.briefingId, { recordId: scene.nominalId })
    await world.ok(maker, briefing, 'publish', { params })
    const place = await makePlace(world, { easting: 532_000, northing: 165_000 })
    const placeItem = await putOn(world, maker, params.briefingId, {
      kind: 'PLACE',
      recordId: place,
      ask: 'Walk past it twice.',
    })
    await world.ok(maker, briefing, 'order', { params, body: { itemIds: [placeItem, itemId] } })
    const shown = await shownOf(params.briefingId)
    expect(shown?.items.map(({ id }) => id)).toEqual([placeItem, itemId])
    expect(shown?.items[0]?.place).toMatchObject({ easting: 532_000, northing: 165_000 })
    expect(shown?.items[1]?.record?.title).toContain('EXAMPLETON')
    world.clock.set('2026-06-01T10:00:00.000Z')
    await makeArrest(world, officer, {}, scene)
    expect((await shownOf(params.briefingId))?.items.map(({ id }) => id)).toEqual([placeItem])
    const made = await world.ok(maker, briefing, 'get', { params })
    expect(made.items.map(({ gone }) => gone?.code ?? null)).toEqual([null, 'ENDED'])
  })

  it('BF-2 and BF-6: an item expires after its last day, and its author is asked to look at it again', async () => {
    const { params, wanted, itemParams } = await publishedBriefing(world, maker, { until: '2026-06-05' })
    const tasks = await world.admin.query<{ due_at: Date; owner_id: string }>(
      "SELECT due_at, owner_id FROM task WHERE record_id = $1 AND kind = 'BRIEFING_ITEM' AND done_at IS NULL",
      [wanted.nominalId],
    )
    expect(tasks.rows).toEqual([{ due_at: new Date('2026-06-01T23:00:00.000Z'), owner_id: maker.id }])
    world.clock.set('2026-06-02T09:00:00.000Z')
    expect(await asksOf(params.briefingId)).toEqual([])
    expect((await world.ok(maker, briefing, 'get', { params })).items[0]?.gone?.code).toBe('EXPIRED')
    await world.ok(maker, briefing, 'keepItem', {
      params: itemParams,
      body: { ask: 'Still wanted.', until: '2026-06-04', isMustRead: true },
    })
    expect(await asksOf(params.briefingId)).toEqual(['Still wanted.'])
    await world.ok(maker, briefing, 'removeItem', {
      params: itemParams,
      body: { reason: 'Handed himself in' },
    })
    expect(await asksOf(params.briefingId)).toEqual([])
  })

  it('shows of intelligence what each may hold, and of a restricted record nothing to who is off its list', async () => {
    const { params } = await filledBriefing(world, maker)
    const unit = await world.actor('INTELLIGENCE_OFFICER')
    const report = await world.ok(officer, intelligence, 'submit', { body: entryBody([]) })
    const add = async (textId?: string) =>
      world.call(unit, briefing, 'addItem', {
        params,
        body: itemBody(world, {
          kind: 'INTELLIGENCE',
          recordId: report.id,
          textId: textId ?? (await liveTextOf(world, report.id)),
          ask: 'Look out for it.',
        }),
      })
    await refused(() => add(), 400, field('textId'))
    await makeLive(world, report.id, 'A van is used at the allotments.')
    const other = await world.ok(officer, intelligence, 'submit', { body: entryBody([]) })
    await makeLive(world, other.id, 'Of another report.')
    const strange = await liveTextOf(world, other.id)
    await refused(() => add(strange), 400, field('textId'))
    expect((await add()).statusCode).toBe(200)
    const known = await makePerson(world, { surname: 'Hiddenly' })
    await putOn(world, maker, params.briefingId, {
      kind: 'PERSON',
      recordId: known.nominalId,
      ask: 'Know him.',
    })
    await restrict(world, known.nominalId, [detective.id])
    await world.ok(maker, briefing, 'publish', { params })
    const words = async (as: Actor) =>
      (await shownOf(params.briefingId, as))?.items.map((item) => item.words ?? item.ask)
    expect(await words(officer)).toEqual(['Arrest on sight: failed to appear.'])
    expect(await words(detective)).toEqual([
      'Arrest on sight: failed to appear.',
      'A van is used at the allotments.',
      'Know him.',
    ])
    await arrange(world, ({ tx }) =>
      tx.$executeRaw`UPDATE intelligence_report SET state = 'HELD' WHERE id = ${report.id}::uuid`.then(
        () => undefined,
      ),
    )
    expect(await words(detective)).toEqual(['Arrest on sight: failed to appear.', 'Know him.'])
    const parts = { prisma: world.prisma, writer: world.platform.writer, clock: world.clock }
    await workBriefings(parts)
    await workBriefings(parts)
    const told = await world.admin.query(
      "SELECT owner_id FROM task WHERE record_id = $1 AND kind = 'BRIEFING_GONE'",
      [report.id],
    )
    expect(told.rows).toEqual([{ owner_id: unit.id }])
    expect(
      (await world.ok(unit, briefing, 'get', { params })).items.map(({ gone }) => gone?.code ?? null),
    ).toEqual([null, 'GONE'])
  })

  it('is printed under the marking of what is on it, for who takes it', async () => {
    const { params } = await publishedBriefing(world, maker)
    const paper = await world.call(officer, briefing, 'print', { params, body: { recipient: 'PC Quill' } })
    expect(paper.headers['content-type']).toBe('application/pdf')
    const entry = await world.admin.query('SELECT action, recipient FROM audit.entry WHERE request_id = $1', [
      paper.headers['x-request-id'],
    ])
    expect(entry.rows).toEqual([{ action: 'briefing.print', recipient: 'PC Quill' }])
    const other = await publishedBriefing(world, maker, { roles: ['SUPERINTENDENT'] })
    const refusedPrint = await world.call(officer, briefing, 'print', {
      params: other.params,
      body: { recipient: 'x' },
    })
    expect(refusedPrint.statusCode).toBe(404)
  })
})

describe('receipts', () => {
  it('BF-4 and BF-5: who read which version, and who has not', async () => {
    const { params, wanted, itemId } = await publishedBriefing(world, maker, { roles: ['DETECTIVE'] })
    const lineOf = async () => (await world.ok(maker, briefing, 'receipts', { params })).lines[0]
    const namesOf = () =>
      world.ok(maker, briefing, 'itemReceipts', { params: { ...params, itemId }, query: {} })
    const before = await lineOf()
    expect((await namesOf()).unread.map(({ id }) => id)).toContain(detective.id)
    expect(before).toMatchObject({ read: 0, shown: 0, unread: before?.readers })
    const version = (await shownOf(params.briefingId, detective))?.items[0]?.version ?? 0
    const read = () =>
      world.ok(detective, briefing, 'acknowledge', { params, body: { items: [{ itemId, version }] } })
    expect([await read(), await read()]).toEqual([{ read: 1 }, { read: 0 }])
    expect((await shownOf(params.briefingId, detective))?.items[0]).toMatchObject({
      isRead: true,
      isChanged: false,
    })
    const after = await lineOf()
    expect(after).toMatchObject({ read: 1, shown: 1, unread: (before?.unread ?? 0) - 1 })
    const names = await namesOf()
    expect(names.line).toEqual(after)
    expect(names.read.map(({ by, version: of }) => [by.id, of])).toEqual([[detective.id, version]])
    expect(names.unread.map(({ id }) => id)).not.toContain(detective.id)
    await arrange(world, ({ tx }) =>
      tx.record
        .update({ where: { id: wanted.nominalId }, data: { version: { increment: 1 } } })
        .then(() => undefined),
    )
    expect((await shownOf(params.briefingId, detective))?.items[0]).toMatchObject({
      isRead: false,
      isChanged: true,
    })
    expect(await lineOf()).toMatchObject({ read: 0, unread: before?.unread })
    expect((await namesOf()).unread.map(({ id }) => id)).toContain(detective.id)
  })

  it('are counted for every reader at once, and named page by page', async () => {
    const { params, itemId } = await publishedBriefing(world, maker, { roles: ['DETECTIVE'] })
    await world.admin.query(
      `WITH made AS (INSERT INTO app_user (id, staff_number, display_name, rank, unit_code, status, password_hash)
         SELECT new_id(), 'R' || n, 'Reader ' || n, 'DC', u.unit_code, 'active', u.password_hash FROM generate_series(1, 250) n, app_user u WHERE u.id = $1 RETURNING id)
       INSERT INTO role_grant (user_id, role_code, valid_from) SELECT id, 'DETECTIVE', now() - interval '1 day' FROM made`,
      [detective.id],
    )
    const page = (number: number) =>
      world.ok(maker, briefing, 'itemReceipts', { params: { ...params, itemId }, query: { page: number } })
    const first = await page(1)
    expect(first.line.unread).toBeGreaterThanOrEqual(250)
    expect([first.unread.length, first.pages]).toEqual([100, Math.ceil(first.line.unread / 100)])
    const rest = await Promise.all(Array.from({ length: first.pages - 1 }, (_, place) => page(place + 2)))
    const named = new Set([first, ...rest].flatMap(({ unread }) => unread.map(({ id }) => id)))
    expect(named.size).toBe(first.line.unread)
    const { rows } = await world.admin.query<{ id: string; one: boolean; many: boolean }>(
      `SELECT u.id, mips.user_may_read(u.id, k.kind, 0) AS one, u.id IN (SELECT m.id FROM mips.users_may_read((SELECT array_agg(a.id) FROM app_user a), k.kind, '{0}') m (id)) AS many
         FROM app_user u CROSS JOIN (VALUES ('Nominal'), ('IntelligenceReport'), ('CustodyRecord')) k (kind)`,
    )
    expect(rows.filter(({ one, many }) => one !== many)).toEqual([])
    expect(new Set(rows.map(({ one }) => one)).size).toBe(2)
  })

  it('are of readers who may see the item, and late after a day', async () => {
    const { params } = await publishedBriefing(world, maker, { roles: ['DETECTIVE'], until: '2026-06-03' })
    const secret = await makePerson(world)
    await putOn(world, maker, params.briefingId, {
      recordId: secret.nominalId,
      isMustRead: true,
      until: '2026-06-03',
    })
    await restrict(world, secret.nominalId, [maker.id])
    const { lines, figures } = await world.ok(maker, briefing, 'receipts', { params })
    expect(lines.map(({ readers }) => readers > 0)).toEqual([true, false])
    expect(figures).toMatchObject({ items: 2, read: 0, overdue: 0 })
    const other = await world.actor('INSPECTOR')
    expect((await world.ok(other, briefing, 'receipts', { params })).lines).toHaveLength(1)
    world.clock.set('2026-06-02T09:30:00.000Z')
    expect(
      (await world.ok(maker, briefing, 'receipts', { params })).lines.some(({ due }) => due?.isOverdue),
    ).toBe(false)
  })

  it('nobody acknowledges what they were not shown', async () => {
    const { params } = await publishedBriefing(world, maker)
    const foreign = await filledBriefing(world, maker)
    await refused(
      () =>
        world.call(officer, briefing, 'acknowledge', {
          params,
          body: { items: [{ itemId: foreign.itemId, version: 1 }] },
        }),
      400,
      { code: 'bad_reference' },
    )
  })
})

describe('two hundred items', () => {
  it('are shown in one reading, and one more is refused', async () => {
    const { params } = await draftBriefing(world, maker)
    await arrange(world, async (ctx) => {
      for (let number = 0; number < 199; number += 1) {
        const { id } = await createRecord(ctx, { kind: 'Location' })
        await ctx.tx.location.create({
          data: {
            id,
            buildingNumber: String(number),
            street: 'Parade Row',
            easting: 532_000 + number,
            northing: 165_000,
          },
        })
        await ctx.tx.briefingItem.create({
          data: {
            briefingId: params.briefingId,
            kind: 'PLACE',
            recordId: id,
            ask: 'Walk past it.',
            weight: -number - 1,
            addedAt: ctx.clock.now(),
            untilDay: new Date('2026-06-01'),
          },
        })
      }
    })
    const { nominalId } = await makePerson(world)
    await putOn(world, maker, params.briefingId, { recordId: nominalId })
    await world.ok(maker, briefing, 'publish', { params })
    const began = performance.now()
    expect(await asksOf(params.briefingId)).toHaveLength(200)
    process.stdout.write(`\nA briefing of 200 items: ${Math.round(performance.now() - began)} ms.\n`)
    await refused(
      () =>
        world.call(maker, briefing, 'addItem', {
          params,
          body: itemBody(world, { kind: 'WORDS', words: 'More' }),
        }),
      409,
      { code: 'rule_refused' },
    )
  })
})
