/** Lists held against the store: rows add up, matches are a person's to decide, links come of what was accepted, and nothing hidden shows. */
import { bulkMatch, nominal, pole } from '@mips/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePerson, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld, type Actor } from '../../testing/world.ts'
import { makeIncident } from '../incident/incident.fixtures.ts'
import { eraseOldLists } from './bulk-match.job.ts'
import { fieldsOf, looked, lookToEnd, send, sent, workbookOf } from './bulk-match.testing.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

let analyst: Actor
let bram: Awaited<ReturnType<typeof makePerson>>
const columns = ['SURNAME', 'FORENAME', 'DOB', 'PHONE', 'VRM'] as const
const header = 'Surname,Forename,DOB,Mobile,Reg\n'
const bramRow = 'Oduyaby,Bram,12/11/1990,07700 900801,TE57 LST\n'

beforeAll(async () => {
  analyst = await world.actor('ANALYST')
  bram = await makePerson(world, { forename: 'Bram', surname: 'Oduyaby', dob: '1990-11-12' })
  await makePerson(world, { forename: 'Bram', surname: 'Odunsiby', dob: '1961-01-02' })
})

const rowsOf = (listId: string, query: object = {}, as = analyst) =>
  world.ok(as, bulkMatch, 'rows', { params: { listId }, query: { ...query } })
const decide = (listId: string, body: object, as = analyst) =>
  world.call(as, bulkMatch, 'decide', {
    params: { listId },
    body: { rowNo: 2, part: 'PERSON', recordId: bram.nominalId, decision: 'ACCEPTED', ...body },
  })
const linkIt = (listId: string, body: object, as = analyst) =>
  world.call(as, bulkMatch, 'link', {
    params: { listId },
    body: { rowNo: 2, links: [{ code: 'PERSON_PHONE', role: 'PHONE_OF' }], ...body } as never,
  })

describe('bulkMatch.upload', () => {
  it('asks for a name, a reason and a file that can be read, and keeps nothing otherwise', async () => {
    const refuse = async (bytes: string, fields: Record<string, string>) =>
      (await send(world, analyst, bytes, { fields })).json().error.fields
    expect(await refuse('a,b', { title: 'x' })).toMatchObject([{ path: 'reason' }])
    expect(await refuse('a,b', { ...fieldsOf(), title: ' ' })).toMatchObject([{ path: 'title' }])
    expect(
      await refuse('a,b', { ...fieldsOf(), sourceId: bram.personRecordId.replace(/^./, 'f') }),
    ).toMatchObject([{ path: 'sourceId' }])
    expect(await refuse(' \n', fieldsOf())).toMatchObject([
      { path: 'file', message: expect.stringContaining('BM-1') },
    ])
    expect((await world.ok(analyst, bulkMatch, 'list', {})).lists).toEqual([])
  })

  it('guesses what the columns mean, and tells until when the rows are kept', async () => {
    const listId = await sent(world, analyst, header + bramRow)
    const list = await world.ok(analyst, bulkMatch, 'get', { params: { listId } })
    expect(list).toMatchObject({
      state: 'MAPPING',
      hasHeader: true,
      eraseOn: '2026-10-05',
      isRemembered: false,
    })
    expect(list.columns.map(({ meaning }) => meaning)).toEqual(columns)
    expect(list.columns[0]).toMatchObject({ header: 'Surname', examples: ['Oduyaby'] })
  })

  it('takes a workbook as well', async () => {
    const sheet =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>2</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Oduyaby</t></is></c><c r="B2" s="1"><v>33189</v></c></row>'
    const listId = await sent(world, analyst, workbookOf(sheet))
    await world.ok(analyst, bulkMatch, 'map', {
      params: { listId },
      body: { hasHeader: true, columns: ['SURNAME', 'DOB'] },
    })
    await lookToEnd(world, analyst, listId)
    const { rows } = await rowsOf(listId)
    expect(rows[0]?.parts[0]?.asked).toBe('Oduyaby, 1990-11-12')
    expect(rows[0]?.parts[0]?.matches[0]?.record.id).toBe(bram.nominalId)
  })
})

