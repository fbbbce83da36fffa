/** Keeping and ending exhibits, laboratories, digital copies, counts, papers and property of detainees; refusals first. */
import { custodyProcedures, property } from '@mips/contracts'
import { placeLabel } from '@mips/domain/property/scan'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { detain } from '../custody/custody.testing.ts'
import { minutesAgo } from '../arrest/arrest.testing.ts'
import {
  askedToExamine,
  askedToReturn,
  copied,
  endCrime,
  hash,
  makeStore,
  moveBody,
  moved,
  ownerOf,
  page,
  photographed,
  registered,
  sentToLaboratory,
  signed,
} from './property.testing.ts'

const start = '2026-09-07T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let officer: Actor
let sergeant: Actor
let inspector: Actor
let keeper: Actor
beforeEach(async () => {
  world.clock.set(start)
  officer ??= await world.actor('RESPONSE_OFFICER')
  sergeant ??= await world.actor('SUPERVISOR', { rank: 'PS' })
  inspector ??= await world.actor('INSPECTOR', { rank: 'INSP' })
  keeper ??= await world.actor('PROPERTY_OFFICER')
})

async function refused(send: () => ReturnType<typeof world.call>, status: number, error: object) {
  const before = await rowCounts(world.admin)
  const response = await send()
  expect(response.statusCode, response.body).toBe(status)
  expect(response.json().error).toMatchObject(error)
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}
const rule = (id: string) => ({ code: 'rule_refused', facts: { rule: id } })
const instruct = (exhibitId: string, body: object) =>
  world.call(officer, property, 'instruct', { params: { exhibitId }, body: body as never })
const authorise = (as: Actor, made: { id: string; disposalId: string }) =>
  world.call(as, property, 'authoriseDisposal', {
    params: { exhibitId: made.id, disposalId: made.disposalId },
    body: { answer: 'AUTHORISED', words: 'Nothing stands against it.' },
  })

describe('the end of an exhibit', () => {
  it('PX-31 to PX-34: is refused while a case is open, without its instruction, and without its owner', async () => {
    const made = await registered(world, officer)
    const destroy = { decision: 'DESTROY', instruction: 'No use any more' }
    await refused(() => instruct(made.id, { decision: 'HOLD' }), 409, rule('PX-32'))
    await refused(() => instruct(made.id, destroy), 409, rule('PX-31'))
    await endCrime(world, officer, made.recordId)
    await refused(() => instruct(made.id, { decision: 'DESTROY' }), 409, rule('PX-30'))
    await refused(() => instruct(made.id, { ...destroy, isAppealOpen: true }), 409, rule('PX-31'))
    await refused(() => instruct(made.id, { ...destroy, convictedOn: '2026-06-01' }), 409, rule('PX-31'))
    await refused(() => instruct(made.id, { ...destroy, decision: 'RETURN' }), 409, rule('PX-34'))
    const ownerId = await ownerOf(world, officer, made.recordId)
    const wanted = { ...destroy, ownerId, ownerDecision: 'WANTS_BACK' }
    await refused(() => instruct(made.id, wanted), 409, rule('PX-34'))
    expect((await instruct(made.id, { ...wanted, ownerDecision: 'DISCLAIMS' })).statusCode).toBe(200)
    await refused(() => instruct(made.id, { ...destroy }), 409, { code: 'already_done' })
    const desk = await world.ok(sergeant, property, 'getDesk', {})
    const [waiting] = desk.toAuthorise.filter(({ exhibitId }) => exhibitId === made.id)
    const asked = { id: made.id, disposalId: waiting?.id ?? '' }
    // Destruction is an inspector's.
    await refused(() => authorise(sergeant, asked), 409, rule('PX-30'))
    expect((await authorise(inspector, asked)).statusCode).toBe(200)
    await refused(() => authorise(inspector, asked), 409, { code: 'not_in_state' })
  })

  it('goes back to its owner by authority of another, and is moved no more', async () => {
    const made = await askedToReturn(world, officer)
    const give = async (purpose: 'GIVEN_BACK' | 'DESTROYED') =>
      world.call(officer, property, 'move', {
        params: { exhibitId: made.id },
        body: await moveBody(
          world,
          officer,
          made.id,
          { kind: 'GONE', id: 'Testo Exampleton' },
          { purpose, receivedBy: 'Testo Exampleton' },
        ),
      })
    const early = await give('GIVEN_BACK')
    expect(early.json().error).toMatchObject(rule('PX-30'))
    expect((await authorise(sergeant, made)).statusCode).toBe(200)
    expect((await give('DESTROYED')).json().error).toMatchObject(rule('PX-30'))
    expect((await give('GIVEN_BACK')).statusCode).toBe(200)
    const after = await page(world, officer, made.id)
    expect(after).toMatchObject({
      holder: { kind: 'GONE' },
      disposals: [{ state: 'DONE', decidedBy: { id: sergeant.id } }],
      alarms: [],
      may: { move: { allowed: false } },
    })
    const again = await world.call(officer, property, 'move', {
      params: { exhibitId: made.id },
      body: await moveBody(world, officer, made.id, { kind: 'PERSON', id: officer.id }),
    })
    expect(again.json().error).toMatchObject(rule('PX-3'))
  })

  it('PX-32: to hold it is done at once, and asks again later', async () => {
    const made = await registered(world, officer)
    const due = async () =>
      (await page(world, officer, made.id)).alarms.find(({ what }) => what.startsWith('KEEP_REVIEW'))?.by
    const before = await due()
    world.clock.set('2026-12-07T09:00:00.000Z')
    const desk = await world.ok(officer, property, 'getDesk', {})
    expect(desk.alarms.map(({ alarm }) => alarm.what)).toContain(`KEEP_REVIEW:${made.id}`)
    expect((await instruct(made.id, { decision: 'HOLD', reason: 'The trial is listed' })).statusCode).toBe(
      200,
    )
    expect([before, await due()]).toEqual(['2026-12-06T00:00:00.000Z', '2027-03-07T00:00:00.000Z'])
    const later = await world.ok(officer, property, 'getDesk', {})
    expect(later.alarms.map(({ alarm }) => alarm.what)).not.toContain(`KEEP_REVIEW:${made.id}`)
  })
})

