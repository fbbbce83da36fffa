/** Reviews in full, extensions and warrants: refused by their rule, kept as they were done, and read by the clock. */
import { custody, custodyLimits, custodyTopics } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { minutesAgo } from '../arrest/arrest.testing.ts'
import { openStay } from '../custody/custody.testing.ts'
import { application, detainFor, extension, fullReview } from './custody-limits.testing.ts'

const start = '2026-09-07T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let sergeant: Actor
let inspector: Actor
let superintendent: Actor
let detective: Actor
beforeEach(async () => {
  world.clock.set(start)
  sergeant ??= await world.actor('CUSTODY_SERGEANT')
  inspector ??= await world.actor('INSPECTOR')
  superintendent ??= await world.actor('SUPERINTENDENT')
  detective ??= await world.actor('DETECTIVE')
})

type Name = Exclude<keyof (typeof custodyLimits)['routes'], 'get'>
const send = (as: Actor, name: Name, params: object, body: object) =>
  world.call(as, custodyLimits, name, { params, body } as never)
const page = (recordId: string) => world.ok(sergeant, custodyLimits, 'get', { params: { recordId } })
const hours = (count: number) => world.clock.advanceMinutes(count * 60)

/** Refused with the rule, with nothing changed. */
async function refused(response: () => ReturnType<typeof send>, rule: string, status = 409): Promise<void> {
  const before = await rowCounts(world.admin)
  const answer = await response()
  expect(answer.statusCode, answer.body).toBe(status)
  expect(answer.json().error).toMatchObject({ code: 'rule_refused', facts: { rule } })
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}

async function added(response: ReturnType<typeof send>): Promise<{ id: string; left: string[] }> {
  const answer = await response
  expect(answer.statusCode, answer.body).toBe(200)
  const entries = await world.auditOf(String(answer.headers['x-request-id']))
  expect(entries).toHaveLength(1)
  expect(entries[0]).toMatchObject({ outcome: 'ok' })
  return answer.json()
}

/** Detained, and reviewed at six and at fifteen hours. */
async function reviewedTwice(offence?: string) {
  const stay = await detainFor(world, { sergeant, ...(offence === undefined ? {} : { offence }) })
  const params = { recordId: stay.id }
  for (const wait of [5, 9]) {
    hours(wait)
    await added(send(inspector, 'review', params, fullReview(world)))
  }
  return { ...stay, params }
}

