/** A standing search of what is written: its owner is told once of each new text that holds the words and that they may read, never of others. */
import { incident, intelligence, savedSearch, tasks } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { arrange, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld, type Actor } from '../../testing/world.ts'
import { makeIncident } from '../incident/incident.fixtures.ts'
import { makeLive } from '../intelligence/intelligence.testing.ts'
import { entryBody } from '../intelligence/intelligence.fixtures.ts'
import { addLogEntry } from '../pole/record.service.ts'
import { workSavedSearches } from './saved-search.job.ts'
import { saved } from './saved-search.fixtures.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())
const parts = { prisma: world.prisma, writer: world.platform.writer, clock: world.clock }

async function work(): Promise<void> {
  const failures: unknown[] = []
  while (await workSavedSearches(parts, (error) => failures.push(error))) continue
  expect(failures).toEqual([])
}
beforeEach(work)

const lookingFor = (text: string) => ({ search: { kind: 'TEXT' as const, terms: { text } } })
const noticesOf = async (owner: Actor) =>
  (await world.ok(owner, tasks, 'listMine', {})).tasks.filter((task) => task.kind === 'SAVED_SEARCH')
const own = async (owner: Actor) => (await world.ok(owner, savedSearch, 'list', {})).searches
const log = (recordId: string, text: string) =>
  arrange(world, (ctx) => addLogEntry(ctx, { recordId, kind: 'NOTE', happenedAt: world.clock.now(), text }))

/** As an officer writes it, whose change alone is held against the searches: not a bulk write of a system. */
async function write(incidentId: string, text: string): Promise<void> {
  const writer = await world.actor('RESPONSE_OFFICER')
  await world.ok(writer, incident, 'addLog', { params: { incidentId }, body: { text } })
  const queued = await world.admin.query('SELECT 1 FROM saved_search_change WHERE record_id = $1', [
    incidentId,
  ])
  expect(queued.rows.length).toBeGreaterThan(0)
  await work()
}

