/** The file goes to the prosecutor in two sets, each version once; the answer comes back into the decisions of the case as tasks, once, or waits for a person. */
import { caseDecisions, outbox } from '@mips/contracts'
import { prosecutorFile } from '@mips/contracts'
import { neverServed } from '@mips/domain/case/mg-forms'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { casePage, openedCase, write } from '../case/case.testing.ts'
import { withProsecutor } from '../case-decisions/case-decisions.testing.ts'
import { certifiedCase, certify } from '../case-sending/case-sending.testing.ts'
import { enqueue } from '../outbox/outbox.case.service.ts'
import { httpReceiver } from '../outbox/http-receiver.ts'
import { collect } from '../outbox/outbox.inbox.ts'
import { sendNext, type Way } from '../outbox/outbox.sender.ts'
import { startReceiver } from '../outbox/outbox.testing.ts'
import { arrange } from '../../testing/arrange.ts'
import { fileSending, prosecutorPage } from './prosecutor-file.testing.ts'

const start = '2026-06-01T09:00:00.000Z'
const prosecutor = await startReceiver()
const setting = prosecutor.setting({ code: 'PROSECUTOR' as const })
const world = await buildWorld(await testDatabase(), { now: start, receivers: [setting] })
afterAll(async () => {
  await world.close()
  await prosecutor.stop()
})