describe('what columns mean', () => {
  it('is remembered by the header for the next file of that kind; who sent the earlier one is not told', async () => {
    const file = 'Person of note,Nummer\nOduyaby,07700 900801\n'
    const listId = await sent(world, analyst, file)
    await world.ok(analyst, bulkMatch, 'map', {
      params: { listId },
      body: { hasHeader: true, columns: ['FULL_NAME', 'PHONE'] },
    })
    const colleague = await world.actor('INTELLIGENCE_OFFICER')
    const next = await world.ok(colleague, bulkMatch, 'get', {
      params: { listId: await sent(world, colleague, 'PERSON OF NOTE;Nummer\nSmithby;1\n') },
    })
    expect(next.columns.map(({ meaning }) => meaning)).toEqual(['FULL_NAME', 'PHONE'])
    expect(next.isRemembered).toBe(true)
    expect(JSON.stringify(next)).not.toContain(analyst.id)
    const kept = await world.admin.query('SELECT * FROM bulk_match_mapping')
    expect(JSON.stringify(kept.rows)).not.toMatch(/person|nummer/i)
  })

  it('is refused when nothing could be looked for, or a column has no meaning', async () => {
    const listId = await sent(world, analyst, header + bramRow)
    const map = async (body: { hasHeader: boolean; columns: never[] }) =>
      (await world.call(analyst, bulkMatch, 'map', { params: { listId }, body })).json().error.fields
    expect(
      await map({ hasHeader: true, columns: ['IGNORE', 'IGNORE', 'IGNORE', 'IGNORE', 'IGNORE'] as never[] }),
    ).toMatchObject([{ path: 'columns', message: expect.stringContaining('BM-2') }])
    expect(await map({ hasHeader: true, columns: ['SURNAME'] as never[] })).toMatchObject([
      { path: 'columns' },
    ])
    expect((await world.call(analyst, bulkMatch, 'look', { params: { listId } })).json().error.code).toBe(
      'not_in_state',
    )
  })
})

describe('bulkMatch.look', () => {
  it('reads every row or says why not: the counts add up to the file', async () => {
    const listId = await looked(
      world,
      analyst,
      `${header}${bramRow}\n,,31/02/1990,12,\nNobodyby,Nell,1/1/1950,,\n`,
      [...columns],
    )
    const { counts, state } = await world.ok(analyst, bulkMatch, 'get', { params: { listId } })
    expect({ state, ...counts }).toMatchObject({
      state: 'DONE',
      inFile: 5,
      header: 1,
      blank: 1,
      unreadable: 1,
      looked: 2,
      waiting: 0,
      nothing: 1,
      undecided: 1,
    })
    expect(counts.header + counts.blank + counts.unreadable + counts.waiting + counts.looked).toBe(
      counts.inFile,
    )
    const { rows } = await rowsOf(listId, { show: 'UNREADABLE' })
    expect(rows).toMatchObject([{ rowNo: 4, state: 'UNREADABLE', problems: [{ column: 3 }, { column: 2 }] }])
    expect((await rowsOf(listId, { show: 'NOTHING' })).rows.map(({ rowNo }) => rowNo)).toEqual([5])
    expect((await rowsOf(listId, { show: 'MATCHED' })).rows).toHaveLength(1)
    // A name with its day of birth is not yet almost certain: thousands share one by chance.
    expect((await rowsOf(listId, { show: 'MATCHED', least: 'STRONG' })).rows).toEqual([])
  })

  it('is audited as a search with its terms and the ids of what it found', async () => {
    const listId = await sent(world, analyst, header + bramRow)
    await world.ok(analyst, bulkMatch, 'map', {
      params: { listId },
      body: { hasHeader: true, columns: [...columns] },
    })
    const step = await world.call(analyst, bulkMatch, 'look', { params: { listId } })
    const [entry] = await world.auditOf(String(step.headers['x-request-id']))
    expect(entry).toMatchObject({
      action: 'bulkMatch.look',
      act: 'search',
      purpose_code: 'INVESTIGATION',
      result_ids: expect.arrayContaining([bram.nominalId]),
    })
  })

  it('stops, goes on, and never looks for a list of somebody else', async () => {
    const other = await world.actor('ANALYST')
    const many = Array.from(
      { length: 30 },
      (_, at) => `Rowby${'abcdefghij'[at % 10]},Ann,1/2/19${60 + at},,`,
    ).join('\n')
    const listId = await sent(world, analyst, header + many)
    const params = { listId }
    await world.ok(analyst, bulkMatch, 'map', { params, body: { hasHeader: true, columns: [...columns] } })
    expect((await world.ok(analyst, bulkMatch, 'look', { params })).counts).toMatchObject({
      looked: 25,
      waiting: 5,
    })
    await world.ok(analyst, bulkMatch, 'stop', { params })
    expect((await world.call(analyst, bulkMatch, 'look', { params })).json().error.code).toBe('not_in_state')
    await world.ok(analyst, bulkMatch, 'resume', { params })
    expect(await lookToEnd(world, analyst, listId)).toBe(1)
    for (const name of ['get', 'look', 'end', 'stop'] as const)
      expect((await world.call(other, bulkMatch, name, { params })).statusCode).toBe(404)
    expect((await world.ok(other, bulkMatch, 'list', {})).lists).toEqual([])
  })

  it('finds nobody and nothing that the reader may not see, and forgets what is hidden since', async () => {
    const secret = await makePerson(world, { forename: 'Sal', surname: 'Secretlistby', dob: '1970-05-05' })
    const csv = `${header}Secretlistby,Sal,5/5/1970,,\n`
    const before = await looked(world, analyst, csv, [...columns])
    expect((await rowsOf(before)).rows[0]?.parts[0]?.matches).toHaveLength(1)
    await restrict(world, secret.nominalId)
    const after = await looked(world, analyst, csv, [...columns])
    const same = (text: string, id: string) => text.replaceAll(id, 'list')
    const [one, other] = await Promise.all(
      [before, after].map(async (listId) => same(JSON.stringify(await rowsOf(listId)), listId)),
    )
    expect(one).toBe(other)
    const counted = await world.ok(analyst, bulkMatch, 'get', { params: { listId: before } })
    expect(counted.counts).toMatchObject({ nothing: 1, undecided: 0 })
    expect((await decide(before, { recordId: secret.nominalId })).json().error.code).toBe('bad_reference')
  })
})

