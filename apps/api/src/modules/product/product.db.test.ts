/** Profiles: made of live records and graded paragraphs, flagged when these change, approved by somebody else, printed and given as their readers may hold them. */
import { intelligence, product, taskWatch } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { makePerson, makePlace, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { makeGroup } from '../admin/admin.testing.ts'
import { regrade } from '../dissemination/dissemination.testing.ts'
import { entryBody, paragraphBody } from '../intelligence/intelligence.fixtures.ts'
import { makeLive } from '../intelligence/intelligence.testing.ts'
import { didOn, pageOf, profileBody, profileOn, relyOn, workOn } from './product.testing.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

let author: Actor
let other: Actor
let detective: Actor
beforeEach(async () => {
  author ??= await world.actor('ANALYST')
  other ??= await world.actor('ANALYST')
  detective ??= await world.actor('DETECTIVE')
})

const unknown = '6f0f3c1e-0000-4000-8000-000000000001'
const plain = (body: string) => body.replace(/"requestId":"[^"]+"/, '')
const field = (path: string) => ({ code: 'bad_input', fields: [{ path }] })

async function refused(send: () => ReturnType<typeof world.call>, status: number, error: object) {
  const before = await rowCounts(world.admin)
  const response = await send()
  expect(response.statusCode, response.body).toBe(status)
  expect(response.json().error).toMatchObject(error)
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}

describe('making a profile', () => {
  it('is refused at its field where it is not whole', async () => {
    const { nominalId } = await makePerson(world)
    const make = (more: object) => () =>
      world.call(author, product, 'make', { body: profileBody([nominalId], more) })
    await refused(make({ title: ' ' }), 400, field('title'))
    await refused(make({ subjectIds: [] }), 400, field('subjectIds'))
    await refused(make({ marking: 'SECRET' }), 400, field('marking'))
    await refused(make({ from: '2026-06-02', until: '2026-06-01' }), 400, field('until'))
    await refused(make({ subjectIds: [await makePlace(world)] }), 400, field('subjectIds'))
    await refused(make({ readerIds: [unknown] }), 400, field('readerIds'))
    await refused(make({ readerGroupIds: [unknown] }), 400, field('readerGroupIds'))
  })

  it('answers a hidden subject as an unknown one', async () => {
    const { nominalId } = await makePerson(world)
    await restrict(world, nominalId)
    const make = (id: string) => world.call(author, product, 'make', { body: profileBody([id]) })
    const hidden = await make(nominalId)
    expect(hidden.statusCode).toBe(400)
    expect(plain(hidden.body)).toBe(plain((await make(unknown)).body))
  })

  it('is there for its author and whom they name, and for nobody else', async () => {
    const { params, id } = await profileOn(world, author, { readers: [detective] })
    for (const reader of [author, detective]) {
      expect((await pageOf(world, reader, id)).title).toBe('Knives in vans')
      const { products } = await world.ok(reader, product, 'list', {})
      expect(products.some((one) => one.id === id)).toBe(true)
    }
    const stranger = await world.call(other, product, 'get', { params })
    const nobody = await world.call(other, product, 'get', { params: { productId: unknown } })
    expect([stranger.statusCode, nobody.statusCode]).toEqual([404, 404])
    expect(plain(stranger.body)).toBe(plain(nobody.body))
    expect((await world.ok(other, product, 'list', {})).products.some((one) => one.id === id)).toBe(false)

    await didOn(world, author, 'setReaders', { params, body: { readerIds: [other.id] } })
    expect((await world.call(other, product, 'get', { params })).statusCode).toBe(200)
    expect((await world.call(detective, product, 'get', { params })).statusCode).toBe(404)
  })

  it('is changed by its author alone, in the version that they read', async () => {
    const { params, id } = await profileOn(world, author, { readers: [other] })
    const body = { title: 'Blades in vans' }
    await refused(() => workOn(world, other, 'change', { params, body }), 403, { code: 'forbidden' })
    const first = await pageOf(world, author, id)
    await world.ok(author, product, 'change', { params, body }, { version: first.version })
    await refused(
      () => world.call(author, product, 'change', { params, body }, { version: first.version }),
      412,
      {
        code: 'stale_version',
      },
    )
    expect((await pageOf(world, author, id)).title).toBe('Blades in vans')
  })
})

describe('the parts of a subject profile', () => {
  it('are the records as they are now, with the words of their author beside them', async () => {
    const { params, id, person } = await profileOn(world, author)
    const parts = new Map((await pageOf(world, author, id)).parts.map((part) => [part.code, part]))
    expect(parts.get('IDENTITY')?.lines[0]).toMatchObject({
      words: 'ASHGROVE, Corwin',
      record: { id: person.nominalId },
    })
    expect(parts.get('METHOD')).toMatchObject({ isFilled: false, lines: [], narrative: null })

    const write = (text: string, part = 'METHOD') =>
      workOn(world, author, 'write', { params: { ...params, part }, body: { text } })
    await write('He works at night.')
    await write('He works by day.')
    const narrative = (await pageOf(world, author, id)).parts.find(({ code }) => code === 'METHOD')?.narrative
    expect(narrative).toMatchObject({ version: 2, text: 'He works by day.', basis: null })
    await refused(() => write('Nowhere', 'VICTIMS'), 404, { code: 'not_found' })
    await write('')
    expect(
      (await pageOf(world, author, id)).parts.find(({ code }) => code === 'METHOD')?.narrative,
    ).toBeNull()
  })

  it('follow a record that is restricted: whoever may not see it has nothing of it', async () => {
    const { id, person } = await profileOn(world, author, { readers: [detective] })
    const hidden = await makePerson(world, { forename: 'Zebulon', surname: 'Marrowfat' })
    const { id: both } = await world.ok(author, product, 'make', {
      body: profileBody([person.nominalId, hidden.nominalId], { readerIds: [detective.id] }),
    })
    await restrict(world, hidden.nominalId, [author.id])
    expect((await pageOf(world, author, both)).subjects).toHaveLength(2)
    const seen = await pageOf(world, detective, both)
    expect(seen.subjects.map((one) => one.id)).toEqual([person.nominalId])
    expect(JSON.stringify(seen)).not.toMatch(/marrowfat/i)
    expect(seen.parts).toEqual((await pageOf(world, detective, id)).parts)
  })
})

describe('what it stands on', () => {
  it('is listed with the grade of every report, and asks for a text that its author holds', async () => {
    const { params, id, reportId } = await profileOn(world, author)
    expect((await pageOf(world, author, id)).evidence).toMatchObject([
      {
        number: 1,
        text: 'Keeps a knife in a vehicle.',
        grade: { relied: '2 A P', now: '2 A P' },
        change: null,
      },
    ])
    const add = (body: { recordId: string; textId?: string }) => () =>
      workOn(world, author, 'addEvidence', { params, body })
    await refused(add({ recordId: unknown }), 400, { code: 'bad_reference' })
    await refused(add({ recordId: reportId }), 400, field('textId'))
    await refused(add({ recordId: reportId, textId: unknown }), 400, field('textId'))
    const { offers } = await world.ok(author, product, 'offers', { params, query: {} })
    expect(offers).toMatchObject([{ report: { id: reportId }, isRelied: true }])
    await refused(add({ recordId: reportId, textId: offers[0]?.textId ?? '' }), 409, { code: 'already_done' })
  })

  it('shows of a paragraph for a list nothing to a reader who is not on it: the same bytes as if it were not there', async () => {
    const unit = await world.actor('INTELLIGENCE_OFFICER')
    const groupId = await makeGroup(world, [unit])
    const person = await makePerson(world)
    const report = await world.ok(unit, intelligence, 'submit', {
      body: entryBody([person.nominalId], {
        paragraphs: [paragraphBody({ text: 'First.' }), paragraphBody({ restrictToGroupIds: [groupId] })],
      }),
    })
    const { rows } = await world.admin.query<{ list: number }>(
      'SELECT list_acl AS list FROM intelligence_paragraph WHERE report_id = $1 AND number = 2',
      [report.id],
    )
    const list = rows[0]?.list ?? -1
    await makeLive(world, report.id, 'Keeps a knife in a vehicle.')
    const { id } = await world.ok(unit, product, 'make', {
      body: profileBody([person.nominalId], { readerIds: [detective.id] }),
    })
    await relyOn(world, unit, id, report.id)
    const at = async () => {
      const [page, paper] = [
        await world.call(detective, product, 'get', { params: { productId: id } }),
        await world.call(detective, product, 'print', { params: { productId: id }, body: {} }),
      ]
      const acts = await world.ok(detective, taskWatch, 'getChanges', { params: { recordId: id }, query: {} })
      return { page: page.body, paper: paper.rawPayload.toString('base64'), acts: acts.changes }
    }
    const without = await at()
    await makeLive(world, report.id, 'Keeps a second firearm.', { number: 2, readerAcl: list, aclId: list })
    const { offers } = await world.ok(unit, product, 'offers', { params: { productId: id }, query: {} })
    const secret = offers.find(({ isRelied }) => !isRelied)
    expect(secret?.text).toBe('Keeps a second firearm.')
    await didOn(world, unit, 'addEvidence', {
      params: { productId: id },
      body: { recordId: report.id, textId: secret?.textId ?? '' },
    })
    expect((await pageOf(world, unit, id)).evidence).toHaveLength(2)
    expect(await at()).toEqual(without)
    // Nor does it tell anything when that paragraph changes.
    await regrade(world, report.id, ['3', 'E', 'P'], 2)
    expect((await pageOf(world, unit, id)).isToLookAt).toBe(true)
    expect(await at()).toEqual(without)
  })
})
