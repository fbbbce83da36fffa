/** The order of what stands on the ledger, whoever waits for whom, and what of it counts as written anew. */
import { intelligence, nominal, taskWatch } from '@mips/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePerson } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { versionOf } from '../identity/identity.testing.ts'
import { entryBody } from '../intelligence/intelligence.fixtures.ts'
import { asUnit, giveAll, liveReport, logOf, regrade, rewrite } from './dissemination.testing.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())
let unit: Actor
beforeAll(async () => {
  unit = await world.actor('INTELLIGENCE_OFFICER')
})

describe('the ledger', () => {
  it.each([
    ['the first copy', false],
    ['a later copy', true],
  ])('does not take %s written before a correction for one written anew', async (_what, isLater) => {
    const person = await makePerson(world, { surname: 'Oddmarrow' })
    const mentions = [{ value: 'Testa Oddmarrow', recordId: person.personRecordId }]
    const made = isLater
      ? { id: (await liveReport(world, { mentions })).reportId }
      : await world.ok(await world.actor('RESPONSE_OFFICER'), intelligence, 'submit', {
          body: entryBody([], { mentions }),
        })
    const version = isLater ? 2 : 1
    await asUnit(
      world,
      (tx, at) =>
        tx.$executeRaw`INSERT INTO intelligence_text (report_id, number, version, text, is_live, written_at) VALUES (${made.id}::uuid, 1, ${version}, 'Keeps a knife.', false, ${at}::timestamptz)`,
    )
    world.clock.advanceMinutes(5)
    const corrector = await world.actor('DETECTIVE')
    const corrected = await world.call(
      corrector,
      nominal,
      'correct',
      { params: person, body: { dob: '1991-05-17', reason: 'The passport says so' } },
      { version: await versionOf(world, person.nominalId) },
    )
    expect(corrected.statusCode, corrected.body).toBe(200)
    world.clock.advanceMinutes(5)
    await regrade(world, made.id, ['2', 'B', 'P'])
    await asUnit(world, async (tx) => {
      await tx.$executeRaw`UPDATE intelligence_report SET state = 'EVALUATED' WHERE id = ${made.id}::uuid`
      await tx.$executeRaw`UPDATE intelligence_text SET is_live = (version = ${version}) WHERE report_id = ${made.id}::uuid`
    })
    expect((await logOf(world, unit, made.id)).paragraphs).toMatchObject([
      { against: expect.stringContaining('DS-6') },
    ])
    await rewrite(world, made.id, 'Keeps a blade.')
    await giveAll(world, unit, made.id)
    expect((await logOf(world, unit, made.id)).given).toHaveLength(1)
  })

  it('tells in its task nothing of what happened, and copies no task of a list into the history of the record', async () => {
    const { reportId, reference } = await liveReport(world)
    const givenId = await giveAll(world, unit, reportId)
    await regrade(world, reportId, ['3', 'D', 'P'])
    const taskOf = async () =>
      (
        await world.admin.query<{ title: string; reason: string }>(
          "SELECT title, reason FROM task WHERE record_id = $1 AND kind = 'TELL_RECIPIENTS'",
          [reportId],
        )
      ).rows
    expect(await taskOf()).toEqual([
      {
        title: 'Tell who received it',
        reason: 'Something of it changed since it was given out. The page says what, and whom to tell.',
      },
    ])
    expect(JSON.stringify(await taskOf())).not.toContain(reference)
    const changed = async () =>
      (
        await world.admin.query<{ row_id: string }>(
          "SELECT row_id FROM history WHERE record_id = $1 AND table_name = 'task' AND after ->> 'kind' LIKE 'TELL%'",
          [reportId],
        )
      ).rows.length
    await asUnit(
      world,
      (tx, at) =>
        tx.$executeRaw`UPDATE task SET kind = 'TELL_LISTED' WHERE record_id = ${reportId}::uuid AND kind = 'TELL_RECIPIENTS' AND ${at}::timestamptz IS NOT NULL`,
    )
    const before = await changed()
    await asUnit(
      world,
      (tx, at) =>
        tx.$executeRaw`UPDATE task SET done_at = ${at}::timestamptz WHERE record_id = ${reportId}::uuid AND kind = 'TELL_LISTED'`,
    )
    expect(await changed()).toBe(before)
    expect(givenId).toBeTruthy()
  })

  it('is no part of what others are told was done with the record', async () => {
    const { reportId } = await liveReport(world)
    const other = await world.actor('INTELLIGENCE_OFFICER')
    const look = () => world.ok(other, taskWatch, 'getChanges', { params: { recordId: reportId }, query: {} })
    await logOf(world, other, reportId)
    world.clock.advanceMinutes(5)
    await giveAll(world, unit, reportId)
    expect(JSON.stringify(await look())).not.toContain('dissemination')
  })
})
