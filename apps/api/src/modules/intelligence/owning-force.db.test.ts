/** Which force a report is of: set as it is kept, shown with it, narrowed to in a search, and asked before anything of it goes on. */
import { dissemination, intelligence, nominal, pole } from '@mips/contracts'
import type { SearchAllReply } from '@mips/contracts/nominal-terms'
import type { RoleCode } from '@mips/domain/access/roles'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrange, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld, type Actor } from '../../testing/world.ts'
import { giftBody, logOf } from '../dissemination/dissemination.testing.ts'
import { entryBody } from './intelligence.fixtures.ts'
import { makeLive } from './intelligence.testing.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

const kent = '46'
const words = 'Seen with a marlinspike'
let unit: Actor
let detective: Actor

/** Somebody of a partner force who signs in here. */
async function ofKent(role: RoleCode): Promise<Actor> {
  const actor = await world.actor(role)
  await world.admin.query('UPDATE app_user SET force_code = $1 WHERE id = $2', [kent, actor.id])
  return actor
}

type Grade = readonly [string, string, string]

async function report(
  writer: Actor,
  more: { receivedFrom?: { force: string; reference: string }; text?: string; grade?: Grade } = {},
) {
  const { text = words, grade = ['2', 'A', 'P'], receivedFrom } = more
  const made = await world.ok(writer, intelligence, 'submit', {
    body: entryBody([], receivedFrom === undefined ? {} : { receivedFrom }),
  })
  await makeLive(world, made.id, text, { grade })
  return made
}

const page = (as: Actor, reportId: string) => world.ok(as, intelligence, 'get', { params: { reportId } })
const ask = (as: Actor, text: string, force?: string[]): Promise<SearchAllReply> =>
  world.ok(as, nominal, 'searchAll', { body: { text, filters: force === undefined ? {} : { force } } })
const forcesOf = (reply: SearchAllReply) =>
  reply.facets
    .find(({ field }) => field === 'force')
    ?.values.map(({ value, label, count, isOn }) => [value, label, count, isOn])

beforeAll(async () => {
  unit = await world.actor('INTELLIGENCE_OFFICER')
  detective = await world.actor('DETECTIVE')
})

describe('a report received from another force', () => {
  it.each([
    ['an officer outside of the unit', 'DETECTIVE', kent, 'K/1', 'receivedFrom.force'],
    ['the own force', 'INTELLIGENCE_OFFICER', '01', 'K/1', 'receivedFrom.force'],
    ['a force that is none', 'INTELLIGENCE_OFFICER', 'ZZ', 'K/1', 'receivedFrom.force'],
    ['no number of it', 'INTELLIGENCE_OFFICER', kent, ' ', 'receivedFrom.reference'],
  ] as const)('is refused at its field for %s', async (_, role, force, reference, path) => {
    const before = await world.admin.query('SELECT count(*) AS n FROM intelligence_report')
    const answer = await world.call(await world.actor(role), intelligence, 'submit', {
      body: entryBody([], { receivedFrom: { force, reference } }),
    })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().error.fields).toMatchObject([{ path }])
    expect((await world.admin.query('SELECT count(*) AS n FROM intelligence_report')).rows).toEqual(
      before.rows,
    )
  })

  it('is kept with its owner and its number there, once', async () => {
    const made = await report(unit, { receivedFrom: { force: kent, reference: 'K/2026/77' } })
    expect((await page(detective, made.id)).force).toEqual({
      code: kent,
      label: 'Kent Police',
      isOfReader: false,
      reference: 'K/2026/77',
    })
    const again = await world.call(unit, intelligence, 'submit', {
      body: entryBody([], { receivedFrom: { force: kent, reference: 'k/2026/77' } }),
    })
    expect(again.json().error.fields).toEqual([
      { path: 'receivedFrom.reference', message: expect.stringContaining(String(made.reference)) },
    ])
    const { reports } = await world.ok(unit, intelligence, 'listOwn', {})
    expect(reports[0]).toMatchObject({ id: made.id, force: { label: 'Kent Police' } })
  })

  it('of the same number that the writer may not see stands against nothing', async () => {
    const hidden = await report(unit, { receivedFrom: { force: kent, reference: 'K/2026/78' } })
    await restrict(world, hidden.id)
    await report(unit, { receivedFrom: { force: kent, reference: 'K/2026/78' } })
  })

  it('says beside a signpost whose it is and not its number there', async () => {
    const made = await world.ok(unit, intelligence, 'submit', {
      body: entryBody([], { receivedFrom: { force: kent, reference: 'K/2026/79' } }),
    })
    expect(await page(detective, made.id)).toMatchObject({
      shows: 'SIGNPOST',
      force: { label: 'Kent Police', reference: null },
    })
  })
})

