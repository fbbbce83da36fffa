/** H3: a result of the court makes, withdraws or ends a warrant by itself, and the marker goes on and off with it, over rows. */
import { randomUUID } from 'node:crypto'
import { nominal, warrant } from '@mips/contracts'
import { permissionsOf } from '@mips/domain/access/roles'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { audited } from '../../platform/audit/audited.ts'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { applyCourtResult, type CourtResult } from './warrant-result.service.ts'
import type { WarrantCtx } from './warrant.reading.ts'
import { courtOf, hoursAgo, issuedWarrant, owing, registerBody } from './warrant.testing.ts'

const world = await buildWorld(await testDatabase(), { now: '2026-06-01T09:00:00.000Z' })
afterAll(() => world.close())

let keeper: Actor
beforeEach(async () => {
  keeper ??= await world.actor('WARRANT_OFFICER')
})

let messages = 0
const resultOf = async (personRecordId: string, more: Partial<CourtResult> = {}): Promise<CourtResult> => ({
  resultId: `R-${++messages}`,
  effect: 'ISSUE',
  personRecordId,
  courtCode: await courtOf(world),
  at: hoursAgo(world, 1),
  terms: 'Warrant without bail: failed to appear.',
  ...more,
})

/** As the court module applies a result: in one transaction that may read warrants, for whoever loads the message. */
const apply = (result: CourtResult) =>
  audited(
    { prisma: world.prisma, writer: world.platform.writer },
    { system: 'import', action: 'court.result', act: 'alteration' },
    async (tx, audit) => {
      const permissions = permissionsOf('WARRANT_OFFICER')
      await tx.$executeRaw`SELECT set_config('mips.permissions', ${permissions.join(',')}, true)`
      const who = {
        ...keeper,
        userId: keeper.id,
        rank: 'STAFF',
        unitCode: 'COURT-DESK',
        permissions,
        acls: [0],
      }
      const ctx = {
        tx,
        clock: world.clock,
        requestId: randomUUID(),
        who: { ...who, roles: ['WARRANT_OFFICER'], pool: null, poolAcl: null },
        audit,
        subjectVersion: undefined,
      }
      return applyCourtResult(ctx as unknown as WarrantCtx, result)
    },
  )

const isWanted = async (nominalId: string): Promise<boolean> => {
  const { warnings } = await world.ok(keeper, nominal, 'get', { params: { nominalId } })
  return warnings.some(({ code, endedOn }) => code === 'WANTED' && endedOn === null)
}
const page = (warrantId: string) => world.ok(keeper, warrant, 'get', { params: { warrantId } })

describe('a result of the court', () => {
  it.each([
    ['ISSUE', 'BENCH'],
    ['ISSUE_BACKED', 'BENCH_BACKED'],
    ['WITNESS', 'WITNESS'],
    ['COMMITMENT', 'COMMITMENT'],
  ] as const)('%s makes a warrant, once however often it comes', async (effect, kind) => {
    const { person } = await registerBody(world)
    const more = effect === 'COMMITMENT' ? { owedPence: 4_000 } : {}
    const result = await resultOf(person.personRecordId, { effect, factors: ['TRIAL'], ...more })
    const made = await apply(result)
    expect(made.did).toBe('MADE')
    expect(await page(made.warrantIds[0] ?? '')).toMatchObject({
      kind: { code: kind },
      state: { code: 'GRADED' },
      isWanted: true,
    })
    expect(await isWanted(person.nominalId)).toBe(true)
    expect(await apply(result)).toEqual({ did: 'BEFORE', warrantIds: made.warrantIds })
    const { rows } = await world.admin.query('SELECT 1 FROM warrant WHERE person_record_id = $1', [
      person.personRecordId,
    ])
    expect(rows).toHaveLength(1)
  })

  it('END withdraws the warrant of its case, and the marker is off in the same transaction', async () => {
    const { params, person, body } = await issuedWarrant(world, keeper)
    const other = await world.ok(keeper, warrant, 'register', {
      body: { ...body, ...owing, courtReference: 'CC/other' },
    })
    const end = await resultOf(person.personRecordId, { effect: 'END', courtReference: body.courtReference })
    expect(await apply(end)).toEqual({ did: 'ENDED', warrantIds: [params.warrantId] })
    expect(await page(params.warrantId)).toMatchObject({
      state: { code: 'WITHDRAWN' },
      ended: { courtReference: end.resultId },
    })
    // The other warrant stands, so that the person is still wanted.
    expect(await isWanted(person.nominalId)).toBe(true)
    const last = await resultOf(person.personRecordId, { effect: 'END', warrantId: other.id })
    expect((await apply(last)).did).toBe('ENDED')
    expect(await isWanted(person.nominalId)).toBe(false)
    expect(await apply(last)).toEqual({ did: 'BEFORE', warrantIds: [other.id] })
  })

  it('END asks a person where two fit or none does, and changes nothing', async () => {
    const { person, body } = await issuedWarrant(world, keeper)
    await world.ok(keeper, warrant, 'register', { body: { ...body, kind: 'BREACH', courtReference: 'CC/2' } })
    const two = await apply(
      await resultOf(person.personRecordId, { effect: 'END', courtReference: 'CC/unknown' }),
    )
    expect([two.did, two.warrantIds.length]).toEqual(['ASK', 2])
    expect(await isWanted(person.nominalId)).toBe(true)
    const nobody = await registerBody(world)
    const none = await resultOf(nobody.person.personRecordId, { effect: 'END' })
    expect(await apply(none)).toEqual({ did: 'ASK', warrantIds: [] })
  })

  it('whose court is on no list, or whose time lies ahead, is refused whole', async () => {
    const { person } = await registerBody(world)
    const bad = [{ courtCode: 'NOWHERE' }, { at: '2026-07-01T09:00:00.000Z' }]
    for (const more of bad)
      await expect(apply(await resultOf(person.personRecordId, more))).rejects.toThrow('bad_input')
    expect(await isWanted(person.nominalId)).toBe(false)
  })
})
