import { audit, identity, nominal } from '@mips/contracts'
import { THRESHOLDS } from '@mips/domain/identity/cluster-health'
import type { JoinEvidence } from '@mips/domain/identity/identity-codes'
import { FIXED_MODEL } from '@mips/domain/nominal/match-weights'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { makePerson, makePlace, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld, type Actor } from '../../testing/world.ts'
import { created } from '../nominal/nominal.fixtures.ts'
import { useMatchModel } from '../nominal/nominal.model.service.ts'
import { workOne } from './duplicates.job.ts'
import { decideOn, familyName, makePair, type Person, undoOn, versionOf, warn } from './identity.testing.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

let analyst: Actor
let officer: Actor
beforeAll(async () => {
  analyst = await world.actor('ANALYST')
  officer = await world.actor('RESPONSE_OFFICER')
})

const parts = { prisma: world.prisma, writer: world.platform.writer, clock: world.clock }
/** Works the whole queue off, as the server does after the commit. */
async function workAll(): Promise<number> {
  let done = 0
  while (await workOne(parts)) done += 1
  return done
}
const queueOf = async (nominalId: string, as = analyst) =>
  (await world.ok(as, identity, 'listProposals', { query: { nominalId } })).proposals

const give = async (nominalId: string, value: string) =>
  world.ok(
    officer,
    nominal,
    'addIdentifier',
    { params: { nominalId }, body: { type: 'PNC', value } },
    { version: await versionOf(world, nominalId) },
  )

describe('a person that is written', () => {
  it('is compared after the commit, and the suspicion says why', async () => {
    const surname = familyName()
    const known = await makePerson(world, { forename: 'Isolde', surname, dob: '1971-02-03' })
    const { id } = await created(
      world,
      officer,
      { forename: 'Isolde', surname, dob: '1971-02-03' },
      {},
    ).catch(async () => {
      throw new Error('the person was not made')
    })
    expect(await queueOf(known.nominalId)).toEqual([])
    await workAll()
    // Search before create was dismissed as another person: that is held to.
    expect(await queueOf(id)).toEqual([])
    await give(known.nominalId, '2000/1234567V')
    const third = await makePerson(world, { forename: 'Isolda', surname, dob: '1971-03-02' })
    await give(third.nominalId, '2000/1234567V')
    await workAll()
    const [line] = await queueOf(third.nominalId)
    expect(line).toMatchObject({
      status: 'OPEN',
      foundBy: 'write',
      band: expect.stringMatching(/probable|almost certainly/),
    })
    expect(line?.reasons.join()).toContain('same PNC ID')
    const shown = await world.ok(analyst, identity, 'getProposal', { params: { proposalId: line?.id ?? '' } })
    const sum = shown.waterfall.reduce((total, step) => total + step.weight, shown.prior)
    expect(Math.abs(sum - shown.weight)).toBeLessThan(1)
    expect(shown.fields.find((field) => field.field === 'identifiers')).toMatchObject({ agrees: true })
  })

  it('is ranked by harm before certainty', async () => {
    const surname = familyName()
    const pair = await makePair(world, { surname, dob: '1966-06-06' })
    for (const person of pair) await give(person.nominalId, '1979/0163001B')
    await warn(world, pair[0].personRecordId, 'VIOLENT', 'VIOLENCE')
    await give(pair[1].nominalId, '2003/0062845E')
    await workAll()
    const { proposals } = await world.ok(analyst, identity, 'listProposals', { query: {} })
    expect(proposals.map((line) => line.harm)).toEqual(
      [...proposals.map((line) => line.harm)].sort((a, b) => b - a),
    )
    expect(proposals[0]?.harmReasons).toEqual(['a warning on one of them'])
  })

  it('is not suggested again once they were kept apart, nor after a join was undone', async () => {
    const surname = familyName()
    const [a, b] = await makePair(world, { surname, dob: '1955-05-05' })
    for (const person of [a, b]) await give(person.nominalId, '2001/0000077B'.replace('B', 'B'))
    await workAll()
    expect(await queueOf(a.nominalId)).toHaveLength(1)
    const { decisionId } = (await decideOn(world, analyst, a.nominalId, b.nominalId)).json()
    expect(await queueOf(a.nominalId)).toEqual([])
    await undoOn(world, analyst, { nominalId: a.nominalId, decisionId })
    await give(a.nominalId, '2002/0000078C')
    await workAll()
    expect(await queueOf(a.nominalId)).toEqual([])
    const again = await decideOn(world, analyst, a.nominalId, b.nominalId)
    expect(again.json().error.facts.rule).toBe('kept apart')
  })
})

