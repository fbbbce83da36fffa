/** Children near known offenders: the way is the reason, a way through what is hidden does not exist, and a whole store is read within bounds. */
import { networkRisk } from '@mips/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrange, makePerson, makePlace, restrict } from '../../testing/arrange.ts'
import { crowdAt } from '../../testing/crowd.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld, type Actor } from '../../testing/world.ts'
import { linkRecords } from '../pole/record.service.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

type Person = Awaited<ReturnType<typeof makePerson>>
let reader: Actor
let offender: Person

const link = (fromId: string, toId: string, role: string) =>
  arrange(world, (ctx) => linkRecords(ctx, { fromId, toId, role, origin: 'typed' }))
const mark = (personRecordId: string, code: string) =>
  arrange(world, (ctx) =>
    ctx.tx.marker.create({
      data: {
        recordId: personRecordId,
        code,
        category: 'SEX_OFFENDER',
        severity: 4,
        reason: 'Registered',
        startsOn: new Date('2026-01-01'),
        reviewOn: new Date('2028-01-01'),
      },
    }),
  )
const list = async (query: object = {}, as = reader) =>
  (await world.ok(as, networkRisk, 'list', { query: { ...query } })).children
const ofChild = async (child: Person, query: object = {}, as = reader) =>
  (await list(query, as)).filter((one) => one.child.id === child.nominalId)
const childOf = (more: object = {}) =>
  makePerson(world, { forename: 'Kit', surname: 'Nearby', dob: '2014-03-02', ...more })

beforeAll(async () => {
  reader = await world.actor('SAFEGUARDING_OFFICER')
  offender = await makePerson(world, { forename: 'Otto', surname: 'Offendby', dob: '1970-01-05' })
  await mark(offender.personRecordId, 'SEX_OFFENDER')
})

/** Links so many incidents to a place and to a person, before anything that is linked next. */
async function visitedOften(place: string, personRecordId: string, times = 150): Promise<void> {
  const client = await world.admin.connect()
  await client.query('BEGIN; SET LOCAL session_replication_role = replica')
  await client.query(
    `WITH made AS (INSERT INTO record (kind) SELECT 'Incident' FROM generate_series(1, $3::int) RETURNING id),
       happened AS (INSERT INTO event (id, kind, title, occurred_from) SELECT id, 'Incident', 'Called again', now() FROM made RETURNING id)
     INSERT INTO link (from_id, to_id, role, created_at) SELECT h.id, x.to_id, x.role, '2026-01-01' FROM happened h CROSS JOIN (VALUES ($1::uuid, 'OCCURRED_AT'), ($2::uuid, 'WITNESS')) x(to_id, role)`,
    [place, personRecordId, times],
  )
  await client.query('COMMIT')
  client.release()
}

