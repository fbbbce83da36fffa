/** The door asks the ledger of property, the medicines and the forms on force; each is settled, or left with a plain reason. */
import { custody, custodyCare, custodyOutcome, custodyProcedures } from '@mips/contracts'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { minutesAgo } from '../arrest/arrest.testing.ts'
import { inhaler } from '../custody-care/custody-care.testing.ts'
import { someProperty } from '../custody-procedures/custody-procedures.testing.ts'
import { assess, detained, escort } from './custody-outcome.testing.ts'

const start = '2026-09-07T09:00:00.000Z'
const world = await buildWorld(await testDatabase(), { now: start })
afterAll(() => world.close())

let sergeant: Actor
beforeEach(async () => {
  world.clock.set(start)
  sergeant ??= await world.actor('CUSTODY_SERGEANT')
})

/** Held with an end for the offence and the risk assessed: nothing else stands at the door. */
async function ready(disposal: 'NFA_POLICE' | 'TRANSFER_COURT' = 'NFA_POLICE') {
  const stay = await detained(world, { sergeant })
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
        disposal,
        outcome: '15',
        reason: 'Nothing to charge',
      },
    },
    { version: stay.version },
  )
  await assess(world, stay)
  return { ...stay, version, params }
}
type Ready = Awaited<ReturnType<typeof ready>>

const page = ({ params }: Ready) => world.ok(sergeant, custodyOutcome, 'get', { params })
const go = (stay: Ready, more: object = {}) =>
  world.call(
    sergeant,
    custodyOutcome,
    'letGo',
    { params: stay.params, body: { releasedAt: minutesAgo(world, 0), ...more } },
    { version: stay.version },
  )
const refusedBy = async (stay: Ready, rule: string, words: string, more: object = {}) => {
  const { error } = (await go(stay, more)).json()
  expect(error).toMatchObject({ code: 'rule_refused', facts: { rule } })
  expect(error.facts.reason).toContain(words)
}
const released = async (stay: Ready, more: object = {}) => {
  const answer = await go(stay, more)
  expect(answer.statusCode, answer.body).toBe(200)
  const record = await world.ok(sergeant, custody, 'get', { params: stay.params })
  return record.log.find(({ kind }) => kind === 'RELEASE')?.text ?? ''
}

it('12.12: property that lies in a bag is given back and signed for, or it is said why it stays', async () => {
  const stay = await ready()
  await world.ok(sergeant, custodyProcedures, 'takeProperty', {
    params: stay.params,
    body: someProperty(world),
  })
  await refusedBy(stay, '12.12', 'Brown wallet (Bag 1)', { isPropertySettled: true })
  expect((await page(stay)).door).toMatchObject({
    propertyHeld: ['Brown wallet (Bag 1)', 'Cash GBP 40.50 (Notes and coins) (Bag 1)'],
    hasGivenBack: false,
    isPropertyUnlisted: false,
  })
  const held = await world.ok(sergeant, custodyProcedures, 'getProperty', { params: stay.params })
  const from = { place: 'BAG', bagId: held.bags[0]?.rootId ?? '' } as const
  await world.ok(sergeant, custodyProcedures, 'moveProperty', {
    params: stay.params,
    body: {
      movedAt: minutesAgo(world, 0),
      moves: held.items
        .filter(({ facts }) => facts.category === 'CASH' || facts.description === 'Brown wallet')
        .map(({ rootId }) => ({ itemId: rootId, from, to: { place: 'RESTORED' as const } })),
      reason: 'Released',
      takenBy: 'The person',
    },
  })
  await refusedBy(stay, '12.12', 'signed for')
  await world.ok(sergeant, custodyProcedures, 'signProperty', {
    params: stay.params,
    body: { kind: 'RETURNED', how: 'TYPED', name: 'Testo Exampleton', signedAt: minutesAgo(world, 0) },
  })
  expect(await released(stay)).not.toContain('Property')

  const other = await ready()
  await world.ok(sergeant, custodyProcedures, 'takeProperty', {
    params: other.params,
    body: someProperty(world, { bag: { sealNo: 'A100777', storage: 'Locker 5' } }),
  })
  expect(await released(other, { propertyHeldReason: 'The locker is jammed; he comes on Monday' })).toContain(
    'Property stays: The locker is jammed; he comes on Monday.',
  )
})

