/** A profile flags itself when what it stands on changes, raises work for its author in the same transaction, and leaves the force only when it stands. */
import { dissemination, nominal, product, tasks } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import {
  asUnit,
  giveAll,
  holdBack,
  lift,
  liveReport,
  logOf,
  regrade,
  rewrite,
} from '../dissemination/dissemination.testing.ts'
import { pdfWords } from './pdf-words.testing.ts'
import {
  approveBy,
  approvedProfile,
  didOn,
  giftOf,
  pageOf,
  profileOn,
  relyOn,
  versionOf,
} from './product.testing.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

let author: Actor
let unit: Actor
let detective: Actor
beforeEach(async () => {
  author ??= await world.actor('ANALYST')
  unit ??= await world.actor('INTELLIGENCE_OFFICER')
  detective ??= await world.actor('DETECTIVE')
})

const workOf = async (productId: string) =>
  (
    await world.admin.query<{ kind: string; owner_id: string; xact: string }>(
      "SELECT kind, owner_id, xmin::text AS xact FROM task WHERE record_id = $1 AND done_at IS NULL AND kind = 'PRODUCT_CHANGED'",
      [productId],
    )
  ).rows

const changesOf = async (productId: string) =>
  (await pageOf(world, author, productId)).evidence.map(({ change }) => change?.code ?? null)

