/** Giving intelligence out: what is refused, what exactly left, and that everybody who has it is told of what changes. */
import { dissemination, intelligence, nominal, tasks } from '@mips/contracts'
import { intelligenceRulesOn } from '@mips/domain/intelligence/intelligence-rules-table'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrange, makePerson } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { join, makePair, undoOn, versionOf } from '../identity/identity.testing.ts'
import { entryBody } from '../intelligence/intelligence.fixtures.ts'
import { makeLive } from '../intelligence/intelligence.testing.ts'
import {
  giftBody,
  giveAll,
  holdBack,
  liveReport,
  logOf,
  recalledGift,
  regrade,
  rewrite,
} from './dissemination.testing.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())
let unit: Actor
beforeAll(async () => {
  unit = await world.actor('INTELLIGENCE_OFFICER')
})

const gifts = async () =>
  Number((await world.admin.query('SELECT count(*) AS n FROM intelligence_dissemination')).rows[0]?.n)
const openTasks = async (recordId: string) =>
  (
    await world.admin.query<{ kind: string; owner_id: string | null; reason: string }>(
      "SELECT kind, owner_id, reason FROM task WHERE record_id = $1 AND kind LIKE 'TELL%' AND done_at IS NULL ORDER BY created_at",
      [recordId],
    )
  ).rows

