/** A kept chart holds ids alone, is its owner's, is read under the rights of the moment, and leaves marked, dated and audited. */
import { chart, nominal } from '@mips/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrange, makePerson, makePlace, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld, type Actor } from '../../testing/world.ts'
import { linkRecords } from '../pole/record.service.ts'
import { chartBody } from './chart.fixtures.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

type Person = Awaited<ReturnType<typeof makePerson>>
let analyst: Actor
let ann: Person
let bob: Person
let home: string

const link = (fromId: string, toId: string, role: string) =>
  arrange(world, (ctx) => linkRecords(ctx, { fromId, toId, role, origin: 'typed' }))
const save = (more: object = {}, as = analyst) =>
  world.ok(as, chart, 'save', {
    body: { ...chartBody(ann.nominalId), title: 'The mews', opened: [home], ...more },
  })
const open = (chartId: string, as = analyst) => world.ok(as, chart, 'open', { params: { chartId } })
const nobody = '6f0f3c1e-0000-4000-8000-000000000001'

beforeAll(async () => {
  analyst = await world.actor('ANALYST')
  home = await makePlace(world, { street: 'Keeping Mews', postcode: 'ZZ1 1KM' })
  ann = await makePerson(world, { forename: 'Ann', surname: 'Keptby', livesAt: home })
  bob = await makePerson(world, { forename: 'Bob', surname: 'Keptby', livesAt: home })
})

describe('chart.save and chart.open', () => {
  it('keeps ids and positions, never a name, and opens as it was kept', async () => {
    const spots = [
      { id: ann.nominalId, x: 1.5, y: -3 },
      { id: nobody, x: 0, y: 0 },
    ]
    const filter = { roles: ['Lives at'], kinds: [], sure: [], made: [], from: '2020-01-01' }
    const { id } = await save({ spots, filter, wayTo: bob.nominalId })
    const row = await world.admin.query('SELECT * FROM saved_chart WHERE id = $1', [id])
    expect(JSON.stringify(row.rows)).not.toMatch(/Keptby|Keeping|KEPTBY/)
    expect(await open(id)).toMatchObject({
      title: 'The mews',
      root: { id: ann.nominalId, title: expect.stringContaining('KEPTBY') },
      opened: [home],
      wayTo: bob.nominalId,
      filter,
      spots: [spots[0]],
      changes: { added: [], addedLinks: 0, goneRecords: 0, goneLinks: 0 },
    })
    const { charts } = await world.ok(analyst, chart, 'list', {})
    expect(charts.map((one) => one.id)).toContain(id)
  })

  it('says what came since, and counts what went without saying what', async () => {
    const { id } = await save()
    const cal = await makePerson(world, { forename: 'Cal', surname: 'Camelater', livesAt: home })
    expect((await open(id)).changes).toMatchObject({
      added: [{ id: cal.nominalId, kind: 'Nominal' }],
      goneRecords: 0,
    })
    const { id: later } = await save()
    await restrict(world, cal.nominalId)
    const opened = await open(later)
    expect(opened.changes).toMatchObject({ added: [], goneRecords: 1 })
    expect(opened.changes.goneLinks).toBeGreaterThan(0)
    expect(JSON.stringify(opened)).not.toContain(cal.nominalId)
  })

  it('opens with nothing of a first record that is no longer for the reader', async () => {
    const own = await makePerson(world, { forename: 'Una', surname: 'Rootby' })
    const { id } = await save({ ...chartBody(own.nominalId) })
    await restrict(world, own.nominalId)
    expect(await open(id)).toMatchObject({ root: null, opened: [], spots: [], changes: { goneRecords: 1 } })
    const { charts } = await world.ok(analyst, chart, 'list', {})
    expect(charts.find((one) => one.id === id)).toMatchObject({ root: null })
  })

  it('tells a hidden record from an unknown one by no byte, and passes both over among the opened', async () => {
    const hidden = await makePlace(world)
    await restrict(world, hidden)
    const answers = await Promise.all(
      [hidden, nobody].map((rootId) =>
        world.call(analyst, chart, 'save', { body: { ...chartBody(rootId), title: 'None' } }),
      ),
    )
    expect(answers.map((answer) => answer.json().error.code)).toEqual(['bad_reference', 'bad_reference'])
    const { id } = await save({ opened: [hidden, nobody, home] })
    expect((await open(id)).opened).toEqual([home])
  })

  it('is for its owner alone, and is let go or replaced once', async () => {
    const other = await world.actor('ANALYST')
    const { id } = await save()
    expect((await world.call(other, chart, 'open', { params: { chartId: id } })).statusCode).toBe(404)
    expect((await world.call(other, chart, 'end', { params: { chartId: id } })).statusCode).toBe(404)
    const { id: next } = await save({ replaces: id })
    expect((await world.call(analyst, chart, 'open', { params: { chartId: id } })).statusCode).toBe(404)
    const again = await world.call(analyst, chart, 'save', {
      body: { ...chartBody(ann.nominalId), title: 'Again', replaces: id },
    })
    expect(again.json().error).toMatchObject({ fields: [{ path: 'replaces' }] })
    await world.ok(analyst, chart, 'end', { params: { chartId: next } })
    const left = await world.admin.query('SELECT * FROM saved_chart WHERE id = ANY ($1)', [[id, next]])
    expect(left.rows).toMatchObject(Array(2).fill({ title: '', node_ids: [], link_ids: [], spots: [] }))
    expect(JSON.stringify(left.rows)).not.toContain(ann.nominalId)
  })
})