describe('a profile flags itself', () => {
  it('and raises work for its author alone when a paragraph is graded anew, once', async () => {
    const { id, params, reportId } = await profileOn(world, author)
    expect(await workOf(id)).toEqual([])
    await regrade(world, reportId, ['3', 'E', 'P'])
    expect(await changesOf(id)).toEqual(['REGRADED'])
    expect(await workOf(id)).toMatchObject([{ owner_id: author.id }])
    // In the transaction of the change: the task and the mark on the evidence have the same one.
    const { rows } = await world.admin.query<{ xact: string }>(
      'SELECT xmin::text AS xact FROM analysis_evidence WHERE product_id = $1 AND regraded_at IS NOT NULL',
      [id],
    )
    expect(rows[0]?.xact).toBe((await workOf(id))[0]?.xact)
    await regrade(world, reportId, ['2', 'E', 'P'])
    expect(await workOf(id)).toHaveLength(1)
    const mine = await world.ok(author, tasks, 'listMine', { query: {} })
    expect(JSON.stringify(mine)).toContain(`/intelligence/products/${id}`)

    await didOn(world, author, 'look', { params, body: { words: 'It is doubtful now.' } })
    expect(await workOf(id)).toEqual([])
    const page = await pageOf(world, author, id)
    expect(page).toMatchObject({
      isToLookAt: false,
      evidence: [{ change: null, grade: { relied: '2 E P', now: '2 E P' } }],
    })
    const { rows: kept } = await world.admin.query(
      'SELECT source, assessment, removed_reason FROM analysis_evidence WHERE product_id = $1 ORDER BY added_at, removed_at',
      [id],
    )
    expect(kept).toHaveLength(2)
  })

  it('when its text is written anew', async () => {
    const { id, reportId } = await profileOn(world, author)
    await rewrite(world, reportId, 'Keeps a blade in a vehicle.')
    expect(await changesOf(id)).toEqual(['REWORDED'])
    expect(await workOf(id)).toHaveLength(1)
  })

  it('when it is held back: its author is told that a part fell away, and nobody has a word of it', async () => {
    const { id, params, reportId } = await profileOn(world, author, { readers: [detective] })
    const before = await pageOf(world, detective, id)
    expect(before.evidence).toHaveLength(1)
    await holdBack(world, reportId)
    const page = await pageOf(world, author, id)
    expect(page).toMatchObject({ evidence: [], fellAway: 1, isToLookAt: true })
    expect(JSON.stringify(page)).not.toContain('knife')
    expect(await workOf(id)).toMatchObject([{ owner_id: author.id }])
    const seen = await pageOf(world, detective, id)
    expect(seen).toMatchObject({ evidence: [], fellAway: 0, isToLookAt: false })
    const paper = await world.call(author, product, 'print', { params, body: {} })
    expect(await pdfWords(paper.rawPayload)).not.toContain('knife')
    await didOn(world, author, 'look', { params, body: { words: 'It stands without it.' } })
    expect(await pageOf(world, author, id)).toMatchObject({ fellAway: 0, isToLookAt: false })
    await lift(world, reportId)
    expect((await pageOf(world, author, id)).evidence).toEqual([])
  })

  it('is not flagged by a release that puts the same text back', async () => {
    const { id, reportId } = await profileOn(world, author)
    const { rows } = await world.admin.query<{ id: string }>(
      'SELECT id FROM intelligence_text WHERE report_id = $1',
      [reportId],
    )
    await asUnit(world, async (tx) => {
      await tx.$executeRaw`UPDATE intelligence_text SET is_live = false WHERE id = ${rows[0]?.id ?? ''}::uuid`
      await tx.$executeRaw`UPDATE intelligence_text SET is_live = true WHERE id = ${rows[0]?.id ?? ''}::uuid`
    })
    expect(await workOf(id)).toEqual([])
    expect(await changesOf(id)).toEqual([null])
  })

  it('when a gift of it is called back, and when a fact in it was wrong', async () => {
    const { id, reportId, person } = await profileOn(world, author)
    const givenId = await giveAll(world, unit, reportId)
    expect(await workOf(id)).toEqual([])
    await world.ok(unit, dissemination, 'recall', {
      params: { reportId, givenId },
      body: { reason: 'The source is at risk' },
    })
    expect(await changesOf(id)).toEqual(['CALLED_BACK'])
    expect(await workOf(id)).toHaveLength(1)
    const corrector = await world.actor('RECORDS_MANAGER')
    await world.ok(
      corrector,
      nominal,
      'correct',
      {
        params: { nominalId: person.nominalId, personRecordId: person.personRecordId },
        body: { name: { forename: 'Corvin', surname: 'Ashgrove' }, reason: 'Misspelt' },
      },
      { version: await versionOf(world, person.personRecordId) },
    )
    expect(await changesOf(id)).toEqual(['CORRECTED'])
    await didOn(world, author, 'look', { params: { productId: id }, body: { words: 'Taken out.' } })
    expect((await pageOf(world, author, id)).evidence).toEqual([])
  })

  it('and does not stand on a wrong text again before somebody writes it anew', async () => {
    const { id, params, reportId, person } = await profileOn(world, author)
    const offered = (await world.ok(author, product, 'offers', { params, query: { reportId } })).offers[0]
    await world.ok(
      await world.actor('RECORDS_MANAGER'),
      nominal,
      'correct',
      {
        params: { nominalId: person.nominalId, personRecordId: person.personRecordId },
        body: { name: { forename: 'Corvin', surname: 'Ashgrove' }, reason: 'Misspelt' },
      },
      { version: await versionOf(world, person.personRecordId) },
    )
    await didOn(world, author, 'look', { params, body: { words: 'Taken out.' } })
    expect((await world.ok(author, product, 'offers', { params, query: { reportId } })).offers).toEqual([])
    const again = await world.call(
      author,
      product,
      'addEvidence',
      { params, body: { recordId: reportId, textId: offered?.textId ?? '' } },
      { version: await versionOf(world, id) },
    )
    expect(again.json().error).toMatchObject({ fields: [{ path: 'textId' }] })
    await rewrite(world, reportId, 'Corvin keeps a knife.')
    await relyOn(world, author, id, reportId)
    expect((await pageOf(world, author, id)).evidence).toMatchObject([{ text: 'Corvin keeps a knife.' }])
  })

  it('when the report goes to a list on which its author is not', async () => {
    const { id, reportId } = await profileOn(world, author)
    await restrict(world, reportId, [unit.id])
    expect(await pageOf(world, author, id)).toMatchObject({ evidence: [], fellAway: 1 })
    expect(await workOf(id)).toHaveLength(1)
  })

  it('NI-5: is due to be looked at again ninety days later', async () => {
    const { id } = await profileOn(world, author)
    const { rows } = await world.admin.query<{ due: Date }>(
      "SELECT due_at AS due FROM task WHERE record_id = $1 AND kind = 'PRODUCT_REVIEW' AND done_at IS NULL",
      [id],
    )
    expect(rows[0]?.due.toISOString()).toBe((await pageOf(world, author, id)).due.by)
  })
})