describe('a standing search of what is written', () => {
  it('tells once of each new text, and of none that stood there before', async () => {
    const owner = await world.actor('DETECTIVE')
    const { id: incidentId } = await makeIncident(world)
    await log(incidentId, 'A saffron moped was seen at the back gate.')
    const { alreadyMatching } = await saved(world, owner, lookingFor('saffron moped'))
    expect(alreadyMatching).toBe(1)
    await work()
    expect(await noticesOf(owner)).toEqual([])
    await write(incidentId, 'The saffron mopeds came back at noon.')
    await write(incidentId, 'Nothing else to report.')
    const notices = await noticesOf(owner)
    expect(notices).toMatchObject([
      { record: { id: incidentId }, title: 'Something written now matches a search that you saved' },
    ])
    expect(JSON.stringify(notices)).not.toContain('saffron')
    await work()
    expect(await noticesOf(owner)).toHaveLength(1)
    const [search] = await own(owner)
    expect(search).toMatchObject({
      kind: 'TEXT',
      words: [expect.stringContaining('saffron')],
      matches: [{ record: { id: incidentId, kind: 'Incident' } }],
    })
    expect(search?.matches[0]?.reasons[0]).toContain('mopeds')
    const runs = await world.admin.query(
      "SELECT actor_id, act, result_ids FROM audit.entry WHERE actor_system = 'saved-search' AND action = 'savedSearch.rerun' AND actor_id = $1 AND $2 = ANY (result_ids)",
      [owner.id, incidentId],
    )
    expect(runs.rows).toEqual([{ actor_id: owner.id, act: 'search', result_ids: [incidentId] }])
  })

  it('says nothing of what its owner may not see: not a byte of the list or of the notices is another', async () => {
    const owner = await world.actor('DETECTIVE')
    await saved(world, owner, lookingFor('vermilion ladder'))
    await work()
    const answers = async () =>
      Promise.all([
        world.call(owner, savedSearch, 'list', {}).then(({ body }) => body),
        world.call(owner, tasks, 'listMine', {}).then(({ body }) => body),
      ])
    const before = await answers()
    const { id: incidentId } = await makeIncident(world)
    await restrict(world, incidentId)
    const acl = await world.admin.query<{ acl_id: number }>('SELECT acl_id FROM record WHERE id = $1', [
      incidentId,
    ])
    await arrange(
      world,
      (ctx) =>
        addLogEntry(ctx, {
          recordId: incidentId,
          kind: 'NOTE',
          happenedAt: world.clock.now(),
          text: 'A vermilion ladder stood there.',
        }),
      acl.rows[0]?.acl_id ?? 0,
    )
    await work()
    expect(await answers()).toEqual(before)
    const kept = await world.admin.query(
      'SELECT 1 FROM saved_search_text t JOIN saved_search s ON s.id = t.search_id WHERE s.user_id = $1',
      [owner.id],
    )
    expect(kept.rows).toEqual([])
  })

  it('tells of a paragraph of intelligence when it is released, and shows it only while it may be held', async () => {
    const [reader, other] = [await world.actor('DETECTIVE'), await world.actor('RESPONSE_OFFICER')]
    for (const owner of [reader, other]) await saved(world, owner, lookingFor('cobalt lockup'))
    await work()
    const writer = await world.actor('RESPONSE_OFFICER')
    const { id } = await world.ok(writer, intelligence, 'submit', { body: entryBody([]) })
    await work()
    expect(await noticesOf(reader)).toEqual([])
    await makeLive(world, id, 'He keeps them in the cobalt lockup.')
    await work()
    expect(await noticesOf(reader)).toHaveLength(1)
    expect(await noticesOf(other)).toEqual([])
    expect((await own(reader))[0]?.matches).toMatchObject([{ record: { id, kind: 'IntelligenceReport' } }])
    await restrict(world, id)
    expect((await own(reader))[0]?.matches).toEqual([])
  })

  it('tells of what became readable without a write: by a role that its owner was given', async () => {
    const owner = await world.actor('RESPONSE_OFFICER')
    await saved(world, owner, lookingFor('cerise lockup'))
    const writer = await world.actor('RESPONSE_OFFICER')
    const { id } = await world.ok(writer, intelligence, 'submit', { body: entryBody([]) })
    await makeLive(world, id, 'He keeps them in the cerise lockup.')
    await work()
    expect(await noticesOf(owner)).toEqual([])
    await world.admin.query("INSERT INTO role_grant (user_id, role_code) VALUES ($1, 'DETECTIVE')", [
      owner.id,
    ])
    await work()
    expect(await noticesOf(owner)).toHaveLength(1)
    await work()
    expect(await noticesOf(owner)).toHaveLength(1)
  })

  it('tells of what became readable without a write: by a condition that ran out', async () => {
    const owner = await world.actor('DETECTIVE')
    await saved(world, owner, lookingFor('magenta lockup'))
    const { id } = await world.ok(owner, intelligence, 'submit', { body: entryBody([]) })
    const lastDay = world.clock.now().toISOString().slice(0, 10)
    await makeLive(world, id, 'He keeps them in the magenta lockup.', { grade: ['2', 'A', 'C'] })
    await arrange(world, async ({ tx, clock }) => {
      await tx.$executeRaw`INSERT INTO intelligence_condition (report_id, number, code, applies_to, named_ids, expires, set_at) VALUES (${id}::uuid, 1, 'NAMED_ONLY', 'ALL', '{}', ${lastDay}::date, ${clock.now()}::timestamptz)`
    })
    await work()
    expect(await noticesOf(owner)).toEqual([])
    world.clock.advanceMinutes(24 * 60)
    await work()
    expect(await noticesOf(owner)).toHaveLength(1)
  })

  it('is refused for words that everything holds', async () => {
    const owner = await world.actor('DETECTIVE')
    const { id: incidentId } = await makeIncident(world)
    await world.admin.query(
      "BEGIN; SET LOCAL session_replication_role = replica; INSERT INTO text_search_open (source_id, source, record_id, kind, words, happened_at) SELECT new_id(), 'log', '" +
        incidentId +
        "', 'Incident', to_tsvector('english', 'commonword'), now() FROM generate_series(1, 1001); COMMIT",
    )
    const answer = await world.call(owner, savedSearch, 'save', {
      body: { name: 'x', reason: 'x', reviewOn: '2026-10-07', ...lookingFor('commonword') },
    })
    expect(answer.json().error).toMatchObject({ code: 'bad_input', fields: [{ path: 'search.terms.text' }] })
    await world.admin.query("DELETE FROM text_search_open WHERE words = to_tsvector('english', 'commonword')")
  })
})
