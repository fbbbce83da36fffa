/** What a standing search tells of, to whom and how often; what it never tells of; and that a crash loses nothing. */
import { admin, description, nominal, savedSearch, tasks } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { makePerson, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld, type Actor } from '../../testing/world.ts'
import { looksBody } from '../description/description.fixtures.ts'
import { created } from '../nominal/nominal.fixtures.ts'
import { workSavedSearches } from './saved-search.job.ts'
import { saveBody, saved } from './saved-search.fixtures.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())
const writer = await world.actor('RESPONSE_OFFICER')
const parts = { prisma: world.prisma, writer: world.platform.writer, clock: world.clock }

/** Rounds until nothing is left to do. */
async function work(): Promise<void> {
  const failures: unknown[] = []
  while (await workSavedSearches(parts, (error) => failures.push(error))) continue
  expect(failures).toEqual([])
}
beforeEach(work)

const names = [
  ['Ottoline', 'Zephyrwick', '1988-02-11'],
  ['Barnaby', 'Crumplehorn', '1971-10-03'],
  ['Philippa', 'Okonjo', '1995-05-27'],
  ['Gideon', 'Marshbrook', '1963-12-19'],
  ['Tamsin', 'Vellacott', '2001-08-08'],
  ['Rufus', 'Ingledew', '1979-03-30'],
  ['Hester', 'Bagshaw', '1990-06-06'],
  ['Caspian', 'Dunwoody', '1984-09-21'],
  ['Imogen', 'Tresilian', '1967-01-14'],
  ['Lionel', 'Quarmby', '1999-11-02'],
  ['Dorothea', 'Yaxley', '1975-04-25'],
  ['Magnus', 'Fothergill', '1992-07-17'],
  ['Petra', 'Uglow', '1958-08-28'],
] as const
let people = 0
/** Somebody whom no other test looks for. */
const somebody = () => {
  const [forename = '', surname = '', dob = ''] = names[people++] ?? []
  return { forename, surname, dob }
}
const lookingFor = (terms: object) => ({ search: { kind: 'PEOPLE' as const, terms } })
const noticesOf = async (owner: Actor) =>
  (await world.ok(owner, tasks, 'listMine', {})).tasks.filter((task) => task.kind === 'SAVED_SEARCH')
const own = async (owner: Actor) => (await world.ok(owner, savedSearch, 'list', {})).searches

describe('savedSearch.save', () => {
  it('refuses a review day that is past or too far, nothing to look for, and a twenty-first search', async () => {
    const owner = await world.actor('DETECTIVE')
    const refuse = async (more: object) =>
      (await world.call(owner, savedSearch, 'save', { body: saveBody(more) })).json().error
    expect(await refuse({ reviewOn: '2026-09-07' })).toMatchObject({ fields: [{ path: 'reviewOn' }] })
    expect(await refuse({ reviewOn: '2027-09-07' })).toMatchObject({ fields: [{ path: 'reviewOn' }] })
    expect(await refuse({ reason: ' ' })).toMatchObject({ fields: [{ path: 'reason' }] })
    expect(await refuse(lookingFor({ sex: 'M' }))).toMatchObject({ code: 'bad_input' })
    expect(await own(owner)).toEqual([])
    for (let made = 0; made < 20; made += 1) await saved(world, owner, { name: `Search ${made}` })
    expect(await refuse({})).toMatchObject({ code: 'rule_refused' })
    const [first] = await own(owner)
    await world.ok(owner, savedSearch, 'end', { params: { savedSearchId: first?.id ?? '' } })
    await saved(world, owner)
  })

  it('tells nobody of those who matched already, nor of somebody who only looks alike', async () => {
    const who = somebody()
    await makePerson(world, who)
    const owner = await world.actor('DETECTIVE')
    expect(await saved(world, owner, lookingFor(who))).toMatchObject({ alreadyMatching: 1 })
    await makePerson(world, { forename: 'Ottilie', surname: 'Zephyr', dob: '1944-07-30' })
    await work()
    expect(await noticesOf(owner)).toEqual([])
    expect((await own(owner))[0]).toMatchObject({
      state: 'ACTIVE',
      matches: [],
      purposeLabel: 'Investigating a crime',
      words: expect.arrayContaining([`surname ${who.surname}`]),
    })
  })
})

