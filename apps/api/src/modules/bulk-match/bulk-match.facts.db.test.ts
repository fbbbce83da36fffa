/** Lists when facts are hidden, rows are looked for again, columns are said anew, and a bill comes twice. */
import { bulkMatch } from '@mips/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrange, makePerson, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld, type Actor } from '../../testing/world.ts'
import { indexPerson } from '../nominal/nominal.service.ts'
import { createRecord } from '../pole/record.service.ts'
import { looked, lookToEnd } from './bulk-match.testing.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

let officer: Actor
beforeAll(async () => {
  officer = await world.actor('INTELLIGENCE_OFFICER')
})

const columns = ['SURNAME', 'FORENAME', 'DOB', 'PHONE'] as const
const header = 'Surname,Forename,DOB,Mobile\n'
const rowsOf = (listId: string, query: object = {}) =>
  world.ok(officer, bulkMatch, 'rows', { params: { listId }, query: { ...query } })
const countsOf = async (listId: string) =>
  (await world.ok(officer, bulkMatch, 'get', { params: { listId } })).counts
const decide = (listId: string, recordId: string, decision: 'ACCEPTED' | 'REJECTED') =>
  world.ok(officer, bulkMatch, 'decide', {
    params: { listId },
    body: { rowNo: 2, part: 'PERSON', recordId, decision },
  })

/** The terms and the change that the audit keeps of a request. */
const payloadOf = async (requestId: unknown): Promise<Record<string, object>> => {
  const kept = await world.admin.query<{ kind: string; body: object }>(
    'SELECT kind, body FROM audit.payload WHERE request_id = $1',
    [requestId],
  )
  return Object.fromEntries(kept.rows.map(({ kind, body }) => [kind, body]))
}

/** A person whom everybody may see, under another name in a record of its own. */
async function withAlias(name: { forename: string; surname: string; dob: string }) {
  const { nominalId } = await makePerson(world, {
    forename: 'Quentin',
    surname: `Open${name.surname.toLowerCase()}`,
    dob: '1938-12-30',
  })
  const recordId = await arrange(world, async (ctx) => {
    const { id } = await createRecord(ctx, { kind: 'PersonRecord', aclId: 0 })
    const createdAt = world.clock.now()
    await ctx.tx.personRecord.create({
      data: { id, nominalId, sourceKind: 'TEST', dob: new Date(name.dob), createdAt },
    })
    const { forename, surname } = name
    await ctx.tx.personName.create({
      data: { personRecordId: id, kind: 'PRIMARY', forename, surname, createdAt },
    })
    await indexPerson(ctx, id)
    return id
  })
  return { nominalId, recordId }
}

describe('a match by a fact that is hidden since', () => {
  it('is in no count, no filter and no refusal', async () => {
    const name = { forename: 'Sal', surname: 'Aliaslistby', dob: '1971-05-05' }
    const { nominalId, recordId } = await withAlias(name)
    const listId = await looked(world, officer, `${header}Aliaslistby,Sal,5/5/1971,\n`, [...columns])
    expect((await rowsOf(listId)).rows[0]?.parts[0]?.matches[0]?.record.id).toBe(nominalId)
    await restrict(world, recordId)
    expect(await countsOf(listId)).toMatchObject({
      strong: 0,
      probable: 0,
      possible: 0,
      nothing: 1,
      undecided: 0,
    })
    expect((await rowsOf(listId, { show: 'MATCHED' })).rows).toEqual([])
    expect((await rowsOf(listId, { show: 'UNDECIDED' })).rows).toEqual([])
    const [row] = (await rowsOf(listId, { show: 'NOTHING' })).rows
    expect(row?.parts[0]).toMatchObject({ matches: [], notMade: null })
    const made = await world.call(officer, bulkMatch, 'link', {
      params: { listId },
      body: { rowNo: 2, links: [{ code: 'PERSON_PHONE', role: 'PHONE_OF' }], makes: ['PERSON'] },
    })
    // The row has no telephone: what is refused is that link alone.
    expect(made.body).toContain('BM-7')
  })

  it('is not given out as a match, nor its strength, to who may not hold the fact', async () => {
    const name = { forename: 'Una', surname: 'Givenlistby', dob: '1972-06-06' }
    const { recordId } = await withAlias(name)
    await restrict(world, recordId, [officer.id])
    const listId = await looked(world, officer, `${header}Givenlistby,Una,6/6/1972,\n`, [...columns])
    expect((await rowsOf(listId)).rows[0]?.parts[0]?.matches).toHaveLength(1)
    const { body } = await world.call(officer, bulkMatch, 'export', {
      params: { listId },
      body: { recipient: 'Gold group' },
    })
    expect(body).toContain('Givenlistby')
    expect(body).not.toMatch(/OPENGIVENLISTBY|Almost certainly|Probably|Possibly/i)
  })
})

