/** One valid input for each route of the custody module, for the conformance test. */
import { custody } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import { makeArrest, minutesAgo, suite } from '../arrest/arrest.testing.ts'
import { authorisation, bail, detain, openStay } from './custody.testing.ts'

/** A cell that no other test has somebody in. */
const freshCell = () => crypto.randomUUID().slice(0, 8).toUpperCase()

export const custodyFixtures = fixturesOf(custody)({
  open: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world) => {
      const { id } = await makeArrest(world, await world.actor('RESPONSE_OFFICER'))
      return {
        input: {
          body: {
            arrestId: id,
            stationCode: suite.code,
            arrivedAt: minutesAgo(world, 5),
            presentedAt: minutesAgo(world, 4),
            cell: freshCell(),
          },
        },
      }
    },
  },
  findOnBail: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world) => {
      const { custodyNumber } = await bail(world)
      return { input: { body: { text: custodyNumber } } }
    },
  },
  get: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world) => ({ input: { params: { recordId: (await openStay(world)).id } } }),
  },
  board: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world) => {
      await openStay(world)
      return { input: { query: { stationCode: suite.code } } }
    },
  },
  authoriseDetention: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world) => {
      const { id, version } = await openStay(world)
      return { input: { params: { recordId: id }, body: authorisation(world) }, version }
    },
  },
  addLogEntry: {
    as: 'DETENTION_OFFICER',
    prepare: async (world) => ({
      input: {
        params: { recordId: (await detain(world)).id },
        body: { kind: 'VISIT', happenedAt: minutesAgo(world, 0), text: 'Awake and well' },
      },
    }),
  },
  addLogEntries: {
    as: 'DETENTION_OFFICER',
    prepare: async (world) => ({
      input: {
        body: {
          recordIds: [(await detain(world)).id, (await openStay(world)).id],
          kind: 'MEAL',
          happenedAt: minutesAgo(world, 0),
          text: 'Vegetarian meal taken',
        },
      },
    }),
  },
  assess: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world) => {
      const { id, version } = await detain(world)
      return {
        input: {
          params: { recordId: id },
          body: { riskLevel: 'MEDIUM', observationLevel: '2', reason: 'Has drunk a good deal' },
        },
        version,
      }
    },
  },
  listCells: {
    as: 'DETENTION_OFFICER',
    prepare: async (world) => {
      await openStay(world)
      return { input: { query: { stationCode: suite.code } } }
    },
  },
  describeCell: {
    as: 'CUSTODY_SERGEANT',
    prepare: async () => ({
      input: {
        body: {
          stationCode: suite.code,
          code: 'D7',
          kind: 'CCTV',
          capacity: 1,
          hasCctv: true,
          isAntiLigature: true,
        },
      },
    }),
  },
  closeCell: {
    as: 'CUSTODY_SERGEANT',
    prepare: async () => ({
      input: { body: { stationCode: suite.code, code: freshCell(), reason: 'Hatch is broken' } },
    }),
  },
  reopenCell: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world) => {
      const body = { stationCode: suite.code, code: freshCell(), reason: 'Hatch is broken' }
      await world.ok(await world.actor('CUSTODY_SERGEANT'), custody, 'closeCell', { body })
      return { input: { body: { ...body, reason: 'Hatch mended' } } }
    },
  },
  recordExclusion: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world) => {
      const { id, version } = await detain(world)
      return {
        input: {
          params: { recordId: id },
          body: { kind: 'HOSPITAL_TREATMENT', startsAt: minutesAgo(world, 0), reason: 'Cut hand' },
        },
        version,
      }
    },
  },
  endExclusion: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world) => {
      const sergeant = await world.actor('CUSTODY_SERGEANT')
      const { id, version } = await detain(world, { sergeant })
      const out = await world.ok(
        sergeant,
        custody,
        'recordExclusion',
        { params: { recordId: id }, body: { kind: 'HOSPITAL_TREATMENT', startsAt: minutesAgo(world, 1) } },
        { version },
      )
      const page = await world.ok(sergeant, custody, 'get', { params: { recordId: id } })
      return {
        input: {
          params: { recordId: id, exclusionId: page.exclusions[0]?.id ?? '' },
          body: { endsAt: minutesAgo(world, 0) },
        },
        version: out.version,
      }
    },
  },
})