describe('a person who comes to match', () => {
  it('is told of once, however often the record changes, and the run is audited as done for the owner', async () => {
    const who = somebody()
    const owner = await world.actor('DETECTIVE')
    const { id } = await saved(world, owner, lookingFor(who))
    const made = await created(world, writer, { ...who, sex: 'F' })
    await work()
    const notices = await noticesOf(owner)
    expect(notices).toMatchObject([{ record: { id: made.id, kind: 'Nominal' }, isOwn: true }])
    const [search] = await own(owner)
    expect(search?.matches).toMatchObject([
      { record: { id: made.id }, reasons: expect.arrayContaining([expect.stringContaining('surname')]) },
    ])
    const runs = await world.admin.query(
      `SELECT actor_id, roles, purpose_code, result_ids FROM audit.entry WHERE actor_system = 'saved-search' AND action = 'savedSearch.rerun' AND actor_id = $1 AND $2 = ANY (result_ids)`,
      [owner.id, made.id],
    )
    expect(runs.rows).toMatchObject([
      { actor_id: owner.id, roles: ['DETECTIVE'], purpose_code: 'INVESTIGATION', result_ids: [made.id] },
    ])
    await world.ok(
      writer,
      nominal,
      'addAlias',
      { params: { nominalId: made.id }, body: { kind: 'NICKNAME', forename: 'Otty', surname: who.surname } },
      { version: made.version },
    )
    await work()
    expect(await noticesOf(owner)).toHaveLength(1)
    await world.ok(owner, tasks, 'complete', { params: { taskId: notices[0]?.id ?? '' }, body: {} })
    const log = await world.admin.query('SELECT 1 FROM log_entry WHERE record_id = $1', [made.id])
    expect(log.rows).toEqual([])
    expect((await own(owner)).map((each) => each.id)).toEqual([id])
    expect(await own(writer)).toEqual([])
  })

  it('may be a known one, whose alias, looks or sex come to fit', async () => {
    const who = somebody()
    const owner = await world.actor('DETECTIVE')
    await saved(world, owner, lookingFor({ forename: who.forename, surname: who.surname }))
    await saved(world, owner, {
      search: { kind: 'DESCRIPTION', terms: { marks: [{ kind: 'TATTOO', words: 'hippocampus' }] } },
    })
    const other = await makePerson(world, { forename: 'Maud', surname: 'Underhay' })
    await work()
    expect(await noticesOf(owner)).toEqual([])
    const params = { nominalId: other.nominalId }
    await world.ok(
      writer,
      nominal,
      'addAlias',
      { params, body: { kind: 'FALSE_GIVEN', forename: who.forename, surname: who.surname } },
      { version: 1 },
    )
    await work()
    expect(await noticesOf(owner)).toHaveLength(1)
    const marks = [{ kind: 'TATTOO', site: 'BACK', words: 'A hippocampus' }]
    await world.ok(writer, description, 'record', { params, body: looksBody({ marks }) }, { version: 2 })
    await work()
    const searches = await own(owner)
    expect(searches.flatMap(({ matches }) => matches.map(({ record }) => record.id))).toEqual([
      other.nominalId,
      other.nominalId,
    ])
    expect(await noticesOf(owner)).toHaveLength(2)
  })

  it('is never told of to who may not see them, and is when they may', async () => {
    const who = somebody()
    const owner = await world.actor('DETECTIVE')
    await saved(world, owner, lookingFor(who))
    await work()
    const group = await world.ok(await world.actor('ADMIN'), admin, 'createGroup', {
      body: { name: `Operation ${who.surname}`, description: 'Hidden people' },
    })
    const list = await world.admin.query<{ id: number }>(
      "INSERT INTO acl (set_key, grade, label) VALUES ($1, 'silent', 'Silent') RETURNING id",
      [who.surname],
    )
    const aclId = list.rows[0]?.id ?? 0
    await world.admin.query(
      "INSERT INTO acl_principal (acl_id, kind, principal_id) VALUES ($1, 'group', $2)",
      [aclId, group.id],
    )
    const before = await world.call(owner, savedSearch, 'list', {})
    const { nominalId } = await makePerson(world, { ...who, aclId })
    await work()
    expect(await noticesOf(owner)).toEqual([])
    const after = await world.call(owner, savedSearch, 'list', {})
    expect(after.body).toBe(before.body)
    await world.admin.query('INSERT INTO group_member (group_id, user_id) VALUES ($1, $2)', [
      group.id,
      owner.id,
    ])
    await work()
    expect((await noticesOf(owner)).map((task) => task.record.id)).toEqual([nominalId])
    // Taken away again, nothing of it is shown.
    await world.admin.query('DELETE FROM group_member WHERE group_id = $1', [group.id])
    expect(await noticesOf(owner)).toEqual([])
    expect((await own(owner))[0]?.matches).toEqual([])
  })

  it('is told of when an open person is restricted and opened again, once', async () => {
    const who = somebody()
    const owner = await world.actor('DETECTIVE')
    const { nominalId } = await makePerson(world, who)
    await restrict(world, nominalId)
    await saved(world, owner, lookingFor(who))
    await work()
    const keeper = await world.actor('ADMIN')
    await world.admin.query(
      "INSERT INTO acl_principal (acl_id, kind, principal_id) SELECT acl_id, 'user', $2 FROM record WHERE id = $1",
      [nominalId, keeper.id],
    )
    await world.ok(
      keeper,
      admin,
      'openRecord',
      { params: { recordId: nominalId }, body: { reason: 'No longer in danger' } },
      { version: 1 },
    )
    await work()
    expect((await noticesOf(owner)).map((task) => task.record.id)).toEqual([nominalId])
  })
})

