/** The people of a crime, the tasks of policy, method, series and lists; refusals first. */
import { crime, description, investigation } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { makeScene } from '../arrest/arrest.testing.ts'
import { askedToCancel, decisionBody, recordedCrime } from '../crime/crime.testing.ts'
import { actsOn, runningCrime, versionOf } from './investigation.testing.ts'

const start = '2026-09-07T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let officer: Actor
let supervisor: Actor
beforeEach(async () => {
  world.clock.set(start)
  officer ??= await world.actor('RESPONSE_OFFICER')
  supervisor ??= await world.actor('SUPERVISOR')
})
const { act, done, page, refused } = actsOn(world, () => officer)
const running = async () => (await runningCrime(world, officer, supervisor)).crimeId

describe('people and policy', () => {
  it('CR-14: a suspect under ten, one who stands there already and one nobody knows are refused', async () => {
    const { crimeId, scene } = await recordedCrime(world, officer)
    const child = await makeScene(world, { dob: '2017-09-08', onIncident: false })
    const add = (body: object) => act(officer, 'addSuspect', crimeId, body)
    await refused(() => add({ personId: child.personRecordId }), 409, { facts: { rule: 'CR-14' } })
    await refused(() => add({ personId: scene.nominalId }), 409, { code: 'already_done' })
    await refused(() => add({ personId: crypto.randomUUID() }), 400, { code: 'bad_reference' })
    await refused(() => add({}), 400, { fields: [{ path: 'description' }] })
    const man = await makeScene(world, { forename: 'Otto', onIncident: false })
    await done(officer, 'addSuspect', crimeId, { personId: man.nominalId, status: 'OUTSTANDING' })
    const { suspects } = await page(crimeId)
    expect(suspects).toHaveLength(2)
    expect(suspects.find(({ person }) => person?.nominalId === man.nominalId)).toMatchObject({
      status: { code: 'OUTSTANDING' },
    })
  })

  it('PT-1: policy makes its tasks once from class, markers and age, when recorded and when it changes', async () => {
    const scene = await makeScene(world)
    const made = await world.ok(officer, crime, 'decide', {
      params: { incidentId: scene.incidentId },
      body: decisionBody(scene, {
        crime: { offenceCode: 'CD71039', flags: ['DOMESTIC'], suspects: [] },
      }),
    })
    const crimeId = made.crime?.id ?? ''
    const kinds = async () =>
      (await page(crimeId)).due.map(({ what }) => what.split(':')[0]).filter((what) => what !== 'REVIEW')
    expect(await kinds()).toEqual(['DA_RISK', 'DA_SECOND_LOOK'])
    const risk = (await page(crimeId)).due[0]
    expect(risk).toMatchObject({
      because: 'Policy: Domestic abuse.',
      rule: 'PT-1',
      by: '2026-09-07T21:00:00.000Z',
    })
    const child = await makeScene(world, { dob: '2014-01-05', onIncident: false })
    await world.ok(
      officer,
      crime,
      'addPerson',
      { params: { crimeId }, body: { role: 'VICTIM', personId: child.personRecordId } },
      { version: await versionOf(world, officer, crimeId) },
    )
    expect(await kinds()).toEqual(['CHILD_REPORT', 'DA_RISK', 'DA_SECOND_LOOK'])
    expect((await page(crimeId)).assessment.reasons).toContain('Harm: child victim')
    const registrar = await world.actor('CRIME_REGISTRAR')
    await world.ok(
      registrar,
      crime,
      'reclassify',
      { params: { crimeId }, body: { offenceCode: 'SX03007', reason: 'The victim told more' } },
      { version: await versionOf(world, officer, crimeId) },
    )
    expect((await kinds()).sort()).toEqual(
      ['ABE', 'CHILD_REPORT', 'DA_RISK', 'DA_SECOND_LOOK', 'EARLY_EVIDENCE', 'ISVA'].sort(),
    )
  })

  it('a suspect stands somewhere with grounds; a description names nobody; who is eliminated is no suspect any more', async () => {
    const { crimeId, scene } = await recordedCrime(world, officer)
    const { personRecordId } = scene
    expect((await page(crimeId)).suspects).toMatchObject([
      { id: null, personRecordId, status: { code: 'NAMED' }, isNamed: true, isSettled: false },
    ])
    const described = await done(officer, 'addSuspect', crimeId, {
      description: 'A man in a red coat',
    })
    const standing = (body: object) => act(officer, 'setStanding', crimeId, body)
    await refused(() => standing({ suspectId: described.id, status: 'CHARGED', grounds: 'x' }), 409, {
      facts: { rule: 'OC-c' },
    })
    await refused(() => standing({ personRecordId, status: 'DESCRIBED', grounds: 'x' }), 409, {
      facts: { rule: 'OC-c' },
    })
    await done(officer, 'setStanding', crimeId, { personRecordId, status: 'ELIMINATED', grounds: 'Abroad' })
    const roles = async () =>
      (await world.ok(officer, crime, 'get', { params: { crimeId } })).people
        .filter(({ validTo }) => validTo === null)
        .map(({ role }) => role)
    expect(await roles()).toEqual(['ELIMINATED'])
    await done(officer, 'setStanding', crimeId, {
      personRecordId,
      status: 'WANTED',
      grounds: 'The stamp is false',
    })
    expect(await roles()).toEqual(['SUSPECT'])
    expect((await page(crimeId)).suspects).toMatchObject([
      { status: { code: 'DESCRIBED' } },
      { status: { code: 'WANTED' }, isNamed: true },
    ])
  })

  it('ST-2: a cancelled crime is not worked', async () => {
    const { crimeId, changeId, version } = await askedToCancel(world, officer)
    await world.ok(
      await world.actor('CRIME_DECISION_MAKER'),
      crime,
      'decideCancellation',
      { params: { crimeId, changeId }, body: { answer: 'APPROVED', words: 'The tenancy shows it.' } },
      { version },
    )
    await refused(() => act(officer, 'addLine', crimeId, { hypothesis: 'x', direction: 'AWAY' }), 409, {
      facts: { rule: 'ST-2' },
    })
  })
})

