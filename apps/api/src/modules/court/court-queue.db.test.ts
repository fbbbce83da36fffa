/** F11, F12: messages of courts that wait for a person, each with its cause and cure, answered, placed or settled; nothing half done. */
import { court, prosecutionCase } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import {
  type Body,
  codes,
  courtPage,
  dayAfter,
  heardCase,
  type HeardCase,
  messageRow,
  receive,
  resultMessage,
  strayMessage,
} from './court.testing.ts'

const world = await buildWorld(await testDatabase(), { now: '2026-06-01T09:00:00.000Z' })
afterAll(() => world.close())

let officer: Actor
let builder: Actor
beforeEach(async () => {
  officer ??= await world.actor('DETECTIVE')
  builder ??= await world.actor('CASE_BUILDER')
})

type Sent = Parameters<typeof resultMessage>[3]
const fined: Sent = { plea: 'G', results: [{ code: codes.fine, amount: 80 }] }
const sendFor = async (heard: HeardCase, more: Sent) =>
  messageRow(world, await receive(world, await resultMessage(world, officer, heard, { ...fined, ...more })))
const answer = async (heard: HeardCase, messageId: string, body: Body<'answerMessage'>) => {
  const { version } = await courtPage(world, builder, heard.caseId)
  const params = { caseId: heard.caseId, messageId }
  return world.call(builder, court, 'answerMessage', { params, body }, { version })
}
const isResulted = async ({ caseId }: HeardCase) =>
  (await world.ok(builder, prosecutionCase, 'get', { params: { caseId } })).state?.code === 'RESULTED'

describe('what keeps a message', () => {
  it.each([
    ['CASE_UNKNOWN', { reference: '01ZD9876526' }],
    ['COURT_UNKNOWN', { courtCode: 'NOWHERE' }],
    ['HEARING_AHEAD', { day: '2026-07-01' }],
    ['DEFENDANT_UNKNOWN', { familyName: 'Somebody Else' }],
    ['OFFENCE_UNKNOWN', { code: 'CJ88116' }],
    ['UNKNOWN_RESULT', { results: [{ code: 9998 }] }],
    ['NO_AMOUNT', { results: [{ code: codes.fine }] }],
    ['NO_CONDITIONS', { plea: 'NG', results: [{ code: codes.bail }] }],
  ] as const)(
    '%s waits for a person with its cause and its cure, and nothing is done',
    async (kind, more) => {
      const heard = await heardCase(world, officer)
      const row = await sendFor(heard, more as Sent)
      expect(row).toMatchObject({ state: 'EXCEPTION' })
      expect(row?.kinds).toContain(kind)
      const { messages } = await world.ok(builder, court, 'listMessages', { query: {} })
      const listed = messages.find(({ id }) => id === row?.id)
      expect(listed?.reasons[0]).toMatchObject({ cause: expect.any(String), cure: expect.any(String) })
      expect(listed?.case?.id).toBe(kind === 'CASE_UNKNOWN' ? undefined : heard.caseId)
      expect(await isResulted(heard)).toBe(false)
      const { hearings } = await courtPage(world, builder, heard.caseId)
      expect(hearings.flatMap(({ results }) => results)).toEqual([])
    },
  )

  it('is work of the unit, closed by its settling', async () => {
    const heard = await heardCase(world, officer)
    const row = await sendFor(heard, { familyName: 'Somebody Else' })
    const open = async () =>
      (
        await world.admin.query<{ kind: string }>(
          "SELECT kind FROM task WHERE record_id = $1 AND kind = 'COURT_EXCEPTION' AND done_at IS NULL",
          [heard.caseId],
        )
      ).rows.length
    expect(await open()).toBe(1)
    expect((await answer(heard, row?.id ?? '', { act: 'SETTLE' })).json().error.fields[0].path).toBe('reason')
    const settled = await answer(heard, row?.id ?? '', { act: 'SETTLE', reason: 'Entered by hand' })
    expect(settled.json()).toMatchObject({ state: 'SETTLED' })
    expect(await open()).toBe(0)
    expect((await answer(heard, row?.id ?? '', { act: 'APPLY' })).statusCode).toBe(409)
  })

  it('that is not in the agreed shape is kept and shown to case progression alone', async () => {
    const number = await receive(world, { reference: 5 })
    expect(await messageRow(world, number)).toMatchObject({ state: 'EXCEPTION', kinds: ['UNREADABLE'] })
    expect((await world.call(officer, court, 'listMessages', { query: {} })).statusCode).toBe(403)
  })
})