describe('NI-3: somebody else approves it', () => {
  const approve = async (as: Actor, productId: string, body: object = {}) =>
    world.call(as, product, 'approve', {
      params: { productId },
      body: { seen: (await pageOf(world, as, productId)).seen, ...body },
    })

  it('not its author, not without evidence, and not with opinions that are not marked', async () => {
    const other = await world.actor('ANALYST')
    const { id, params } = await profileOn(world, author, { readers: [other] })
    expect((await approve(author, id)).json().error).toMatchObject({
      code: 'rule_refused',
      facts: { rule: 'NI-3', field: 'approvedById' },
    })
    await didOn(world, author, 'write', {
      params: { ...params, part: 'RISK' },
      body: { text: 'He is armed.' },
    })
    expect((await approve(other, id)).json().error).toMatchObject({ facts: { rule: 'NI-3', field: 'text' } })
    await didOn(world, author, 'write', {
      params: { ...params, part: 'RISK' },
      body: { text: 'He is armed.', basis: 'ASSESSMENT' },
    })
    const { evidence } = await pageOf(world, author, id)
    await didOn(world, author, 'removeEvidence', {
      params: { ...params, evidenceId: evidence[0]?.id ?? '' },
      body: { reason: 'Of somebody else' },
    })
    expect((await approve(other, id)).json().error).toMatchObject({
      facts: { rule: 'NI-3', field: 'evidence' },
    })
  })

  it('asks whether many open parts are sensitive together, and ends when it is changed', async () => {
    const other = await world.actor('ANALYST')
    const { id, params, person } = await profileOn(world, author, { readers: [other] })
    const second = await liveReport(world, { subjectIds: [person.nominalId] })
    await relyOn(world, author, id, second.reportId)
    expect((await approve(other, id)).json().error).toMatchObject({ fields: [{ path: 'isSumLookedAt' }] })
    expect((await approve(other, id, { isSumLookedAt: true })).statusCode).toBe(200)
    expect(await pageOf(world, author, id)).toMatchObject({ state: 'APPROVED', approvedBy: { id: other.id } })
    expect((await approve(other, id, { isSumLookedAt: true })).statusCode).toBe(409)
    await didOn(world, author, 'write', { params: { ...params, part: 'RISK' }, body: { text: 'More.' } })
    expect(await pageOf(world, author, id)).toMatchObject({ state: 'DRAFT', approvedBy: null })
  })

  it('NI-4: is refused while what it stands on has changed', async () => {
    const other = await world.actor('ANALYST')
    const { id, reportId } = await profileOn(world, author, { readers: [other] })
    await regrade(world, reportId, ['3', 'E', 'P'])
    expect((await approve(other, id)).json().error).toMatchObject({ facts: { rule: 'NI-4' } })
  })
})

