/** Free text by paragraph: what some may hold is found by exactly those, and for everybody else it is as if it were not there. */
import { nominal } from '@mips/contracts'
import type { SearchAllReply } from '@mips/contracts/nominal-terms'
import { intelligenceReaderOf } from '@mips/domain/intelligence/reader-roles'
import { decideParagraph, type ReportParagraph } from '@mips/domain/intelligence/who-sees'
import { permissionsOf, type RoleCode } from '@mips/domain/access/roles'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrange } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { buildWorld, type Actor } from '../../testing/world.ts'
import { createRecord } from './record.service.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

const roles = ['RESPONSE_OFFICER', 'DETECTIVE', 'ANALYST', 'INSPECTOR', 'INTELLIGENCE_OFFICER'] as const
const readers = new Map<RoleCode, Actor>()
let member: Actor
let report: string
let listId: number
const today = world.clock.now().toISOString().slice(0, 10)

type Paragraph = {
  word: string
  handling?: 'P' | 'C'
  source?: string
  marking?: 'OFFICIAL' | 'OFFICIAL-SENSITIVE'
  isListed?: boolean
  named?: { who: 'DETECTIVE' | 'nobody'; appliesTo?: 'OTHER_FORCE'; expires?: string }
}
const paragraphs: readonly Paragraph[] = [
  { word: 'abacus' },
  { word: 'bellows', handling: 'C' },
  { word: 'candelabra', marking: 'OFFICIAL-SENSITIVE' },
  { word: 'dulcimer', handling: 'C', marking: 'OFFICIAL-SENSITIVE' },
  { word: 'epaulette', isListed: true },
  { word: 'fandango', handling: 'C', named: { who: 'DETECTIVE' } },
  { word: 'gargoyle', handling: 'C', named: { who: 'nobody' } },
  { word: 'harmonium', handling: 'C', named: { who: 'nobody', appliesTo: 'OTHER_FORCE' } },
  { word: 'isinglass', handling: 'C', named: { who: 'nobody', expires: '2020-01-01' } },
  { word: 'jacquard', source: '3' },
]

const ask = (as: Actor, text: string): Promise<SearchAllReply> =>
  world.ok(as, nominal, 'searchAll', { body: { text } })
const plain = ({ searchId: _id, searchedAt: _at, ...rest }: SearchAllReply) => JSON.stringify(rest)
const write = (work: (number: number) => string[], number: number) =>
  arrange(
    world,
    async ({ tx }) => {
      for (const sql of work(number)) await tx.$executeRawUnsafe(sql)
    },
    listId,
  )

const insert = (number: number, one: Paragraph): string[] => {
  const at = world.clock.now().toISOString()
  const named = one.named?.who === 'DETECTIVE' ? `'${readers.get('DETECTIVE')?.id ?? ''}'` : ''
  return [
    `INSERT INTO intelligence_paragraph (report_id, number, text, written_at) VALUES ('${report}', ${number}, 'Raw words of a ${one.word}stand', '${at}')`,
    `INSERT INTO intelligence_provenance (report_id, number, source_key, how, written_at) VALUES ('${report}', ${number}, 'key${number}', 'Told beside the ${one.word}source', '${at}')`,
    `INSERT INTO intelligence_grade (report_id, number, kind, source, assessment, handling, given_at) VALUES ('${report}', ${number}, 'AUTHORITATIVE', '${one.source ?? '2'}', 'A', '${one.handling ?? 'P'}', '${at}')`,
    `INSERT INTO intelligence_text (report_id, number, version, text, marking, reader_acl, is_live, written_at) VALUES ('${report}', ${number}, 1, 'Seen with a ${one.word} and a quillon', '${one.marking ?? 'OFFICIAL'}', ${one.isListed === true ? listId : 0}, true, '${at}')`,
    ...(one.handling === 'C'
      ? [
          `INSERT INTO intelligence_condition (report_id, number, code, words, applies_to, named_ids, expires, set_at) VALUES ('${report}', ${number}, '${one.named === undefined ? 'OTHER' : 'NAMED_ONLY'}', 'Ask first', '${one.named?.appliesTo ?? 'ALL'}', ARRAY[${named}]::uuid[], ${one.named?.expires === undefined ? 'NULL' : `'${one.named.expires}'`}, '${at}')`,
        ]
      : []),
  ]
}

