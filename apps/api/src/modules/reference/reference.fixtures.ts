/** One valid input for each route of the reference module, for the conformance test. */
import { reference } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'

export const referenceFixtures = fixturesOf(reference)({
  searchOffences: {
    as: 'RESPONSE_OFFICER',
    prepare: async () => ({ input: { body: { text: 'actual bodily' } } }),
  },
  searchStations: { as: 'RESPONSE_OFFICER', prepare: async () => ({ input: { body: { text: 'croydon' } } }) },
  searchOfficers: { as: 'DESPATCHER', prepare: async () => ({ input: { body: { text: '' } } }) },
})