describe('dissemination.give', () => {
  it.each([
    ['nobody named', { toPerson: '' }, 'toPerson', 'DS-2'],
    ['no organisation', { toOrganisation: ' ' }, 'toPerson', 'DS-2'],
    ['no purpose', { purpose: '' }, 'purpose', 'DS-2'],
    ['no ground in law', { basis: undefined }, 'basis', 'DS-2'],
    ['no reason', { reason: '' }, 'reason', 'DS-2'],
    ['a partner without an agreement', { route: 'PARTNER' as const }, 'agreementRef', 'DS-3'],
    [
      'a country abroad without its ground',
      { route: 'ABROAD' as const, agreementRef: 'A 1' },
      'transfer',
      'DS-8',
    ],
  ])('refuses %s at its field, with its rule', async (_what, wrong, path, rule) => {
    const { reportId } = await liveReport(world)
    const { paragraphs } = await logOf(world, unit, reportId)
    const before = await gifts()
    const body = giftBody(
      paragraphs.map(({ textId }) => textId),
      wrong,
    )
    const response = await world.call(unit, dissemination, 'give', { params: { reportId }, body })
    expect(response.statusCode).toBe(400)
    expect(response.json().error.fields).toEqual(
      expect.arrayContaining([{ path, message: expect.stringContaining(rule) }]),
    )
    expect(await gifts()).toBe(before)
  })

  it.each([
    ['suspected to be false', { grade: ['2', 'E', 'P'] as const }, {}, 'textIds', 'DS-7'],
    ['marked sensitive, to who may not hold it', { marking: 'OFFICIAL-SENSITIVE' }, {}, 'textIds', 'DS-5'],
    ['kept in the force by a condition', { condition: 'IN_FORCE' }, {}, 'route', 'DS-4'],
    [
      'that asks for the originator first',
      { condition: 'S2' },
      { isOriginatorAsked: false },
      'isOriginatorAsked',
      'DS-4',
    ],
    ['for named officers', { condition: 'NAMED_ONLY' }, {}, 'toUserId', 'DS-4'],
  ])('refuses a paragraph %s', async (_what, kept, more, path, rule) => {
    const made = await world.ok(unit, intelligence, 'submit', { body: entryBody([]) })
    const { grade = ['2', 'A', 'condition' in kept ? 'C' : 'P'] as const } = kept as {
      grade?: readonly [string, string, string]
    }
    await makeLive(world, made.id, 'Deals from a van.', { grade })
    await arrange(world, async ({ tx, clock }) => {
      if ('condition' in kept)
        await tx.$executeRaw`INSERT INTO intelligence_condition (report_id, number, code, set_at) VALUES (${made.id}::uuid, 1, ${kept.condition}, ${clock.now()}::timestamptz)`
    })
    if ('marking' in kept) {
      // A live text is never changed; a test may.
      const client = await world.admin.connect()
      await client.query('BEGIN; SET LOCAL session_replication_role = replica')
      await client.query('UPDATE intelligence_text SET marking = $2 WHERE report_id = $1', [
        made.id,
        kept.marking,
      ])
      await client.query('COMMIT')
      client.release()
    }
    const { paragraphs } = await logOf(world, unit, made.id)
    const response = await world.call(unit, dissemination, 'give', {
      params: { reportId: made.id },
      body: giftBody(
        paragraphs.map(({ textId }) => textId),
        more,
      ),
    })
    expect(response.json().error.fields).toEqual(
      expect.arrayContaining([{ path, message: expect.stringContaining(rule) }]),
    )
  })

  it('refuses a report that nobody evaluated, one that is held back, and a text that is not open any more', async () => {
    const { reportId } = await liveReport(world)
    const other = await liveReport(world)
    const [text] = (await logOf(world, unit, reportId)).paragraphs
    const foreign = await world.call(unit, dissemination, 'give', {
      params: { reportId: other.reportId },
      body: giftBody([text?.textId ?? '']),
    })
    expect(foreign.json().error.fields).toMatchObject([{ path: 'textIds' }])
    await holdBack(world, reportId)
    const log = await logOf(world, unit, reportId)
    expect(log).toMatchObject({
      paragraphs: [],
      mayGive: { allowed: false, reason: expect.stringContaining('DS-1') },
    })
    const sent = await world.ok(unit, intelligence, 'submit', { body: entryBody([]) })
    expect((await logOf(world, unit, sent.id)).mayGive).toMatchObject({ allowed: false })
  })

  it('keeps exactly what left, with grade, conditions and hash, and names the recipient in the audit', async () => {
    const { reportId } = await liveReport(world, { handling: 'C' })
    const { paragraphs } = await logOf(world, unit, reportId)
    const response = await world.call(unit, dissemination, 'give', {
      params: { reportId },
      body: giftBody(paragraphs.map(({ textId }) => textId)),
    })
    expect(response.statusCode).toBe(200)
    const { given } = await logOf(world, unit, reportId)
    expect(given).toMatchObject([
      {
        toPerson: 'DI Wren Oddfellow',
        toOrganisation: 'Northmoor Police',
        conditions: ['Ring us before you act'],
        needsReceipt: true,
        paragraphs: [{ number: 1, version: 1, text: 'Keeps a knife in a vehicle.', printedGrade: '2 A C' }],
        due: [{ what: 'RECEIPT', rule: 'DS-9', isOverdue: false }],
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ])
    const audited = await world.admin.query('SELECT recipient, act FROM audit.entry WHERE request_id = $1', [
      response.headers['x-request-id'],
    ])
    expect(audited.rows).toEqual([{ recipient: 'DI Wren Oddfellow, Northmoor Police', act: 'disclosure' }])
  })

  it('gives the envelope as a tagged PDF for its recipient', async () => {
    const { reportId } = await liveReport(world, { handling: 'C' })
    const givenId = await giveAll(world, unit, reportId)
    const paper = await world.call(unit, dissemination, 'printEnvelope', { params: { reportId, givenId } })
    expect(paper.headers['content-type']).toBe('application/pdf')
    expect(paper.body.slice(0, 5)).toBe('%PDF-')
    expect(paper.body).toContain('/StructTreeRoot')
  })
})

describe('who has to be told', () => {
  it('is listed with a task of the unit when a grade falls, until each was told', async () => {
    const { reportId } = await liveReport(world)
    const givenIds = [
      await giveAll(world, unit, reportId),
      await giveAll(world, unit, reportId, { toPerson: 'PS Ott' }),
    ]
    await regrade(world, reportId, ['3', 'D', 'P'])
    expect(await openTasks(reportId)).toMatchObject([{ kind: 'TELL_RECIPIENTS', owner_id: null }])
    const mine = JSON.stringify(await world.ok(unit, tasks, 'listMine', {}))
    expect(mine).toContain('Tell who received it')
    expect(mine).not.toContain('knife')
    for (const [place, givenId] of givenIds.entries()) {
      const { given } = await logOf(world, unit, reportId)
      const notice = given.find(({ id }) => id === givenId)?.notices[0]
      expect(notice).toMatchObject({ kind: { code: 'REGRADED' }, isUrgent: true, told: null })
      const params = { reportId, givenId, eventId: notice?.eventId ?? '' }
      await world.ok(unit, dissemination, 'tell', { params, body: { how: 'Rang them' } })
      const again = await world.call(unit, dissemination, 'tell', { params, body: { how: 'Rang them' } })
      expect(again.statusCode).toBe(409)
      expect(await openTasks(reportId)).toHaveLength(place === 0 ? 1 : 0)
    }
    expect((await logOf(world, unit, reportId)).given.flatMap(({ due }) => due)).toEqual([])
  })

  it('is everybody when the report is held back, and the answer of each is waited for', async () => {
    const { reportId } = await liveReport(world)
    const givenId = await giveAll(world, unit, reportId)
    await holdBack(world, reportId)
    const [gift] = (await logOf(world, unit, reportId)).given
    expect(gift).toMatchObject({
      paragraphs: [{ calledBackFor: { code: 'HELD_BACK' } }],
      notices: [{ kind: { code: 'HELD_BACK' }, why: 'A source is at risk' }],
      due: [{ what: 'TELL' }],
    })
    const params = { reportId, givenId, eventId: gift?.notices[0]?.eventId ?? '' }
    const early = await world.call(unit, dissemination, 'answer', { params, body: { words: 'Gone' } })
    expect(early.json().error.facts).toMatchObject({ reason: expect.stringContaining('not told yet') })
    await world.ok(unit, dissemination, 'tell', { params, body: { how: 'Rang them' } })
    expect((await logOf(world, unit, reportId)).given[0]?.due).toMatchObject([{ what: 'ANSWER_RECALL' }])
    await world.ok(unit, dissemination, 'answer', { params, body: { words: 'Taken out' } })
    expect((await logOf(world, unit, reportId)).given[0]).toMatchObject({
      due: [],
      notices: [{ told: { words: 'Rang them' }, answer: { words: 'Taken out' } }],
    })
  })

  it('is whoever received a paragraph that names somebody of whom a fact is corrected, whoever corrects it', async () => {
    const person = await makePerson(world, { surname: 'Oddmarrow' })
    const mention = { value: 'Testa Oddmarrow', recordId: person.personRecordId }
    const { reportId } = await liveReport(world, { mentions: [mention] })
    const bystander = await liveReport(world)
    await giveAll(world, unit, reportId)
    await giveAll(world, unit, bystander.reportId)
    const corrector = await world.actor('DETECTIVE')
    const corrected = await world.call(
      corrector,
      nominal,
      'correct',
      { params: person, body: { dob: '1991-05-17', reason: 'The passport says so' } },
      { version: await versionOf(world, person.nominalId) },
    )
    expect(corrected.statusCode, corrected.body).toBe(200)
    expect(corrected.body).not.toContain(reportId)
    const log = await logOf(world, unit, reportId)
    expect(log.given).toMatchObject([
      {
        paragraphs: [{ calledBackFor: { code: 'CORRECTED' } }],
        notices: [{ kind: { code: 'CORRECTED' }, about: { id: person.nominalId }, isUrgent: true }],
      },
    ])
    expect(JSON.stringify(log)).not.toContain('passport')
    expect(await openTasks(reportId)).toMatchObject([{ kind: 'TELL_RECIPIENTS' }])
    expect(await openTasks(bystander.reportId)).toEqual([])
    // The text that was wrong may not go out again.
    expect(log.paragraphs).toMatchObject([{ against: expect.stringContaining('DS-6') }])
    const refused = await world.call(unit, dissemination, 'give', {
      params: { reportId },
      body: giftBody(log.paragraphs.map(({ textId }) => textId)),
    })
    expect(refused.json().error.fields).toMatchObject([
      { path: 'textIds', message: expect.stringContaining('DS-6') },
    ])
    await rewrite(world, reportId, 'Keeps a knife.')
    await giveAll(world, unit, reportId)
    expect((await logOf(world, unit, reportId)).given[0]?.paragraphs).toMatchObject([
      { version: 2, text: 'Keeps a knife.', calledBackFor: null },
    ])
  })

  it('is whoever received what is about either of two people who are parted', async () => {
    const [a, b] = await makePair(world)
    const analyst = await world.actor('ANALYST')
    const { reportId } = await liveReport(world, { subjectIds: [b.nominalId] })
    const decisionId = await join(world, analyst, a, b)
    await giveAll(world, unit, reportId)
    await undoOn(world, analyst, { nominalId: a.nominalId, decisionId })
    expect((await logOf(world, unit, reportId)).given).toMatchObject([
      { notices: [{ kind: { code: 'SPLIT' }, isUrgent: true }] },
    ])
    expect(await openTasks(reportId)).toHaveLength(1)
  })

  it('is told in the time of the rules table', async () => {
    const { rows } = await world.admin.query<{ hours: number }>('SELECT mips.ledger_tell_hours() AS hours')
    expect(rows[0]?.hours).toBe(intelligenceRulesOn('2026-09-07').recallTellHours)
  })
})

describe('dissemination.toTell', () => {
  it('lists over all reports, the urgent first, with what is overdue', async () => {
    const { reportId, givenId, eventId } = await recalledGift(world, unit)
    const waiting = await liveReport(world, { handling: 'C' })
    await giveAll(world, unit, waiting.reportId)
    const list = () => world.ok(unit, dissemination, 'toTell', {})
    const first = await list()
    expect(first.lines.find((line) => line.eventId === eventId)).toMatchObject({
      reportId,
      givenId,
      kind: { code: 'RECALLED' },
      isTold: false,
      due: { isOverdue: false },
    })
    expect(first.lines.find((line) => line.reportId === waiting.reportId)).toMatchObject({ kind: null })
    const kinds = first.lines.map(({ kind, isTold }) => (kind === null ? 2 : Number(isTold)))
    expect(kinds).toEqual([...kinds].sort())
    world.clock.advanceMinutes(25 * 60)
    expect((await list()).lines.find((line) => line.eventId === eventId)?.due.isOverdue).toBe(true)
    const again = await world.call(unit, dissemination, 'recall', {
      params: { reportId, givenId },
      body: { reason: 'Once more' },
    })
    expect(again.statusCode).toBe(409)
  })

  it('takes a receipt once, and none where nothing was asked', async () => {
    const [under, open] = [await liveReport(world, { handling: 'C' }), await liveReport(world)]
    const params = { reportId: under.reportId, givenId: await giveAll(world, unit, under.reportId) }
    const body = { words: 'DI Oddfellow, by mail' }
    await world.ok(unit, dissemination, 'accept', { params, body })
    expect((await logOf(world, unit, under.reportId)).given[0]).toMatchObject({
      receipt: { words: 'DI Oddfellow, by mail' },
      due: [],
    })
    expect((await world.call(unit, dissemination, 'accept', { params, body })).statusCode).toBe(409)
    const none = { reportId: open.reportId, givenId: await giveAll(world, unit, open.reportId) }
    expect((await world.call(unit, dissemination, 'accept', { params: none, body })).statusCode).toBe(409)
  })
})
