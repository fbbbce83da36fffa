/** The vault: its tables closed to the application, two people to open a source, batches through the corridor, and neither side across it. */
import { sourceVault } from '@mips/contracts'
import { withConnection } from '@mips/database/connection'
import { AUDITOR_ROLE, SEALER_ROLE } from '@mips/database/roles'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { sqlStateOf } from '../../platform/db/sql-state.ts'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import {
  askedOpening,
  contactBody,
  madeSource,
  releasedReport,
  reportBody,
  secretName,
  secretWords,
  waitingReport,
} from './source-vault.testing.ts'

const start = '2026-06-01T09:00:00.000Z'
const database = await testDatabase()
const world = await buildWorld(database, { now: start })
afterAll(() => world.close())

let handler: Actor
let colleague: Actor
let controller: Actor
let officer: Actor
beforeEach(async () => {
  world.clock.set(start)
  handler ??= await world.actor('SOURCE_UNIT')
  colleague ??= await world.actor('SOURCE_UNIT')
  controller ??= await world.actor('SOURCE_CONTROLLER')
  officer ??= await world.actor('INTELLIGENCE_OFFICER')
})

async function refused(send: () => ReturnType<typeof world.call>, status: number, error: object) {
  const before = await rowCounts(world.admin)
  const response = await send()
  expect(response.statusCode, response.body).toBe(status)
  expect(response.json().error).toMatchObject(error)
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}
const open = (as: Actor, openingId: string) => world.call(as, sourceVault, 'open', { params: { openingId } })
const desk = (as = handler) => world.ok(as, sourceVault, 'desk', {})

describe('the database', () => {
  const tables = ['source', 'contact', 'opening', 'report', 'feedback']
  const stateOf = (url: string, sql: string) =>
    withConnection(url, (connection) => connection.query(sql)).then(() => 'allowed', sqlStateOf)

  it('denies the application every reading and writing of every table', async () => {
    await madeSource(world, handler)
    for (const table of tables)
      for (const sql of [
        `SELECT 1 FROM vault.${table}`,
        `SELECT count(*) FROM vault.${table}`,
        `INSERT INTO vault.${table} DEFAULT VALUES`,
        `SELECT * FROM vault.${table} FOR UPDATE`,
        `DELETE FROM vault.${table}`,
        `TRUNCATE vault.${table}`,
        `COPY vault.${table} TO STDOUT`,
        `CREATE VIEW mine AS SELECT * FROM vault.${table}`,
      ])
        expect([sql, await stateOf(database.appUrl, sql)]).toEqual([sql, '42501'])
  })

  it('denies the sealer and the auditor the schema itself', async () => {
    for (const url of [database.sealerUrl, database.auditorUrl])
      for (const sql of [
        'SELECT 1 FROM vault.source',
        'SELECT vault.key_ids()',
        'SELECT vault.list_sources()',
      ])
        expect(await stateOf(url, sql), `${SEALER_ROLE} or ${AUDITOR_ROLE}: ${sql}`).toBe('42501')
  })

  it('lets nobody become the role that owns the vault, and that role reads nothing outside it', async () => {
    expect(await stateOf(database.appUrl, 'SET ROLE mips_vault')).toBe('42501')
    const readable = await world.admin.query(
      `SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname NOT IN ('vault', 'pg_catalog', 'information_schema') AND c.relkind IN ('r', 'v', 'm', 'p')
          AND has_table_privilege('mips_vault', c.oid, 'SELECT, INSERT, UPDATE, DELETE') `,
    )
    expect(readable.rows).toEqual([])
    const foreign = await world.admin.query(
      `SELECT conname FROM pg_constraint WHERE contype = 'f' AND (conrelid::regclass::text LIKE 'vault.%') <> (confrelid::regclass::text LIKE 'vault.%')`,
    )
    expect(foreign.rows).toEqual([])
  })

  it('answers the functions to nobody without the permission, whatever they claim but an audited request', async () => {
    expect(await stateOf(database.appUrl, 'SELECT vault.list_sources()')).toBe('MP001')
    const as = (permissions: string) =>
      `SELECT set_config('mips.request', '${randomUUID()}', false), set_config('mips.actor', '${randomUUID()}', false), set_config('mips.permissions', '${permissions}', false); SELECT vault.list_sources()`
    expect(await stateOf(database.appUrl, as('intelligence.entry.read'))).toBe('42501')
    expect(await stateOf(database.appUrl, as('vault.source.keep,intelligence.entry.read'))).toBe('42501')
    expect(await stateOf(database.appUrl, as('vault.source.keep,vault.product.receive'))).toBe('42501')
    expect(await stateOf(database.appUrl, 'SELECT vault.knew(gen_random_uuid(), gen_random_uuid())')).toBe(
      '42501',
    )
  })

  it('keeps no change without its audit entry, and lets nothing be deleted', async () => {
    const write = `SELECT set_config('mips.request', '${randomUUID()}', false), set_config('mips.actor', '${randomUUID()}', false), set_config('mips.permissions', 'vault.source.keep', false);
      SELECT vault.register_source(gen_random_uuid(), gen_random_uuid(), 'Unaudited 1', 'PUBLIC', now(), 'x', '\\x00')`
    expect(await stateOf(database.appUrl, write)).toBe('MP001')
    expect(await stateOf(database.adminUrl, 'DELETE FROM vault.source')).toBe('MP002')
  })

  it('holds no identity, contact or report in words', async () => {
    await askedOpening(world, handler, controller)
    const { sourceKey } = await waitingReport(world, handler)
    await world.ok(handler, sourceVault, 'addContact', { params: { sourceKey }, body: contactBody(world) })
    const all = await world.admin.query<{ text: string }>(
      `SELECT string_agg(x, ' ') AS text FROM (SELECT concat(s, encode(s.sealed, 'escape')) AS x FROM vault.source s UNION ALL SELECT concat(c, encode(c.sealed, 'escape')) FROM vault.contact c
         UNION ALL SELECT concat(r, encode(r.sealed, 'escape')) FROM vault.report r) t`,
    )
    for (const words of ['Tarrantby', 'ropeworks', '900461', 'box at the corner', 'closed bakery'])
      expect(all.rows[0]?.text).not.toContain(words)
  })
})