describe('the force that owns a report', () => {
  it('is that of its writer, on the page, in the chart and for the readers of both forces', async () => {
    const [ours, theirs] = [await report(detective), await report(await ofKent('DETECTIVE'))]
    expect((await page(detective, ours.id)).force).toMatchObject({ code: '01', isOfReader: true })
    expect((await page(detective, theirs.id)).force).toMatchObject({ code: kent, isOfReader: false })
    const reader = await ofKent('ANALYST')
    expect((await page(reader, theirs.id)).force).toMatchObject({ isOfReader: true })
    expect((await page(reader, ours.id)).force).toMatchObject({
      isOfReader: false,
      label: 'Demonstration force',
    })
    const chart = await world.ok(detective, pole, 'getChart', { params: { recordId: theirs.id } })
    expect(chart.nodes).toMatchObject([{ id: theirs.id, title: 'Intelligence report, Kent Police' }])
  })

  it.each([
    ['record', (id: string) => `UPDATE record SET force_code = '42' WHERE id = '${id}'`],
    [
      'intelligence_report',
      (id: string) =>
        `UPDATE intelligence_report SET received_from = '42', received_reference = 'X' WHERE id = '${id}'`,
    ],
  ])('never changes in %s, whoever writes', async (_, sql) => {
    const made = await report(detective)
    await expect(arrange(world, ({ tx }) => tx.$executeRawUnsafe(sql(made.id)))).rejects.toThrow(
      'never changes',
    )
  })
})

describe('a search of intelligence', () => {
  it('counts beside each force, narrows to one, and keeps its terms in the audit', async () => {
    const [ours, received] = [
      await report(detective, { text: 'Seen with a hornpipe' }),
      await report(unit, {
        text: 'Seen with a hornpipe',
        receivedFrom: { force: kent, reference: 'K/2026/90' },
      }),
    ]
    const both = await ask(detective, 'hornpipe')
    expect(both.texts.hits.map(({ recordId, force }) => [recordId, force]).sort()).toEqual(
      [
        [ours.id, 'Demonstration force'],
        [received.id, 'Kent Police'],
      ].sort(),
    )
    expect(forcesOf(both)).toEqual([
      ['01', 'Demonstration force', 1, false],
      [kent, 'Kent Police', 1, false],
    ])
    const response = await world.call(detective, nominal, 'searchAll', {
      body: { text: 'hornpipe', filters: { force: [kent] } },
    })
    const one: SearchAllReply = response.json()
    expect(one.texts).toMatchObject({
      count: 1,
      hits: [{ recordId: received.id, reference: received.reference }],
    })
    expect(forcesOf(one)).toEqual([
      ['01', 'Demonstration force', 1, false],
      [kent, 'Kent Police', 1, true],
    ])
    const kept = await world.admin.query(
      "SELECT body FROM audit.payload WHERE request_id = $1 AND kind = 'terms'",
      [response.headers['x-request-id']],
    )
    expect(kept.rows).toEqual([{ body: { text: 'hornpipe', filters: { force: [kent] } } }])
  })

  it('finds the one old report of a force behind hundreds of newer ones of another, and counts them all', async () => {
    const old = await report(unit, {
      text: 'Seen with a kedge',
      receivedFrom: { force: kent, reference: 'K/2026/91' },
    })
    world.clock.advanceMinutes(5)
    const many = await report(detective, { text: 'Seen with a kedge' })
    await arrange(world, async ({ tx, clock }) => {
      const at = clock.now()
      await tx.$executeRaw`INSERT INTO intelligence_grade (report_id, number, kind, source, assessment, handling, given_at) SELECT ${many.id}::uuid, n, 'AUTHORITATIVE', '2', 'A', 'P', ${at}::timestamptz FROM generate_series(2, 160) n`
      await tx.$executeRaw`INSERT INTO intelligence_text (report_id, number, version, text, is_live, written_at) SELECT ${many.id}::uuid, n, 1, 'Seen with a kedge', true, ${at}::timestamptz FROM generate_series(2, 160) n`
    })
    const all = await ask(detective, 'kedge')
    expect(all.texts.count).toBe(161)
    expect(forcesOf(all)).toEqual([
      ['01', 'Demonstration force', 160, false],
      [kent, 'Kent Police', 1, false],
    ])
    expect((await ask(detective, 'kedge', [kent])).texts).toMatchObject({
      count: 1,
      hits: [{ recordId: old.id }],
    })
    expect((await ask(detective, 'kedge', ['01'])).texts.count).toBe(160)
  })

  it('tells nobody of a paragraph of another force that they may not hold, in no count and no filter', async () => {
    const plain = ({ searchId: _id, searchedAt: _at, ...rest }: SearchAllReply) => JSON.stringify(rest)
    const before = [plain(await ask(detective, 'dogvane')), plain(await ask(detective, 'dogvane', [kent]))]
    const made = await report(unit, {
      text: 'Nothing',
      receivedFrom: { force: kent, reference: 'K/2026/92' },
    })
    const { rows } = await world.admin.query<{ id: number }>(
      "INSERT INTO acl (set_key, grade, label) VALUES ('dogvane', 'hidden', 'A few') RETURNING id",
    )
    await makeLive(world, made.id, 'Seen with a dogvane', { number: 2, readerAcl: rows[0]?.id ?? 0 })
    expect([plain(await ask(detective, 'dogvane')), plain(await ask(detective, 'dogvane', [kent]))]).toEqual(
      before,
    )
  })
})

