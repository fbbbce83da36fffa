/** A report of somebody missing, from the call until the talks after the return: what is refused, what is carried, what is due. */
import { incident, missing } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { makePlace, pointAt, restrict } from '../../testing/arrange.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { foundBody, foundEpisode, makeMissingScene, missingBody, openedEpisode } from './missing.testing.ts'

const start = '2026-09-07T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let officer: Actor
let sergeant: Actor
let inspector: Actor
beforeEach(async () => {
  world.clock.set(start)
  officer ??= await world.actor('RESPONSE_OFFICER', { rank: 'PC' })
  sergeant ??= await world.actor('SUPERVISOR', { rank: 'PS' })
  inspector ??= await world.actor('INSPECTOR', { rank: 'INSP' })
})

type Name = keyof (typeof missing)['routes'] & string
const call = (as: Actor, name: Name, episodeId: string, body: object, more: object = {}, version?: number) =>
  world.call(
    as,
    missing,
    name,
    { params: { episodeId, ...more }, body } as never,
    ...(version === undefined ? [] : [{ version }]),
  )
const page = (episodeId: string, as = officer) => world.ok(as, missing, 'get', { params: { episodeId } })
const tasks = async (episodeId: string) =>
  (
    await world.admin.query<{ kind: string; due: string; done: boolean; rule: string; opens_at: string }>(
      `SELECT kind, to_char(due_at AT TIME ZONE 'UTC', 'MM-DD HH24:MI') AS due, done_at IS NOT NULL AS done, rule, opens_at FROM task WHERE record_id = $1 ORDER BY done_at IS NOT NULL, created_at, kind, due_at`,
      [episodeId],
    )
  ).rows
/** What the page of another event says of the person: the warnings of the person bar, wherever they turn up. */
const warnings = async (scene: { incidentId: string; personRecordId: string }) =>
  (await world.ok(officer, incident, 'get', { params: { incidentId: scene.incidentId } })).people
    .filter(({ personRecordId }) => personRecordId === scene.personRecordId)
    .flatMap(({ markers }) => markers.map(({ code }) => code))

async function refused(send: () => ReturnType<typeof world.call>, status: number, error: object) {
  const before = await rowCounts(world.admin)
  const response = await send()
  expect(response.statusCode, response.body).toBe(status)
  expect(response.json().error).toMatchObject(error)
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}

describe('opening a report', () => {
  it('is refused for somebody who is not on the incident, in the future, graded without words, and twice', async () => {
    const scene = await makeMissingScene(world)
    const other = await makeMissingScene(world)
    const open = (more: object) =>
      world.call(officer, missing, 'open', { body: missingBody(scene, more as never) })
    await refused(() => open({ personRecordId: other.personRecordId }), 400, { code: 'bad_reference' })
    await refused(() => open({ lastSeenAt: '2026-09-07T10:00:00Z' }), 400, {
      fields: [{ path: 'lastSeenAt' }],
    })
    await refused(() => open({ rationale: '' }), 409, { facts: { rule: 'MP-1' } })
    await refused(() => open({ informantRecordId: scene.personRecordId }), 400, {
      fields: [{ path: 'informantRecordId' }],
    })
    const first = await world.ok(officer, missing, 'open', { body: missingBody(scene) })
    await refused(() => open({}), 409, { code: 'already_done', facts: { episodeId: first.id } })
  })

  it('carries who, informant, place and words from the incident, with their origin, and asks for what is left', async () => {
    const { scene, episodeId } = await openedEpisode(world, officer)
    const found = await page(episodeId)
    expect(found).toMatchObject({
      state: { code: 'OPEN' },
      level: { code: 'ME' },
      isChild: true,
      subject: { personRecordId: scene.personRecordId, ageYears: 14 },
      location: { id: scene.locationId },
      circumstances: 'Did not come home from school',
      informantContact: '+447700900321',
    })
    expect(found.lastSeenPlace?.easting).toBeGreaterThan(0)
    expect(found.people.map(({ role }) => role)).toEqual(['INFORMANT_CALLER'])
    expect(found.left.map(({ field }) => field)).toEqual(['lastSeenAt', 'description', 'photograph'])
    const origins = await world.admin.query<{ field: string }>(
      "SELECT field FROM fact_origin WHERE record_id = $1 AND how = 'carried' AND carried_from_id = $2 ORDER BY 1",
      [episodeId, scene.incidentId],
    )
    expect(origins.rows.map(({ field }) => field)).toEqual([
      'circumstances',
      'informantContact',
      'informantRecordId',
      'lastSeenLocationId',
      'subject',
    ])
    const { arising } = await world.ok(officer, incident, 'get', { params: { incidentId: scene.incidentId } })
    expect(arising.map(({ kind }) => kind)).toContain('MissingEpisode')
  })

  it('MP-1: one that nobody graded is saved, and its grading is due at once', async () => {
    const { episodeId } = await openedEpisode(world, officer, { level: undefined, rationale: undefined })
    expect(await page(episodeId)).toMatchObject({ state: { code: 'REPORTED' }, due: [{ what: 'GRADE' }] })
    expect(await tasks(episodeId)).toMatchObject([{ kind: 'MISSING_GRADE', rule: 'MP-1', done: false }])
  })
})