describe('a laboratory', () => {
  it('PX-44: gets an item for an examination that another one authorised, and its result stands with the item', async () => {
    const made = await askedToExamine(world, officer)
    const params = { exhibitId: made.id, submissionId: made.submissionId }
    const send = () =>
      moveBody(
        world,
        officer,
        made.id,
        { kind: 'OUTSIDE', id: 'Northfield Forensics' },
        { purpose: 'LABORATORY', receivedBy: 'A. Courier' },
      ).then((body) => world.call(officer, property, 'move', { params: { exhibitId: made.id }, body }))
    expect((await send()).json().error).toMatchObject(rule('PX-44'))
    const step = (body: object) => world.call(officer, property, 'recordExamination', { params, body })
    await refused(() => step({ result: 'Blood' }), 409, { code: 'not_in_state' })
    await world.ok(sergeant, property, 'authoriseExamination', { params, body: {} })
    expect((await send()).statusCode).toBe(200)
    await refused(() => step({ receivedAt: '2026-09-06T09:00:00Z' }), 409, rule('PX-44'))
    world.clock.set('2026-09-10T09:00:00.000Z')
    expect(
      (await step({ receivedAt: '2026-09-08T09:00:00Z', laboratoryReference: 'NF-77' })).statusCode,
    ).toBe(200)
    expect((await step({ result: 'Blood of one person' })).statusCode).toBe(200)
    await moved(
      world,
      officer,
      made.id,
      { kind: 'PERSON', id: officer.id },
      { purpose: 'RETURNED', givenBy: 'A. Courier' },
    )
    const { submissions } = await page(world, officer, made.id)
    expect(submissions).toMatchObject([
      { state: 'RETURNED', result: 'Blood of one person', laboratoryReference: 'NF-77' },
    ])
  })

  it('PX-44: is not authorised by who asks for it', async () => {
    const made = await registered(world, sergeant)
    const asked = await world.ok(sergeant, property, 'askExamination', {
      params: { exhibitId: made.id },
      body: { examination: 'Marks', laboratory: 'Northfield Forensics' },
    })
    const params = { exhibitId: made.id, submissionId: asked.id }
    await refused(
      () => world.call(sergeant, property, 'authoriseExamination', { params, body: {} }),
      409,
      rule('PX-44'),
    )
    const other = await sentToLaboratory(world, officer, inspector)
    await refused(
      () =>
        world.call(inspector, property, 'authoriseExamination', {
          params: { exhibitId: other.id, submissionId: other.submissionId },
          body: {},
        }),
      409,
      { code: 'already_done' },
    )
  })
})

