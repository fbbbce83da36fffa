/** A case goes to the court: what the court would refuse is told before, it goes certified and once, amendments follow it, and what came back is mended and sent again. */
import { caseSending, outbox, prosecutionCase } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { casePage, change, charged, listedCourtCode, openedCase } from '../case/case.testing.ts'
import { httpReceiver } from '../outbox/http-receiver.ts'
import { collect } from '../outbox/outbox.inbox.ts'
import { sendNext, type Way } from '../outbox/outbox.sender.ts'
import { letter, startReceiver } from '../outbox/outbox.testing.ts'
import { certifiedCase, certify, courtPage, send, sendingOf } from './case-sending.testing.ts'

const start = '2026-06-01T09:00:00.000Z'
const court = await startReceiver()
const world = await buildWorld(await testDatabase(), { now: start, receivers: [court.setting()] })
afterAll(async () => {
  await world.close()
  await court.stop()
})

let officer: Actor
let sergeant: Actor
beforeEach(async () => {
  world.clock.set(start)
  court.turns.length = 0
  officer ??= await world.actor('DETECTIVE')
  sergeant ??= await world.actor('SUPERVISOR')
})
const parts = {
  prisma: world.prisma,
  writer: world.platform.writer,
  clock: world.clock,
  logger: world.platform.logger,
}
function way(): Way {
  const [setting] = world.platform.config.receivers
  if (setting === undefined) throw new Error('the court is set')
  return { port: httpReceiver(setting, '01'), setting, force: '01' }
}
/** Sends what waits and fetches what came. */
async function exchange(): Promise<void> {
  world.clock.advanceMinutes(1)
  while ((await sendNext(parts, way())) !== undefined);
  await collect(parts, way())
}
async function refused(status: number, error: object, call: () => ReturnType<typeof world.call>) {
  const before = await rowCounts(world.admin)
  const answer = await call()
  expect(answer.statusCode, answer.body).toBe(status)
  expect(answer.json().error).toMatchObject(error)
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}
const sendAs = async (as: Actor, caseId: string, digest?: string) => {
  const { input, version } = await sendingOf(world, as, caseId)
  const body = digest === undefined ? input.body : { digest }
  return world.call(as, caseSending, 'sendToCourt', { ...input, body }, { version })
}
/** Lists the hearing at another time, which takes the certificate away, and has the file certified again. */
async function relist(caseId: string, time: string): Promise<void> {
  const { hearing } = await casePage(world, officer, caseId)
  await change(world, officer, caseId, {
    hearing: { courtCode: listedCourtCode, day: hearing?.day ?? '', time },
  })
  world.clock.advanceMinutes(1)
  await certify(world, officer, sergeant, caseId)
}