/** The rule of the domain on the same paragraph. */
function mayHold(role: RoleCode, one: Paragraph): boolean {
  const actor = readers.get(role)
  const reader = intelligenceReaderOf({
    userId: actor?.id ?? '',
    permissions: permissionsOf(role),
    acls: [0],
  })
  const conditions: ReportParagraph['conditions'] =
    one.named === undefined
      ? []
      : [
          {
            code: 'NAMED_ONLY',
            appliesTo: one.named.appliesTo ?? 'ALL',
            namedIds: one.named.who === 'DETECTIVE' ? [readers.get('DETECTIVE')?.id ?? ''] : [],
            setById: '',
            setAt: world.clock.now().toISOString(),
            ...(one.named.expires === undefined ? {} : { expires: one.named.expires }),
          },
        ]
  const paragraph: ReportParagraph = {
    id: '1',
    text: '',
    grade: { source: '2', assessment: 'A', handling: one.handling ?? 'P' },
    conditions,
    marking: one.marking ?? 'OFFICIAL',
    ...(one.isListed === true ? { listId: String(listId) } : {}),
  }
  const held = {
    id: '',
    mode: 'OPEN',
    contact: '',
    caseIds: [],
    sourceKey: '',
    paragraphs: [],
    warnings: [],
  } as const
  return decideParagraph(reader, held, paragraph, today).allowed
}

const before = new Map<string, string>()

beforeAll(async () => {
  for (const role of roles) readers.set(role, await world.actor(role))
  member = await world.actor('DETECTIVE')
  const made = await world.admin.query<{ id: number }>(
    "INSERT INTO acl (set_key, grade, label) VALUES ('a few', 'hidden', 'A few') RETURNING id",
  )
  listId = made.rows[0]?.id ?? 0
  await world.admin.query("INSERT INTO acl_principal (acl_id, kind, principal_id) VALUES ($1, 'user', $2)", [
    listId,
    member.id,
  ])
  report = await arrange(world, async (ctx) => {
    const { id } = await createRecord(ctx, { kind: 'IntelligenceReport' })
    const event = {
      id,
      kind: 'IntelligenceReport',
      title: 'Intelligence report',
      occurredFrom: world.clock.now(),
    }
    await ctx.tx.event.create({ data: event })
    await ctx.tx.intelligenceReport.create({
      data: { id, reportedAt: world.clock.now(), state: 'EVALUATED' },
    })
    return id
  })
  for (const [role, actor] of readers)
    for (const { word } of paragraphs) before.set(`${role} ${word}`, plain(await ask(actor, word)))
  for (const [place, one] of paragraphs.entries()) await write((number) => insert(number, one), place + 1)
})

describe('a paragraph', () => {
  it.each(paragraphs.map((one) => [one.word, one] as const))(
    '%s is found by exactly those who may hold it',
    async (word, one) => {
      for (const [role, actor] of readers) {
        const reply = await ask(actor, word)
        if (mayHold(role, one)) {
          expect(reply.texts, role).toMatchObject({
            count: 1,
            hits: [{ recordId: report, source: 'intelligence' }],
          })
          expect(reply.facets).toContainEqual(
            expect.objectContaining({
              field: 'field',
              values: [expect.objectContaining({ label: 'Intelligence', count: 1 })],
            }),
          )
        } else expect(plain(reply), role).toBe(before.get(`${role} ${word}`))
      }
    },
  )

  it('counts only what the reader may hold', async () => {
    for (const [role, actor] of readers) {
      const own = paragraphs.filter((one) => mayHold(role, one)).length
      expect((await ask(actor, 'quillon')).texts.count, role).toBe(own)
    }
  })

  it('of a list is found by those on it, and is suggested to nobody', async () => {
    expect((await ask(member, 'epaulette')).texts.count).toBe(1)
    for (const actor of [member, ...readers.values()])
      expect((await world.ok(actor, nominal, 'suggest', { body: { text: 'epaul' } })).suggestions).toEqual([])
  })

  it('of a source in doubt is found and not quoted', async () => {
    const [hit] = (await ask(member, 'jacquard')).texts.hits
    expect(hit).toMatchObject({
      recordId: report,
      snippet: [],
      note: expect.stringContaining('not reliable'),
    })
  })

  it('is never found by its raw text or by how the source knows', async () => {
    const unit = readers.get('INTELLIGENCE_OFFICER') ?? member
    for (const word of ['abacusstand', 'abacussource', 'key1'])
      expect((await ask(unit, word)).texts).toEqual({ count: 0, hasMore: false, hits: [] })
  })
})