describe('a review', () => {
  it('is refused to a sergeant before charge, and to whoever is involved', async () => {
    const { id } = await detainFor(world, { sergeant })
    await refused(() => send(sergeant, 'review', { recordId: id }, fullReview(world)), 'RV-1')
    await refused(
      () => send(inspector, 'review', { recordId: id }, fullReview(world, { notInvolved: false })),
      'RV-1',
    )
  })

  it('waits for the authorisation, and done early moves the next one to nine hours after it', async () => {
    const waiting = await openStay(world)
    const response = await send(inspector, 'review', { recordId: waiting.id }, fullReview(world))
    expect(response.json().error.code).toBe('not_in_state')
    const stay = await detainFor(world, { sergeant })
    hours(5)
    await added(send(inspector, 'review', { recordId: stay.id }, fullReview(world)))
    const record = await world.ok(sergeant, custody, 'get', { params: { recordId: stay.id } })
    expect(record.clock.nextReviewDue).toBe('2026-09-07T23:00:00.000Z')
    expect(record.reviews).toMatchObject([
      { number: 1, status: 'ON_TIME', outcome: 'CONTINUE', dueAt: '2026-09-07T14:59:00.000Z' },
      { number: 2, status: 'DUE', dueAt: '2026-09-07T23:00:00.000Z' },
    ])
    expect(record.officers.map(({ role }) => role)).toContain('REVIEW_OFFICER')
  })

  it('is done by telephone only where neither coming nor a link was practicable', async () => {
    const params = { recordId: (await detainFor(world, { sergeant })).id }
    const phone = { method: 'PHONE' } as const
    await refused(() => send(inspector, 'review', params, fullReview(world, phone)), 'RV-10')
    const { left } = await added(
      send(
        inspector,
        'review',
        params,
        fullReview(world, { ...phone, isAttendancePracticable: false, isLiveLinkPracticable: false }),
      ),
    )
    expect(left).toEqual(['Name who makes the entry at the station (RV-10).'])
  })

  it('passes over the detainee alone for sleep, and refers a senior officer’s direction', async () => {
    const params = { recordId: (await detainFor(world, { sergeant })).id }
    await refused(() => send(inspector, 'review', params, fullReview(world, { solicitor: 'ASLEEP' })), 'RV-8')
    await refused(
      () => send(inspector, 'review', params, fullReview(world, { seniorOfficer: 'Ch Supt Testhigh' })),
      'RV-11',
    )
  })

  it('of a sleeper is saved, asks to tell them, and is done when they were told', async () => {
    const params = { recordId: (await detainFor(world, { sergeant })).id }
    hours(5)
    const { id } = await added(
      send(inspector, 'review', params, fullReview(world, { detainee: 'ASLEEP', toldAt: undefined })),
    )
    const topic = async () =>
      (await world.ok(sergeant, custodyTopics, 'list', { params })).topics.find(({ key }) => key === 'limits')
    expect(await topic()).toEqual({
      key: 'limits',
      state: 'started',
      left: ['Tell the person the decision and the grounds (RV-9).'],
    })
    world.clock.advanceMinutes(90)
    await added(send(inspector, 'tellReview', { ...params, reviewId: id }, { toldAt: minutesAgo(world, 0) }))
    expect(await topic()).toEqual({ key: 'limits', state: 'done', left: [] })
    const [review] = (await page(params.recordId)).reviews
    expect(review?.status).toBe('ON_TIME')
    expect(Date.parse(review?.toldAt ?? '')).toBe(world.clock.now().getTime())
    const again = await send(
      inspector,
      'tellReview',
      { ...params, reviewId: id },
      { toldAt: minutesAgo(world, 0) },
    )
    expect(again.json().error.code).toBe('already_done')
  })

  it('that was put off is late but no breach, and the next is timed from the due time', async () => {
    const params = { recordId: (await detainFor(world, { sergeant })).id }
    const due = (await page(params.recordId)).clock.nextReviewDue ?? ''
    world.clock.set(new Date(Date.parse(due) - 600_000).toISOString())
    await added(
      send(sergeant, 'postponeReview', params, {
        at: minutesAgo(world, 0),
        reason: 'NOT_PRACTICABLE',
        reasonText: 'A fire alarm empties the suite',
      }),
    )
    world.clock.advanceMinutes(40)
    await added(send(inspector, 'review', params, fullReview(world)))
    const { reviews } = await page(params.recordId)
    expect(reviews[0]).toMatchObject({ status: 'LATE_POSTPONED', dueAt: due })
    expect(reviews[1]).toMatchObject({
      dueAt: new Date(Date.parse(due) + 9 * 3_600_000).toISOString(),
      rule: 'RV-5',
    })
  })

  it('needs a reason for a late entry, and never comes before the one it follows', async () => {
    const params = { recordId: (await detainFor(world, { sergeant })).id }
    hours(5)
    const late = fullReview(world, { doneAt: minutesAgo(world, 45), toldAt: minutesAgo(world, 45) })
    const asked = await send(inspector, 'review', params, late)
    expect(asked.json().error).toMatchObject({ code: 'bad_input', fields: [{ path: 'lateReason' }] })
    await added(send(inspector, 'review', params, { ...late, lateReason: 'The system was down' }))
    const before = await send(
      inspector,
      'review',
      params,
      fullReview(world, { doneAt: minutesAgo(world, 46), lateReason: 'The system was down' }),
    )
    expect(before.json().error).toMatchObject({ code: 'bad_input', fields: [{ path: 'doneAt' }] })
  })
})