describe('IV-3: opening a source', () => {
  it('is closed to administrators, auditors and the side of intelligence, asked and granted or not', async () => {
    const { sourceKey, openingId } = await askedOpening(world, handler, controller)
    for (const role of ['ADMIN', 'AUDITOR', 'INTELLIGENCE_OFFICER', 'DETECTIVE', 'SUPERINTENDENT'] as const) {
      const as = await world.actor(role)
      await refused(() => open(as, openingId), 403, { code: 'forbidden' })
      await refused(() => world.call(as, sourceVault, 'desk', {}), 403, { code: 'forbidden' })
      await refused(
        () => world.call(as, sourceVault, 'askOpening', { params: { sourceKey }, body: { reason: 'RISK' } }),
        403,
        { code: 'forbidden' },
      )
    }
    await refused(() => open(colleague, openingId), 404, { code: 'not_found' })
    await refused(() => open(controller, openingId), 404, { code: 'not_found' })
  })

  it.each(['ADMIN', 'DETECTIVE', 'INTELLIGENCE_OFFICER'] as const)(
    'is closed to a member of the unit who is %s as well',
    async (role) => {
      const both = await world.actor('SOURCE_UNIT')
      await world.admin.query('INSERT INTO role_grant (user_id, role_code) VALUES ($1, $2)', [both.id, role])
      await refused(() => world.call(both, sourceVault, 'desk', {}), 409, {
        facts: { rule: role === 'ADMIN' ? 'IV-3' : 'IV-1' },
      })
    },
  )

  it('takes two people: nobody grants what they asked, nor a handler at all', async () => {
    const { sourceKey } = await madeSource(world, handler)
    const ask = (as: Actor) =>
      world.ok(as, sourceVault, 'askOpening', { params: { sourceKey }, body: { reason: 'REVIEW' } })
    const { openingId } = await ask(controller)
    expect(await ask(controller)).toEqual({ openingId })
    const answer = (as: Actor, isGranted = true) =>
      world.call(as, sourceVault, 'answerOpening', { params: { openingId }, body: { isGranted } })
    await refused(() => open(controller, openingId), 404, { code: 'not_found' })
    await refused(() => answer(controller), 409, { facts: { rule: 'IV-3' } })
    await refused(() => answer(handler), 403, { code: 'forbidden' })
    const second = await world.actor('SOURCE_CONTROLLER')
    expect((await answer(second)).statusCode).toBe(200)
    await refused(() => answer(second), 404, { code: 'not_found' })
    expect((await open(controller, openingId)).json()).toMatchObject({ name: secretName })
  })

  it('shows who it is with the contacts, to the asker alone, until the time is over', async () => {
    const { sourceKey, openingId, pseudonym } = await askedOpening(world, handler, controller)
    await world.ok(handler, sourceVault, 'addContact', { params: { sourceKey }, body: contactBody(world) })
    const shown = (await open(handler, openingId)).json()
    expect(shown).toMatchObject({
      pseudonym,
      name: secretName,
      words: secretWords,
      openUntil: expect.any(String),
    })
    expect(shown.contacts).toMatchObject([
      { words: 'Rang from the box at the corner.', by: { id: handler.id } },
    ])
    world.clock.set('2026-06-01T09:29:59.000Z')
    expect((await open(handler, openingId)).statusCode).toBe(200)
    world.clock.set('2026-06-01T09:30:00.000Z')
    await refused(() => open(handler, openingId), 404, { code: 'not_found' })
    expect((await desk()).openings.map(({ id }) => id)).not.toContain(openingId)
  })

  it('stays closed when it is refused', async () => {
    const { openingId } = await askedOpening(world, handler)
    await world.ok(controller, sourceVault, 'answerOpening', {
      params: { openingId },
      body: { isGranted: false },
    })
    await refused(() => open(handler, openingId), 404, { code: 'not_found' })
  })

  it('is audited each time without a word of who it is', async () => {
    const { sourceKey, openingId } = await askedOpening(world, handler, controller)
    const response = await open(handler, openingId)
    expect(await world.auditOf(String(response.headers['x-request-id']))).toMatchObject([
      {
        action: 'sourceVault.open',
        act: 'consultation',
        outcome: 'ok',
        actor_id: handler.id,
        subject_id: sourceKey,
      },
    ])
    const everywhere = await world.admin.query<{ text: string }>(
      `SELECT concat((SELECT string_agg(e::text, ' ') FROM audit.entry e), (SELECT string_agg(p.body::text, ' ') FROM audit.payload p),
         (SELECT string_agg(i::text, ' ') FROM idempotency_key i), (SELECT string_agg(h::text, ' ') FROM history h), (SELECT string_agg(d::text, ' ') FROM draft d)) AS text`,
    )
    for (const words of ['Tarrantby', 'ropeworks', '900461', 'closed bakery', 'box at the corner'])
      expect(everywhere.rows[0]?.text).not.toContain(words)
  })
})