describe('a model that the force trained', () => {
  afterEach(() => useMatchModel(FIXED_MODEL))

  it('weighs every pair, and its version is kept with what it found', async () => {
    const [a, b] = await makePair(world, { surname: familyName(), dob: '1958-08-05' })
    for (const person of [a, b]) await give(person.nominalId, '2004/0000101K')
    await workAll()
    const shownOf = async (proposalId: string) =>
      world.ok(analyst, identity, 'getProposal', { params: { proposalId } })
    const [line] = await queueOf(a.nominalId)
    const fixed = await shownOf(line?.id ?? '')
    expect(fixed.scorerVersion).toBe(FIXED_MODEL.version)

    const dob = { ...FIXED_MODEL.dob, exact: FIXED_MODEL.dob.exact - 2.5 }
    useMatchModel({ ...FIXED_MODEL, version: 'trained for a test', dob })
    await warn(world, b.personRecordId)
    await give(b.nominalId, '2005/0000102L')
    await workAll()
    const trained = await shownOf(line?.id ?? '')
    expect(trained.scorerVersion).toBe('trained for a test')
    expect(trained.waterfall.find((step) => step.field === 'dob')?.weight).toBeCloseTo(dob.exact, 1)
    const kept = await world.admin.query<{ weight: number; scorer_version: string }>(
      'SELECT weight, scorer_version FROM identity_proposal WHERE id = $1',
      [line?.id],
    )
    expect(kept.rows[0]?.scorer_version).toBe('trained for a test')
    expect(kept.rows[0]?.weight).toBeCloseTo(fixed.weight - 2.5, 0)
  })
})

describe('a duplicate of a restricted person', () => {
  it('shows nothing to who may not see it, and is told to its keeper by a task', async () => {
    const surname = familyName()
    const keeper = await world.actor('ANALYST')
    const hidden = await makePerson(world, { forename: 'Isolde', surname, dob: '1949-09-09' })
    await give(hidden.nominalId, '1998/0000055D')
    await restrict(world, hidden.nominalId, [keeper.id])
    const open = await makePerson(world, { forename: 'Isolde', surname, dob: '1949-09-09' })
    await give(open.nominalId, '1998/0000055D')
    await workAll()
    expect(await queueOf(open.nominalId)).toEqual([])
    const [line] = await queueOf(open.nominalId, keeper)
    expect([line?.a.nominalId, line?.b.nominalId].sort()).toEqual([open.nominalId, hidden.nominalId].sort())
    const tasks = await world.admin.query('SELECT owner_id, kind FROM task WHERE record_id = $1', [
      hidden.personRecordId,
    ])
    expect(tasks.rows).toEqual([{ owner_id: keeper.id, kind: 'POSSIBLE_DUPLICATE' }])
    expect(
      (
        await world.admin.query('SELECT 1 FROM task WHERE record_id = ANY ($1)', [
          [open.nominalId, open.personRecordId],
        ])
      ).rows,
    ).toEqual([])

    const onOpen = await decideOn(world, keeper, open.nominalId, hidden.nominalId)
    expect(onOpen.json().error.facts.rule).toBe('restricted first')
    const before = await versionOf(world, open.nominalId)
    const proposed = await decideOn(world, keeper, hidden.nominalId, open.nominalId)
    expect(proposed.json()).toMatchObject({
      status: 'AWAITING_SECOND',
      secondPersonBecause: ['One of them is restricted.'],
    })
    const page = async () =>
      (await world.call(analyst, nominal, 'get', { params: { nominalId: open.nominalId } })).body
    const was = await page()
    const second = await world.actor('RECORDS_MANAGER')
    await world.admin.query(
      "INSERT INTO acl_principal (acl_id, kind, principal_id) SELECT acl_id, 'user', $2 FROM record WHERE id = $1",
      [hidden.nominalId, second.id],
    )
    const joined = await world.ok(second, identity, 'approve', {
      params: { proposalId: proposed.json().proposalId },
      body: { reason: 'Compared' },
    })
    expect(joined.nominalId).toBe(open.nominalId)
    expect(await page()).toBe(was)
    expect(await versionOf(world, open.nominalId)).toBe(before)
    const overlaid = await world.ok(keeper, nominal, 'get', { params: { nominalId: hidden.nominalId } })
    expect(overlaid).toMatchObject({ id: open.nominalId, redirectedFrom: { id: hidden.nominalId } })
    expect(overlaid.records).toHaveLength(2)
  })
})

