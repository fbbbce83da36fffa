/** Descriptions recorded and withdrawn, people found by looks and by ways, and nothing told of those who are hidden. */
import { description, incident } from '@mips/contracts'
import { afterAll, describe, expect, it } from 'vitest'
import { makePerson, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld } from '../../testing/world.ts'
import { makeHousehold } from '../safeguarding/safeguarding.testing.ts'
import { anchor, looksBody, makeDescribed } from './description.fixtures.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())
const officer = await world.actor('RESPONSE_OFFICER')
const detective = await world.actor('DETECTIVE')

type Asked = Parameters<typeof ask>[0]
const ask = (body: object) => world.ok(officer, description, 'search', { body: body as never })
const idsOf = async (body: Asked) => (await ask(body)).hits.map((hit) => hit.nominalId)
const rows = async (table: string, nominalId: string) =>
  (
    await world.admin.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${table} t JOIN person_record p ON p.id = t.person_record_id WHERE p.nominal_id = $1`,
      [nominalId],
    )
  ).rows[0]?.n

describe('description.record', () => {
  it('refuses a day to come, a side that a body has not, an age upside down, and nothing said', async () => {
    const { nominalId } = await makePerson(world)
    const refuse = async (more: object) => {
      const answer = await world.call(
        officer,
        description,
        'record',
        { params: { nominalId }, body: looksBody(more) },
        { version: 1 },
      )
      expect(answer.statusCode).toBe(400)
      return answer.json().error.fields.map((field: { path: string }) => field.path)
    }
    expect(await refuse({ saidOn: '2026-09-08' })).toEqual(['saidOn'])
    expect(await refuse({ marks: [{ ...anchor, site: 'BACK' }] })).toEqual(['marks.0.side'])
    expect(await refuse({ ageFrom: 40, ageTo: 30 })).toEqual(['ageTo'])
    const nothing = { build: undefined, heightFromCm: undefined, heightToCm: undefined, marks: [] }
    expect(await refuse(nothing)).toEqual(['build'])
    expect(await rows('person_description', nominalId)).toBe(0)
  })

  it('keeps what was said with its day, its source and its words, and shows it', async () => {
    const { incidentId } = await makeHousehold(world)
    const made = await makeDescribed(world, { looks: { sourceId: incidentId, ageFrom: 30, ageTo: 35 } })
    const { descriptions } = await world.ok(detective, description, 'list', {
      params: { nominalId: made.nominalId },
    })
    expect(descriptions).toMatchObject([
      {
        saidOn: '2026-05-03',
        basisLabel: 'Seen by an officer',
        source: { id: incidentId, kind: 'Incident' },
        withdrawnAt: null,
        lines: [
          'looked 30-35',
          'slim (build)',
          '178-183 cm tall',
          'tattoo on left forearm: “Anchor and rope”',
        ],
      },
    ])
    expect(made.version).toBe(2)
  })

  it('does not carry what a restricted record says onto an open person', async () => {
    const { incidentId } = await makeHousehold(world)
    await restrict(world, incidentId, [officer.id])
    const { nominalId } = await makePerson(world)
    const answer = await world.call(
      officer,
      description,
      'record',
      { params: { nominalId }, body: looksBody({ sourceId: incidentId }) },
      { version: 1 },
    )
    expect(answer.json().error).toMatchObject({
      code: 'rule_refused',
      facts: { rule: 'restricted_source' },
    })
    expect(await rows('person_description', nominalId)).toBe(0)
  })

  it('withdraws one with its reason, and no search meets it again', async () => {
    const words = 'Griffin rampant'
    const made = await makeDescribed(world, { looks: { marks: [{ ...anchor, words }] } })
    expect(await idsOf({ marks: [{ words: 'griffin' }] })).toEqual([made.nominalId])
    const params = { nominalId: made.nominalId, descriptionId: made.descriptionId }
    const body = { reason: 'Said of his brother' }
    const answer = await world.call(
      detective,
      description,
      'withdraw',
      { params, body },
      { version: made.version },
    )
    expect(answer.statusCode).toBe(200)
    expect(await world.auditOf(String(answer.headers['x-request-id']))).toMatchObject([
      { action: 'description.withdraw', act: 'alteration', outcome: 'ok', subject_id: made.nominalId },
    ])
    expect(await idsOf({ marks: [{ words: 'griffin' }] })).toEqual([])
    const { descriptions } = await world.ok(officer, description, 'list', {
      params: { nominalId: made.nominalId },
    })
    expect(descriptions).toMatchObject([
      { withdrawnReason: 'Said of his brother', withdrawnBy: detective.displayName },
    ])
    const again = await world.call(
      detective,
      description,
      'withdraw',
      { params, body },
      { version: made.version + 1 },
    )
    expect(again.json().error.code).toBe('already_done')
  })
})

describe('description.search', () => {
  it('refuses age and sex alone, and has no way to ask for ethnicity', async () => {
    const asks = async (body: object) =>
      (await world.call(officer, description, 'search', { body: body as never })).statusCode
    expect(await asks({ sex: 'M', ageFrom: 20, ageTo: 30 })).toBe(400)
    expect(await asks({ build: ['SLIM'], ethnicityObserved: '3' })).toBe(400)
    expect(await asks({ build: ['SLIM'], onDay: '2027-01-01' })).toBe(400)
  })

  it('ranks what is rare above what is common, and says why, what differs and what nobody recorded', async () => {
    const hair = { hairStyle: 'MOHICAN' as const }
    const rare = await makeDescribed(world, {
      looks: { ...hair, marks: [{ ...anchor, words: 'Wyvern' }] },
      person: { surname: 'Rarely', dob: '1990-06-15' },
    })
    const common = await makeDescribed(world, { looks: { ...hair, marks: [], build: 'HEAVY' } })
    const reply = await ask({
      hairStyle: ['MOHICAN'],
      build: ['SLIM'],
      facialHair: ['BEARD'],
      marks: [{ kind: 'TATTOO', site: 'FOREARM', words: 'a wyvern' }],
      ageFrom: 34,
      ageTo: 40,
      onDay: '2026-05-01',
    })
    const places = [rare, common].map(({ nominalId }) =>
      reply.hits.findIndex((hit) => hit.nominalId === nominalId),
    )
    expect(places[0]).toBe(0)
    expect(places[1]).toBeGreaterThan(0)
    expect(reply.asked).toBe(6)
    expect(reply.hits[0]).toMatchObject({
      displayName: 'RARELY, Testa',
      fits: [
        'aged 35 on 1 May 2026',
        'slim (build), seen by an officer on 3 May 2026',
        'mohican (hair style), seen by an officer on 3 May 2026',
        'tattoo on left forearm: “Wyvern”, seen by an officer on 3 May 2026',
      ],
      differs: [],
      notRecorded: ['facial hair'],
    })
    expect(reply.hits[places[1] ?? 0]).toMatchObject({
      differs: ['heavy (build), seen by an officer on 3 May 2026'],
    })
  })

  it('leaves out another sex and another age where they are recorded, and never where they are not', async () => {
    const looks = { marks: [{ ...anchor, words: 'Basilisk' }] }
    const fits = await makeDescribed(world, { looks, person: { dob: '1990-01-01' } })
    await makeDescribed(world, { looks, person: { dob: '1960-01-01' } })
    const unknown = await makeDescribed(world, { looks })
    const woman = await makeDescribed(world, { looks, person: { dob: '1990-01-01' } })
    const looked = await makeDescribed(world, { looks: { ...looks, ageFrom: 55, ageTo: 60 } })
    const unborn = [unknown.personRecordId, looked.personRecordId]
    // As an import would leave them: no date of birth, and a sex for one.
    const client = await world.admin.connect()
    await client.query('BEGIN')
    await client.query("SELECT mips.enter_system(gen_random_uuid(), 'test')")
    await client.query('ALTER TABLE person_record DISABLE TRIGGER USER')
    await client.query('UPDATE person_record SET dob = NULL WHERE id = ANY ($1)', [unborn])
    await client.query("UPDATE person_record SET sex = 'F' WHERE id = $1", [woman.personRecordId])
    await client.query('ALTER TABLE person_record ENABLE TRIGGER USER')
    await client.query('COMMIT')
    client.release()
    const found = await idsOf({ marks: [{ words: 'basilisk' }], sex: 'M', ageFrom: 30, ageTo: 40 })
    expect(new Set(found)).toEqual(new Set([fits.nominalId, unknown.nominalId]))
    expect(new Set(await idsOf({ marks: [{ words: 'basilisk' }], ageFrom: 54, ageTo: 62 }))).toEqual(
      new Set([unknown.nominalId, looked.nominalId]),
    )
  })

  it('finds who is suspected by how it was done, in codes and in words, and nobody who was cleared', async () => {
    const scene = await makeHousehold(world)
    const people = {
      suspect: await makePerson(world),
      cleared: await makePerson(world),
      victim: await makePerson(world),
    }
    const roles = { suspect: 'SUSPECT', cleared: 'ELIMINATED', victim: 'VICTIM' } as const
    for (const [name, role] of Object.entries(roles))
      await world.ok(officer, incident, 'addPerson', {
        params: { incidentId: scene.incidentId },
        body: { nominalId: people[name as keyof typeof people].nominalId, role },
      })
    const params = { incidentId: scene.incidentId }
    const { id: methodId } = await world.ok(officer, description, 'recordMethod', {
      params,
      body: { code: 'KEYS_FISHED', words: 'With a bent wire' },
    })
    await world.ok(officer, incident, 'addLog', {
      params,
      body: { text: 'A bamboo cane with a magnet lay under the letter box' },
    })
    const reply = await ask({ methods: ['KEYS_FISHED'], methodWords: 'bamboo magnet' })
    const found = reply.hits.map((hit) => hit.nominalId)
    expect(found).toContain(people.suspect.nominalId)
    for (const other of [people.cleared, people.victim]) expect(found).not.toContain(other.nominalId)
    expect(reply.hits[found.indexOf(people.suspect.nominalId)]?.fits).toEqual([
      expect.stringMatching(/^suspect in INC\/2026\/\d{6} of .* 2026: keys fished through the letter box$/),
      expect.stringMatching(/^suspect in INC\/2026\/\d{6} of .* 2026: these words in an account$/),
    ])
    const twice = await world.call(officer, description, 'recordMethod', {
      params,
      body: { code: 'KEYS_FISHED' },
    })
    expect(twice.json().error.code).toBe('already_done')
    await world.ok(officer, description, 'withdrawMethod', {
      params: { ...params, methodId },
      body: { reason: 'The keys were in the door' },
    })
    expect(await idsOf({ methods: ['KEYS_FISHED'] })).toEqual([])
    expect((await world.ok(officer, description, 'listMethods', { params })).methods).toEqual([])
  })

  it('shows the restricted to their readers alone; for others neither the list nor any weight changes', async () => {
    const looks = { marks: [{ ...anchor, words: 'Cockatrice' }], eyeColour: 'DIFFERENT' as const }
    const open = await makeDescribed(world, { looks })
    const hidden = await makeDescribed(world, { looks })
    const asked = { eyeColour: ['DIFFERENT' as const], marks: [{ words: 'cockatrice' }] }
    const both = await ask(asked)
    expect(both.found).toBe(2)
    await restrict(world, hidden.nominalId, [detective.id])
    const seen = await world.ok(detective, description, 'search', { body: asked })
    expect(seen.hits.map(({ nominalId, isRestricted }) => [nominalId, isRestricted])).toContainEqual([
      hidden.nominalId,
      true,
    ])
    const unseen = await ask(asked)
    expect(unseen.hits.map((hit) => hit.nominalId)).toEqual([open.nominalId])
    expect(unseen.found).toBe(1)
    await makeDescribed(world, { looks }).then(({ nominalId }) => restrict(world, nominalId))
    const { hits, found } = await ask(asked)
    expect({ hits, found }).toEqual({ hits: unseen.hits, found: unseen.found })
  })
})
