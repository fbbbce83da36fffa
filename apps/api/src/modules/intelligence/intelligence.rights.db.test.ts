/** Who reaches which row of intelligence: by the routes of other modules, in the unit, and past every route. */
import { intelligence, nominal, pole } from '@mips/contracts'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { sqlStateOf } from '../../platform/db/sql-state.ts'
import { arrange, makePerson } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { makeGroup } from '../admin/admin.testing.ts'
import { entryBody, makeReturned, paragraphBody } from './intelligence.fixtures.ts'
import { makeLive } from './intelligence.testing.ts'

const database = await testDatabase()
const world = await buildWorld(database)
const app = new pg.Pool({ connectionString: database.appUrl, max: 1 })
afterAll(async () => {
  await app.end()
  await world.close()
})

const unknown = '00000000-0000-7000-8000-000000000000'
const plain = (body: string) => body.replace(/"requestId":"[^"]+"/, '')
const send = async (as: Actor, more: Parameters<typeof entryBody>[1] = {}) =>
  (await world.ok(as, intelligence, 'submit', { body: entryBody([], more) })).id
const page = (as: Actor, reportId: string) => world.ok(as, intelligence, 'get', { params: { reportId } })

describe('the history of a report', () => {
  it('is the unit’s alone: to others who may read intelligence it is as if the record were not there', async () => {
    const reportId = await send(await world.actor('RESPONSE_OFFICER'))
    const detective = await world.actor('DETECTIVE')
    const unit = await world.actor('INTELLIGENCE_OFFICER')
    const history = (as: Actor, recordId: string) =>
      world.call(as, pole, 'getHistory', { params: { recordId } })
    const asAt = (as: Actor, recordId: string) =>
      world.call(as, pole, 'getRecordAsAt', {
        params: { recordId },
        query: { at: '2030-01-01T00:00:00Z' },
      })
    for (const read of [history, asAt]) {
      const refused = await read(detective, reportId)
      expect(refused.statusCode).toBe(404)
      expect(plain(refused.body)).toBe(plain((await read(detective, unknown)).body))
      expect((await read(unit, reportId)).statusCode).toBe(200)
    }
    expect((await asAt(unit, reportId)).body).toContain('SUBMITTED')
  })

  it('names on the history of its subject nobody who wrote it in, but to the unit', async () => {
    const writer = await world.actor('RESPONSE_OFFICER')
    const person = await makePerson(world)
    await world.ok(writer, intelligence, 'submit', { body: entryBody([person.nominalId]) })
    const links = async (as: Actor) =>
      (await world.ok(as, pole, 'getHistory', { params: { recordId: person.nominalId } })).changes
        .filter(({ fields }) => fields.some(({ after }) => after === 'SUBJECT'))
        .map(({ by }) => by)
    expect(await links(await world.actor('DETECTIVE'))).toEqual([null])
    expect(await links(await world.actor('INTELLIGENCE_OFFICER'))).toEqual([writer.displayName])
  })
})

describe('the copy of the unit', () => {
  it('is numbered among the paragraphs that its member reaches, so that a gap tells nothing', async () => {
    const [inside, outside] = [
      await world.actor('INTELLIGENCE_OFFICER'),
      await world.actor('INTELLIGENCE_OFFICER'),
    ]
    const groupId = await makeGroup(world, [inside])
    const reportId = await send(inside, {
      paragraphs: [
        paragraphBody({ text: 'First.' }),
        paragraphBody({ text: 'For the operation.', restrictToGroupIds: [groupId] }),
        paragraphBody({ text: 'Last.' }),
      ],
    })
    const sentIn = async (as: Actor) =>
      (await page(as, reportId)).unit?.paragraphs.map(({ number, text }) => `${number} ${text}`)
    expect(await sentIn(inside)).toEqual(['1 First.', '2 For the operation.', '3 Last.'])
    expect(await sentIn(outside)).toEqual(['1 First.', '2 Last.'])
  })

  it('carries the marking of what was sent in', async () => {
    const reportId = await send(await world.actor('RESPONSE_OFFICER'), {
      marking: 'OFFICIAL-SENSITIVE',
      markingReason: 'Names a child',
    })
    const unit = await page(await world.actor('INTELLIGENCE_OFFICER'), reportId)
    expect(unit).toMatchObject({
      marking: 'OFFICIAL-SENSITIVE',
      unit: { paragraphs: [{ marking: 'OFFICIAL-SENSITIVE' }] },
    })
    expect((await page(await world.actor('DETECTIVE'), reportId)).marking).toBe('OFFICIAL')
  })
})