describe('an extension', () => {
  it('is refused before the second review, for a summary offence, past 36 hours, and by its method', async () => {
    const { id } = await detainFor(world, { sergeant })
    await refused(() => send(superintendent, 'extend', { recordId: id }, extension(world)), 'EX-3')
    const { params } = await reviewedTwice()
    await refused(
      () => send(superintendent, 'extend', params, extension(world, { until: minutesAgo(world, -30 * 60) })),
      'EX-4',
    )
    await refused(() => send(superintendent, 'extend', params, extension(world, { method: 'PHONE' })), 'EX-7')
    await refused(
      () => send(superintendent, 'extend', params, extension(world, { isDiligent: false })),
      'EX-2',
    )
    world.clock.set(start)
    const summary = await reviewedTwice('CJ88116')
    await refused(() => send(superintendent, 'extend', summary.params, extension(world)), 'EX-2')
  })

  it('is refused to an acting superintendent whose rank is inspector', async () => {
    const acting = await world.actor('SUPERINTENDENT', { rank: 'INSP' })
    const { params } = await reviewedTwice()
    await refused(() => send(acting, 'extend', params, extension(world)), 'EX-1')
  })

  it('moves the time to let the person go, a later step follows, and a wrong one is put right by a new row', async () => {
    const { params, id } = await reviewedTwice()
    const before = await page(id)
    expect(before.clock.releaseBy).toBe(before.clock.limit24)
    hours(8)
    const until = new Date(Date.parse(before.clock.limit24 ?? '') + 3 * 3_600_000).toISOString()
    const { id: first } = await added(send(superintendent, 'extend', params, extension(world, { until })))
    expect((await page(id)).clock.releaseBy).toBe(until)
    // After the 24 hours, within the first step.
    hours(3)
    const later = new Date(Date.parse(until) + 3_600_000).toISOString()
    const { left } = await added(
      send(superintendent, 'extend', params, extension(world, { until: later, groundsText: undefined })),
    )
    expect(left).toEqual(['Record the grounds (EX-6).'])
    const { clock, steps, authorities } = await page(id)
    expect(clock.releaseBy).toBe(later)
    expect(authorities.map(({ kind }) => kind)).toEqual(['S41_24H', 'S42_36H', 'S42_36H'])
    expect(steps[1]?.left).toEqual(['Record the grounds (EX-6).'])
    const again = await send(
      superintendent,
      'extend',
      params,
      extension(world, {
        at: minutesAgo(world, 180),
        until: later,
        correctsId: first,
        lateReason: 'The end was typed wrongly',
      }),
    )
    expect(again.statusCode, again.body).toBe(200)
    const after = await page(id)
    expect(after.steps.map(({ correctedById }) => correctedById !== null)).toEqual([true, false, false])
  })
})