describe('the desk', () => {
  it('shows pseudonyms, never a name, a telephone or what was said', async () => {
    const { sourceKey } = await madeSource(world, handler)
    await world.ok(handler, sourceVault, 'addContact', { params: { sourceKey }, body: contactBody(world) })
    const shown = JSON.stringify([await desk(), await desk(controller)])
    expect(shown).not.toMatch(/Tarrantby|900461|ropeworks|box at the corner/)
    expect((await desk()).sources.find(({ key }) => key === sourceKey)).toMatchObject({
      pseudonym: expect.stringMatching(/^[A-Z][a-z]+ [A-Z][a-z]+ \d\d$/),
      contactCount: 1,
      lastContactOn: '2026-06-01',
      warning: null,
    })
  })

  it('makes nothing twice of a form that is sent twice', async () => {
    const onceKey = randomUUID()
    const first = await madeSource(world, handler, { onceKey })
    expect(await madeSource(world, handler, { onceKey })).toEqual(first)
    const send = () =>
      world.ok(handler, sourceVault, 'addContact', {
        params: { sourceKey: first.sourceKey },
        body: contactBody(world, { onceKey }),
      })
    await send()
    await send()
    expect((await desk()).sources.find(({ key }) => key === first.sourceKey)?.contactCount).toBe(1)
  })

  it('IV-6: tells of a member of the public who reports again and again, not of one under an authority', async () => {
    for (const [kind, warning] of [
      ['PUBLIC', { rule: 'IV-6' }],
      ['COVERT', null],
    ] as const) {
      const { sourceKey } = await madeSource(world, handler, { kind })
      const contact = (at: string) =>
        world.ok(handler, sourceVault, 'addContact', {
          params: { sourceKey },
          body: contactBody(world, { at }),
        })
      const line = async () => (await desk()).sources.find(({ key }) => key === sourceKey)
      await contact('2026-02-01T09:00:00Z')
      await contact('2026-04-01T09:00:00Z')
      expect((await line())?.warning).toBeNull()
      await contact('2026-05-31T09:00:00Z')
      const shown = (await line())?.warning ?? null
      if (warning === null) expect(shown).toBeNull()
      else expect(shown).toMatchObject(warning)
    }
  })

  it('refuses contacts in the future and unknown sources at their field', async () => {
    const { sourceKey } = await madeSource(world, handler)
    const contact = (key: string, more: object) => () =>
      world.call(handler, sourceVault, 'addContact', {
        params: { sourceKey: key },
        body: contactBody(world, more),
      })
    await refused(contact(sourceKey, { at: '2026-06-02T09:00:00Z' }), 400, { fields: [{ path: 'at' }] })
    await refused(contact(sourceKey, { words: ' ' }), 400, { fields: [{ path: 'words' }] })
    await refused(contact(randomUUID(), {}), 404, { code: 'not_found' })
  })
})