describe('a text that is live', () => {
  it('is shown to nobody outside of the unit while the report is held back (IW-7)', async () => {
    const reportId = await send(await world.actor('RESPONSE_OFFICER'))
    await makeLive(world, reportId, 'Open to all.')
    const detective = await world.actor('DETECTIVE')
    expect((await page(detective, reportId)).shows).toBe('REPORT')
    await hold(reportId)
    expect(await page(detective, reportId)).toMatchObject({ shows: 'SIGNPOST', paragraphs: [] })
  })

  it.each([
    ['under conditions', 'quollringed', '2', 'C'],
    ['of a source in doubt', 'quolldoubted', '3', 'P'],
  ])(
    'is found by who may hold it once graded anew as %s, and quoted only of a source that is not in doubt (IG-7)',
    async (_what, word, source, handling) => {
      const reportId = await send(await world.actor('RESPONSE_OFFICER'))
      await makeLive(world, reportId, `Hides the ${word}.`)
      const find = async () =>
        (
          await world.ok(await world.actor('ANALYST'), nominal, 'searchAll', {
            body: { text: word, filters: {} },
          })
        ).texts
      expect(await find()).toMatchObject({ count: 1, hits: [{ note: null }] })
      await arrange(world, async ({ tx, clock }) => {
        const later = new Date(clock.now().getTime() + 60_000)
        await tx.$executeRaw`INSERT INTO intelligence_grade (report_id, number, kind, source, assessment, handling, given_at) VALUES (${reportId}::uuid, 1, 'AUTHORITATIVE', ${source}, 'A', ${handling}, ${later}::timestamptz)`
      })
      const { count, hits } = await find()
      expect(count).toBe(1)
      expect(hits[0]?.snippet.length === 0).toBe(source === '3')
    },
  )
})

describe('the rows, past every route', () => {
  it('show who holds a paragraph its grade by the unit, and nothing that the raw text names', async () => {
    const reportId = await send(await world.actor('RESPONSE_OFFICER'), {
      text: 'Tobias Quillfeather says that he keeps a knife.',
      sourceGrade: '3',
      gradeReason: 'Tobias was wrong before',
      mentions: [{ value: 'Tobias Quillfeather' }],
    })
    await makeLive(world, reportId, 'Keeps a knife.')
    const detective = await world.actor('DETECTIVE')
    const rows = (table: string, column: string) =>
      asActor(
        detective,
        'intelligence.entry.read',
        `SELECT ${column} AS it FROM ${table} WHERE report_id = '${reportId}'`,
      )
    expect(await rows('intelligence_text', 'text')).toEqual(['Keeps a knife.'])
    expect(await rows('intelligence_grade', 'kind')).toEqual(['AUTHORITATIVE'])
    for (const table of ['mention', 'paragraph', 'provenance', 'step'])
      expect(await rows(`intelligence_${table}`, 'id'), table).toEqual([])
  })

  it('are written by the unit where readers hold them, and in one’s own name elsewhere', async () => {
    const writer = await world.actor('RESPONSE_OFFICER')
    const reportId = await send(writer)
    const inserts = {
      text: `INSERT INTO intelligence_text (report_id, number, version, text, is_live, written_at) VALUES ('${reportId}', 1, 1, 'Forged', true, now())`,
      grade: `INSERT INTO intelligence_grade (report_id, number, kind, source, assessment, handling, given_by, given_at) VALUES ('${reportId}', 1, 'AUTHORITATIVE', '1', 'A', 'P', '${writer.id}', now())`,
      step: `INSERT INTO intelligence_step (report_id, code, to_state, taken_at) VALUES ('${reportId}', 'RELEASE', 'EVALUATED', now())`,
    }
    for (const [name, sql] of Object.entries(inserts))
      expect(await asActor(writer, 'intelligence.entry.submit', sql).catch(sqlStateOf), name).toBe('42501')
  })
})

describe('what is to be put right', () => {
  it('is said at the field: conditions beside handling P, and a paragraph that is answered twice', async () => {
    const writer = await world.actor('RESPONSE_OFFICER')
    const free = await world.call(writer, intelligence, 'submit', {
      body: entryBody([], { handlingCode: 'P', handlingConditions: 'Ring first' }),
    })
    expect(free.json().error.fields).toMatchObject([{ path: 'paragraphs.0.handlingConditions' }])
    const reportId = await makeReturned(world, writer)
    const twice = await world.call(writer, intelligence, 'answerReturn', {
      params: { reportId },
      body: {
        words: 'The white one',
        paragraphs: [
          { number: 1, text: 'A white van.' },
          { number: 1, text: 'A black van.' },
        ],
      },
    })
    expect(twice.statusCode).toBe(400)
    expect(twice.json().error.fields).toMatchObject([{ path: 'paragraphs.1.number' }])
  })
})

const hold = (reportId: string) =>
  arrange(
    world,
    ({ tx }) =>
      tx.$executeRaw`UPDATE intelligence_report SET state = 'QUARANTINED' WHERE id = ${reportId}::uuid`,
  )

/** The column `it` of what one statement answers as the application for somebody who holds one permission; nothing is kept. */
async function asActor(actor: Actor, permission: string, sql: string): Promise<unknown[]> {
  const client = await app.connect()
  try {
    await client.query("BEGIN; SELECT mips.enter_system(gen_random_uuid(), 'test')")
    await client.query(
      "SELECT set_config('mips.actor', $1, true), set_config('mips.permissions', $2, true), set_config('mips.device', '', true)",
      [actor.id, permission],
    )
    return (await client.query<{ it: unknown }>(sql)).rows.map(({ it }) => it)
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}
