/** One valid input for each route of crime recording, for the conformance test. */
import { crime } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import { makePerson } from '../../testing/arrange.ts'
import { makeScene } from '../arrest/arrest.testing.ts'
import { askedToCancel, decisionBody, offeredCrime, recordedCrime } from './crime.testing.ts'

export const crimeFixtures = fixturesOf(crime)({
  getRecording: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({ input: { params: { incidentId: (await makeScene(world)).incidentId } } }),
  },
  decide: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const scene = await makeScene(world)
      return { input: { params: { incidentId: scene.incidentId }, body: decisionBody(scene) } }
    },
  },
  reviewDecision: {
    as: 'CRIME_DECISION_MAKER',
    prepare: async (world) => {
      const made = await recordedCrime(world, await world.actor('RESPONSE_OFFICER'), {
        facts: { amountsToCrime: true, reporter: 'THIRD_PARTY' },
      })
      return {
        input: {
          params: { incidentId: made.scene.incidentId, decisionId: made.decisionId },
          body: { answer: 'AGREED' as const, words: 'The neighbour speaks for the victim.' },
        },
      }
    },
  },
  listToDecide: { as: 'CRIME_REGISTRAR', prepare: async () => ({ input: {} }) },
  get: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: {
        params: { crimeId: (await recordedCrime(world, await world.actor('RESPONSE_OFFICER'))).crimeId },
      },
    }),
  },
  reclassify: {
    as: 'CRIME_DECISION_MAKER',
    prepare: async (world) => ({
      version: 1,
      input: {
        params: { crimeId: (await recordedCrime(world, await world.actor('RESPONSE_OFFICER'))).crimeId },
        body: { offenceCode: 'TH68010', reason: 'The shop on the ground floor was entered, not the flat.' },
      },
    }),
  },
  confirm: {
    as: 'CRIME_REGISTRAR',
    prepare: async (world) => ({
      version: 1,
      input: {
        params: {
          crimeId: (
            await recordedCrime(world, await world.actor('RESPONSE_OFFICER'), {
              crime: { offenceCode: 'SX03002' },
            })
          ).crimeId,
        },
        body: { words: 'Looked at with the first account.' },
      },
    }),
  },
  requestCancellation: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      version: 1,
      input: {
        params: { crimeId: (await recordedCrime(world, await world.actor('RESPONSE_OFFICER'))).crimeId },
        body: { reason: 'C4' as const, narrative: 'Recorded in error: the key was lent.' },
      },
    }),
  },
  decideCancellation: {
    as: 'CRIME_DECISION_MAKER',
    prepare: async (world) => {
      const made = await askedToCancel(world, await world.actor('RESPONSE_OFFICER'))
      return {
        version: made.version,
        input: {
          params: { crimeId: made.crimeId, changeId: made.changeId },
          body: { answer: 'APPROVED' as const, words: 'The tenancy shows it.' },
        },
      }
    },
  },
  offerTransfer: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      version: 1,
      input: {
        params: { crimeId: (await recordedCrime(world, await world.actor('RESPONSE_OFFICER'))).crimeId },
        body: { otherForce: 'Surrey', words: 'The flat stands on the other side of the boundary.' },
      },
    }),
  },
  answerTransfer: {
    as: 'CRIME_DECISION_MAKER',
    prepare: async (world) => {
      const made = await offeredCrime(world, await world.actor('RESPONSE_OFFICER'))
      return {
        version: made.version,
        input: {
          params: { crimeId: made.crimeId, changeId: made.changeId },
          body: { answer: 'ACCEPTED' as const, reference: '45/1234/26', words: 'Taken over by telephone.' },
        },
      }
    },
  },
  print: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: {
        params: { crimeId: (await recordedCrime(world, await world.actor('RESPONSE_OFFICER'))).crimeId },
        body: { recipient: 'Crown Prosecution Service' },
      },
    }),
  },
  addPerson: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const { crimeId } = await recordedCrime(world, await world.actor('RESPONSE_OFFICER'))
      const { nominalId: personId } = await makePerson(world)
      return {
        version: 1,
        input: { params: { crimeId }, body: { personId, role: 'VICTIM' as const } },
      }
    },
  },
})
