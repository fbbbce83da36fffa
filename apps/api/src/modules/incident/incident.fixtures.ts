/** One valid input for each route of the incident module, for the conformance test. */
import { incident, pole } from '@mips/contracts'
import type { IncidentType } from '@mips/domain/codes/incidents'
import { makePerson, makePlace } from '../../testing/arrange.ts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'

/** An open incident at a place of its own. */
export async function makeIncident(
  world: World,
  more: { locationId?: string; officerIds?: string[]; incidentType?: IncidentType } = {},
) {
  const despatcher = await world.actor('DESPATCHER')
  const locationId = more.locationId ?? (await makePlace(world))
  const made = await world.ok(despatcher, incident, 'open', {
    body: {
      locationId,
      incidentType: more.incidentType ?? 'DOMESTIC',
      grade: 'IMMEDIATE',
      summary: 'Shouting heard through the wall',
      officerIds: more.officerIds ?? [],
    },
  })
  return { ...made, locationId, despatcher }
}

const params = async (world: World) => ({ incidentId: (await makeIncident(world)).id })

export const incidentFixtures = fixturesOf(incident)({
  open: {
    as: 'DESPATCHER',
    prepare: async (world) => ({
      input: {
        body: {
          locationId: await makePlace(world),
          incidentType: 'DOMESTIC',
          grade: 'IMMEDIATE',
          summary: 'Shouting heard',
          caller: { name: 'Neighbour', phone: '07700 900123' },
        },
      },
    }),
  },
  get: { as: 'RESPONSE_OFFICER', prepare: async (world) => ({ input: { params: await params(world) } }) },
  listOpen: { as: 'DESPATCHER', prepare: async () => ({ input: { query: {} } }) },
  listMine: { as: 'RESPONSE_OFFICER', prepare: async () => ({ input: {} }) },
  assign: {
    as: 'DESPATCHER',
    prepare: async (world) => ({
      input: {
        params: await params(world),
        body: { officerIds: [(await world.actor('RESPONSE_OFFICER')).id] },
      },
    }),
  },
  endAssignment: {
    as: 'DESPATCHER',
    prepare: async (world) => {
      const { id, despatcher } = await makeIncident(world)
      const { officers } = await world.ok(despatcher, incident, 'assign', {
        params: { incidentId: id },
        body: { officerIds: [(await world.actor('RESPONSE_OFFICER')).id] },
      })
      return {
        input: {
          params: { incidentId: id, assignmentId: officers[0]?.assignmentId ?? '' },
          body: { reason: 'Diverted to a collision' },
        },
      }
    },
  },
  arrive: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({ input: { params: await params(world), body: {} }, version: 1 }),
  },
  regrade: {
    as: 'DESPATCHER',
    prepare: async (world) => ({
      input: {
        params: await params(world),
        body: { grade: 'PRIORITY', reason: 'The caller says that he has left' },
      },
      version: 1,
    }),
  },
  addPerson: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: {
        params: await params(world),
        body: { nominalId: (await makePerson(world)).nominalId, role: 'VICTIM' },
      },
    }),
  },
  endPersonRole: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const { id, despatcher } = await makeIncident(world)
      const { nominalId } = await makePerson(world)
      const { linkId } = await world.ok(despatcher, incident, 'addPerson', {
        params: { incidentId: id },
        body: { nominalId, role: 'WITNESS' },
      })
      return { input: { params: { incidentId: id, linkId }, body: { reason: 'Was not there' } } }
    },
  },
  addObject: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const made = await world.ok(await world.actor('RESPONSE_OFFICER'), pole, 'createObject', {
        body: { fields: { kind: 'WEAPON', weaponType: 'BLUNT', description: 'Baseball bat' } },
      })
      return { input: { params: await params(world), body: { objectId: made.id, role: 'SEIZED' } } }
    },
  },
  addLog: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: { params: await params(world), body: { text: 'Spoke to the neighbour at number 14' } },
    }),
  },
})
