/** Witness care: steps that are added to, what of them the file is told, and who is not warned before a hearing. */
import { witnessCare } from '@mips/contracts'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { rowCounts, sameCounts } from '../../testing/row-counts.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { casePage } from '../case/case.testing.ts'
import { type CareBody, careStep, witnessedCase } from './witness-care.testing.ts'

const start = '2026-06-01T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let officer: Actor
beforeEach(async () => {
  world.clock.set(start)
  officer ??= await world.actor('DETECTIVE')
})

const care = (caseId: string, as: Actor = officer) => world.ok(as, witnessCare, 'get', { params: { caseId } })

async function refused(params: { caseId: string; personId: string }, body: CareBody, rule: string) {
  const before = await rowCounts(world.admin)
  const response = await world.call(officer, witnessCare, 'addStep', { params, body })
  expect(response.statusCode, response.body).toBe(409)
  expect(response.json().error.facts).toMatchObject({ rule })
  expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
}

describe('a step of witness care', () => {
  it('WC-1: keeps the dates and the days to avoid, and the file has them', async () => {
    const { params, caseId, person, hearingOn } = await witnessedCase(world, officer)
    const dates = { kind: 'DATES' as const, from: '2026-06-01', to: '2027-01-01' }
    await refused(params, { ...dates, avoid: [{ from: '2027-02-01', to: '2027-02-02' }] }, 'WC-1')
    await careStep(world, officer, params, {
      ...dates,
      avoid: [{ from: hearingOn, to: hearingOn, why: 'Hospital' }],
    })
    const { witnesses } = await care(caseId)
    const one = witnesses.find(({ id }) => id === person.personRecordId)
    expect(one).toMatchObject({ standing: { code: 'CLASH' }, dates: { avoid: [{ why: 'Hospital' }] } })
    const file = await casePage(world, officer, caseId)
    expect(file.witnesses.find(({ id }) => id === person.personRecordId)?.facts.availability).toEqual({
      from: '2026-06-01',
      to: '2027-01-01',
      takenOn: '2026-06-01',
    })
  })

  it('WC-3: takes a special measure through its order, and the file asks for its assessment', async () => {
    const { params, caseId, person } = await witnessedCase(world, officer)
    const step = (state: 'ASKED' | 'APPLIED' | 'GRANTED', words?: string): CareBody => ({
      kind: 'MEASURE',
      measure: 'S23',
      state,
      ...(words === undefined ? {} : { words }),
    })
    await refused(params, step('GRANTED'), 'WC-3')
    const asked = await careStep(world, officer, params, step('ASKED', 'I am afraid to see him'))
    expect(asked.problems.map(({ rule }) => rule)).toEqual(['WC-3'])
    await careStep(world, officer, params, step('APPLIED'))
    await careStep(world, officer, params, step('GRANTED'))
    const { witnesses } = await care(caseId)
    expect(witnesses.find(({ id }) => id === person.personRecordId)).toMatchObject({
      isVulnerable: true,
      measures: [{ measure: { code: 'S23' }, state: { code: 'GRANTED' } }],
    })
    const file = await casePage(world, officer, caseId)
    expect(
      file.needs.some(({ item, subjectId }) => item === 'MG2' && subjectId === person.personRecordId),
    ).toBe(true)
  })

  it('WC-6: warns a witness who wants no contact through somebody alone', async () => {
    const { params, hearingOn } = await witnessedCase(world, officer)
    await careStep(world, officer, params, { kind: 'WISH', isNoContact: true, words: 'Through my daughter' })
    const warning = { kind: 'WARNED' as const, hearingOn, way: 'PHONE' as const }
    await refused(params, warning, 'WC-6')
    await careStep(world, officer, params, { ...warning, through: 'Her daughter' })
  })

  it('is of a witness of this case alone', async () => {
    const { params } = await witnessedCase(world, officer)
    const other = await witnessedCase(world, officer)
    const response = await world.call(officer, witnessCare, 'addStep', {
      params: { ...params, personId: other.params.personId },
      body: { kind: 'NEEDS', needs: ['TRAVEL'] },
    })
    expect(response.statusCode).toBe(404)
  })
})

describe('WC-7: who is not warned', () => {
  const lines = async (caseId: string, days = 90) => {
    const { cases } = await world.ok(officer, witnessCare, 'due', { query: { of: 'MINE', days } })
    return cases.find((line) => line.caseId === caseId)
  }

  it('has the listed witnesses of contested cases until each has said that they come', async () => {
    const { params, caseId, hearingOn } = await witnessedCase(world, officer)
    expect(await lines(caseId)).toMatchObject({
      isLate: true,
      hearing: { day: hearingOn },
      witnesses: [{ name: 'MARCHBANK, Odile', standing: { code: 'NOT_WARNED' } }],
    })
    expect(await lines(caseId, 3)).toBeUndefined()
    await careStep(world, officer, params, { kind: 'WARNED', hearingOn, way: 'LETTER' })
    expect((await lines(caseId))?.witnesses[0]?.standing.code).toBe('NO_ANSWER')
    await careStep(world, officer, params, { kind: 'ANSWERED', hearingOn, answer: 'COMES' })
    expect(await lines(caseId)).toBeUndefined()
  })

  it('says nothing of a witness whom the reader may not see', async () => {
    const { params, caseId, person } = await witnessedCase(world, officer)
    await careStep(world, officer, params, { kind: 'NEEDS', needs: ['TRAVEL'] })
    await restrict(world, person.personRecordId, [officer.id])
    const other = await world.actor('CASE_BUILDER')
    const { witnesses } = await care(caseId, other)
    expect(witnesses.some(({ id }) => id === person.personRecordId)).toBe(false)
    expect(JSON.stringify(witnesses)).not.toContain('Travel')
  })
})