describe('the corridor', () => {
  it.each([
    ['IV-7', 'text', { text: 'The phone tap says that he leaves on Friday.' }],
    ['IM-1', 'marking', { marking: 'SECRET' }],
    ['IM-2', 'markingReason', { marking: 'OFFICIAL-SENSITIVE' }],
    ['IG-1', 'gradeReason', { source: '3' }],
  ])('%s: refuses a report at its field', async (rule, path, more) => {
    const { sourceKey } = await madeSource(world, handler)
    await refused(
      () =>
        world.call(handler, sourceVault, 'writeReport', { params: { sourceKey }, body: reportBody(more) }),
      400,
      { fields: [{ path, message: expect.stringContaining(rule) }] },
    )
  })

  it('IV-7: takes a car that was intercepted once somebody says that it was a car', async () => {
    const { sourceKey } = await madeSource(world, handler)
    const sent = await world.ok(handler, sourceVault, 'writeReport', {
      params: { sourceKey },
      body: reportBody({
        text: 'The van was intercepted; the source lives near.',
        source: '3',
        gradeReason: 'Was wrong twice',
        notInterception: 'A stopped van',
      }),
    })
    expect(sent.warnings).toEqual([expect.stringContaining('source lives')])
    const { reports } = await world.ok(controller, sourceVault, 'desk', {})
    expect(reports.map(({ grounds }) => grounds)).toContainEqual({
      gradeReason: 'Was wrong twice',
      markingReason: null,
      notInterception: 'A stopped van',
    })
  })

  it('IV-4: what one wrote another releases, at the next batch, under a number that ties it to nothing', async () => {
    const { reportId, sourceKey } = await waitingReport(world, controller)
    const second = await world.actor('SOURCE_CONTROLLER')
    const release = (as: Actor, reportIds = [reportId]) =>
      world.call(as, sourceVault, 'release', { body: { reportIds } })
    await refused(() => release(controller), 409, { facts: { rule: 'IV-4' } })
    await refused(() => release(handler), 403, { code: 'forbidden' })
    await refused(() => release(second, [reportId, randomUUID()]), 409, { facts: { rule: 'IV-4' } })
    expect((await release(second)).json()).toEqual({ count: 1, releaseAt: '2026-06-01T18:00:00.000Z' })
    await refused(() => release(second), 409, { facts: { rule: 'IV-4' } })
    const before = await world.ok(officer, sourceVault, 'product', {})
    world.clock.set('2026-06-01T18:00:00.000Z')
    const after = await world.ok(officer, sourceVault, 'product', {})
    expect(after.lines).toHaveLength(before.lines.length + 1)
    expect(JSON.stringify(after)).not.toContain('grounds')
    const line = after.lines.find(({ corridorId }) =>
      before.lines.every((one) => one.corridorId !== corridorId),
    )
    expect(Object.keys(line ?? {}).sort()).toEqual(
      ['conditions', 'corridorId', 'given', 'grades', 'marking', 'shownDay', 'text'].sort(),
    )
    expect(line).toMatchObject({ shownDay: '2026-06-01', grades: '2 A P', marking: 'OFFICIAL' })
    const released = JSON.stringify(after)
    for (const tie of [sourceKey, reportId, controller.id, handler.id]) expect(released).not.toContain(tie)
  })

  it('the audit of writing and releasing ties no source to a number of the corridor', async () => {
    const { corridorId } = await releasedReport(world, handler, controller)
    const found = await world.admin.query(
      'SELECT 1 FROM audit.entry e WHERE e::text LIKE $1 UNION ALL SELECT 1 FROM audit.payload p WHERE p.body::text LIKE $1',
      [`%${corridorId}%`],
    )
    expect(found.rowCount).toBe(0)
  })

  it('IV-5: feedback goes back as a code and a day, to the pseudonym, from nobody', async () => {
    const { corridorId, sourceKey } = await releasedReport(world, handler, controller)
    const give = (code: string, as = officer) =>
      world.call(as, sourceVault, 'giveFeedback', { params: { corridorId }, body: { code } } as never)
    await refused(() => give('Met him at the ropeworks'), 400, { fields: [{ path: 'code' }] })
    await refused(() => give('OF_VALUE', handler), 403, { code: 'forbidden' })
    expect((await give('COMPROMISE_RISK')).statusCode).toBe(200)
    expect((await give('COMPROMISE_RISK')).statusCode).toBe(200)
    const line = (await desk()).sources.find(({ key }) => key === sourceKey)
    expect(line?.feedback).toEqual([
      { code: 'COMPROMISE_RISK', label: 'The source may be at risk', on: '2026-06-01' },
    ])
    expect(JSON.stringify(await desk())).not.toContain(officer.id)
    const unknown = { params: { corridorId: randomUUID() }, body: { code: 'OF_VALUE' as const } }
    await refused(() => world.call(officer, sourceVault, 'giveFeedback', unknown), 404, { code: 'not_found' })
  })

  it('IV-2: whoever once knew the source neither reads nor answers its product, whatever their post is now', async () => {
    const moved = await world.actor('SOURCE_UNIT')
    const { corridorId } = await releasedReport(world, moved, controller)
    await world.admin.query("UPDATE role_grant SET role_code = 'INTELLIGENCE_OFFICER' WHERE user_id = $1", [
      moved.id,
    ])
    const { lines } = await world.ok(moved, sourceVault, 'product', {})
    expect(lines.map((line) => line.corridorId)).not.toContain(corridorId)
    await refused(
      () =>
        world.call(moved, sourceVault, 'giveFeedback', {
          params: { corridorId },
          body: { code: 'OF_VALUE' },
        }),
      409,
      { facts: { rule: 'IV-2' } },
    )
    expect(
      (await world.ok(officer, sourceVault, 'product', {})).lines.map((line) => line.corridorId),
    ).toContain(corridorId)
  })

  it('IV-2: nor does the controller who released it or granted an opening of the source', async () => {
    const released = await world.actor('SOURCE_CONTROLLER')
    const granted = await world.actor('SOURCE_CONTROLLER')
    const { corridorId, sourceKey } = await releasedReport(world, handler, released)
    const { openingId } = await world.ok(handler, sourceVault, 'askOpening', {
      params: { sourceKey },
      body: { reason: 'RISK' },
    })
    await world.ok(granted, sourceVault, 'answerOpening', {
      params: { openingId },
      body: { isGranted: true },
    })
    for (const { id } of [released, granted])
      await world.admin.query("UPDATE role_grant SET role_code = 'INTELLIGENCE_OFFICER' WHERE user_id = $1", [
        id,
      ])
    for (const moved of [released, granted]) {
      const { lines } = await world.ok(moved, sourceVault, 'product', {})
      expect(lines.map((line) => line.corridorId)).not.toContain(corridorId)
    }
  })

  it('neither side sees across: the unit reads no product, and intelligence no desk', async () => {
    await refused(() => world.call(handler, sourceVault, 'product', {}), 403, { code: 'forbidden' })
    await refused(() => world.call(controller, sourceVault, 'product', {}), 403, { code: 'forbidden' })
    await refused(() => world.call(officer, sourceVault, 'desk', {}), 403, { code: 'forbidden' })
  })
})
