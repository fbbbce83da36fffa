/** One valid input for each route of documents, for the conformance test. */
import { document } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import { onIncident } from './document.testing.ts'

export const documentFixtures = fixturesOf(document)({
  list: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({ input: { params: { recordId: (await onIncident(world)).recordId } } }),
  },
  add: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const { recordId } = await onIncident(world)
      return {
        input: { params: { recordId } },
        upload: {
          fileName: 'note.txt',
          type: 'text/plain',
          bytes: Buffer.from(`A note about ${recordId}`),
          fields: { title: 'Note of the call' },
        },
      }
    },
  },
  get: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({ input: { params: await onIncident(world) } }),
  },
  withdraw: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: { params: await onIncident(world), body: { reason: 'It belongs to another incident' } },
    }),
  },
})
