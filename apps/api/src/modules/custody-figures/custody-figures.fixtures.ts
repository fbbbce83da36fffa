/** One valid input for each route of the figures, for the conformance test. */
import { custodyFigures } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import { suite } from '../arrest/arrest.testing.ts'
import { detain } from '../custody/custody.testing.ts'
import { periodOf } from './custody-figures.testing.ts'

export const custodyFiguresFixtures = fixturesOf(custodyFigures)({
  read: {
    as: 'INSPECTOR',
    prepare: async (world) => {
      await detain(world)
      return { input: { query: { ...periodOf(world), stationCode: suite.code } } }
    },
  },
  listStays: {
    as: 'INSPECTOR',
    prepare: async (world) => {
      await detain(world)
      return { input: { query: { ...periodOf(world), figure: 'WAIT' } } }
    },
  },
  publish: {
    as: 'ANALYST',
    prepare: async (world) => {
      await detain(world)
      return { input: { body: { ...periodOf(world), recipient: 'Custody visiting scheme' } } }
    },
  },
})