describe('the risk', () => {
  it('MP-2: each level has its clocks, and a review counts for the clock of its rank', async () => {
    const { episodeId } = await openedEpisode(world, officer)
    expect(await tasks(episodeId)).toEqual([
      {
        kind: 'MISSING_REVIEW',
        due: '09-07 21:00',
        done: false,
        rule: 'MP-2',
        opens_at: `/missing/${episodeId}`,
      },
    ])
    const grade = async (as: Actor, level: string) =>
      call(
        as,
        'grade',
        episodeId,
        { level, rationale: 'He left a note.' },
        {},
        (await page(episodeId)).version,
      )
    expect((await grade(officer, 'HI')).statusCode).toBe(200)
    const open = async () => (await tasks(episodeId)).filter(({ done }) => !done)
    expect(await open()).toMatchObject([
      { kind: 'MISSING_REVIEW', due: '09-07 17:00' },
      { kind: 'MISSING_REVIEW_SUPERINTENDENT', due: '09-08 09:00' },
    ])
    world.clock.set('2026-09-07T15:00:00.000Z')
    await grade(sergeant, 'HI')
    expect(await open()).toMatchObject([{ due: '09-07 17:00' }, { due: '09-08 09:00' }])
    await grade(inspector, 'HI')
    expect((await open()).map(({ kind, due }) => `${kind} ${due}`).sort()).toEqual([
      'MISSING_REVIEW 09-07 23:00',
      'MISSING_REVIEW_SUPERINTENDENT 09-08 09:00',
    ])
    world.clock.set('2026-09-08T00:00:00.000Z')
    expect((await page(episodeId)).due[0]).toMatchObject({ what: 'REVIEW', isOverdue: true })
  })

  it('MP-4: it is lowered by a supervisor, from high by an inspector', async () => {
    const { episodeId } = await openedEpisode(world, officer, { level: 'HI' })
    const lower = (as: Actor, level: string, version: number) =>
      call(as, 'grade', episodeId, { level, rationale: 'He rang his sister.' }, {}, version)
    await refused(() => lower(sergeant, 'ME', 1), 409, { facts: { rule: 'MP-4' } })
    expect((await lower(inspector, 'ME', 1)).statusCode).toBe(200)
    await refused(() => lower(officer, 'LO', 2), 409, { facts: { rule: 'MP-4' } })
    expect((await lower(sergeant, 'LO', 2)).json()).toMatchObject({ version: 3 })
    expect((await page(episodeId)).reviews.map(({ from, level }) => [from?.code, level.code])).toEqual([
      [undefined, 'HI'],
      ['HI', 'ME'],
      ['ME', 'LO'],
    ])
  })
})