describe('caseSending.sendToCourt refuses', () => {
  it('CM-5: a file that is not certified or that a rule blocks, each finding with the page where it is mended', async () => {
    const { params } = await openedCase(world, officer)
    const page = await courtPage(world, sergeant, params.caseId)
    expect(page.turn).toMatchObject({ allowed: false, reason: expect.stringContaining('Put right') })
    expect(page.blocks.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['FQ-39', 'FQ-70']))
    expect(page.refusals).toContainEqual(
      expect.objectContaining({ rule: 'FQ-25', codes: expect.arrayContaining(['HO100217']) }),
    )
    for (const { opensAt } of [...page.refusals, ...page.blocks]) expect(opensAt).toMatch(/^\//)
    await refused(409, { code: 'rule_refused' }, () => sendAs(sergeant, params.caseId))
  })

  it('CF-1: whoever is neither a supervisor nor case progression', async () => {
    const { caseId } = await certifiedCase(world, officer, sergeant)
    expect((await courtPage(world, officer, caseId)).turn.reason).toContain(
      'A supervisor or case progression',
    )
    await refused(403, { code: 'forbidden' }, () => sendAs(officer, caseId))
  })

  it('CM-6: another message than the one that was shown', async () => {
    const { caseId } = await certifiedCase(world, officer, sergeant)
    await refused(400, { code: 'bad_input', fields: [{ path: 'digest' }] }, () =>
      sendAs(sergeant, caseId, 'a'.repeat(64)),
    )
  })

  it('F4: a reference that another case has', async () => {
    const cpsUrn = '01/ZD/44343/26'
    const first = await openedCase(world, officer, await charged(world, { cpsUrn }))
    await restrict(world, first.id, [sergeant.id, officer.id])
    const other = await world.actor('DETECTIVE')
    const second = await openedCase(world, other, await charged(world, { cpsUrn }))
    expect(second.urn).toBe(first.urn)
    const { refusals } = await courtPage(world, sergeant, second.id)
    expect(refusals).toContainEqual(
      expect.objectContaining({
        rule: 'FQ-1',
        codes: expect.arrayContaining(['DUPLICATED_PROSECUTION']),
        message: 'Another case has this reference: issue a new one.',
      }),
    )
    await refused(409, { code: 'rule_refused', facts: expect.objectContaining({ rule: 'FQ-1' }) }, () =>
      sendAs(sergeant, second.id),
    )
    // Who may not see the other case is told nothing of it.
    const outside = await courtPage(world, other, second.id)
    expect(outside.refusals.map(({ rule }) => rule)).not.toContain('FQ-1')
  })
})