describe('a warrant', () => {
  it('is refused late, for a summary offence, and again after a refusal without new evidence', async () => {
    const { params } = await reviewedTwice()
    const summary = await detainFor(world, { sergeant, offence: 'CJ88116' })
    await refused(
      () => send(detective, 'applyForWarrant', { recordId: summary.id }, application(world)),
      'WF-3',
    )
    const made = await added(send(detective, 'applyForWarrant', params, application(world)))
    await added(
      send(
        sergeant,
        'decideWarrant',
        { ...params, applicationId: made.id },
        {
          outcome: 'REFUSED',
          at: minutesAgo(world, 0),
          magistrates: 2,
          isOnOath: true,
          isBroughtOrLinked: true,
        },
      ),
    )
    await refused(() => send(detective, 'applyForWarrant', params, application(world)), 'WF-10')
    hours(30)
    await refused(
      () =>
        send(
          detective,
          'applyForWarrant',
          params,
          application(world, { hasNewEvidence: true, newEvidence: 'A second phone' }),
        ),
      'WF-4',
    )
  })

  it('runs from its issue to the end that the court endorsed, is extended from the earlier end, and never past 96 hours', async () => {
    const { params, id } = await reviewedTwice()
    const made = await added(send(detective, 'applyForWarrant', params, application(world)))
    const court = { magistrates: 2, isOnOath: true, isBroughtOrLinked: true }
    const decide = (applicationId: string, body: object) =>
      send(sergeant, 'decideWarrant', { ...params, applicationId }, { outcome: 'GRANTED', ...court, ...body })
    await refused(
      () => decide(made.id, { at: minutesAgo(world, 0), until: minutesAgo(world, -37 * 60) }),
      'WF-5',
    )
    await refused(
      () => decide(made.id, { at: minutesAgo(world, 0), until: minutesAgo(world, -60), magistrates: 1 }),
      'WF-1',
    )
    await refused(
      () => decide(made.id, { at: minutesAgo(world, 0), until: minutesAgo(world, -60), wantsLawyer: true }),
      'WF-2',
    )
    const until = minutesAgo(world, -36 * 60)
    await added(decide(made.id, { at: minutesAgo(world, 0), until }))
    expect((await page(id)).clock.releaseBy).toBe(until)
    expect((await decide(made.id, { at: minutesAgo(world, 0), until })).json().error.code).toBe(
      'already_done',
    )
    hours(30)
    const more = await added(send(detective, 'applyForWarrant', params, application(world)))
    const limit96 = (await page(id)).clock.limit96 ?? ''
    const tooFar = new Date(Date.parse(until) + 37 * 3_600_000).toISOString()
    await refused(() => decide(more.id, { at: minutesAgo(world, 0), until: tooFar }), 'WF-9')
    const to = new Date(Date.parse(until) + 36 * 3_600_000).toISOString()
    await added(decide(more.id, { at: minutesAgo(world, 0), until: to }))
    const { clock, authorities } = await page(id)
    expect(clock.releaseBy).toBe(to)
    expect(to < limit96).toBe(true)
    expect(authorities.at(-1)?.kind).toBe('WARRANT_EXT')
  })
})

describe('a paper of the limits', () => {
  it('is a tagged PDF for a named recipient, audited as a disclosure', async () => {
    const { params } = await reviewedTwice()
    const { reviews } = await page(params.recordId)
    const response = await send(sergeant, 'print', params, {
      paper: 'REVIEW',
      rowId: reviews[0]?.id,
      recipient: 'The detainee',
    })
    expect(response.statusCode).toBe(200)
    expect(response.headers['content-type']).toBe('application/pdf')
    expect(response.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    expect(response.rawPayload.toString('latin1')).toContain('/StructTreeRoot')
    const row = await world.admin.query<{ act: string; recipient: string | null }>(
      'SELECT act, recipient FROM audit.entry WHERE request_id = $1',
      [response.headers['x-request-id']],
    )
    expect(row.rows[0]).toMatchObject({ act: 'disclosure', recipient: 'The detainee' })
  })
})

it('shows its due items on the record of the stay: an extension before 24 hours only where an offence is indictable', async () => {
  const summary = await detainFor(world, { sergeant, offence: 'CJ88116' })
  const indictable = await detainFor(world, { sergeant })
  const dueOf = async (recordId: string) =>
    (await world.ok(sergeant, custody, 'get', { params: { recordId } })).clock.due
      .map(({ what }) => what)
      .filter((what) => !['RISK', 'VISIT', 'MEAL'].includes(what))
  expect(await dueOf(summary.id)).toEqual(['REVIEW', 'RELEASE_OR_CHARGE'])
  expect(await dueOf(indictable.id)).toEqual(['REVIEW', 'EXTENSION', 'RELEASE_OR_CHARGE'])
})