describe('the work', () => {
  it('an action is on the list of its owner until they say what came of it, once', async () => {
    const { episodeId } = await openedEpisode(world, officer)
    const body = { kind: 'ADDRESS', words: 'Go to the grandmother', ownerId: sergeant.id }
    await refused(() => call(officer, 'addAction', episodeId, { ...body, ownerId: episodeId }), 400, {
      fields: [{ path: 'ownerId' }],
    })
    const { id } = (await call(officer, 'addAction', episodeId, body)).json()
    expect(await tasks(episodeId)).toContainEqual(
      expect.objectContaining({ kind: 'MISSING_ACTION', done: false }),
    )
    const finish = (actionId: string) =>
      call(sergeant, 'finishAction', episodeId, { result: 'Not seen since Sunday' }, { actionId })
    await refused(() => finish(episodeId), 400, { code: 'bad_reference' })
    expect((await finish(id)).statusCode).toBe(200)
    await refused(() => finish(id), 409, { code: 'already_done' })
    expect(await page(episodeId)).toMatchObject({ actions: [{ result: 'Not seen since Sunday' }] })
    expect((await tasks(episodeId)).find(({ kind }) => kind === 'MISSING_ACTION')?.done).toBe(true)
  })

  it('a sighting is not in the future and has a place, which is on the map', async () => {
    const { episodeId } = await openedEpisode(world, officer)
    const see = (more: object) =>
      call(officer, 'addSighting', episodeId, { seenAt: start, words: 'With two men', ...more })
    await refused(() => see({ seenAt: '2026-09-07T10:00:00Z', whereWords: 'x' }), 400, {
      fields: [{ path: 'seenAt' }],
    })
    await refused(() => see({}), 400, { fields: [{ path: 'whereWords' }] })
    const park = await makePlace(world, pointAt(51.52, -0.1))
    expect((await see({ locationId: park })).statusCode).toBe(200)
    const { sightings } = await page(episodeId)
    expect(sightings).toMatchObject([{ place: { id: park }, isConfirmed: false }])
    expect(sightings[0]?.place?.northing).toBeGreaterThan(0)
  })

  it('a partner who is told gives a receipt, once; the audit names them', async () => {
    const { episodeId } = await openedEpisode(world, officer)
    const told = await call(officer, 'tellPartner', episodeId, {
      partner: 'LOCAL_AUTHORITY',
      words: 'Missing',
    })
    const { rows } = await world.admin.query('SELECT recipient FROM audit.entry WHERE request_id = $1', [
      String(told.headers['x-request-id']),
    ])
    expect(rows).toEqual([{ recipient: 'Children’s or adult services' }])
    const receipt = () =>
      call(officer, 'addReceipt', episodeId, { words: 'Ada, 16:20' }, { noticeId: told.json().id })
    expect((await receipt()).statusCode).toBe(200)
    await refused(receipt, 409, { code: 'already_done' })
    expect((await page(episodeId)).notices).toMatchObject([{ receiptWords: 'Ada, 16:20' }])
  })
})