describe('chart.export', () => {
  const give = (form: 'PDF' | 'CSV', more: object = {}) =>
    world.call(analyst, chart, 'export', {
      body: { ...chartBody(ann.nominalId), opened: [home], form, recipient: 'Briefing at 14:00', ...more },
    })

  it('marks and dates the file and keeps for whom it was, with the records on it', async () => {
    const csv = await give('CSV')
    expect(csv.headers['content-type']).toContain('text/csv')
    for (const words of [
      'OFFICIAL-SENSITIVE',
      'For: Briefing at 14:00',
      'KEPTBY',
      'At the same address as',
      'derived from',
    ])
      expect(csv.body).toContain(words)
    const pdf = await give('PDF')
    expect(pdf.body.slice(0, 5)).toBe('%PDF-')
    for (const { headers } of [csv, pdf])
      expect(String(headers['content-disposition'])).toMatch(/filename="link-chart\.(csv|pdf)"/)
    for (const answer of [csv, pdf]) {
      const kept = await world.admin.query(
        "SELECT recipient FROM audit.entry WHERE request_id = $1 AND action = 'chart.export'",
        [String(answer.headers['x-request-id'])],
      )
      expect(kept.rows).toEqual([{ recipient: 'Briefing at 14:00' }])
      expect(await world.auditOf(String(answer.headers['x-request-id']))).toMatchObject([
        {
          action: 'chart.export',
          act: 'disclosure',
          result_ids: expect.arrayContaining([ann.nominalId, bob.nominalId, home]),
        },
      ])
    }
  })

  it('gives what stands on the narrowed chart and no more', async () => {
    const csv = await give('CSV', { filter: { roles: ['Lives at'] } })
    expect(csv.body).toContain('Lives at')
    expect(csv.body).not.toContain('At the same address as')
  })

  it('leaves out what only the reader may see, and refuses a root that is not there', async () => {
    const secret = await makePerson(world, { forename: 'Sal', surname: 'Secretby' })
    await link(ann.personRecordId, secret.personRecordId, 'FRIEND')
    await restrict(world, secret.nominalId, [analyst.id])
    const seen = await world.ok(analyst, nominal, 'get', { params: { nominalId: secret.nominalId } })
    expect(JSON.stringify(seen)).toContain('Secretby')
    expect((await give('CSV')).body).not.toMatch(/secretby/i)
    expect((await give('CSV', { rootId: nobody })).json().error.code).toBe('bad_reference')
  })
})