describe('bulkMatch.again', () => {
  it('looks for a row once more, keeps what was decided, and finds who was made since', async () => {
    const csv = `${header}Againlistby,Ann,7/7/1973,\n`
    const { nominalId } = await makePerson(world, {
      forename: 'Ann',
      surname: 'Againlistby',
      dob: '1973-07-07',
    })
    const listId = await looked(world, officer, csv, [...columns])
    await decide(listId, nominalId, 'REJECTED')
    const { nominalId: later } = await makePerson(world, {
      forename: 'Ann',
      surname: 'Againlistby',
      dob: '1973-07-07',
    })
    const again = { params: { listId }, body: { rowNo: 2 } }
    expect(await world.ok(officer, bulkMatch, 'again', again)).toMatchObject({
      state: 'RUNNING',
      counts: { waiting: 1 },
    })
    expect((await world.call(officer, bulkMatch, 'again', again)).json().error.code).toBe('not_in_state')
    await lookToEnd(world, officer, listId)
    const matches = (await rowsOf(listId)).rows[0]?.parts[0]?.matches.map(({ record, decided }) => [
      record.id,
      decided,
    ])
    expect(matches?.toSorted()).toEqual(
      [
        [nominalId, 'REJECTED'],
        [later, null],
      ].toSorted(),
    )
  })
})

describe('columns that are said anew', () => {
  it('take every decision away, that on a record hidden meanwhile too, and say how many', async () => {
    const { nominalId } = await makePerson(world, {
      forename: 'Rem',
      surname: 'Remaplistby',
      dob: '1974-08-08',
    })
    const listId = await looked(world, officer, `${header}Remaplistby,Rem,8/8/1974,\n`, [...columns])
    await decide(listId, nominalId, 'ACCEPTED')
    expect(await countsOf(listId)).toMatchObject({ decided: 1 })
    const map = async () => {
      const body = { hasHeader: true, columns: [...columns] }
      const answer = await world.call(officer, bulkMatch, 'map', { params: { listId }, body })
      return (await payloadOf(answer.headers['x-request-id'])).change
    }
    await world.admin.query(
      `BEGIN; SET LOCAL session_replication_role = replica; UPDATE bulk_match_hit SET acl_id = 999999 WHERE list_id = '${listId}'; COMMIT`,
    )
    expect(await map()).toMatchObject({ forgotten: 0 })
    await world.admin.query(
      `BEGIN; SET LOCAL session_replication_role = replica; UPDATE bulk_match_hit SET acl_id = 0 WHERE list_id = '${listId}'; COMMIT`,
    )
    expect(await countsOf(listId)).toMatchObject({ decided: 0, waiting: 1 })
    await lookToEnd(world, officer, listId)
    expect((await rowsOf(listId)).rows[0]?.parts[0]?.matches[0]?.decided).toBeNull()
    await decide(listId, nominalId, 'ACCEPTED')
    expect(await map()).toMatchObject({ forgotten: 1 })
  })
})

describe('bulkMatch.link', () => {
  const bill = 'A number,B number,Date,Time,Duration\n07700 900821,07700 900822,3/5/2026,21:14,65\n'
  const linkCall = async (text: string, makes: ('PHONE' | 'CALLED')[]) => {
    const meanings = ['PHONE', 'CALLED', 'CALL_DAY', 'CALL_TIME', 'CALL_LENGTH'] as const
    const listId = await looked(world, officer, text, [...meanings])
    const parts = (await rowsOf(listId)).rows[0]?.parts ?? []
    for (const { part, matches } of parts)
      for (const { record } of matches)
        await world.ok(officer, bulkMatch, 'decide', {
          params: { listId },
          body: { rowNo: 2, part, recordId: record.id, decision: 'ACCEPTED' },
        })
    const answer = await world.call(officer, bulkMatch, 'link', {
      params: { listId },
      body: { rowNo: 2, links: [{ code: 'CALL', role: 'CALLED' }], makes },
    })
    return { answer, ids: parts.flatMap(({ matches }) => matches.map(({ record }) => record.id)) }
  }

  it('keeps a call once, however often its bill is sent, and names both ends in the audit', async () => {
    const first = await linkCall(bill, ['PHONE', 'CALLED'])
    expect(first.answer.statusCode).toBe(200)
    const second = await linkCall(bill, [])
    expect(second.answer.json().links).toEqual(first.answer.json().links)
    expect(second.ids).toHaveLength(2)
    const [entry] = await world.auditOf(String(second.answer.headers['x-request-id']))
    expect(entry).toMatchObject({ result_ids: expect.arrayContaining(second.ids) })
  })

  it('keeps the terms of the search before somebody new, and whom it found', async () => {
    const { nominalId } = await makePerson(world, {
      forename: 'Nia',
      surname: 'Newlistby',
      dob: '1975-09-09',
    })
    const listId = await looked(world, officer, `${header}Newlistby,Nia,9/9/1975,07700 900823\n`, [
      ...columns,
    ])
    await decide(listId, nominalId, 'REJECTED')
    const answer = await world.call(officer, bulkMatch, 'link', {
      params: { listId },
      body: { rowNo: 2, links: [{ code: 'PERSON_PHONE', role: 'PHONE_OF' }], makes: ['PERSON', 'PHONE'] },
    })
    expect(answer.statusCode).toBe(200)
    const made = (answer.json() as { made: { id: string }[] }).made.map(({ id }) => id)
    const [entry] = await world.auditOf(String(answer.headers['x-request-id']))
    expect(entry).toMatchObject({ result_ids: expect.arrayContaining([nominalId, ...made]) })
    expect((await payloadOf(answer.headers['x-request-id'])).terms).toMatchObject({ surname: 'Newlistby' })
  })
})