describe('found', () => {
  it('needs a time since the report and a place; the search ends, the warning ends, the talks fall due', async () => {
    const { scene, episodeId } = await openedEpisode(world, officer)
    expect(await warnings(scene)).toEqual(['MISSING'])
    await call(officer, 'addAction', episodeId, { kind: 'CCTV', words: 'Bus station' })
    const find = (more: object) => call(officer, 'find', episodeId, { ...foundBody(world), ...more }, {}, 1)
    await refused(() => find({ where: undefined }), 409, { facts: { rule: 'MP-3', field: 'foundWhere' } })
    await refused(() => find({ foundAt: '2026-09-07T08:59:00Z' }), 409, { facts: { rule: 'MP-3' } })
    world.clock.set('2026-09-09T18:00:00.000Z')
    expect((await find({ foundAt: '2026-09-09T17:00:00Z' })).json()).toMatchObject({ state: 'FOUND' })
    expect(await warnings(scene)).toEqual([])
    expect(
      (await tasks(episodeId))
        .filter(({ done }) => !done)
        .map(({ kind, due }) => `${kind} ${due}`)
        .sort(),
    ).toEqual([
      'MISSING_PREVENTION 09-09 17:00',
      'MISSING_RETURN_INTERVIEW 09-12 17:00',
      'MISSING_TELL_AUTHORITY 09-09 23:00',
    ])
  })

  it('SG-02, MP-7, SG-13: a child is seen in person, the authority is told, the interview is held, then it closes', async () => {
    const { episodeId, version } = await foundEpisode(world, officer)
    const close = (body: object, at: number) => call(sergeant, 'close', episodeId, body, {}, at)
    await refused(() => close({}, version), 409, { facts: { rule: 'SG-02' } })
    const talk = (isInPerson: boolean) =>
      call(
        officer,
        'recordPrevention',
        episodeId,
        { at: start, isInPerson, isHarmAsked: true, summary: 'He slept at the bus station.' },
        {},
        version,
      )
    await refused(() => talk(false), 409, { facts: { rule: 'MP-7' } })
    expect((await talk(true)).json()).toMatchObject({ state: 'PREVENTION_DONE', problems: [] })
    await call(officer, 'tellPartner', episodeId, { partner: 'LOCAL_AUTHORITY', words: 'Back' })
    const rhi = (step: string, at = start) =>
      call(officer, 'recordReturn', episodeId, { step, at, byWords: 'Open Door' })
    await refused(() => rhi('OFFERED', '2026-09-07T08:00:00Z'), 400, { fields: [{ path: 'at' }] })
    await rhi('OFFERED')
    expect((await page(episodeId)).due.map(({ what }) => what)).toEqual(['RETURN_INTERVIEW'])
    await rhi('DONE')
    await refused(() => rhi('DECLINED'), 409, { code: 'already_done' })
    expect((await tasks(episodeId)).every(({ done }) => done)).toBe(true)
    expect((await close({}, version + 1)).json()).toMatchObject({ state: 'CLOSED' })
  })

  it('MP-6: police protection is for children, once, and ends within 72 hours', async () => {
    const { episodeId } = await foundEpisode(world, officer)
    const protect = () =>
      call(officer, 'protect', episodeId, { startedAt: start, ground: 'Afraid to go home' })
    const { id, problems } = (await protect()).json()
    expect(problems.map(({ field }: { field: string }) => field)).toContain('designatedOfficer')
    await refused(protect, 409, { code: 'already_done' })
    world.clock.set('2026-09-10T10:00:00.000Z')
    expect((await page(episodeId)).due).toContainEqual(
      expect.objectContaining({ what: 'PROTECTION_ENDS', isOverdue: true }),
    )
    const end = (endedAt: string) =>
      call(officer, 'endProtection', episodeId, { endedAt, words: 'Foster carers' }, { protectionId: id })
    await refused(() => end('2026-09-10T09:30:00Z'), 409, { facts: { rule: 'MP-6' } })
    expect((await end('2026-09-10T09:00:00Z')).statusCode).toBe(200)
  })

  it('the next report shows where they were found before; a report opened again warns again', async () => {
    const first = await foundEpisode(world, officer)
    const again = await makeMissingScene(world, { person: first.scene })
    const prepared = await world.ok(officer, missing, 'prepare', {
      params: { incidentId: again.incidentId },
      query: { personRecordId: again.personRecordId },
    })
    expect(prepared.subject).toMatchObject({
      suggestedFactors: ['REPEATED'],
      foundBefore: [{ words: 'Bus station, platform 4', times: 1 }],
      openEpisodeId: null,
    })
    await refused(() => call(officer, 'reopen', first.episodeId, { reason: 'x' }, {}, first.version), 403, {})
    await call(sergeant, 'reopen', first.episodeId, { reason: 'Gone again' }, {}, first.version)
    expect(await warnings(first.scene)).toEqual(['MISSING'])
    expect(await page(first.episodeId)).toMatchObject({ isMissing: true, found: null })
    expect(
      (
        await call(sergeant, 'cancel', first.episodeId, { reason: 'In his room' }, {}, first.version + 1)
      ).json(),
    ).toMatchObject({ state: 'CANCELLED' })
    expect(await warnings(first.scene)).toEqual([])
  })

  it('a restricted report puts no warning on the person, and is not found by others', async () => {
    const scene = await makeMissingScene(world)
    const outsider = await world.actor('RESPONSE_OFFICER')
    await restrict(world, scene.incidentId, [officer.id])
    const made = await world.ok(officer, missing, 'open', { body: missingBody(scene) })
    expect(await warnings(scene)).toEqual([])
    await refused(() => world.call(outsider, missing, 'get', { params: { episodeId: made.id } }), 404, {})
    const { lines } = await world.ok(outsider, missing, 'list', {})
    expect(lines.map(({ id }) => id)).not.toContain(made.id)
  })
})

it('the desk ranks the gravest first, overdue before the rest, and those who are back last', async () => {
  const low = await openedEpisode(world, officer, { level: 'LO' })
  const high = await openedEpisode(world, officer, { level: 'HI' })
  const back = await foundEpisode(world, officer)
  const { lines } = await world.ok(officer, missing, 'list', {})
  const order = lines.map(({ id }) => id)
  const at = (one: { episodeId: string }) => order.indexOf(one.episodeId)
  expect(at(high)).toBeLessThan(at(low))
  expect(at(low)).toBeLessThan(at(back))
})