describe('IA-7: an officer of a partner force', () => {
  const cases = [
    { word: 'aglet', grade: 'P', condition: undefined, held: [true, true] },
    { word: 'bobbin', grade: 'C', condition: { code: 'OTHER', to: 'ALL' }, held: [true, true] },
    { word: 'cleat', grade: 'C', condition: { code: 'IN_FORCE', to: 'ALL' }, held: [true, false] },
    {
      word: 'davit',
      grade: 'C',
      condition: { code: 'IN_FORCE', to: 'ALL', expires: '2020-01-01' },
      held: [true, false],
    },
    { word: 'eyelet', grade: 'C', condition: { code: 'IN_FORCE', to: 'PARTNER' }, held: [true, true] },
    {
      word: 'fairlead',
      grade: 'C',
      condition: { code: 'NAMED_ONLY', to: 'OTHER_FORCE' },
      held: [true, false],
    },
    { word: 'gudgeon', grade: 'C', condition: { code: 'NAMED_ONLY', to: 'OWN_FORCE' }, held: [false, true] },
  ] as const

  it.each(cases)(
    'finds and reads $word as its conditions let another force',
    async ({ word, grade, condition, held }) => {
      const made = await report(detective, { text: `Seen with a ${word}`, grade: ['2', 'A', grade] })
      if (condition !== undefined)
        await arrange(world, async ({ tx, clock }) => {
          const expires = 'expires' in condition ? condition.expires : null
          await tx.$executeRaw`INSERT INTO intelligence_condition (report_id, number, code, words, applies_to, named_ids, expires, set_at) VALUES (${made.id}::uuid, 1, ${condition.code}, 'Ask first', ${condition.to}, '{}', ${expires}::date, ${clock.now()}::timestamptz)`
        })
      const readers = [await world.actor('DETECTIVE'), await ofKent('DETECTIVE')]
      for (const [place, reader] of readers.entries()) {
        expect((await ask(reader, word)).texts.count).toBe(held[place] ? 1 : 0)
        expect((await page(reader, made.id)).shows).toBe(held[place] ? 'REPORT' : 'SIGNPOST')
      }
    },
  )
})

describe('DS-14: giving on what another force owns', () => {
  it('asks for its consent outside of the force, keeps it, and prints whose it is', async () => {
    const made = await report(unit, { receivedFrom: { force: kent, reference: 'K/2026/95' } })
    const log = await logOf(world, unit, made.id)
    expect(log.force).toMatchObject({ label: 'Kent Police', reference: 'K/2026/95' })
    const textIds = log.paragraphs.map(({ textId }) => textId)
    const refused = await world.call(unit, dissemination, 'give', {
      params: { reportId: made.id },
      body: giftBody(textIds),
    })
    expect(refused.statusCode).toBe(400)
    expect(refused.json().error.fields).toEqual([
      { path: 'ownerConsent', message: expect.stringContaining('Kent Police owns it') },
    ])
    expect((await logOf(world, unit, made.id)).given).toEqual([])
    const ownerConsent = 'DI Oxo, 7 September, by telephone'
    await world.ok(unit, dissemination, 'give', {
      params: { reportId: made.id },
      body: giftBody(textIds, { ownerConsent }),
    })
    expect((await logOf(world, unit, made.id)).given).toMatchObject([{ ownerConsent }])
    const kept = await world.admin.query(
      'SELECT envelope FROM intelligence_dissemination WHERE report_id = $1',
      [made.id],
    )
    expect(kept.rows).toMatchObject([{ envelope: { owner: 'Kent Police' } }])
    expect(JSON.stringify(kept.rows)).not.toContain('K/2026/95')
  })

  it('is not asked of the own reports of who gives', async () => {
    const made = await report(detective)
    const log = await logOf(world, unit, made.id)
    await world.ok(unit, dissemination, 'give', {
      params: { reportId: made.id },
      body: giftBody(log.paragraphs.map(({ textId }) => textId)),
    })
  })
})