let officer: Actor
let sergeant: Actor
beforeEach(async () => {
  world.clock.set(start)
  prosecutor.turns.length = 0
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
  const [agreed] = world.platform.config.receivers
  if (agreed === undefined) throw new Error('the prosecutor is set')
  return { port: httpReceiver(agreed, '01'), setting: agreed, force: '01' }
}
async function exchange(): Promise<void> {
  world.clock.advanceMinutes(1)
  await sendNext(parts, way())
  await collect(parts, way())
}
async function sendFile(caseId: string): Promise<string> {
  const { input, version } = await fileSending(world, officer, caseId)
  return (await world.ok(officer, prosecutorFile, 'send', input, { version })).messageId
}
/** A message of the prosecutor, as its mailbox gives it out. */
const answer = (id: string, about: string, decision: object) =>
  prosecutor.post({ id, kind: 'DECISION', about, decision } as Parameters<typeof prosecutor.post>[0])
const plan = {
  outcome: 'ACTION_PLAN',
  decidedBy: 'A. Testlawyer',
  reference: 'CPS-1',
  decidedOn: '2026-06-01',
  actions: [{ text: 'Obtain the footage of the second camera', dueOn: '2026-06-08' }],
}
const charging = (caseId: string) => world.ok(officer, caseDecisions, 'get', { params: { caseId } })
const tasksOf = async (caseId: string) =>
  (
    await world.admin.query(
      "SELECT owner_id, title FROM task WHERE kind = 'CASE_ACTION' AND record_id = $1 AND done_at IS NULL",
      [caseId],
    )
  ).rows

describe('prosecutorFile.send', () => {
  it('refuses a file that is not certified, and one that has changed since it was shown', async () => {
    const { params } = await openedCase(world, officer)
    const page = await prosecutorPage(world, officer, params.caseId)
    expect(page.blocks.map(({ rule }) => rule)).toContain('FQ-70')
    expect(page.turn).toMatchObject({ allowed: false, reason: expect.stringContaining('PF-1') })
    const before = await rowCounts(world.admin)
    const { input, version } = await fileSending(world, officer, params.caseId)
    const refused = await world.call(officer, prosecutorFile, 'send', input, { version })
    expect(refused.json().error.code).toBe('rule_refused')
    const { caseId } = await certifiedCase(world, officer, sergeant)
    const ready = await fileSending(world, officer, caseId)
    const other = { ...ready.input, body: { digest: 'a'.repeat(64) } }
    const changed = await world.call(officer, prosecutorFile, 'send', other, { version: ready.version })
    expect(changed.json().error.fields[0].path).toBe('digest')
    expect(sameCounts(before, await rowCounts(world.admin)).filter((one) => one.includes('outbox'))).toEqual(
      [],
    )
  })

  it('F5: sends what may be served apart from what never is, with the words and versions that were signed', async () => {
    const { caseId, urn } = await certifiedCase(world, officer, sergeant)
    const page = await prosecutorPage(world, officer, caseId)
    expect(page.blocks).toEqual([])
    expect(page.served.find(({ code }) => code === 'MG5')).toMatchObject({ version: 1 })
    const messageId = await sendFile(caseId)
    await exchange()
    const sent = prosecutor.taken.get(messageId) as unknown as {
      kind: string
      reference: string
      content: Record<'served' | 'restricted', { code: string; fields: { value: string }[] }[]>
    }
    expect(sent).toMatchObject({ kind: 'CASE_FILE', reference: urn, digest: page.digest })
    const served = sent.content.served.map(({ code }) => code)
    for (const code of neverServed) expect(served).not.toContain(code)
    expect(served).toEqual(expect.arrayContaining(['MG4', 'MG5']))
    expect(sent.content.restricted.map(({ code }) => code)).toContain('MG6')
    expect(JSON.stringify(sent.content.served)).toContain('leave without paying')
    expect(JSON.stringify(sent.content.served)).not.toContain('Nothing to add')
    const entry = await world.admin.query(
      "SELECT act, recipient FROM audit.entry WHERE action = 'prosecutorFile.send' AND outcome = 'ok' AND subject_id = $1",
      [caseId],
    )
    expect(entry.rows).toEqual([{ act: 'disclosure', recipient: 'Crown Prosecution Service' }])
  })

  it('sends each version once, and a later one whole', async () => {
    const { caseId } = await certifiedCase(world, officer, sergeant)
    await sendFile(caseId)
    await exchange()
    const again = await fileSending(world, officer, caseId)
    const refused = await world.call(officer, prosecutorFile, 'send', again.input, { version: again.version })
    expect(refused.json().error.code).toBe('already_done')
    await write(world, officer, caseId, { code: 'MG5', words: { summary: 'Two cameras saw it.' } })
    world.clock.advanceMinutes(1)
    await certify(world, officer, sergeant, caseId)
    const second = await sendFile(caseId)
    await exchange()
    expect(prosecutor.taken.get(second)).toMatchObject({ place: 2, kind: 'CASE_FILE' })
    expect(JSON.stringify(prosecutor.taken.get(second))).toContain('Two cameras saw it.')
  })
})

describe("the prosecutor's answer", () => {
  /** A file that waits for a decision, as it was sent. */
  async function advised() {
    const { params } = await withProsecutor(world, officer)
    const message = await arrange(world, (ctx) =>
      enqueue(
        { tx: ctx.tx, clock: ctx.clock, who: { userId: officer.id } },
        { recordId: params.caseId, receiver: 'PROSECUTOR', kind: 'CASE_FILE', heading: 'File', content: {} },
      ),
    )
    await exchange()
    return { caseId: params.caseId, messageId: message.id }
  }

  it('F5: becomes a decision of the case, and its plan work of the officer in the case, once', async () => {
    const { caseId, messageId } = await advised()
    answer('answer-1', messageId, plan)
    await collect(parts, way())
    answer('answer-1', messageId, plan)
    await collect(parts, way())
    const { decisions } = await charging(caseId)
    expect(decisions).toMatchObject([
      { outcome: { code: 'ACTION_PLAN' }, isReceived: true, actions: [{ owner: { id: officer.id } }] },
    ])
    expect(decisions).toHaveLength(1)
    expect(await tasksOf(caseId)).toEqual([{ owner_id: officer.id, title: plan.actions[0]?.text }])
    expect((await casePage(world, officer, caseId)).state?.code).toBe('ACTION_PLAN')
    const kept = await world.admin.query("SELECT state FROM inbox_message WHERE number = 'answer-1'")
    expect(kept.rows).toEqual([{ state: 'APPLIED' }])
  })

  it('to charge moves the case on, also while a colleague has it open', async () => {
    const { caseId, messageId } = await advised()
    const colleague = await world.actor('DETECTIVE')
    await arrange(world, async ({ tx, clock }) => {
      await tx.caseHold.create({ data: { caseId, heldBy: colleague.id, heldAt: clock.now() } })
    })
    answer('answer-2', messageId, {
      ...plan,
      outcome: 'CHARGE',
      actions: [],
      test: 'FULL',
      answers: ['PROSPECT', 'INTEREST'].map((code) => ({ code, isYes: true, why: 'Seen on camera.' })),
    })
    await collect(parts, way())
    expect((await casePage(world, officer, caseId)).state?.code).toBe('CHARGED')
  })

  it('that a rule refuses, or that cannot be read, waits for a person and leaves nothing behind', async () => {
    const { caseId, messageId } = await advised()
    answer('answer-3', messageId, { ...plan, outcome: 'CHARGE', actions: [] })
    answer('answer-4', messageId, { outcome: 'PERHAPS' })
    await collect(parts, way())
    expect((await charging(caseId)).decisions).toEqual([])
    expect(await tasksOf(caseId)).toEqual([])
    const { strays } = await world.ok(officer, outbox, 'list', { query: {} })
    const mine = strays.filter(({ number }) => ['answer-3', 'answer-4'].includes(number))
    expect(mine.map(({ says }) => says)).toEqual([
      'It is an answer to a file which does not fit the case as it stands here.',
      'It cannot be read.',
    ])
  })

  it('to a case that is charged already asks for more and moves nothing', async () => {
    const { caseId } = await certifiedCase(world, officer, sergeant)
    const messageId = await sendFile(caseId)
    await exchange()
    const { state } = await casePage(world, officer, caseId)
    answer('answer-5', messageId, plan)
    await collect(parts, way())
    expect(await tasksOf(caseId)).toHaveLength(1)
    const after = await casePage(world, officer, caseId)
    expect(after.state).toEqual(state)
    const found = after.quality.map(({ rule }) => rule)
    expect(found).not.toContain('FQ-36')
    expect(found).not.toContain('FQ-42')
  })
})
