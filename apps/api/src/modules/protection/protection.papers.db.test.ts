/** The papers of notices and orders, and the arrest that a breach leads to. */
import { arrest, protection } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { arrange } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { makeArrest } from '../arrest/arrest.testing.ts'
import { requireNotice } from './protection-ask.service.ts'
import { paperOf } from './protection-papers.service.ts'
import type { NoticeRow } from './protection.rows.ts'
import { askedNotice, brokenNotice, orderedNotice, servedNotice, wholeCase } from './protection.testing.ts'

const world = await buildWorld(await testDatabase(), { now: '2026-06-09T21:30:00.000Z' })
afterAll(() => world.close())

let officer: Actor
beforeEach(async () => {
  officer ??= await world.actor('RESPONSE_OFFICER')
})

const print = (params: { noticeId: string }, paper: 'NOTICE' | 'ORDER') =>
  world.call(officer, protection, 'print', { params, body: { paper, recipient: 'Testham Magistrates' } })
const person = (role: string, surname: string, forename: string) =>
  ({ role, validTo: null, surname, forename, dob: '1988-11-30' }) as NoticeRow['people'][number]

/** The paper before it is drawn, with the people that the officer sees. */
const wordsOf = (noticeId: string, paper: 'NOTICE' | 'ORDER') =>
  arrange(world, async (ctx) => {
    const row = await requireNotice(ctx as never, noticeId)
    const people = [person('SUSPECT', 'Ollerby', 'Dane'), person('PROTECTED', 'Wexcombe', 'Petra')]
    return JSON.stringify(
      paperOf({ ...row, people }, { paper, recipient: 'The court', now: world.clock.now() }),
    )
  })

describe('the papers', () => {
  it('are a tagged PDF for a named recipient, kept in the audit with its hash', async () => {
    const { params } = await servedNotice(world, officer)
    const answer = await print(params, 'NOTICE')
    expect(answer.statusCode, answer.body).toBe(200)
    expect(answer.headers['content-type']).toContain('application/pdf')
    const pdf = answer.rawPayload.toString('latin1')
    expect(pdf.startsWith('%PDF-1.7')).toBe(true)
    expect(pdf).toContain('/StructTreeRoot')
    const audit = await world.admin.query('SELECT act, recipient FROM audit.entry WHERE request_id = $1', [
      answer.headers['x-request-id'],
    ])
    expect(audit.rows).toEqual([{ act: 'disclosure', recipient: 'Testham Magistrates' }])
  })

  it('are refused before there is anything to print', async () => {
    const asked = await askedNotice(world, officer)
    expect((await print(asked.params, 'NOTICE')).json().error).toMatchObject({ code: 'not_in_state' })
    const served = await servedNotice(world, officer)
    expect((await print(served.params, 'ORDER')).json().error).toMatchObject({ code: 'not_in_state' })
    expect((await world.ok(officer, protection, 'get', { params: served.params })).papers).toEqual([
      { code: 'NOTICE', label: 'Protection notice' },
    ])
  })

  it('carry the marking, the conditions and the law, and not what the person protected said', async () => {
    const { noticeId, orderEndsOn } = await orderedNotice(world, officer)
    const notice = await wordsOf(noticeId, 'NOTICE')
    expect(notice).toContain('OFFICIAL-SENSITIVE')
    expect(notice).toContain('The flat and the stairs')
    expect(notice).toContain('arrest you without a warrant')
    expect(notice).toContain('OLLERBY, Dane')
    expect(notice).toContain('WEXCOMBE, Petra')
    expect(notice).not.toContain(wholeCase.victimView)
    const order = await wordsOf(noticeId, 'ORDER')
    expect(order).toContain('Domestic violence protection order')
    expect(order).toContain(String(Number(orderEndsOn.slice(8))))
  })
})

describe('the arrest for a breach', () => {
  it('is opened with power, offence and what was done, and is linked once it is recorded (PN-5)', async () => {
    const { params, body } = await brokenNotice(world, officer)
    const of = { params: { noticeId: params.noticeId } }
    const before = await world.ok(officer, protection, 'get', of)
    expect(before.breaches).toMatchObject([
      {
        arrestAt: null,
        arrest: {
          power: 'CSA_2010',
          offence: { code: 'CS10503' },
          grounds: expect.stringContaining('He was at her door.') as string,
        },
      },
    ])
    expect(before.incidentId).not.toBeNull()
    const stranger = await makeArrest(world, officer)
    const wrong = await world.call(officer, protection, 'arrestForBreach', {
      params,
      body: { arrestId: stranger.id },
    })
    expect(wrong.json().error).toMatchObject({ code: 'bad_reference' })
    await world.ok(officer, protection, 'arrestForBreach', { params, body })
    const { arrestedAt } = await world.ok(officer, arrest, 'get', { params: body })
    const after = await world.ok(officer, protection, 'get', of)
    expect(after.breaches).toMatchObject([{ arrestAt: arrestedAt, arrest: null }])
    expect(after.due.map(({ what }) => what)).toContain('NOTICE_BREACH')
    expect(after.events.map(({ id }) => id)).toContain(body.arrestId)
    const twice = await world.call(officer, protection, 'arrestForBreach', { params, body })
    expect(twice.json().error).toMatchObject({ code: 'already_done' })
  })
})