describe('bulkMatch.decide and bulkMatch.link', () => {
  it('link what was accepted, with the file as the source, once', async () => {
    const { id: incidentId } = await makeIncident(world)
    const listId = await looked(world, analyst, header + bramRow, [...columns], { sourceId: incidentId })
    expect((await linkIt(listId, {})).json().error.facts.reason).toContain('BM-7')
    expect((await decide(listId, {})).statusCode).toBe(200)
    expect(
      (await linkIt(listId, { links: [{ code: 'CALL', role: 'CALLED' }] })).json().error.fields[0].message,
    ).toContain('BM-7')
    const done = await linkIt(listId, {
      links: [
        { code: 'PERSON_PHONE', role: 'PHONE_OF' },
        { code: 'PERSON_VRM', role: 'USES' },
      ],
      makes: ['PHONE', 'VRM'],
    })
    expect(done.statusCode).toBe(200)
    const { made, links } = done.json() as { made: { id: string; title: string }[]; links: string[] }
    expect(made.map(({ title }) => title)).toEqual([
      expect.stringContaining('07700 900801'),
      expect.stringContaining('TE57 LST'),
    ])
    const rows = await world.admin.query(
      'SELECT source_id, origin, note, created_by FROM link WHERE id = ANY ($1)',
      [links],
    )
    expect(rows.rows).toMatchObject(
      Array(2).fill({
        source_id: incidentId,
        origin: 'imported',
        created_by: analyst.id,
        note: expect.stringMatching(/^From a list, row 2\. File [0-9a-f]{12}\.$/),
      }),
    )
    expect((await linkIt(listId, { makes: [] })).json().error.code).toBe('already_done')
    expect((await decide(listId, { decision: 'REJECTED' })).json().error.facts.reason).toContain('BM-5')
    const again = await looked(world, analyst, header + bramRow, [...columns])
    expect(
      (await rowsOf(again)).rows[0]?.parts.map(({ part, matches }) => [part, matches[0]?.strength]),
    ).toEqual([
      ['PERSON', 'STRONG'],
      ['PHONE', 'STRONG'],
      ['VRM', 'STRONG'],
    ])
    const page = await world.ok(analyst, nominal, 'get', { params: { nominalId: bram.nominalId } })
    expect(JSON.stringify(page)).toContain('TE57 LST')
  })

  it('make nobody and nothing before every match was looked at, and people only for those who may create them', async () => {
    const officer = await world.actor('INTELLIGENCE_OFFICER')
    const csv = `${header}Odunsiby,Bram,2/1/1961,07700 900802,\n`
    const listId = await looked(world, officer, csv, [...columns])
    const found = (await rowsOf(listId, {}, officer)).rows[0]?.parts[0]?.matches ?? []
    expect(found.length).toBeGreaterThan(0)
    const make = { makes: ['PERSON', 'PHONE'] }
    expect((await linkIt(listId, make, officer)).json().error.facts.reason).toContain('BM-6')
    for (const { record } of found)
      await decide(listId, { recordId: record.id, decision: 'REJECTED' }, officer)
    const done = await linkIt(listId, make, officer)
    expect(done.json()).toMatchObject({ made: [{ kind: 'Nominal' }, { kind: 'Object' }] })
    const made = (done.json() as { made: { id: string }[] }).made[0]?.id ?? ''
    const decided = await world.admin.query(
      "SELECT 1 FROM identity_decision d JOIN person_record p ON p.id IN (d.person_record_a, d.person_record_b) WHERE p.nominal_id = $1 AND d.decision = 'not_same'",
      [made],
    )
    expect(decided.rows.length).toBe(found.length)
    const own = await looked(world, analyst, `${header}Newlistby,Nan,2/1/1961,07700 900803,\n`, [...columns])
    expect((await linkIt(own, make)).json().error.facts.reason).toContain('may not create people')
  })

  it('keep every call of a bill as a link with its time, and one match of a part at most', async () => {
    const bill =
      'A number,B number,Date,Time,Duration\n07700 900811,07700 900812,3/5/2026,21:14,65\n07700 900811,07700 900812,4/5/2026,09:00,5\n'
    const listId = await looked(world, analyst, bill, [
      'PHONE',
      'CALLED',
      'CALL_DAY',
      'CALL_TIME',
      'CALL_LENGTH',
    ])
    const call = { links: [{ code: 'CALL', role: 'CALLED' }] }
    const first = await linkIt(listId, { ...call, makes: ['PHONE', 'CALLED'] })
    expect(first.statusCode).toBe(200)
    const [phone, called] = (first.json() as { made: { id: string }[] }).made
    // The second row was looked for before its telephones were on the store: it takes those, and makes none twice.
    const second = await linkIt(listId, { rowNo: 3, ...call, makes: ['PHONE', 'CALLED'] })
    expect(second.json()).toMatchObject({ made: [], links: [expect.any(String)] })
    expect(called).toBeDefined()
    const chart = await world.ok(analyst, pole, 'getChart', { params: { recordId: phone?.id ?? '' } })
    expect(chart.links.map(({ roleLabel, day, until }) => [roleLabel, day, until]).toSorted()).toEqual([
      ['Called', '2026-05-03', '2026-05-03'],
      ['Called', '2026-05-04', '2026-05-04'],
    ])
  })
})

