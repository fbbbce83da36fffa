/** One valid input for each route of closing an incident, for the conformance test. */
import { incidentClosing } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import { makeIncident } from '../incident/incident.fixtures.ts'
import { closedIncident, closingBody } from './incident-closing.testing.ts'

export const incidentClosingFixtures = fixturesOf(incidentClosing)({
  get: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({ input: { params: { incidentId: (await makeIncident(world)).id } } }),
  },
  close: {
    as: 'DESPATCHER',
    prepare: async (world) => ({
      version: 1,
      input: {
        params: { incidentId: (await makeIncident(world, { incidentType: 'NOISE' })).id },
        body: closingBody(),
      },
    }),
  },
  reopen: {
    as: 'DESPATCHER',
    prepare: async (world) => ({
      version: 2,
      input: {
        params: { incidentId: (await closedIncident(world)).id },
        body: { reason: 'The caller rang again: it goes on' },
      },
    }),
  },
})