describe('a round that breaks off', () => {
  it('tells of everybody when it is made again, and of nobody twice', async () => {
    const [one, other] = [somebody(), somebody()]
    const owner = await world.actor('DETECTIVE')
    await saved(world, owner, lookingFor(one))
    const { id: broken } = await saved(world, owner, lookingFor(other))
    await work()
    // The terms of the second cannot be read for a while, as after a change of a code list.
    const set = (terms: string) =>
      world.admin.query(
        `DO $$ BEGIN PERFORM set_config('mips.request', gen_random_uuid()::text, true); ALTER TABLE saved_search DISABLE TRIGGER USER;
         UPDATE saved_search SET terms = '${terms}' WHERE id = '${broken}'; ALTER TABLE saved_search ENABLE TRIGGER USER; END $$`,
      )
    await set('{"dob":"no date"}')
    const first = await created(world, writer, { ...one, sex: 'F' })
    const second = await created(world, writer, { ...other, sex: 'F' })
    const failures: unknown[] = []
    await workSavedSearches(parts, (error) => failures.push(error))
    expect(failures).toHaveLength(1)
    expect((await noticesOf(owner)).map((task) => task.record.id)).toEqual([first.id])
    await set(JSON.stringify(other))
    await work()
    expect(new Set((await noticesOf(owner)).map((task) => task.record.id))).toEqual(
      new Set([first.id, second.id]),
    )
    expect(await noticesOf(owner)).toHaveLength(2)
  })

  it('holds the same changes again when it stopped before they were taken away', async () => {
    const who = somebody()
    const owner = await world.actor('DETECTIVE')
    await saved(world, owner, lookingFor(who))
    await work()
    await created(world, writer, { ...who, sex: 'F' })
    const changes = await world.admin.query<{ record_id: string }>(
      'SELECT record_id FROM saved_search_change',
    )
    await work()
    expect(await noticesOf(owner)).toHaveLength(1)
    // As they stood when the server went down after telling and before taking them away.
    for (const { record_id: id } of changes.rows)
      await world.admin.query('INSERT INTO saved_search_change (record_id) VALUES ($1)', [id])
    await work()
    expect(await noticesOf(owner)).toHaveLength(1)
    const left = await world.admin.query('SELECT 1 FROM saved_search_change')
    expect(left.rows).toEqual([])
  })

  it('does not queue a change whose transaction was undone', async () => {
    const { nominalId } = await makePerson(world, somebody())
    await work()
    const refused = await world.call(
      writer,
      nominal,
      'addAlias',
      { params: { nominalId }, body: { kind: 'PRIMARY', forename: 'Second', surname: 'Primary' } },
      { version: 7 },
    )
    expect(refused.statusCode).toBe(412)
    expect((await world.admin.query('SELECT 1 FROM saved_search_change')).rows).toEqual([])
  })
})