describe('bulkMatch.export', () => {
  it('is marked, safe in a spreadsheet, without what is restricted, and kept with its recipient', async () => {
    const reader = await world.actor('ANALYST')
    const secret = await makePerson(world, { forename: 'Vera', surname: 'Veiledby', dob: '1971-05-05' })
    await restrict(world, secret.nominalId, [reader.id])
    const listId = await looked(world, reader, `${header}${bramRow}Veiledby,Vera,5/5/1971,,=HYPERLINK(1)\n`, [
      ...columns,
    ])
    expect((await rowsOf(listId, {}, reader)).rows[1]?.parts[0]?.matches).toHaveLength(1)
    const answer = await world.call(reader, bulkMatch, 'export', {
      params: { listId },
      body: { recipient: 'Gold group' },
    })
    expect(answer.headers['content-disposition']).toContain('matched-list.csv')
    for (const words of [
      'OFFICIAL-SENSITIVE',
      'For: Gold group',
      'ODUYABY, Bram',
      'Almost certainly',
      `"'=HYPERLINK(1)"`,
    ])
      expect(answer.body).toContain(words)
    expect(answer.body).not.toContain('VEILEDBY')
    const kept = await world.admin.query(
      'SELECT recipient, act, result_ids FROM audit.entry WHERE request_id = $1',
      [String(answer.headers['x-request-id'])],
    )
    expect(kept.rows).toMatchObject([
      { recipient: 'Gold group', act: 'disclosure', result_ids: expect.arrayContaining([bram.nominalId]) },
    ])
  })
})

describe('the rows of a list', () => {
  it('are erased on their day or at once; decisions and ids stay', async () => {
    const listId = await looked(world, analyst, header + bramRow, [...columns])
    const parts = { prisma: world.prisma, writer: world.platform.writer, clock: world.clock }
    await eraseOldLists(parts)
    expect((await rowsOf(listId)).rows[0]?.cells[0]).toBe('Oduyaby')
    await world.admin.query(
      "BEGIN; SET LOCAL session_replication_role = replica; UPDATE bulk_match SET erase_on = '2026-09-07' WHERE id = '" +
        listId +
        "'; COMMIT",
    )
    await eraseOldLists(parts)
    const rows = await world.admin.query('SELECT cells FROM bulk_match_row WHERE list_id = $1', [listId])
    expect(JSON.stringify(rows.rows)).not.toContain('Oduyaby')
    const list = await world.ok(analyst, bulkMatch, 'get', { params: { listId } })
    expect(list.state).toBe('ERASED')
    expect(
      (
        await world.call(analyst, bulkMatch, 'export', { params: { listId }, body: { recipient: 'x' } })
      ).json().error.code,
    ).toBe('not_in_state')
    const logged = await world.admin.query("SELECT act FROM audit.entry WHERE action = 'bulkMatch.erase'")
    expect(logged.rows).toEqual([{ act: 'erasure' }])
  })
})