describe('a digital exhibit', () => {
  it('PX-40 to PX-42: has one master, copies with its hash, and a view of a copy that says why', async () => {
    const made = await copied(world, officer)
    const add = (body: object) =>
      world.call(officer, property, 'addCopy', {
        params: { exhibitId: made.id },
        body: { label: 'Another', sha256: hash('a'), ...body },
      })
    await refused(() => add({ sha256: 'abc' }), 400, { fields: [{ path: 'sha256' }] })
    await refused(() => add({}), 409, rule('PX-40'))
    await refused(() => add({ parentId: made.masterId, sha256: hash('b') }), 409, rule('PX-41'))
    const playable = { parentId: made.masterId, sha256: hash('b'), isPlayable: true }
    await refused(() => add(playable), 409, rule('PX-41'))
    expect((await add({ ...playable, tool: 'Viewer 3' })).statusCode).toBe(200)
    const view = (copyId: string, body = {}) =>
      world.call(officer, property, 'viewCopy', { params: { exhibitId: made.id, copyId }, body })
    await refused(() => view(made.masterId), 409, rule('PX-42'))
    expect((await view(made.copyId)).json().problems).toMatchObject([{ rule: 'PX-42', severity: 'ASK' }])
    expect((await view(made.copyId, { reason: 'Messages of that evening' })).json().problems).toEqual([])
    const { views, copies } = await page(world, keeper, made.id)
    expect(copies.map(({ parentId }) => parentId)).toEqual([null, made.masterId, made.masterId])
    expect(views.map(({ by, reason }) => [by?.id, reason])).toEqual([
      [officer.id, null],
      [officer.id, 'Messages of that evening'],
    ])
  })
})

describe('a store', () => {
  it('PX-24, PX-25: is counted by what is scanned; what is missing, elsewhere or none of ours is said', async () => {
    const store = await makeStore(world, keeper, { isSensitive: true })
    const other = await makeStore(world, keeper)
    const put = async (kind: 'GENERAL' | 'CASH', placeId: string) => {
      const made = await registered(world, officer, { kind, secondPersonId: sergeant.id })
      await photographed(world, made.id)
      const move = { witnessId: sergeant.id }
      const { waits } = await moved(world, keeper, made.id, { kind: 'PLACE', id: placeId }, move)
      if (waits !== null) await signed(world, sergeant, made.id, waits.signId)
      return made
    }
    const found = await put('GENERAL', store.id)
    const missing = await put('CASH', store.id)
    const elsewhere = await put('GENERAL', other.id)
    const scanned = [found, elsewhere].map(({ reference }) => reference ?? '').concat('5012345678900')
    const count = (body: object) =>
      world.call(keeper, property, 'count', { params: { placeId: store.id }, body: { scanned, ...body } })
    await refused(() => count({}), 409, rule('PX-24'))
    await refused(() => count({ secondPersonId: keeper.id }), 409, rule('PX-24'))
    expect((await count({ secondPersonId: sergeant.id })).json()).toMatchObject({
      expected: 2,
      found: 1,
      differences: expect.arrayContaining([
        expect.objectContaining({ kind: 'MISSING', exhibitId: missing.id }),
        expect.objectContaining({ kind: 'MISPLACED', exhibitId: elsewhere.id }),
        expect.objectContaining({ kind: 'UNKNOWN', reference: '5012345678900' }),
      ]),
    })
    const shown = await world.ok(keeper, property, 'getPlace', { params: { placeId: store.id } })
    expect(shown.contents).toHaveLength(2)
    expect(shown.counts).toMatchObject([{ expected: 2, found: 1, secondPerson: { id: sergeant.id } }])
    expect(shown.place.countDue).toMatchObject({ rule: 'PX-23', isOverdue: false })
    const close = { label: 'Shut', version: 1, isClosed: true }
    await refused(
      () => world.call(keeper, property, 'changePlace', { params: { placeId: store.id }, body: close }),
      400,
      { fields: [{ path: 'isClosed' }] },
    )
  })

  it('is found by the label that a barcode reader types, and so is an exhibit by number, reference, seal and words', async () => {
    const store = await makeStore(world, keeper)
    const made = await registered(world, officer, { description: 'Zirconia brooch', seal: 'ZB4711' })
    const find = async (text: string) => {
      const hits = await world.ok(keeper, property, 'find', { body: { text } })
      return { exhibits: hits.exhibits.map(({ id }) => id), places: hits.places.map(({ id }) => id) }
    }
    expect(await find(placeLabel(store.code))).toEqual({ exhibits: [], places: [store.id] })
    for (const text of [made.reference ?? '', 'zb4711', 'zirconia'])
      expect((await find(text)).exhibits).toEqual([made.id])
    expect((await find(made.exhibitRef)).exhibits).toContain(made.id)
    expect(await find('no such thing here')).toEqual({ exhibits: [], places: [] })
  })
})