describe('networkRisk.list', () => {
  it('is for those alone who hold its permission, and is audited as a search', async () => {
    const officer = await world.actor('RESPONSE_OFFICER')
    expect((await world.call(officer, networkRisk, 'list', { query: {} })).statusCode).toBe(403)
    const child = await childOf()
    await link(child.personRecordId, offender.personRecordId, 'FRIEND')
    const answer = await world.call(reader, networkRisk, 'list', { query: {} })
    const [entry] = await world.auditOf(String(answer.headers['x-request-id']))
    expect(entry).toMatchObject({
      act: 'search',
      result_ids: expect.arrayContaining([child.nominalId, offender.nominalId]),
    })
  })

  it('names the way as the reason: one link, or two through a person, a place or a thing', async () => {
    const direct = await childOf()
    await link(offender.personRecordId, direct.personRecordId, 'FRIEND')
    expect(await ofChild(direct)).toMatchObject([
      {
        ageYears: 12,
        kinds: [{ code: 'SEXUAL' }],
        offender: { id: offender.nominalId },
        way: [{ to: { id: offender.nominalId } }],
      },
    ])
    const home = await makePlace(world, { street: 'Nearing Mews', postcode: 'ZZ7 1KM' })
    const housed = await childOf({ livesAt: home })
    await link(offender.personRecordId, home, 'FREQUENTS')
    expect(await ofChild(housed)).toMatchObject([
      {
        area: 'ZZ7',
        way: [
          { roleLabel: 'Lives at', to: { id: home, kind: 'Location' } },
          { roleLabel: 'Goes often to', to: { id: offender.nominalId } },
        ],
      },
    ])
    const mother = await makePerson(world, { forename: 'Mona', surname: 'Betweenby', dob: '1984-01-01' })
    const son = await childOf()
    await link(mother.personRecordId, son.personRecordId, 'PARENT_OF')
    await link(mother.personRecordId, offender.personRecordId, 'PARTNER')
    expect((await ofChild(son))[0]?.way.map(({ to }) => to.id)).toEqual([
      mother.nominalId,
      offender.nominalId,
    ])
    expect(await ofChild(son, { steps: '1' })).toEqual([])
  })

  it('leaves out adults, three steps, refuges, ended links and those who are only suspected', async () => {
    const grown = await makePerson(world, { surname: 'Grownby', dob: '2008-09-07' })
    await link(grown.personRecordId, offender.personRecordId, 'FRIEND')
    const [refuge, far] = [await makePlace(world), await makePlace(world)]
    const kept = await childOf()
    await link(kept.personRecordId, refuge, 'REFUGE')
    await link(offender.personRecordId, refuge, 'FREQUENTS')
    const [friend, distant] = [
      await makePerson(world, { surname: 'Friendby' }),
      await childOf({ livesAt: far }),
    ]
    await link(friend.personRecordId, far, 'LIVES')
    await link(friend.personRecordId, offender.personRecordId, 'FRIEND')
    for (const child of [grown, kept, distant]) expect(await ofChild(child)).toEqual([])
  })

  it('is narrowed by what the offender is known for and where the child lives', async () => {
    const child = await childOf()
    await link(child.personRecordId, offender.personRecordId, 'FRIEND')
    expect(await ofChild(child, { kind: 'SEXUAL' })).toHaveLength(1)
    expect(await ofChild(child, { kind: 'DRUGS' })).toEqual([])
    expect((await list({ area: 'zz7' })).every(({ area }) => area === 'ZZ7')).toBe(true)
  })

  it('knows no way through what is hidden: the answer is the same as without it, byte for byte', async () => {
    const other = await world.actor('SAFEGUARDING_OFFICER')
    const before = (await world.call(other, networkRisk, 'list', { query: {} })).body
    const secret = await makePlace(world, { street: 'Hidden Row' })
    const child = await childOf({ forename: 'Una', surname: 'Unnearby', livesAt: secret })
    await link(offender.personRecordId, secret, 'LIVES')
    const acl = await restrict(world, secret, [reader.id])
    expect(await ofChild(child)).toHaveLength(1)
    expect((await world.call(other, networkRisk, 'list', { query: {} })).body).toBe(before)
    expect(acl).toBeGreaterThan(0)
  })

  it('finds the child of a home with many incidents, and the person between is in the audit', async () => {
    const home = await makePlace(world, { street: 'Visited Terrace' })
    const [child, mother] = [
      await childOf({ forename: 'Vera', surname: 'Visitby', livesAt: home }),
      await makePerson(world, { forename: 'Mary', surname: 'Oftenby', dob: '1985-02-03' }),
    ]
    const daughter = await childOf({ forename: 'Dot', surname: 'Oftenby' })
    await link(offender.personRecordId, home, 'LIVES')
    await link(mother.personRecordId, daughter.personRecordId, 'PARENT_OF')
    await link(mother.personRecordId, offender.personRecordId, 'PARTNER')
    await visitedOften(home, mother.personRecordId)
    expect(await ofChild(child)).toHaveLength(1)
    expect(await ofChild(daughter)).toHaveLength(1)
    const answer = await world.call(reader, networkRisk, 'list', { query: {} })
    const [entry] = await world.auditOf(String(answer.headers['x-request-id']))
    expect(entry?.result_ids).toEqual(expect.arrayContaining([home, mother.nominalId]))
  })

  it('NR-4: reads the newest links of an offender, and says that older ones were left out', async () => {
    const busy = await makePerson(world, { forename: 'Bert', surname: 'Busyby', dob: '1971-01-05' })
    await mark(busy.personRecordId, 'SEX_OFFENDER')
    const child = await childOf({ forename: 'Nan', surname: 'Newestby' })
    await visitedOften(await makePlace(world), busy.personRecordId, 250)
    await link(child.personRecordId, busy.personRecordId, 'FRIEND')
    expect(await ofChild(child)).toHaveLength(1)
    const { bounds } = await world.ok(reader, networkRisk, 'list', { query: {} })
    expect(bounds.join(' ')).toContain('newest 200 links')
  })

  it('ties nobody by a crowd, and reads a store with 100,000 links in bounded time', async () => {
    const hostel = await makePlace(world, { street: 'Crowded Yard' })
    const child = await childOf({ livesAt: hostel })
    await link(offender.personRecordId, hostel, 'LIVES')
    expect(await ofChild(child)).toHaveLength(1)
    await crowdAt(world, hostel, 100_000)
    const began = performance.now()
    expect(await ofChild(child)).toEqual([])
    const ms = performance.now() - began
    process.stdout.write(`\nChildren near offenders with 100,000 links at one place: ${Math.round(ms)} ms.\n`)
    expect(ms).toBeLessThan(4000)
  }, 120_000)
})