describe('the pack', () => {
  const giveBy = async (as: Actor, params: { productId: string }) =>
    world.call(as, product, 'give', {
      params,
      body: giftOf((await pageOf(world, as, params.productId)).seen),
    })

  it('is a tagged PDF with grades, for whom and as at when, marked on each page, and disclosed in the audit', async () => {
    const { params } = await profileOn(world, author)
    const paper = await world.call(author, product, 'print', { params, body: {} })
    expect(paper.headers['content-type']).toBe('application/pdf')
    expect(paper.rawPayload.toString('latin1')).toContain('/StructTreeRoot')
    const words = await pdfWords(paper.rawPayload)
    for (const part of [
      'Subject profile',
      `For: ${author.displayName} (${author.staffNumber})`,
      'Knives in vans',
      'ASHGROVE, Corwin',
      'Live data as at 7 Sep 2026 10:00 BST',
      'Keeps a knife in a vehicle.',
      '2 A P',
      'Draft: nobody else has approved it',
      'OFFICIAL',
    ])
      expect(words).toContain(part)
    const [entry] = await world.auditOf(String(paper.headers['x-request-id']))
    expect(entry).toMatchObject({ act: 'disclosure', outcome: 'ok', subject_id: params.productId })
  })

  it('for somebody else leaves out what is for named officers, and carries the conditions of the rest', async () => {
    const { id, params, person } = await profileOn(world, author, { handling: 'C' })
    const named = await liveReport(world, { handling: 'C', subjectIds: [person.nominalId] })
    await rewrite(world, named.reportId, 'Has a second phone.')
    await asUnit(
      world,
      (tx, at) =>
        tx.$executeRaw`INSERT INTO intelligence_condition (report_id, number, code, applies_to, named_ids, set_at) VALUES (${named.reportId}::uuid, 1, 'NAMED_ONLY', 'ALL', ARRAY[${author.id}]::uuid[], ${at}::timestamptz)`,
    )
    await relyOn(world, author, id, named.reportId)
    const own = await pdfWords((await world.call(author, product, 'print', { params, body: {} })).rawPayload)
    expect(own).toContain('Has a second phone.')
    const handed = await world.call(author, product, 'print', { params, body: { recipient: 'PC Testby' } })
    const words = await pdfWords(handed.rawPayload)
    expect(words).toContain('For: PC Testby')
    expect(words).toContain('Keeps a knife in a vehicle.')
    expect(words).toContain('Ring us before you act')
    expect(words).not.toContain('second phone')
  })

  it('for another force is approved and unflagged, and keeps what was given in the ledger', async () => {
    const { id, params, reportId } = await approvedProfile(world, author, unit)
    const before = (await logOf(world, unit, reportId)).given.length
    const sent = await giveBy(unit, params)
    expect(sent.statusCode, sent.body).toBe(200)
    const words = await pdfWords(sent.rawPayload)
    expect(words).toContain('For: DI Wren Oddfellow, Northmoor Police')
    expect(words).toContain('Keeps a knife in a vehicle.')
    const log = await logOf(world, unit, reportId)
    expect(log.given).toHaveLength(before + 1)
    expect(log.given[0]).toMatchObject({ toOrganisation: 'Northmoor Police', route: { code: 'FORCE' } })
    await regrade(world, reportId, ['3', 'C', 'P'])
    const again = await giveBy(unit, params)
    expect(again.json().error).toMatchObject({ code: 'rule_refused', facts: { rule: 'NI-4' } })
    await didOn(world, author, 'look', { params, body: { words: 'Less sure now.' } })
    const draft = await giveBy(unit, params)
    expect(draft.json().error).toMatchObject({ code: 'rule_refused', facts: { rule: 'NI-3' } })
    expect((await pageOf(world, author, id)).state).toBe('DRAFT')
  })

  it('for another force leaves out what may not go, and says nothing of it', async () => {
    const { params, id, reportId } = await profileOn(world, author, { readers: [unit] })
    const doubtful = await liveReport(world)
    await rewrite(world, doubtful.reportId, 'Is said to have a firearm.')
    await regrade(world, doubtful.reportId, ['2', 'E', 'P'])
    await relyOn(world, author, id, doubtful.reportId)
    await didOn(world, author, 'write', {
      params: { ...params, part: 'RISK' },
      body: { text: 'He is likely to be armed with more.', basis: 'ASSESSMENT' },
    })
    await approveBy(world, unit, id)
    const sent = await giveBy(unit, params)
    expect(sent.statusCode, sent.body).toBe(200)
    const words = await pdfWords(sent.rawPayload)
    expect(words).toContain('Keeps a knife in a vehicle.')
    expect(words).not.toContain('firearm')
    // What its author wrote was written from all of it.
    expect(words).not.toContain('armed with more')
    expect((await logOf(world, unit, doubtful.reportId)).given).toEqual([])
    expect((await logOf(world, unit, reportId)).given).toHaveLength(1)
  })
})