describe('a person', () => {
  it('says which defendant it is, and the message is applied whole', async () => {
    const heard = await heardCase(world, officer)
    const row = await sendFor(heard, { familyName: 'Somebody Else' })
    const params = { caseId: heard.caseId, messageId: row?.id ?? '' }
    const detail = await world.ok(builder, court, 'getMessage', { params })
    expect(detail.exceptions).toMatchObject([
      { kind: 'DEFENDANT_UNKNOWN', defendant: 0, candidates: [{ id: heard.defendantId }] },
    ])
    const wrong = await answer(heard, params.messageId, { act: 'APPLY' })
    expect(wrong.json().error.facts.rule).toBe('RC-3')
    const done = await answer(heard, params.messageId, {
      act: 'APPLY',
      defendants: [{ defendant: 0, id: heard.defendantId }],
    })
    expect(done.json()).toMatchObject({ state: 'APPLIED' })
    expect(await isResulted(heard)).toBe(true)
  })

  it('accepts what is missing with a reason, and the rest of the message is applied', async () => {
    const heard = await heardCase(world, officer)
    const row = await sendFor(heard, { results: [{ code: codes.fine }] })
    const body = { act: 'APPLY' as const, accepts: true }
    expect((await answer(heard, row?.id ?? '', body)).json().error.fields[0].path).toBe('reason')
    const reason = 'The register has no amount either'
    expect((await answer(heard, row?.id ?? '', { ...body, reason })).statusCode).toBe(200)
    expect(await isResulted(heard)).toBe(true)
  })

  it('compares a result with the earlier one of the same hearing, and has it take its place', async () => {
    const heard = await heardCase(world, officer)
    expect(await sendFor(heard, {})).toMatchObject({ state: 'APPLIED' })
    const row = await sendFor(heard, { results: [{ code: codes.fine, amount: 120 }] })
    expect(row).toMatchObject({ state: 'EXCEPTION', kinds: ['EARLIER_CHANGED'] })
    const body = { act: 'APPLY' as const, accepts: true, reason: 'The court put it right' }
    expect((await answer(heard, row?.id ?? '', body)).statusCode).toBe(200)
    const { hearings } = await courtPage(world, builder, heard.caseId)
    expect(hearings.flatMap(({ results }) => results).map(({ isReplaced }) => isReplaced)).toEqual([
      true,
      false,
    ])
  })

  it('places what no case was found for, and settles what is for another force', async () => {
    const stray = await strayMessage(world, officer)
    const params = { caseId: stray.caseId }
    const body = { messageId: stray.messageId, reason: 'Named by telephone' }
    const placed = await world.ok(builder, court, 'placeMessage', { params, body })
    expect(placed.state).toBe('APPLIED')
    expect(await isResulted(stray)).toBe(true)
    const other = await strayMessage(world, officer)
    const settle = { params: { messageId: other.messageId }, body: { reason: 'For another force' } }
    await world.ok(builder, court, 'settleMessage', settle)
    expect((await world.call(builder, court, 'settleMessage', settle)).statusCode).toBe(409)
    expect(
      (
        await world.call(builder, court, 'settleMessage', {
          ...settle,
          params: { messageId: stray.messageId },
        })
      ).statusCode,
    ).toBe(404)
  })
})

describe('a message for a hidden case', () => {
  it('is applied, and is told to nobody who does not see the case', async () => {
    const reader = await world.actor('CASE_BUILDER')
    const heard = await heardCase(world, officer)
    const bad = await resultMessage(world, officer, heard, { ...fined, familyName: 'Somebody Else' })
    const good = await resultMessage(world, officer, heard, fined)
    await restrict(world, heard.caseId, [reader.id])
    const row = await messageRow(world, await receive(world, bad))
    expect(row).toMatchObject({ state: 'EXCEPTION', caseId: heard.caseId })
    const listed = async (as: Actor) =>
      (await world.ok(as, court, 'listMessages', { query: {} })).messages.some(({ id }) => id === row?.id)
    expect([await listed(builder), await listed(reader)]).toEqual([false, true])
    expect(await messageRow(world, await receive(world, good))).toMatchObject({ state: 'APPLIED' })
    const diary = await world.ok(builder, court, 'diary', { query: { from: dayAfter(world, 0), days: 31 } })
    expect(diary.hearings.some(({ caseId }) => caseId === heard.caseId)).toBe(false)
    const person = await world.ok(builder, court, 'ofNominal', { params: { nominalId: heard.nominalId } })
    expect(person).toEqual({ convictions: [], remands: [], hearings: [] })
  })
})
