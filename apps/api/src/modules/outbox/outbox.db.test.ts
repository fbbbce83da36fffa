/** Messages to court and prosecutor over real HTTP: sent once, in order, through every fault of the line; what comes back applied once; exceptions mended by people. */
import { outbox } from '@mips/contracts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { recordedCrime } from '../crime/crime.testing.ts'
import { httpReceiver } from './http-receiver.ts'
import { collect } from './outbox.inbox.ts'
import { newLine, outboxRound } from './outbox.job.ts'
import { mendLost, sendNext, type Way } from './outbox.sender.ts'
import { KEY, letter, startReceiver, written } from './outbox.testing.ts'

const court = await startReceiver()
const world = await buildWorld(await testDatabase(), { receivers: [court.setting()] })
afterAll(async () => {
  await world.close()
  await court.stop()
})

let officer: Actor
let detective: Actor
beforeAll(async () => {
  officer = await world.actor('RESPONSE_OFFICER')
  detective = await world.actor('DETECTIVE')
})
const parts = {
  prisma: world.prisma,
  writer: world.platform.writer,
  clock: world.clock,
  logger: world.platform.logger,
}
const wayTo = (more: object = {}): Way => {
  const [setting] = world.platform.config.receivers
  if (setting === undefined) throw new Error('the court is set')
  return { port: httpReceiver({ ...setting, ...more }, '01'), setting: { ...setting, ...more }, force: '01' }
}
const way = wayTo()
const crime = async () => (await recordedCrime(world, officer)).crimeId
const stateOf = async (id: string) =>
  (
    await world.admin.query<{ state: string; attempts: number; fault: string | null; place: number }>(
      'SELECT state, attempts, last_fault AS fault, place FROM outbox_message WHERE id = $1',
      [id],
    )
  ).rows[0]
const get = (recordId: string, messageId: string, as = detective) =>
  world.ok(as, outbox, 'get', { params: { recordId, messageId } })
/** Nothing of an earlier test waits any more. */
beforeEach(async () => {
  court.turns.length = 0
  await world.admin.query(
    "SET session_replication_role = replica; UPDATE outbox_message SET state = 'SET_ASIDE', leased_until = NULL, ended_at = now() WHERE state NOT IN ('ACKNOWLEDGED', 'SET_ASIDE'); SET session_replication_role = DEFAULT",
  )
})

describe('outbox.write', () => {
  it('refuses a record of a kind that nobody writes about, and one that is not there', async () => {
    const { scene } = await recordedCrime(world, officer)
    for (const recordId of [scene.nominalId, '6f0f3c1e-0000-4000-8000-000000000001']) {
      const answer = await world.call(detective, outbox, 'write', { params: { recordId }, body: letter() })
      expect(answer.statusCode).toBe(404)
    }
    const row = await world.admin.query(
      'SELECT count(*)::int AS n FROM outbox_message WHERE record_id = $1',
      [scene.nominalId],
    )
    expect(row.rows[0]).toEqual({ n: 0 })
  })

  it('puts the message into the outbox with its entry of disclosure, once for one key', async () => {
    const recordId = await crime()
    const input = { params: { recordId }, body: letter() }
    const first = await world.ok(detective, outbox, 'write', input, { key: 'key-of-one-act' })
    const again = await world.ok(detective, outbox, 'write', input, { key: 'key-of-one-act' })
    expect(again).toEqual(first)
    expect(await stateOf(first.id)).toMatchObject({ state: 'QUEUED', place: 1 })
    const entry = await world.admin.query(
      "SELECT act, recipient FROM audit.entry WHERE action = 'outbox.write' AND outcome = 'ok' AND subject_id = $1",
      [recordId],
    )
    expect(entry.rows).toContainEqual({ act: 'disclosure', recipient: 'Court' })
    const { lines } = await world.ok(detective, outbox, 'ofRecord', { params: { recordId } })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({ stateLabel: 'Waiting to be sent', receiverLabel: 'Court', behind: 0 })
  })
})