describe('caseSending.sendToCourt', () => {
  it('F2: sends the certified case in the shape of the schema, in one press, with its entry of disclosure', async () => {
    const { caseId, urn } = await certifiedCase(world, officer, sergeant)
    const page = await courtPage(world, sergeant, caseId)
    expect(page).toMatchObject({ refusals: [], blocks: [], changes: [], messages: [] })
    expect(page.turn).toMatchObject({ allowed: true, kind: { code: 'NEW_CASE' } })
    const messageId = await send(world, sergeant, caseId)
    await exchange()
    const sent = court.taken.get(messageId)
    expect(sent).toMatchObject({
      kind: 'NEW_CASE',
      reference: urn,
      digest: page.digest,
      content: {
        ptiUrn: expect.stringMatching(/^[A-Z0-9]{4}\d{7}$/),
        originatingOrganisation: '01',
        caseInitiation: 'C',
        initialHearing: { courtHearingLocation: listedCourtCode },
        defendants: [
          { offences: [{ offenceSequenceNumber: 1, offenceDateCode: 1, arrestDate: '2026-06-01' }] },
        ],
      },
    })
    const after = await courtPage(world, sergeant, caseId)
    expect(after.messages).toMatchObject([{ id: messageId, state: 'ACKNOWLEDGED', kind: 'NEW_CASE' }])
    const { state } = await casePage(world, officer, caseId)
    expect(state?.code).toBe('AWAITING_FIRST_HEARING')
    const entry = await world.admin.query(
      "SELECT act, recipient FROM audit.entry WHERE action = 'caseSending.sendToCourt' AND outcome = 'ok' AND subject_id = $1",
      [caseId],
    )
    expect(entry.rows).toEqual([{ act: 'disclosure', recipient: 'Court' }])
    const read = await world.ok(sergeant, outbox, 'get', { params: { recordId: caseId, messageId } })
    expect(read.content).toContainEqual({
      label: 'The case: Reference',
      value: expect.stringMatching(/^01\//),
    })
  })

  it('F4: sends it once, whoever presses and however often', async () => {
    const { caseId } = await certifiedCase(world, officer, sergeant)
    const { input, version } = await sendingOf(world, sergeant, caseId)
    const builder = await world.actor('CASE_BUILDER')
    const answers = await Promise.all(
      [sergeant, builder].map((as) => world.call(as, caseSending, 'sendToCourt', input, { version })),
    )
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 412])
    await refused(409, { code: 'already_done' }, () => sendAs(sergeant, caseId))
    await exchange()
    await refused(409, { code: 'already_done' }, () => sendAs(sergeant, caseId))
    const { messages, turn } = await courtPage(world, sergeant, caseId)
    expect(messages).toHaveLength(1)
    expect(turn.reason).toContain('this version is with the court')
  })

  it('CM-6: an amendment goes as its own message after the case, with what changed', async () => {
    const { caseId } = await certifiedCase(world, officer, sergeant)
    await send(world, sergeant, caseId)
    await relist(caseId, '14:15')
    // The first is on its way.
    expect((await courtPage(world, sergeant, caseId)).turn).toMatchObject({ allowed: false })
    await refused(409, { code: 'already_done' }, () => sendAs(sergeant, caseId))
    await exchange()
    const page = await courtPage(world, sergeant, caseId)
    expect(page.changes).toMatchObject([
      { section: 'The case', label: 'First hearing', after: expect.stringContaining('14:15') },
    ])
    expect(page.turn).toMatchObject({ allowed: true, kind: { code: 'CASE_AMENDMENT' } })
    const messageId = await send(world, sergeant, caseId)
    await exchange()
    expect(court.taken.get(messageId)).toMatchObject({ kind: 'CASE_AMENDMENT', place: 2 })
    expect(
      (await courtPage(world, sergeant, caseId)).messages.map(({ kind, state }) => `${kind} ${state}`),
    ).toEqual(['CASE_AMENDMENT ACKNOWLEDGED', 'NEW_CASE ACKNOWLEDGED'])
  })

  it('F3: what the court refused comes back in words with work, is put right, and takes the place of the first', async () => {
    const { caseId } = await certifiedCase(world, officer, sergeant)
    const first = await send(world, sergeant, caseId)
    court.turns.push(['COURT_HEARING_LOCATION_OUCODE_INVALID'])
    await exchange()
    const back = await courtPage(world, sergeant, caseId)
    expect(back.messages[0]).toMatchObject({
      id: first,
      state: 'REFUSED',
      trouble: [{ rule: 'FQ-16', mend: expect.stringMatching(/^Put it right/) }],
    })
    expect(back.turn).toMatchObject({ allowed: false, again: first })
    const work = await world.admin.query(
      "SELECT owner_id FROM task WHERE kind = 'MESSAGE_REFUSED' AND record_id = $1 AND done_at IS NULL",
      [caseId],
    )
    expect(work.rows).toEqual([{ owner_id: sergeant.id }])
    // No letter takes the place of a case.
    const instead = await world.call(sergeant, outbox, 'write', {
      params: { recordId: caseId },
      body: letter({ replaces: first }),
    })
    expect(instead.json().error.fields[0].path).toBe('replaces')
    await relist(caseId, '11:30')
    const second = await send(world, sergeant, caseId)
    await exchange()
    expect(court.taken.has(first)).toBe(false)
    expect(court.taken.get(second)).toMatchObject({ kind: 'NEW_CASE', place: 2 })
    const { messages } = await courtPage(world, sergeant, caseId)
    expect(messages.map(({ state }) => state)).toEqual(['ACKNOWLEDGED', 'SET_ASIDE'])
    const open = await world.admin.query(
      "SELECT 1 FROM task WHERE kind LIKE 'MESSAGE%' AND record_id = $1 AND done_at IS NULL",
      [caseId],
    )
    expect(open.rows).toEqual([])
  })
})

describe('caseSending.court', () => {
  it('is for those who read messages and cases', async () => {
    const { caseId } = await certifiedCase(world, officer, sergeant)
    const patrol = await world.actor('RESPONSE_OFFICER')
    const params = { caseId }
    expect((await world.call(patrol, prosecutionCase, 'get', { params })).statusCode).toBe(200)
    expect((await world.call(patrol, caseSending, 'court', { params })).statusCode).toBe(403)
    await restrict(world, caseId, [officer.id])
    expect((await world.call(sergeant, caseSending, 'court', { params })).statusCode).toBe(404)
  })
})