describe('method, series and lists', () => {
  it('the method of the incident is carried in; crimes done alike are found and linked, and counted no less', async () => {
    const one = await makeScene(world)
    const two = await makeScene(world)
    const ids: string[] = []
    for (const scene of [one, two]) {
      const made = await world.ok(officer, crime, 'decide', {
        params: { incidentId: scene.incidentId },
        body: decisionBody(scene, { crime: { offenceCode: 'TH68036' } }),
      })
      ids.push(made.crime?.id ?? '')
      await done(officer, 'addMethod', made.crime?.id ?? '', { code: 'KEYS_FISHED' })
    }
    const [first = '', second = ''] = ids
    await refused(() => act(officer, 'addMethod', first, { code: 'KEYS_FISHED' }), 409, {
      code: 'already_done',
    })
    const series = (crimeId: string) => world.ok(officer, investigation, 'getSeries', { params: { crimeId } })
    expect((await series(first)).alike).toMatchObject([{ id: second, shared: [{ code: 'KEYS_FISHED' }] }])
    const link = { otherCrimeId: second, basis: 'MO', strength: 'PROBABLE' }
    await refused(() => act(officer, 'linkSeries', first, link), 400, { fields: [{ path: 'name' }] })
    await refused(() => act(officer, 'linkSeries', first, { ...link, otherCrimeId: first }), 400, {})
    await done(officer, 'linkSeries', first, { ...link, name: 'Fished keys' })
    await refused(() => act(officer, 'linkSeries', second, { ...link, otherCrimeId: first }), 409, {
      code: 'already_done',
    })
    const linked = await series(second)
    expect(linked).toMatchObject({
      series: { name: 'Fished keys' },
      members: [{ id: first }, { id: second }],
      shared: { ofAll: [{ code: 'KEYS_FISHED' }], ofSome: [] },
      alike: [],
    })
    expect(await world.ok(officer, crime, 'get', { params: { crimeId: second } })).toMatchObject({
      isCounted: true,
    })
    await done(officer, 'leaveSeries', second, { reason: 'Another hand' })
    expect(await series(second)).toMatchObject({ series: null, members: [] })
  })

  it('lists what nobody has, the most harm first, and one’s own', async () => {
    const crimeId = await running()
    const { lines: mine } = await world.ok(officer, investigation, 'listCrimes', { query: { scope: 'MINE' } })
    expect(mine).toContainEqual(
      expect.objectContaining({ id: crimeId, officer: expect.objectContaining({ id: officer.id }) }),
    )
    const { lines } = await world.ok(officer, investigation, 'listCrimes', {
      query: { scope: 'UNALLOCATED' },
    })
    const harms = lines.map(({ harm }) => harm)
    expect(harms).toEqual([...harms].sort((a, b) => b - a))
    expect(lines.every(({ officer: held }) => held === null)).toBe(true)
    expect(lines.map(({ id }) => id)).not.toContain(crimeId)
  })

  it('a method that the incident has stands on its crime from the first', async () => {
    const scene = await makeScene(world)
    await world.ok(officer, description, 'recordMethod', {
      params: { incidentId: scene.incidentId },
      body: { code: 'CROWBAR', words: 'On the sash' },
    })
    const made = await world.ok(officer, crime, 'decide', {
      params: { incidentId: scene.incidentId },
      body: decisionBody(scene),
    })
    expect((await page(made.crime?.id ?? '')).methods).toMatchObject([
      { code: 'CROWBAR', words: 'On the sash' },
    ])
  })
})