describe('the audit of pairs under different lists', () => {
  it('is shown to those alone who are on all of the lists', async () => {
    const reader = await world.actor('ANALYST')
    const [ofBoth, ofFirst, ofSecond, ofNone] = [
      await world.actor('AUDITOR'),
      await world.actor('AUDITOR'),
      await world.actor('AUDITOR'),
      await world.actor('AUDITOR'),
    ]
    const known: string[] = []
    for (const [pnc, auditors] of [
      ['2006/0000103M', [ofBoth, ofFirst]],
      ['2007/0000104N', [ofBoth, ofSecond]],
    ] as const) {
      const [open, hidden] = await makePair(world, { surname: familyName(), dob: '1962-03-09' })
      for (const person of [open, hidden]) await give(person.nominalId, pnc)
      await restrict(world, hidden.nominalId, [reader.id, ...auditors.map(({ id }) => id)])
      known.push(open.nominalId)
    }
    await workAll()
    world.clock.advanceMinutes(1)
    const { proposals } = await world.ok(reader, identity, 'listProposals', { query: {} })
    const shown = proposals.flatMap((line) => [line.a.nominalId, line.b.nominalId])
    expect(known.every((id) => shown.includes(id))).toBe(true)
    const actionsFor = async (auditor: Actor) =>
      (await world.ok(auditor, audit, 'search', { body: { actorId: reader.id } })).entries.map(
        (entry) => entry.action,
      )
    expect(await actionsFor(ofBoth)).toEqual(['identity.listProposals'])
    for (const auditor of [ofFirst, ofSecond, ofNone]) expect(await actionsFor(auditor)).toEqual([])

    const first = proposals.find((line) => [line.a.nominalId, line.b.nominalId].includes(known[0] ?? ''))
    await world.ok(reader, identity, 'getProposal', { params: { proposalId: first?.id ?? '' } })
    expect(await actionsFor(ofBoth)).toEqual(['identity.getProposal', 'identity.listProposals'])
    expect(await actionsFor(ofFirst)).toEqual(['identity.getProposal'])
    for (const auditor of [ofSecond, ofNone]) expect(await actionsFor(auditor)).toEqual([])
  })
})

describe('two identifiers where a person has one', () => {
  it('make a case and a cluster that needs attention, never a pick', async () => {
    const person = await makePerson(world, { surname: familyName() })
    await give(person.nominalId, '2000/1234567V')
    await give(person.nominalId, '1979/0163001B')
    await workAll()
    const cluster = await world.ok(analyst, identity, 'getCluster', {
      params: { nominalId: person.nominalId },
    })
    expect(cluster).toMatchObject({ health: 'NEEDS_ATTENTION', attention: [{ code: 'TWO_IDENTIFIERS' }] })
    const { clusters } = await world.ok(analyst, identity, 'listAttention', { query: {} })
    expect(clusters.some((line) => line.nominalId === person.nominalId)).toBe(true)
  })
})

describe('the two thresholds', () => {
  const soft = {
    evidence: ['MARKS_COMPARED', 'RELATIVE_CONFIRMED', 'COURT_RECORD'] satisfies JoinEvidence[],
  }
  const makeNeighbours = async (dob: string) => {
    const livesAt = await makePlace(world, { postcode: dob === '1959-03-04' ? 'ZZ31 4EA' : 'ZZ32 4EB' })
    return makePair(world, { dob, livesAt })
  }
  const weigh = async ([a, b]: [Person, Person]) =>
    (
      await world.ok(analyst, identity, 'compare', {
        params: { nominalId: a.nominalId },
        body: { otherNominalId: b.nominalId },
      })
    ).weight
  const correct = async (nominalId: string, { personRecordId }: Person, change: object) => {
    await world.ok(
      await world.actor('RECORDS_MANAGER'),
      nominal,
      'correct',
      { params: { nominalId, personRecordId }, body: { ...change, reason: 'Misread at first' } },
      { version: await versionOf(world, nominalId) },
    )
    await workAll()
  }
  const breaksOf = async (pair: [Person, Person]) =>
    (
      await world.admin.query<{ id: string }>(
        'SELECT record_id AS id FROM cluster_break WHERE record_id = ANY ($1)',
        [pair.map((person) => person.personRecordId)],
      )
    ).rows.map((row) => row.id)
  const joinOn = ([a, b]: [Person, Person]) => decideOn(world, analyst, a.nominalId, b.nominalId, soft)

  it('keep what was joined and join nothing new in between, and break below the lower one', async () => {
    const joined = await makeNeighbours('1959-03-04')
    const alike = await makeNeighbours('1961-03-04')
    expect(await weigh(joined)).toBeGreaterThanOrEqual(THRESHOLDS.join)
    expect((await joinOn(joined)).json().status).toBe('DECIDED')
    const { nominalId } = joined[0]

    await correct(nominalId, joined[1], { dob: '1959-03-14' })
    await correct(alike[1].nominalId, alike[1], { dob: '1961-03-14' })
    const between = await weigh(alike)
    expect(between).toBeLessThan(THRESHOLDS.join)
    expect(between).toBeGreaterThanOrEqual(THRESHOLDS.part)
    const refused = await joinOn(alike)
    expect(refused.json().error.facts.rule).toBe('not enough weight')
    expect(await breaksOf(joined)).toEqual([])

    await correct(nominalId, joined[1], { name: { forename: 'Isolda', surname: 'Quennellby' } })
    await correct(alike[1].nominalId, alike[1], { name: { forename: 'Isolda', surname: 'Quennellby' } })
    expect(await weigh(alike)).toBeLessThan(THRESHOLDS.part)
    expect(await breaksOf(joined)).toEqual([joined[1].personRecordId])
  })
})
