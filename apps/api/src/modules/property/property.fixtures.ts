/** One valid input for each route of property and exhibits, for the conformance test. */
import { property } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'
import { recordedCrime } from '../crime/crime.testing.ts'
import {
  askedToExamine,
  askedToReturn,
  copied,
  hash,
  knife,
  makeStore,
  moveBody,
  registered,
  sentToLaboratory,
} from './property.testing.ts'

const officerOf = (world: World) => world.actor('RESPONSE_OFFICER')
const exhibitOf = async (world: World) => ({
  params: { exhibitId: (await registered(world, await officerOf(world))).id },
})
const storeOf = async (world: World) => {
  const keeper = await world.actor('PROPERTY_OFFICER')
  return { params: { placeId: (await makeStore(world, keeper)).id } }
}

export const propertyFixtures = fixturesOf(property)({
  getDesk: { as: 'RESPONSE_OFFICER', prepare: async () => ({ input: {} }) },
  find: { as: 'PROPERTY_OFFICER', prepare: async () => ({ input: { body: { text: 'JAS/1' } } }) },
  getSource: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: { params: { recordId: (await registered(world, await officerOf(world))).recordId } },
    }),
  },
  register: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: {
        params: { recordId: (await recordedCrime(world, await officerOf(world))).crimeId },
        body: knife(),
      },
    }),
  },
  printCourtList: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: {
        params: { recordId: (await registered(world, await officerOf(world))).recordId },
        body: { recipient: 'Test Magistrates’ Court', withContinuity: true },
      },
    }),
  },
  get: { as: 'PROPERTY_OFFICER', prepare: async (world) => ({ input: await exhibitOf(world) }) },
  complete: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      version: 1,
      input: { ...(await exhibitOf(world)), body: { kind: 'KNIFE', description: 'Bread knife' } },
    }),
  },
  move: {
    as: 'PROPERTY_OFFICER',
    prepare: async (world) => {
      const officer = await officerOf(world)
      const made = await registered(world, officer)
      const locker = await makeStore(world, await world.actor('PROPERTY_OFFICER'), { isSelfService: true })
      return {
        input: {
          params: { exhibitId: made.id },
          body: await moveBody(world, officer, made.id, { kind: 'PLACE', id: locker.id }),
        },
      }
    },
  },
  reportNotFound: {
    as: 'PROPERTY_OFFICER',
    prepare: async (world) => ({
      input: { ...(await exhibitOf(world)), body: { words: 'Looked for on every shelf.' } },
    }),
  },
  reportFound: {
    as: 'PROPERTY_OFFICER',
    prepare: async (world) => {
      const input = await exhibitOf(world)
      const keeper = await world.actor('PROPERTY_OFFICER')
      await world.ok(keeper, property, 'reportNotFound', { ...input, body: { words: 'Not on its shelf.' } })
      return { input: { ...input, body: { words: 'Behind the shelf.' } } }
    },
  },
  instruct: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: { ...(await exhibitOf(world)), body: { decision: 'HOLD', reason: 'The case is open.' } },
    }),
  },
  authoriseDisposal: {
    as: 'INSPECTOR',
    prepare: async (world) => {
      const made = await askedToReturn(world, await officerOf(world))
      return {
        input: {
          params: { exhibitId: made.id, disposalId: made.disposalId },
          body: { answer: 'AUTHORISED', words: 'Nothing stands against it.' },
        },
      }
    },
  },
  askExamination: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: {
        ...(await exhibitOf(world)),
        body: { examination: 'Finger marks', laboratory: 'Northfield Forensics' },
      },
    }),
  },
  authoriseExamination: {
    as: 'SUPERVISOR',
    prepare: async (world) => {
      const made = await askedToExamine(world, await officerOf(world))
      return { input: { params: { exhibitId: made.id, submissionId: made.submissionId }, body: {} } }
    },
  },
  recordExamination: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const made = await sentToLaboratory(world, await officerOf(world), await world.actor('SUPERVISOR'))
      return {
        input: {
          params: { exhibitId: made.id, submissionId: made.submissionId },
          body: { receivedAt: world.clock.now().toISOString(), laboratoryReference: 'NF-1' },
        },
      }
    },
  },
  addCopy: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: { ...(await exhibitOf(world)), body: { label: 'Extraction', sha256: hash('b') } },
    }),
  },
  viewCopy: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const made = await copied(world, await officerOf(world))
      return {
        input: {
          params: { exhibitId: made.id, copyId: made.copyId },
          body: { reason: 'Messages of the evening' },
        },
      }
    },
  },
  printLabel: {
    as: 'PROPERTY_OFFICER',
    prepare: async (world) => ({ input: { ...(await exhibitOf(world)), body: {} } }),
  },
  printContinuity: {
    as: 'PROPERTY_OFFICER',
    prepare: async (world) => ({
      input: { ...(await exhibitOf(world)), body: { recipient: 'Crown Prosecution Service' } },
    }),
  },
  makePlace: {
    as: 'PROPERTY_OFFICER',
    prepare: async () => ({
      input: { body: { code: `F-${crypto.randomUUID().slice(0, 8)}`, label: 'Freezer' } },
    }),
  },
  changePlace: {
    as: 'PROPERTY_OFFICER',
    prepare: async (world) => ({
      input: { ...(await storeOf(world)), body: { label: 'Main store', version: 1 } },
    }),
  },
  getPlace: { as: 'RESPONSE_OFFICER', prepare: async (world) => ({ input: await storeOf(world) }) },
  count: {
    as: 'PROPERTY_OFFICER',
    prepare: async (world) => ({
      input: { ...(await storeOf(world)), body: { scanned: ['EXH/2026/999999'] } },
    }),
  },
})