describe('sending', () => {
  it('hands over the message with its number, place and digest, then keeps the acknowledgement once', async () => {
    const recordId = await crime()
    const id = await written(world, detective, recordId)
    expect(await sendNext(parts, way)).toEqual({ state: 'DELIVERED' })
    const sent = court.taken.get(id)
    expect(sent).toMatchObject({
      id,
      place: 1,
      content: { heading: letter().heading, words: letter().words },
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(JSON.stringify(sent)).not.toContain(detective.id)
    expect(await stateOf(id)).toMatchObject({ state: 'SENT', attempts: 1 })
    expect(await collect(parts, way)).toEqual({ kept: 1, isMore: false })
    expect(await stateOf(id)).toMatchObject({ state: 'ACKNOWLEDGED' })
    expect(court.mailbox()).toEqual([])
    const entries = await world.admin.query<{ action: string; act: string }>(
      "SELECT action, act FROM audit.entry WHERE subject_id = $1 AND action IN ('outbox.send', 'outbox.note', 'outbox.receive') ORDER BY id",
      [recordId],
    )
    expect(entries.rows.map(({ action, act }) => `${action} ${act}`)).toEqual([
      'outbox.send disclosure',
      'outbox.note alteration',
      'outbox.receive collection',
    ])
    expect(JSON.stringify((await world.admin.query('SELECT * FROM audit.payload')).rows)).not.toContain(KEY)
  })

  it.each([
    ['DROP', 'UNREACHABLE'],
    ['TAKE_AND_DROP', 'UNREACHABLE'],
    ['BUSY', 'BUSY'],
    ['MUTE', 'TIMED_OUT'],
    ['KEY', 'KEY_REFUSED'],
    ['REDIRECT', 'NOT_UNDERSTOOD'],
  ] as const)('tries again after %s, and the receiver has it once', async (turn, fault) => {
    const recordId = await crime()
    const id = await written(world, detective, recordId)
    court.turns.push(turn)
    expect(await sendNext(parts, way)).toEqual({ state: 'FAILED', fault })
    expect(await stateOf(id)).toMatchObject({ state: 'QUEUED', attempts: 1, fault })
    expect(await sendNext(parts, way)).toBeUndefined()
    const { message } = await get(recordId, id)
    expect(message.trouble[0]?.says).toMatch(/^(There was no|The receiver)/)
    world.clock.advanceMinutes(2)
    expect(await sendNext(parts, way)).toEqual({ state: 'DELIVERED' })
    const sent = court.handed.filter((one) => one.id === id)
    expect(sent).toHaveLength(2)
    expect(sent[0]).toEqual(sent[1])
  })

  it('OB-2: sends the messages of one record in their order, each when the one before has arrived', async () => {
    const recordId = await crime()
    const first = await written(world, detective, recordId)
    const second = await written(world, detective, recordId)
    const elsewhere = await written(world, detective, await crime())
    await outboxRound(parts, way, newLine())
    expect(court.taken.has(first) && court.taken.has(elsewhere)).toBe(true)
    expect(court.taken.has(second)).toBe(false)
    expect((await get(recordId, second)).message.behind).toBe(1)
    await collect(parts, way)
    await outboxRound(parts, way, newLine())
    expect(court.taken.has(second)).toBe(true)
  })

  it('OB-1: a message whose sender died is sent again after its time, under the same number', async () => {
    const recordId = await crime()
    const id = await written(world, detective, recordId)
    const dead: Way = { ...way, port: { ...way.port, send: () => Promise.reject(new Error('killed')) } }
    await expect(sendNext(parts, dead)).rejects.toThrow('killed')
    expect(await stateOf(id)).toMatchObject({ state: 'SENDING' })
    expect(await mendLost(parts, way)).toBe(false)
    world.clock.advanceMinutes(0.1)
    expect(await mendLost(parts, way)).toBe(true)
    expect(await stateOf(id)).toMatchObject({ state: 'QUEUED', fault: 'RESTARTED' })
    world.clock.advanceMinutes(2)
    await sendNext(parts, way)
    await collect(parts, way)
    expect(await stateOf(id)).toMatchObject({ state: 'ACKNOWLEDGED' })
  })

  it('OB-5: a message that nobody acknowledged is sent again, and taken once', async () => {
    const recordId = await crime()
    const id = await written(world, detective, recordId)
    court.turns.push('SILENT')
    await sendNext(parts, way)
    world.clock.advanceMinutes(61)
    await mendLost(parts, way)
    expect(await stateOf(id)).toMatchObject({ state: 'QUEUED', fault: 'NO_ACKNOWLEDGEMENT' })
    world.clock.advanceMinutes(2)
    await outboxRound(parts, way, newLine())
    await collect(parts, way)
    expect(await stateOf(id)).toMatchObject({ state: 'ACKNOWLEDGED', attempts: 2 })
    expect(court.handed.filter((one) => one.id === id)).toHaveLength(2)
  })

  it('leaves the others their attempts while the line is down', async () => {
    const ids: string[] = []
    for (let made = 0; made < 8; made += 1) ids.push(await written(world, detective, await crime()))
    const down = wayTo({ url: 'http://127.0.0.1:9', lanes: 1 })
    await outboxRound(parts, down, newLine())
    const states = await Promise.all(ids.map(stateOf))
    expect(states.filter((one) => one?.attempts === 0)).toHaveLength(4)
  })
})

describe('what comes in', () => {
  it('is applied once however often it comes, and late answers change nothing', async () => {
    const recordId = await crime()
    const id = await written(world, detective, recordId)
    court.turns.push('SILENT')
    await sendNext(parts, way)
    const twice = [
      { id: 'in-1', kind: 'ACKNOWLEDGED', about: id },
      { id: 'in-1', kind: 'ACKNOWLEDGED', about: id },
      { id: 'in-2', kind: 'REFUSED', about: id, codes: ['OFFENCE_OUT_OF_TIME'] },
    ]
    court.post(...twice)
    await collect(parts, way)
    court.post(...twice)
    await collect(parts, way)
    expect(await stateOf(id)).toMatchObject({ state: 'ACKNOWLEDGED' })
    const kept = await world.admin.query('SELECT number FROM inbox_message WHERE message_id = $1', [id])
    expect(kept.rows).toHaveLength(2)
    const steps = await world.admin.query(
      "SELECT 1 FROM outbox_step WHERE message_id = $1 AND kind = 'ACKNOWLEDGED'",
      [id],
    )
    expect(steps.rows).toHaveLength(1)
  })

  it('of nothing of ours, or unreadable, waits for a person, who says what was done', async () => {
    court.post(
      { id: 'in-3', kind: 'ACKNOWLEDGED', about: '6f0f3c1e-0000-4000-8000-000000000009' },
      { id: 'in-4', kind: 'not a kind' },
      { id: 'in-5', kind: 'NEWS' },
    )
    await collect(parts, way)
    expect(court.mailbox()).toEqual([])
    const { strays } = await world.ok(detective, outbox, 'list', { query: {} })
    const mine = strays.filter(({ number }) => ['in-3', 'in-4', 'in-5'].includes(number))
    expect(mine.map(({ says }) => says)).toEqual([
      'It answers a message that was never sent from here.',
      'It cannot be read.',
      'It is of a kind that this system does not work on yet.',
    ])
    const [first] = mine
    await world.ok(detective, outbox, 'settle', {
      params: { strayId: first?.id ?? '' },
      body: { reason: 'It was for another force, and was sent on.' },
    })
    const after = await world.ok(detective, outbox, 'list', { query: {} })
    expect(after.strays.map(({ number }) => number)).not.toContain('in-3')
  })
})

describe('exceptions', () => {
  /** Refused by the receiver when it was handed over. */
  async function refused() {
    const recordId = await crime()
    const id = await written(world, detective, recordId)
    court.turns.push(['DUPLICATED_PROSECUTION', 'NOT_ON_ANY_LIST'])
    await sendNext(parts, way)
    return { recordId, id }
  }

  it('F11: says what was refused, how to mend it and how to avoid it, and gives the work to whoever wrote it', async () => {
    const { recordId, id } = await refused()
    const { lines, counts } = await world.ok(detective, outbox, 'list', { query: {} })
    const line = lines.find((one) => one.id === id)
    expect(counts.exceptions).toBeGreaterThan(0)
    expect(line?.trouble).toMatchObject([
      {
        says: 'The court has a case with this reference already.',
        mend: expect.stringMatching(/^Look whether/),
        avoid: expect.stringMatching(/^Issue the reference once/),
        who: 'Case progression',
      },
      { says: expect.stringContaining('NOT_ON_ANY_LIST, which is not known here') },
    ])
    const work = await world.admin.query(
      "SELECT owner_id, opens_at FROM task WHERE kind = 'MESSAGE_REFUSED' AND record_id = $1 AND done_at IS NULL",
      [recordId],
    )
    expect(work.rows).toEqual([{ owner_id: detective.id, opens_at: `/records/${recordId}/messages/${id}` }])
  })

  it('sends it again under its number, which closes the work', async () => {
    const { recordId, id } = await refused()
    await world.ok(detective, outbox, 'replay', {
      params: { recordId, messageId: id },
      body: { reason: 'The court took the other case out.' },
    })
    await sendNext(parts, way)
    await collect(parts, way)
    expect(await stateOf(id)).toMatchObject({ state: 'ACKNOWLEDGED' })
    const open = await world.admin.query(
      'SELECT 1 FROM task WHERE record_id = $1 AND done_at IS NULL AND kind LIKE $2',
      [recordId, 'MESSAGE%'],
    )
    expect(open.rows).toEqual([])
    const page = await get(recordId, id)
    expect(page.steps.map(({ words }) => words).at(-1)).toBe('Written, to be sent')
    expect(page.steps.find(({ reason }) => reason !== null)).toMatchObject({
      words: 'To be sent again under its number',
      by: { staffNumber: detective.staffNumber },
    })
    const again = await world.call(detective, outbox, 'replay', {
      params: { recordId, messageId: id },
      body: { reason: 'Once more' },
    })
    expect(again.json().error.code).toBe('not_in_state')
  })

  it('goes on with those behind it when it is set aside, or when another takes its place', async () => {
    const { recordId, id } = await refused()
    const behind = await written(world, detective, recordId)
    await sendNext(parts, way)
    expect(await stateOf(behind)).toMatchObject({ state: 'QUEUED', attempts: 0 })
    const other = { params: { recordId }, body: letter({ replaces: id, receiver: 'PROSECUTOR' as const }) }
    expect((await world.call(detective, outbox, 'write', other)).statusCode).toBe(400)
    expect(await stateOf(id)).toMatchObject({ state: 'REFUSED' })
    const made = await world.ok(detective, outbox, 'write', {
      params: { recordId },
      body: letter({ replaces: id }),
    })
    expect(await stateOf(id)).toMatchObject({ state: 'SET_ASIDE' })
    expect(await get(recordId, id)).toMatchObject({ replacedBy: made.id })
    await sendNext(parts, way)
    expect(court.taken.has(behind)).toBe(true)
    const wrong = await world.call(detective, outbox, 'write', {
      params: { recordId },
      body: letter({ replaces: behind }),
    })
    expect(wrong.json().error.fields[0].path).toBe('replaces')
  })

  it('OB-4: stops for a person after the last attempt, and is not lost', async () => {
    const recordId = await crime()
    const id = await written(world, detective, recordId)
    for (let attempt = 0; attempt < 12; attempt += 1) {
      court.turns.push('BUSY')
      await sendNext(parts, way)
      world.clock.advanceMinutes(60)
    }
    expect(await stateOf(id)).toMatchObject({ state: 'STOPPED', attempts: 12 })
    expect(await sendNext(parts, way)).toBeUndefined()
    const { message } = await get(recordId, id)
    expect(message.trouble[0]?.mend).toContain('When the line is up, send it again')
  })
})

describe('who sees it', () => {
  it('a message about a restricted record is seen by its readers alone, in lists, counts and by its number', async () => {
    const recordId = await crime()
    const id = await written(world, detective, recordId, 'REFUSED')
    const outsider = await world.actor('DETECTIVE')
    const before = await world.ok(outsider, outbox, 'list', { query: {} })
    await restrict(world, recordId, [detective.id])
    const after = await world.ok(outsider, outbox, 'list', { query: {} })
    expect(after.counts.exceptions).toBe(before.counts.exceptions - 1)
    expect(after.lines.map((line) => line.id)).not.toContain(id)
    const asked = await world.call(outsider, outbox, 'get', { params: { recordId, messageId: id } })
    expect(asked.statusCode).toBe(404)
    const replayed = await world.call(outsider, outbox, 'replay', {
      params: { recordId, messageId: id },
      body: { reason: 'Let me' },
    })
    expect(replayed.statusCode).toBe(404)
    expect((await get(recordId, id)).message.id).toBe(id)
    // It is sent all the same.
    await world.ok(detective, outbox, 'replay', {
      params: { recordId, messageId: id },
      body: { reason: 'Put right there' },
    })
    expect(await sendNext(parts, way)).toEqual({ state: 'DELIVERED' })
  })

  it('a message is not reached through another record', async () => {
    const [recordId, other] = [await crime(), await crime()]
    const messageId = await written(world, detective, recordId, 'REFUSED')
    const params = { recordId: other, messageId }
    expect((await world.call(detective, outbox, 'get', { params })).statusCode).toBe(404)
    const body = { reason: 'By another way' }
    expect((await world.call(detective, outbox, 'setAside', { params, body })).statusCode).toBe(404)
    expect(await stateOf(messageId)).toMatchObject({ state: 'REFUSED' })
  })

  it('nobody without the permission reads or writes one', async () => {
    const recordId = await crime()
    expect((await world.call(officer, outbox, 'list', { query: {} })).statusCode).toBe(403)
    const answer = await world.call(officer, outbox, 'write', { params: { recordId }, body: letter() })
    expect(answer.statusCode).toBe(403)
  })
})