describe('papers', () => {
  it('print the label, the continuity and the list for court, and say for whom', async () => {
    const made = await registered(world, officer)
    const exhibit = { exhibitId: made.id }
    const list = { params: { recordId: made.recordId } }
    const answers = [
      await world.call(officer, property, 'printLabel', { params: exhibit, body: {} }),
      await world.call(officer, property, 'printContinuity', { params: exhibit, body: { recipient: 'CPS' } }),
      await world.call(officer, property, 'printCourtList', { ...list, body: { recipient: 'The court' } }),
    ]
    for (const answer of answers) {
      expect(answer.headers['content-type']).toBe('application/pdf')
      expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    }
    const [entry] = await world.auditOf(String(answers[2]?.headers['x-request-id']))
    expect(entry).toMatchObject({ act: 'disclosure', outcome: 'ok', result_ids: [made.id] })
    const stranger = { recipient: 'The court', exhibitIds: [made.recordId] }
    await refused(() => world.call(officer, property, 'printCourtList', { ...list, body: stranger }), 400, {
      code: 'bad_reference',
    })
  })
})

describe('property of a detainee', () => {
  it('that is kept as evidence is registered as seized, with what the ledger says carried in', async () => {
    const { id } = await detain(world)
    const sergeantOf = await world.actor('CUSTODY_SERGEANT')
    await world.ok(sergeantOf, custodyProcedures, 'takeProperty', {
      params: { recordId: id },
      body: {
        takenAt: minutesAgo(world, 3),
        items: [
          {
            description: 'Bloodstained shirt',
            category: 'CLOTHING',
            quantity: 1,
            place: 'EVIDENCE',
            heldUnder: 'S54_EVIDENCE',
          },
          { description: 'Belt', category: 'CLOTHING', quantity: 1, place: 'STORE' },
        ],
      },
    })
    const source = await world.ok(officer, property, 'getSource', { params: { recordId: id } })
    expect(source.carried.custodyItems).toMatchObject([{ description: 'Bloodstained shirt' }])
    expect(source.carried.power).toBe('s.54 evidence')
    const register = (custodyItemId: string) =>
      world.call(officer, property, 'register', { params: { recordId: id }, body: { custodyItemId } })
    await refused(() => register(id), 400, { code: 'bad_reference' })
    const item = source.carried.custodyItems[0]
    const made = (await register(item?.id ?? '')).json()
    const shown = await page(world, officer, made.id)
    expect(shown).toMatchObject({
      description: 'Bloodstained shirt',
      seizedBy: { id: sergeantOf.id },
      holder: { kind: 'PERSON', id: sergeantOf.id },
      source: { id, kind: 'CustodyRecord' },
    })
    expect(Date.parse(shown.seizedAt)).toBe(Date.parse(minutesAgo(world, 3)))
    const origins = await world.admin.query<{ field: string; how: string }>(
      'SELECT field, how FROM fact_origin WHERE record_id = $1 ORDER BY field',
      [made.id],
    )
    expect(origins.rows).toEqual(
      ['description', 'seizedAt', 'seizedById'].map((field) => ({ field, how: 'carried' })),
    )
    await refused(() => register(item?.id ?? ''), 400, { code: 'bad_reference' })
  })
})