describe('what changes', () => {
  const analyst = () => readers.get('ANALYST') ?? member
  it('a new grade and new conditions are followed at once', async () => {
    expect((await ask(analyst(), 'abacus')).texts.count).toBe(1)
    const at = new Date(world.clock.now().getTime() + 60_000).toISOString()
    await write(
      () => [
        `INSERT INTO intelligence_condition (report_id, number, code, named_ids, set_at) VALUES ('${report}', 1, 'NAMED_ONLY', ARRAY['${member.id}']::uuid[], '${at}')`,
        `INSERT INTO intelligence_grade (report_id, number, kind, source, assessment, handling, given_at) VALUES ('${report}', 1, 'AUTHORITATIVE', '3', 'A', 'C', '${at}')`,
      ],
      1,
    )
    expect((await ask(analyst(), 'abacus')).texts.count).toBe(0)
    expect((await ask(member, 'abacus')).texts.hits).toMatchObject([{ snippet: [] }])
  })

  it('what is held back is live no more and is found by nobody, in the unit neither', async () => {
    expect((await ask(analyst(), 'bellows')).texts.count).toBe(1)
    await write(() => [`UPDATE intelligence_report SET state = 'QUARANTINED' WHERE id = '${report}'`], 0)
    for (const actor of [analyst(), member, readers.get('INTELLIGENCE_OFFICER') ?? member])
      expect((await ask(actor, 'bellows')).texts).toEqual({ count: 0, hasMore: false, hits: [] })
    const left = await world.admin.query('SELECT 1 FROM text_search_paragraph WHERE report_id = $1', [report])
    expect(left.rows).toEqual([])
  })

  it('leaves an entry with the terms and what was shown', async () => {
    const response = await world.call(analyst(), nominal, 'searchAll', {
      body: { text: 'quillon', filters: { field: ['INTELLIGENCE'] } },
    })
    expect(await world.auditOf(String(response.headers['x-request-id']))).toMatchObject([
      { action: 'nominal.searchAll', act: 'search', outcome: 'ok' },
    ])
  })
})

describe('the index', () => {
  it('keeps the words of restricted paragraphs out of what other searches walk through', async () => {
    const { rows } = await world.admin.query<{ indexdef: string }>(
      "SELECT indexdef FROM pg_indexes WHERE tablename = 'text_search_paragraph' AND indexdef LIKE '%words%'",
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]?.indexdef).toMatch(/WHERE \(\(acl_id = 0\) AND \(reader_acl = 0\)\)$/)
  })

  const reportOf = (word: string, count: number, more: { marking?: string; isNamed?: boolean } = {}) =>
    arrange(world, async (ctx) => {
      const { id } = await createRecord(ctx, { kind: 'IntelligenceReport' })
      const event = { id, kind: 'IntelligenceReport', title: 'Intelligence report' }
      await ctx.tx.event.create({ data: { ...event, occurredFrom: world.clock.now() } })
      await ctx.tx.intelligenceReport.create({
        data: { id, reportedAt: world.clock.now(), state: 'EVALUATED' },
      })
      const at = world.clock.now().toISOString()
      const each = `FROM generate_series(1, ${count}) n`
      for (const sql of [
        `INSERT INTO intelligence_paragraph (report_id, number, text, written_at) SELECT '${id}', n, 'Raw', '${at}' ${each}`,
        `INSERT INTO intelligence_grade (report_id, number, kind, source, assessment, handling, given_at) SELECT '${id}', n, 'AUTHORITATIVE', '2', 'A', '${more.isNamed === true ? 'C' : 'P'}', '${at}' ${each}`,
        `INSERT INTO intelligence_text (report_id, number, version, text, marking, is_live, written_at) SELECT '${id}', n, 1, 'Seen with a ${word}', '${more.marking ?? 'OFFICIAL'}', true, '${at}' ${each}`,
        ...(more.isNamed === true
          ? [
              `INSERT INTO intelligence_condition (report_id, number, code, applies_to, set_at) SELECT '${id}', n, 'NAMED_ONLY', 'ALL', '${at}' ${each}`,
            ]
          : []),
      ])
        await ctx.tx.$executeRawUnsafe(sql)
      return id
    })

  it('counts to two thousand and says that there are more', async () => {
    const many = await reportOf('zeppelin', 2010)
    const { texts } = await ask(member, 'zeppelin')
    expect(texts).toMatchObject({ count: 2000, hasMore: true })
    expect(texts.hits[0]?.recordId).toBe(many)
  })

  it('finds what is held behind thousands of newer ones that are not, and tells of none of these', async () => {
    const held = await reportOf('ziggurat', 1)
    world.clock.advanceMinutes(5)
    await reportOf('ziggurat', 2005, { marking: 'OFFICIAL-SENSITIVE' })
    await reportOf('ziggurat', 2005, { isNamed: true })
    const officer = readers.get('INSPECTOR') ?? member
    expect((await ask(officer, 'ziggurat')).texts).toMatchObject({
      count: 1,
      hasMore: false,
      hits: [{ recordId: held }],
    })
  })
})