it('TR-17, 12.23: a dose that is due is answered first, and medicine in the cabinet goes along', async () => {
  const stay = await ready()
  await world.ok(sergeant, custodyCare, 'addMedicine', {
    params: stay.params,
    body: inhaler(world, { carrier: 'SUITE', firstDueAt: minutesAgo(world, 0) }),
  })
  await refusedBy(stay, '12.23', 'Salbutamol')
  await refusedBy(stay, 'TR-17', 'Salbutamol', { isMedicationReturned: true })
  const [medicine] = (await world.ok(sergeant, custodyCare, 'getMedication', { params: stay.params }))
    .medicines
  await world.ok(sergeant, custodyCare, 'recordDose', {
    params: { ...stay.params, medicineId: medicine?.id ?? '' },
    body: { at: minutesAgo(world, 0), outcome: 'GIVEN', by: 'SELF', witness: 'DO Testkeeper' },
  })
  expect((await page(stay)).door).toMatchObject({ medicationHeld: ['Salbutamol'], medicationDue: [] })
  expect(await released(stay, { isMedicationReturned: true })).toContain('Medication returned.')
})

it('12.20: a form on force in custody is asked for, but nobody is kept for it', async () => {
  const stay = await ready()
  const officer = await world.actor('DETENTION_OFFICER', { displayName: 'DO Testgrip' })
  await world.ok(sergeant, custodyProcedures, 'nameForce', {
    params: stay.params,
    body: { phase: 'IN', at: minutesAgo(world, 0), place: 'Cell corridor', officerIds: [officer.id] },
  })
  await refusedBy(stay, '12.20', 'DO Testgrip')
  expect(await released(stay, { forceReason: 'Off duty until Monday' })).toContain(
    'Form on force not waited for: Off duty until Monday.',
  )
})

it('L-5: detained under the Mental Health Act is an outcome at the door, with whoever takes the person named', async () => {
  const stay = await detained(world, { sergeant })
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
        disposal: 'MHA_HOSPITAL',
        outcome: '12',
        reason: 'Detained under section 2',
      },
    },
    { version: stay.version },
  )
  await assess(world, stay)
  const ill = { ...stay, version, params }
  await refusedBy(ill, '12.23', 'Name who takes the person to hospital')
  await released(ill, { collectedBy: 'Crisis team of Testham Hospital' })
  const record = await world.ok(sergeant, custody, 'get', { params })
  expect(record).toMatchObject({ state: 'RELEASED', disposal: { code: 'MHA_HOSPITAL' } })
})

it('remands to court only with the escort record, which carries the clock to whoever goes on with the case', async () => {
  const stay = await ready('TRANSFER_COURT')
  await refusedBy(stay, '12.23', 'remanded to court')
  const hand = (body: object) =>
    world.call(sergeant, custodyOutcome, 'handOver', { params: stay.params, body } as never, {
      version: stay.version,
    })
  await world.ok(sergeant, custodyOutcome, 'writeEscort', { params: stay.params, body: escort() })
  const [written] = (await page(stay)).escorts
  expect(written?.offence).toContain('relevant time')
  expect(written?.offence).toContain('0 h 05 min counted at')
  const to = { at: minutesAgo(world, 0), receiver: 'PS Othershire' }
  const answer = await hand({ ...to, disposal: 'TRANSFER_FORCE' })
  expect(answer.statusCode, answer.body).toBe(200)
  const record = await world.ok(sergeant, custody, 'get', { params: stay.params })
  expect(record.log.find(({ kind }) => kind === 'TRANSFER')?.text).toMatch(
    /Received by PS Othershire\. Clock: relevant time .* \(RT-1\), 0 h 05 min counted at .*The clock goes on with the person\./,
  )
})

it('gives what is undecided the end by which the person goes', async () => {
  const stay = await detained(world, { sergeant })
  const params = { recordId: stay.id }
  await assess(world, stay)
  await world.ok(sergeant, custodyOutcome, 'writeEscort', { params, body: escort() })
  await world.ok(
    sergeant,
    custodyOutcome,
    'handOver',
    {
      params,
      body: { at: minutesAgo(world, 0), disposal: 'IMMIGRATION', receiver: 'Immigration officer Testa' },
    },
    { version: stay.version },
  )
  const { offences } = await world.ok(sergeant, custodyOutcome, 'get', { params })
  expect(offences[0]?.disposal?.code).toBe('IMMIGRATION')
})
