/** One valid input for each route of the custody-outcome module, for the conformance test. */
import { custodyOutcome } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'
import { minutesAgo } from '../arrest/arrest.testing.ts'
import { calmAnswers } from '../custody/custody.testing.ts'
import {
  assess,
  bailBody,
  bailedOut,
  type Body,
  chargeBody,
  detained,
  escort,
  refusedBail,
} from './custody-outcome.testing.ts'

const as = 'CUSTODY_SERGEANT'
const at = (world: World) => minutesAgo(world, 0)

/** A versioned act on a detained person. */
const onStay = async <B>(world: World, body: (stay: Awaited<ReturnType<typeof detained>>) => B) => {
  const stay = await detained(world)
  return { input: { params: { recordId: stay.id }, body: body(stay) }, version: stay.version }
}

const onBail = async <B>(world: World, body: B) => {
  const { id, bailId } = await bailedOut(world, await detained(world))
  return { input: { params: { recordId: id, bailId }, body }, subjectId: id }
}

/** A stay whose only offence ends without more. */
const ended = async (world: World) => {
  const stay = await detained(world)
  const { version } = await world.ok(
    stay.sergeant,
    custodyOutcome,
    'dispose',
    { params: { recordId: stay.id }, body: nfa(world, stay.offenceId) },
    { version: stay.version },
  )
  return { ...stay, version }
}

const nfa = (world: World, offenceId: string): Body<'dispose'> => ({
  at: at(world),
  offenceIds: [offenceId],
  disposal: 'NFA_POLICE',
  outcome: '15',
  reason: 'The witness cannot say who it was.',
})

export const custodyOutcomeFixtures = fixturesOf(custodyOutcome)({
  get: { as, prepare: async (world) => ({ input: { params: { recordId: (await detained(world)).id } } }) },
  awaitDecision: { as, prepare: (world) => onStay(world, () => ({ step: 'SENT' as const, at: at(world) })) },
  charge: { as, prepare: (world) => onStay(world, ({ offenceId }) => chargeBody(world, offenceId)) },
  dispose: { as, prepare: (world) => onStay(world, ({ offenceId }) => nfa(world, offenceId)) },
  bailBeforeCharge: { as, prepare: (world) => onStay(world, ({ offenceId }) => bailBody(world, offenceId)) },
  assessRelease: {
    as,
    prepare: async (world) => ({
      input: {
        params: { recordId: (await detained(world)).id },
        body: { at: at(world), answers: calmAnswers },
      },
    }),
  },
  writeEscort: {
    as: 'DETENTION_OFFICER',
    prepare: async (world) => ({
      input: { params: { recordId: (await detained(world)).id }, body: escort() },
    }),
  },
  beginRelease: {
    as,
    prepare: async (world) => {
      const { id, version } = await ended(world)
      return { input: { params: { recordId: id }, body: { at: at(world) } }, version }
    },
  },
  stopRelease: {
    as,
    prepare: async (world) => {
      const stay = await ended(world)
      const params = { recordId: stay.id }
      const { version } = await world.ok(
        stay.sergeant,
        custodyOutcome,
        'beginRelease',
        { params, body: { at: at(world) } },
        { version: stay.version },
      )
      return { input: { params, body: { at: at(world), reason: 'Wanted elsewhere' } }, version }
    },
  },
  letGo: {
    as,
    prepare: async (world) => {
      const stay = await ended(world)
      await assess(world, stay)
      return {
        input: { params: { recordId: stay.id }, body: { releasedAt: at(world), isPropertySettled: true } },
        version: stay.version,
      }
    },
  },
  handOver: {
    as,
    prepare: async (world) => {
      const stay = await detained(world)
      const params = { recordId: stay.id }
      const { version } = await world.ok(
        stay.sergeant,
        custodyOutcome,
        'charge',
        {
          params,
          body: chargeBody(world, stay.offenceId, {
            ...refusedBail,
            courtAt: minutesAgo(world, -20 * 60),
          }),
        },
        { version: stay.version },
      )
      await assess(world, stay)
      await world.ok(stay.sergeant, custodyOutcome, 'writeEscort', { params, body: escort() })
      return {
        input: {
          params,
          body: {
            at: at(world),
            disposal: 'TRANSFER_COURT',
            receiver: 'Escort officer 4471',
            isPropertySettled: true,
          },
        },
        version,
      }
    },
  },
  recordLoss: {
    as,
    prepare: (world) =>
      onStay(world, () => ({
        kind: 'ESCAPED' as const,
        at: at(world),
        circumstances: 'Ran from the yard',
        isCirculated: true,
      })),
  },
  endEscape: {
    as,
    prepare: async (world) => {
      const stay = await detained(world)
      const params = { recordId: stay.id }
      const { version } = await world.ok(
        stay.sergeant,
        custodyOutcome,
        'recordLoss',
        {
          params,
          body: { kind: 'ESCAPED', at: at(world), circumstances: 'Ran from the yard', isCirculated: true },
        },
        { version: stay.version },
      )
      return {
        input: { params, body: { step: 'RECAPTURED', at: at(world), note: 'Found in the next street' } },
        version,
      }
    },
  },
  extendBail: {
    as: 'INSPECTOR',
    prepare: (world) =>
      onBail(world, {
        at: at(world),
        suspected: true,
        timeNeeded: true,
        diligent: true,
        necessary: true,
        representationsConsidered: true,
        reason: 'The phone is still being examined.',
      }),
  },
  noteBail: { as, prepare: (world) => onBail(world, { kind: 'VICTIM_TOLD' as const, at: at(world) }) },
  varyConditions: {
    as,
    prepare: (world) =>
      onBail(world, {
        at: at(world),
        reason: 'Moved house',
        conditions: [
          { condition: 'RESIDE' as const, words: '14 Testing Avenue Road', purpose: 'To be found' },
        ],
      }),
  },
  diary: {
    as,
    prepare: async (world) => {
      await bailedOut(world, await detained(world))
      return { input: { query: {} } }
    },
  },
  ofPerson: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const stay = await bailedOut(world, await detained(world))
      const rows = await world.admin.query<{ id: string }>(
        "SELECT p.nominal_id AS id FROM link k JOIN person_record p ON p.id = k.to_id WHERE k.from_id = $1 AND k.role = 'DETAINEE'",
        [stay.id],
      )
      return { input: { params: { nominalId: rows.rows[0]?.id ?? '' } } }
    },
  },
  print: {
    as,
    prepare: async (world) => ({
      input: {
        params: { recordId: (await detained(world)).id },
        body: { paper: 'FRONT_SHEET', recipient: 'The detainee' },
      },
    }),
  },
})
