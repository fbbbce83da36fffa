/** Statements: written, signed in order, locked, printed without how the witness is reached, and read by the case. */
import { prosecutionCase, statement, victimCare } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { makePerson, makePlace, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { casePage, openedCase } from '../case/case.testing.ts'
import { pdfWords } from '../product/pdf-words.testing.ts'
import { crimeOfVictim } from '../victim-care/victim-care.testing.ts'
import { begunStatement, signedStatement, typed, words, writtenStatement } from './statement.testing.ts'

const start = '2026-06-01T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let officer: Actor
let colleague: Actor
beforeEach(async () => {
  world.clock.set(start)
  officer ??= await world.actor('DETECTIVE')
  colleague ??= await world.actor('RESPONSE_OFFICER')
})

async function refused(send: () => ReturnType<typeof world.call>, status: number, error: object) {
  const before = await rowCounts(world.admin)
  const response = await send()
  expect(response.statusCode, response.body).toBe(status)
  expect(response.json().error).toMatchObject(error)
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}
const rule = (id: string) => ({ code: 'rule_refused', facts: { rule: id } })
type Of = { recordId: string; statementId: string }
const page = (params: Of, as: Actor = officer) => world.ok(as, statement, 'get', { params })
const sign = (as: Actor, params: Of, body: ReturnType<typeof typed>) =>
  world.call(as, statement, 'sign', { params, body })
const write = (params: Of, revision: number, text: string) =>
  world.call(officer, statement, 'write', { params, body: { revision, text } })

describe('a statement that is written', () => {
  it('is of somebody whom the record names, or of the officer', async () => {
    const { crimeId } = await crimeOfVictim(world, officer)
    const stranger = await makePerson(world)
    await refused(
      () =>
        world.call(officer, statement, 'begin', {
          params: { recordId: crimeId },
          body: { kind: 'WITNESS', personId: stranger.personRecordId },
        }),
      400,
      { code: 'bad_reference' },
    )
    const own = await world.ok(officer, statement, 'begin', {
      params: { recordId: crimeId },
      body: { kind: 'WITNESS' },
    })
    const shown = await page({ recordId: crimeId, statementId: own.id })
    expect(shown.maker).toMatchObject({ id: officer.id, isOfficer: true })
  })

  it('stands on an incident, a crime or a case alone', async () => {
    const person = await makePerson(world)
    await refused(
      () => world.call(officer, statement, 'list', { params: { recordId: person.nominalId } }),
      409,
      rule('MS-1'),
    )
  })

  it('is never written over by older words', async () => {
    const { params, revision } = await writtenStatement(world, officer)
    await refused(async () => write(params, revision - 1, 'Older words'), 412, { code: 'stale_version' })
    expect((await write(params, revision, 'Newer words')).statusCode).toBe(200)
    expect(await page(params)).toMatchObject({ text: 'Newer words', revision: revision + 1 })
  })

  it('MS-1, MS-4: says what stands against signing it, and is not signed meanwhile', async () => {
    const home = await makePlace(world)
    const victim = await makePerson(world, { livesAt: home })
    const on = await crimeOfVictim(world, officer, { victim })
    const { params, revision } = await begunStatement(world, officer, {}, on)
    expect((await page(params)).left.map((one) => one.rule)).toEqual(['MS-1'])
    await refused(() => sign(officer, params, typed('WITNESS', revision)), 409, rule('MS-1'))
    const { rows } = await world.admin.query<{ street: string }>(
      'SELECT street FROM location WHERE id = $1',
      [home],
    )
    const kept = await write(params, revision, `I live at 12 ${rows[0]?.street ?? ''} Testham.`)
    expect((await page(params)).left.map((one) => one.rule)).toEqual(['MS-4'])
    await refused(() => sign(officer, params, typed('WITNESS', kept.json().revision)), 409, rule('MS-4'))
  })

  it('is ended with a reason, and then neither written nor signed', async () => {
    const { params, revision } = await writtenStatement(world, officer)
    await world.ok(officer, statement, 'discard', { params, body: { reason: 'She will write it herself' } })
    await refused(() => write(params, revision + 1, 'More'), 409, { code: 'not_in_state' })
    await refused(() => sign(officer, params, typed('WITNESS', revision + 1)), 409, rule('MS-7'))
    expect(await page(params)).toMatchObject({ discarded: { reason: 'She will write it herself' } })
  })
})

describe('MS-7, MS-8: a statement that is signed', () => {
  it('is signed by the witness first, then by the officer who took it and nobody else', async () => {
    const { params, revision } = await writtenStatement(world, officer)
    await refused(() => sign(officer, params, typed('OFFICER', revision)), 409, rule('MS-7'))
    const seen = await sign(officer, params, typed('WITNESS', revision))
    expect(seen.json()).toMatchObject({ state: { code: 'WITNESS_SIGNED' } })
    await refused(() => sign(colleague, params, typed('OFFICER', revision + 1)), 409, rule('MS-7'))
    const whole = await sign(officer, params, typed('OFFICER', revision + 1, 'D Fixtureby'))
    expect(whole.json()).toMatchObject({ state: { code: 'SIGNED' } })
    const shown = await page(params)
    expect(shown.signatures).toMatchObject({
      witness: { mark: 'Testa Fixtureby', way: { code: 'TYPED' } },
      officer: { mark: 'D Fixtureby' },
    })
    expect(shown.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(shown.declaration).toContain('liable to prosecution')
    const entries = await world.auditOf(String(whole.headers['x-request-id']))
    expect(entries).toHaveLength(1)
  })

  it('takes a signature that was drawn, and refuses one without a line', async () => {
    const { params, revision } = await writtenStatement(world, officer)
    const drawn = (mark: string) => ({ by: 'WITNESS' as const, way: 'DRAWN' as const, mark, revision })
    await refused(
      () => world.call(officer, statement, 'sign', { params, body: drawn('M1 1') }),
      409,
      rule('MS-7'),
    )
    const answer = await world.call(officer, statement, 'sign', { params, body: drawn('M1 1L20 30L40 50') })
    expect(answer.statusCode, answer.body).toBe(200)
  })

  it('is not changed by anybody: by no route, and not in the table', async () => {
    const { params, revision } = await signedStatement(world, officer)
    await refused(() => write(params, revision, 'Other words'), 409, { code: 'not_in_state' })
    await refused(
      () => world.call(officer, statement, 'discard', { params, body: { reason: 'Wrong' } }),
      409,
      { code: 'not_in_state' },
    )
    await expect(
      world.admin.query("UPDATE statement SET text = 'Other words' WHERE id = $1", [params.statementId]),
    ).rejects.toThrow()
    expect(await page(params)).toMatchObject({ text: words })
  })

  it('is followed by a further statement, which is counted', async () => {
    const first = await signedStatement(world, officer)
    await begunStatement(world, officer, {}, first)
    const { statements } = await world.ok(officer, statement, 'list', { params: { recordId: first.crimeId } })
    expect(statements.map(({ number, state }) => [number, state.code])).toEqual([
      [1, 'SIGNED'],
      [2, 'DRAFT'],
    ])
    await world.ok(officer, statement, 'mark', { params: first.params, body: { isKey: true } })
    expect(await page(first.params)).toMatchObject({ isKey: true, state: { code: 'SIGNED' } })
  })

  it('of a personal kind is a step of the care of the victim', async () => {
    const { crimeId, victim } = await signedStatement(
      world,
      officer,
      { kind: 'PERSONAL' },
      { text: 'I cannot sleep since.', facts: { reading: 'PROSECUTOR' } },
    )
    const { victims } = await world.ok(officer, victimCare, 'get', { params: { crimeId } })
    expect(victims.find(({ person }) => person.personRecordId === victim.personRecordId)?.statement).toBe(
      'TAKEN',
    )
  })
})

describe('how a witness is reached', () => {
  it('is kept apart and stands on no paper of the statement', async () => {
    const home = await makePlace(world)
    const on = await crimeOfVictim(world, officer, { victim: await makePerson(world, { livesAt: home }) })
    const { params } = await begunStatement(world, officer, {}, on)
    await write(params, 1, words)
    const of = { recordId: on.crimeId, personId: on.victim.personRecordId }
    await world.ok(officer, statement, 'keepContact', {
      params: of,
      body: { phone: '07700 900321', email: 'testa@mail.example', safeWords: 'Not after six' },
    })
    const contact = await world.ok(officer, statement, 'contact', { params: of })
    expect(contact).toMatchObject({ told: { phone: '07700 900321', safeWords: 'Not after six' } })
    expect(contact.known.address).toContain('Testing')
    await sign(officer, params, typed('WITNESS', 2))
    const response = await world.call(officer, statement, 'print', {
      params,
      body: { recipient: 'The prosecutor' },
    })
    expect(response.statusCode, response.body.slice(0, 200)).toBe(200)
    const plain = response.rawPayload.toString('latin1')
    for (const part of ['/MarkInfo', '/StructTreeRoot', '/Lang']) expect(plain).toContain(part)
    const printed = await pdfWords(response.rawPayload)
    for (const part of ['OFFICIAL', 'put the coat under his own', 'liable to prosecution', 'Testa Fixtureby'])
      expect(printed).toContain(part)
    for (const part of ['900321', 'testa@', 'Not after six', 'Testham', 'Testing'])
      expect(printed).not.toContain(part)
    const entries = await world.auditOf(String(response.headers['x-request-id']))
    expect(entries.map(({ act }) => act)).toContain('disclosure')
  })

  it('is told to nobody whose role is not the care of witnesses', async () => {
    const { crimeId, victim } = await begunStatement(world, officer)
    const analyst = await world.actor('ANALYST')
    await refused(
      () =>
        world.call(analyst, statement, 'contact', {
          params: { recordId: crimeId, personId: victim.personRecordId },
        }),
      403,
      { code: 'forbidden' },
    )
  })
})

describe('a case', () => {
  it('FQ-44, FQ-46: has the statements of its crime and itself; whoever made one is a witness of it', async () => {
    const opened = await openedCase(world, officer)
    const person = await makePerson(world, { forename: 'Odile', surname: 'Marchbank' })
    await world.ok(
      officer,
      prosecutionCase,
      'addPerson',
      { params: opened.params, body: { part: 'VICTIM', personId: person.nominalId } },
      { version: opened.version },
    )
    const made = await world.ok(officer, statement, 'begin', {
      params: { recordId: opened.id },
      body: { kind: 'WITNESS', personId: person.personRecordId, isKey: true },
    })
    const params = { recordId: opened.id, statementId: made.id }
    await write(params, 1, words)
    const before = await casePage(world, officer, opened.id)
    expect(before.witnesses.map(({ name }) => name)).toContain('MARCHBANK, Odile')
    const unsigned = before.quality.filter(({ rule: id }) => id === 'FQ-46')
    expect(unsigned[0]?.opensAt).toBe(`/records/${opened.id}/statements/${made.id}`)
    expect(before.quality.map(({ rule: id }) => id)).toContain('FQ-44')
    await sign(officer, params, typed('WITNESS', 2))
    await sign(officer, params, typed('OFFICER', 3))
    const after = await casePage(world, officer, opened.id)
    expect(after.quality.map(({ rule: id }) => id)).not.toContain('FQ-46')
  })

  it('has no statement of somebody whom the reader may not see', async () => {
    const { params, crimeId, victim } = await signedStatement(world, officer)
    await restrict(world, victim.personRecordId, [officer.id])
    expect((await page(params)).text).toBe(words)
    const { statements } = await world.ok(colleague, statement, 'list', { params: { recordId: crimeId } })
    expect(statements).toEqual([])
    await refused(() => world.call(colleague, statement, 'get', { params }), 404, { code: 'not_found' })
  })
})