describe('the state of a saved search', () => {
  it('rests, goes on and makes up for the meantime, and ends for good', async () => {
    const who = somebody()
    const owner = await world.actor('DETECTIVE')
    const params = { savedSearchId: (await saved(world, owner, lookingFor(who))).id }
    await world.ok(owner, savedSearch, 'pause', { params })
    const made = await created(world, writer, { ...who, sex: 'F' })
    await work()
    expect(await noticesOf(owner)).toEqual([])
    await world.ok(owner, savedSearch, 'resume', { params, body: {} })
    await work()
    expect((await noticesOf(owner)).map((task) => task.record.id)).toEqual([made.id])
    const ended = await world.call(owner, savedSearch, 'end', { params })
    expect(await world.auditOf(String(ended.headers['x-request-id']))).toMatchObject([
      { action: 'savedSearch.end', act: 'alteration', outcome: 'ok' },
    ])
    for (const name of ['pause', 'end'] as const)
      expect((await world.call(owner, savedSearch, name, { params })).json().error.code).toBe('rule_refused')
    const again = await world.call(owner, savedSearch, 'resume', { params, body: { reviewOn: '2026-10-01' } })
    expect(again.json().error.code).toBe('rule_refused')
    for (const name of ['pause', 'end'] as const)
      expect((await world.call(writer, savedSearch, name, { params })).statusCode).toBe(404)
  })

  it('ends by itself when its review day comes, and tells of nobody after', async () => {
    const who = somebody()
    const owner = await world.actor('DETECTIVE')
    await saved(world, owner, { ...lookingFor(who), reviewOn: '2026-09-08' })
    await work()
    const later = { ...parts, clock: { now: () => new Date('2026-09-08T06:00:00Z') } }
    await workSavedSearches(later)
    await created(world, writer, { ...who, sex: 'F' })
    await work()
    expect((await own(owner))[0]).toMatchObject({ state: 'ENDED', stateReason: 'Its review day came.' })
    expect(await noticesOf(owner)).toEqual([])
  })

  it('is suspended when its owner loses the right or leaves', async () => {
    const who = somebody()
    const [moved, left] = [await world.actor('DETECTIVE'), await world.actor('DETECTIVE')]
    for (const owner of [moved, left]) await saved(world, owner, lookingFor(who))
    await work()
    await world.admin.query('UPDATE role_grant SET valid_to = now() WHERE user_id = $1', [moved.id])
    await world.admin.query("UPDATE app_user SET status = 'left' WHERE id = $1", [left.id])
    const made = await created(world, writer, { ...who, sex: 'F' })
    await work()
    const states = await world.admin.query(
      'SELECT state, state_reason FROM saved_search WHERE user_id = ANY ($1) ORDER BY state_reason',
      [[moved.id, left.id]],
    )
    expect(states.rows).toEqual([
      { state: 'SUSPENDED', state_reason: expect.stringContaining('role') },
      { state: 'SUSPENDED', state_reason: 'The account of its owner is closed.' },
    ])
    const told = await world.admin.query(
      "SELECT 1 FROM task WHERE kind = 'SAVED_SEARCH' AND record_id = $1",
      [made.id],
    )
    expect(told.rows).toEqual([])
  })
})
