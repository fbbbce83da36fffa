/** One valid input for each route of the source module, for the conformance test; the source of the test world never answers. */
import { source } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'

export const sourceFixtures = fixturesOf(source)({
  list: { as: 'RESPONSE_OFFICER', prepare: async () => ({ input: {} }) },
  search: {
    as: 'RESPONSE_OFFICER',
    prepare: async () => ({
      input: { params: { sourceCode: 'silent' }, body: { forename: 'Marla', surname: 'Brindle' } },
    }),
  },
})
