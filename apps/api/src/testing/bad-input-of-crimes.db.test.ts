/** Bad input of the investigation issue: each is refused over the API with its rule and what would be accepted, and nothing is kept; what is missing is saved. */
import { crime, incidentClosing, investigationOutcome, property } from '@mips/contracts'
import { afterAll, describe, expect, it } from 'vitest'
import { makeScene, type Scene } from '../modules/arrest/arrest.testing.ts'
import { decisionBody, recordedCrime } from '../modules/crime/crime.testing.ts'
import { moveBody, registered } from '../modules/property/property.testing.ts'
import { crimeOfVictim } from '../modules/victim-care/victim-care.testing.ts'
import { testDatabase } from './database.ts'
import { rowCounts, sameCounts } from './row-counts.ts'
import { buildWorld } from './world.ts'

const world = await buildWorld(await testDatabase(), { now: '2026-09-07T09:00:00.000Z' })
afterAll(() => world.close())
const officer = await world.actor('RESPONSE_OFFICER', { rank: 'PC' })
const colleague = await world.actor('RESPONSE_OFFICER', { rank: 'PC' })
const registrar = await world.actor('CRIME_REGISTRAR')
const keeper = await world.actor('PROPERTY_OFFICER')
const despatcher = await world.actor('DESPATCHER')

type Decided = Parameters<typeof decisionBody>[1]

const decide = (scene: Scene, more: object) =>
  world.call(officer, crime, 'decide', {
    params: { incidentId: scene.incidentId },
    body: decisionBody(scene, { crime: { offenceCode: 'TH68036', ...more } } as Decided),
  })
/** An outcome of a crime whose victim supports the case and whose suspect is named. */
const outcome = async (code: string, evidence: object = {}) => {
  const { crimeId } = await crimeOfVictim(world, officer)
  return () =>
    world.call(
      officer,
      investigationOutcome,
      'propose',
      { params: { crimeId }, body: { intent: 'PROPOSE', code, evidence } as never },
      { version: 1 },
    )
}

/** What is wrong, the rule that refuses it, the words that say what would be accepted, and the call. */
const refusals: readonly [string, string, RegExp, () => Promise<() => ReturnType<typeof world.call>>][] = [
  [
    'an outcome without the victim’s own words',
    'OC-e',
    /in the victim’s own words, first/,
    () => outcome('16'),
  ],
  ['an outcome for nobody where somebody is named', 'OC-c', /use 16/, () => outcome('14')],
  ['an outcome of a charge without the charge', 'OC-g', /charge/, () => outcome('1')],
  [
    'a suspect under ten',
    'CR-14',
    /Record them as below the age of responsibility and raise a child report/,
    async () => {
      const scene = await makeScene(world, { dob: '2017-09-08' })
      return () => decide(scene, { suspects: [{ personRecordId: scene.personRecordId }] })
    },
  ],
  [
    'a crime dated before its victim was born',
    'CR-12',
    /born on 8 Sep 2026, after the crime: correct the date/,
    async () => {
      const scene = await makeScene(world, { dob: '2026-09-08' })
      return () => decide(scene, { suspects: [], victims: [{ personRecordId: scene.personRecordId }] })
    },
  ],
  [
    'an offence that was not in force',
    'CR-13',
    /in force from 31 Jan 2024: choose the offence of the day of the crime/,
    async () => {
      const scene = await makeScene(world)
      return () => decide(scene, { offenceCode: 'SX03249', committedFrom: '2023-05-01T10:00:00Z' })
    },
  ],
  [
    'another class by an offence that was not in force',
    'CR-13',
    /choose the offence of the day of the crime/,
    async () => {
      const scene = await makeScene(world)
      const made = (await decide(scene, { committedFrom: '2003-05-01T10:00:00Z' })).json()
      return () =>
        world.call(
          registrar,
          crime,
          'reclassify',
          {
            params: { crimeId: made.crime.id },
            body: { offenceCode: 'SX03002', reason: 'The victim told more.' },
          },
          { version: 1 },
        )
    },
  ],
  [
    'an exhibit handed on by somebody who does not hold it',
    'PX-1',
    /Only the one who holds the item hands it on/,
    async () => {
      const { id } = await registered(world, officer)
      const body = await moveBody(world, officer, id, { kind: 'PERSON', id: colleague.id })
      return () =>
        world.call(colleague, property, 'move', {
          params: { exhibitId: id },
          body: { ...body, givenBy: colleague.id },
        })
    },
  ],
  [
    'an exhibit moved between others',
    'PX-7',
    /the one who does records the move/,
    async () => {
      const { id } = await registered(world, officer)
      const body = await moveBody(world, officer, id, { kind: 'PERSON', id: colleague.id })
      return () => world.call(keeper, property, 'move', { params: { exhibitId: id }, body })
    },
  ],
  [
    'an incident closed before anybody decided whether it is a crime',
    'ST-9',
    /Decide whether there is a crime first/,
    async () => {
      const scene = await makeScene(world)
      return () =>
        world.call(
          despatcher,
          incidentClosing,
          'close',
          {
            params: { incidentId: scene.incidentId },
            body: { disposal: 'ADVICE', words: 'Advised', closingCodes: ['SAFETY'] },
          },
          { version: 1 },
        )
    },
  ],
]

describe('bad input', () => {
  it.each(refusals)('%s is refused by %s', async (_what, rule, accepted, prepare) => {
    const send = await prepare()
    const before = await rowCounts(world.admin)
    const response = await send()
    expect(response.statusCode, response.body).toBe(409)
    const { error } = response.json()
    expect(error).toMatchObject({ code: 'rule_refused', facts: { rule } })
    expect(error.facts.reason).toMatch(accepted)
    expect(sameCounts(before, await rowCounts(world.admin))).toEqual([])
  })
})

describe('saving never needs a complete record', () => {
  it('a crime is recorded with its offence alone, and says what is left', async () => {
    const scene = await makeScene(world, { onIncident: false })
    const made = (await decide(scene, { suspects: [] })).json()
    const page = await world.ok(officer, crime, 'get', { params: { crimeId: made.crime.id } })
    expect(page).toMatchObject({ state: 'RECORDED', left: [{ rule: 'CR-17', field: 'victims' }] })
  })

  it('an exhibit is registered with its kind alone, and says what is left', async () => {
    const { crimeId } = await recordedCrime(world, officer)
    const { id } = await world.ok(officer, property, 'register', {
      params: { recordId: crimeId },
      body: { kind: 'DRUG' },
    })
    const { left } = await world.ok(officer, property, 'get', { params: { exhibitId: id } })
    expect(left.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['place', 'description', 'sealNumber', 'secondPerson']),
    )
  })

  it('an outcome is kept without its evidence until it is proposed', async () => {
    const { crimeId } = await crimeOfVictim(world, officer)
    const kept = await world.call(
      officer,
      investigationOutcome,
      'propose',
      { params: { crimeId }, body: { intent: 'SAVE', code: '16', evidence: {} } },
      { version: 1 },
    )
    expect(kept.statusCode, kept.body).toBe(200)
    expect(kept.json().problems.map(({ rule }: { rule: string }) => rule)).toContain('OC-e')
  })
})
