/** Reviews that custody asks for: before the bail of a suspect ends, and of a release under investigation (RW-3, RW-4). */
import { crime, custodyOutcome, investigation } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { minutesAgo, type Scene } from '../arrest/arrest.testing.ts'
import { decisionBody } from '../crime/crime.testing.ts'
import { assess, bailedOut, detained } from '../custody-outcome/custody-outcome.testing.ts'

// Arrested on 31 March: the first bail ends with the last day of June.
const start = '2026-03-31T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let officer: Actor
let sergeant: Actor
let inspector: Actor
beforeEach(async () => {
  world.clock.set(start)
  officer ??= await world.actor('RESPONSE_OFFICER', { rank: 'PC' })
  sergeant ??= await world.actor('CUSTODY_SERGEANT')
  inspector ??= await world.actor('INSPECTOR')
})

/** Somebody detained for what is recorded as a burglary, of which they are the suspect. */
async function detainedSuspect() {
  const stay = await detained(world, { sergeant })
  const { rows } = await world.admin.query<{ incident: string; suspect: string }>(
    `SELECT i.to_id AS incident, d.to_id AS suspect FROM link a JOIN link i ON i.from_id = a.to_id AND i.role = 'ARISES_FROM'
       JOIN link d ON d.from_id = a.to_id AND d.role = 'ARRESTED' WHERE a.from_id = $1 AND a.role = 'ARISES_FROM'`,
    [stay.id],
  )
  const { incident: incidentId = '', suspect: personRecordId = '' } = rows[0] ?? {}
  const made = await world.ok(officer, crime, 'decide', {
    params: { incidentId },
    body: decisionBody({ personRecordId } as Scene),
  })
  return { stay, crimeId: made.crime?.id ?? '' }
}

const dueOf = async (crimeId: string, as = officer) =>
  (await world.ok(as, investigation, 'get', { params: { crimeId } })).due
    .filter(({ what }) => what.startsWith('REVIEW_'))
    .map(({ what, rule, by }) => ({ what, rule, by }))
const taskOf = async (crimeId: string) =>
  (
    await world.admin.query<{ rule: string; due_at: Date; title: string }>(
      "SELECT rule, due_at, title FROM task WHERE record_id = $1 AND kind = 'REVIEW' AND done_at IS NULL",
      [crimeId],
    )
  ).rows

describe('RW-3: the bail of a suspect', () => {
  it('asks for a review before it ends, follows an extension, and ends with it', async () => {
    const { stay, crimeId } = await detainedSuspect()
    expect(await dueOf(crimeId)).toEqual([])
    const onBail = await bailedOut(world, stay)
    const by = '2026-06-30T23:00:00.000Z'
    expect(await dueOf(crimeId)).toEqual([{ what: 'REVIEW_BAIL', rule: 'RW-3', by }])
    expect(await taskOf(crimeId)).toMatchObject([
      { rule: 'RW-3', due_at: new Date(by), title: 'Review before the end of bail' },
    ])
    world.clock.set('2026-06-29T09:00:00.000Z')
    const params = { recordId: onBail.id, bailId: onBail.bailId }
    await world.ok(inspector, custodyOutcome, 'extendBail', {
      params,
      body: {
        at: minutesAgo(world, 0),
        suspected: true,
        timeNeeded: true,
        diligent: true,
        necessary: true,
        representationsConsidered: true,
        isPersonTold: true,
        reason: 'The phone is still being examined.',
      },
    })
    const later = '2026-09-30T23:00:00.000Z'
    expect(await dueOf(crimeId)).toEqual([{ what: 'REVIEW_BAIL', rule: 'RW-3', by: later }])
    expect(await taskOf(crimeId)).toMatchObject([{ rule: 'RW-3', due_at: new Date(later) }])
    await world.ok(inspector, custodyOutcome, 'noteBail', {
      params,
      body: { kind: 'ENDED', end: 'NFA', at: minutesAgo(world, 0), note: 'Nothing on the phone' },
    })
    expect(await dueOf(crimeId)).toEqual([])
    expect(await taskOf(crimeId)).toEqual([])
  })

  it('is not told to those who read no custody records', async () => {
    const { stay, crimeId } = await detainedSuspect()
    await bailedOut(world, stay)
    expect(await dueOf(crimeId, await world.actor('CRIME_DECISION_MAKER'))).toEqual([])
    expect(await dueOf(crimeId)).toHaveLength(1)
  })
})

describe('RW-4: a release under investigation', () => {
  it('is reviewed every four weeks, for no law ends it', async () => {
    const { stay, crimeId } = await detainedSuspect()
    const params = { recordId: stay.id }
    const { version } = await world.ok(
      sergeant,
      custodyOutcome,
      'dispose',
      {
        params,
        body: {
          at: minutesAgo(world, 0),
          offenceIds: [stay.offenceId],
          disposal: 'RUI',
          reason: 'Enquiries go on',
        },
      },
      { version: stay.version },
    )
    await assess(world, stay)
    await world.ok(
      sergeant,
      custodyOutcome,
      'letGo',
      {
        params,
        body: { releasedAt: minutesAgo(world, 0), isPropertySettled: true, isBailNoticeServed: false },
      },
      { version },
    )
    const by = '2026-04-28T09:00:00.000Z'
    expect(await dueOf(crimeId)).toEqual([{ what: 'REVIEW_RUI', rule: 'RW-4', by }])
    expect(await taskOf(crimeId)).toMatchObject([{ rule: 'RW-4', due_at: new Date(by) }])
  })
})
