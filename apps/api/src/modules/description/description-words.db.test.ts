/** A description typed into the one box: looks, a place and a month in one line. */
import { description } from '@mips/contracts'
import { afterAll, describe, expect, it } from 'vitest'
import { arrange, makePerson, makePlace, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { createRecord, linkRecords } from '../pole/record.service.ts'
import { makeDescribed } from './description.fixtures.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

const swallow = { kind: 'TATTOO', site: 'NECK', side: 'LEFT', words: 'Swallow' }
const looks = { marks: [swallow], build: 'STOCKY', heightFromCm: 188, heightToCm: 188 }

const ask = async (as: Actor, text: string) => world.ok(as, description, 'searchByWords', { body: { text } })

/** An incident at a place, in which somebody is suspected. */
const suspected = (personRecordId: string, placeId: string, at: string) =>
  arrange(world, async (ctx) => {
    const { id } = await createRecord(ctx, { kind: 'Incident' })
    const data = { id, kind: 'Incident', title: 'Fight', status: 'closed', occurredFrom: new Date(at) }
    await ctx.tx.event.create({ data })
    await ctx.tx.incident.create({
      data: { id, incidentType: 'VIOLENCE', grade: 'IMMEDIATE', openedAt: new Date(at) },
    })
    await linkRecords(ctx, { fromId: id, toId: personRecordId, role: 'SUSPECT', origin: 'chosen' })
    await linkRecords(ctx, { fromId: id, toId: placeId, role: 'OCCURRED_AT', origin: 'chosen' })
    return id
  })

describe('searchByWords', () => {
  it('finds first who looks so and was there then, and says why', async () => {
    const officer = await world.actor('DETECTIVE')
    const [there, before, elsewhere] = [
      await makeDescribed(world, { looks }),
      await makeDescribed(world, { looks }),
      await makeDescribed(world, { looks }),
    ]
    const place = await makePlace(world, { street: 'Quibblewick Parade' })
    await suspected(there.personRecordId, place, '2026-05-12T20:00:00Z')
    await suspected(before.personRecordId, place, '2026-04-12T20:00:00Z')
    const reply = await ask(officer, 'tall stocky man swallow tattoo left neck Quibblewick Parade May')
    expect(reply.understood).toEqual([
      'a man or boy',
      '183 to 220 cm',
      'build: stocky',
      'tattoo on left neck of “swallow”',
      'at “Quibblewick Parade”',
      'in May 2026',
    ])
    expect(reply.hits[0]).toMatchObject({ nominalId: there.nominalId })
    expect(reply.hits[0]?.fits).toContain('Suspect, incident at “Quibblewick Parade”, 12 May 2026')
    const others = reply.hits.slice(1)
    expect(others.map(({ nominalId }) => nominalId)).toEqual(
      expect.arrayContaining([before.nominalId, elsewhere.nominalId]),
    )
    for (const { notRecorded } of others)
      expect(notRecorded).toContain('being at “Quibblewick Parade” in May 2026')
    const [inApril] = (await ask(officer, 'stocky man swallow tattoo Quibblewick Parade in April')).hits
    expect(inApril?.nominalId).toBe(before.nominalId)
    const [ofMonth] = (await ask(officer, 'stocky man swallow tattoo left neck 12/05/2026')).hits
    expect(ofMonth?.nominalId).toBe(there.nominalId)
  })

  it('finds who lives there', async () => {
    const place = await makePlace(world, { street: 'Hobblethwaite Row' })
    const { nominalId } = await makeDescribed(world, { looks, person: { livesAt: place } })
    const { hits } = await ask(
      await world.actor('DETECTIVE'),
      'stocky man tattoo left neck Hobblethwaite Row',
    )
    expect(hits[0]).toMatchObject({
      nominalId,
      fits: expect.arrayContaining(['Lives at “Hobblethwaite Row”']),
    })
  })

  it('tells nothing of an incident or a person that the reader may not see', async () => {
    const officer = await world.actor('DETECTIVE')
    const text = 'stocky man swallow tattoo left neck Pocklebury Mews May'
    const place = await makePlace(world, { street: 'Pocklebury Mews' })
    const open = await makeDescribed(world, { looks })
    const without = await ask(officer, text)
    await restrict(world, await suspected(open.personRecordId, place, '2026-05-12T20:00:00Z'))
    const hidden = await makePerson(world, { livesAt: place })
    await restrict(world, hidden.nominalId)
    expect(await ask(officer, text)).toEqual(without)
  })

  it('says which place it does not know, and takes a name for no description', async () => {
    const officer = await world.actor('DETECTIVE')
    const { understood } = await ask(officer, 'stocky man swallow tattoo at Zzyzxwold')
    expect(understood.at(-1)).toBe('no place called “Zzyzxwold” was found')
    for (const text of ['Marla Short', 'a', '%_\\', '6 ft', '🦆 tattoo'])
      expect(await ask(officer, text)).toMatchObject({ hits: [], found: 0, understood: [] })
  })

  it('is in the audit with whom it showed', async () => {
    const officer = await world.actor('DETECTIVE')
    const { nominalId } = await makeDescribed(world, {
      looks: { ...looks, marks: [{ ...swallow, words: 'Quagga' }] },
    })
    const answer = await world.call(officer, description, 'searchByWords', {
      body: { text: 'man quagga tattoo left neck' },
    })
    expect(answer.statusCode).toBe(200)
    const { rows } = await world.admin.query<{ act: string; result_ids: string[] }>(
      "SELECT act, result_ids FROM audit.entry WHERE action = 'description.searchByWords' AND actor_id = $1",
      [officer.id],
    )
    expect(rows.map(({ act }) => act)).toEqual(['search'])
    expect(rows[0]?.result_ids).toContain(nominalId)
  })
})
