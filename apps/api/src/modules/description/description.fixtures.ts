/** One valid input for each route of the description module, for the conformance test. */
import { description } from '@mips/contracts'
import { makePerson } from '../../testing/arrange.ts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { Actor, World } from '../../testing/world.ts'
import { makeHousehold } from '../safeguarding/safeguarding.testing.ts'

export const anchor = {
  kind: 'TATTOO' as const,
  site: 'FOREARM' as const,
  side: 'LEFT' as const,
  words: 'Anchor and rope',
}

/** A description as an officer saw it, with what differs from the plain one. */
export const looksBody = (more: object = {}) => ({
  build: 'SLIM' as const,
  heightFromCm: 178,
  heightToCm: 183,
  marks: [anchor],
  saidOn: '2026-05-03',
  basis: 'OFFICER_SAW' as const,
  ...more,
})

/** A person of whom an officer recorded a description; `version` is the one to go on with. */
export async function makeDescribed(
  world: World,
  more: { looks?: object; person?: Parameters<typeof makePerson>[1] } = {},
) {
  const person = await makePerson(world, more.person)
  const officer = await world.actor('RESPONSE_OFFICER')
  const saved = await world.ok(
    officer,
    description,
    'record',
    { params: { nominalId: person.nominalId }, body: looksBody(more.looks) },
    { version: 1 },
  )
  return { ...person, descriptionId: saved.id, version: saved.version }
}

const someIncident = async (world: World) => ({ incidentId: (await makeHousehold(world)).incidentId })

/** An incident with a method recorded by the officer. */
export async function makeMethod(world: World, actor: Actor | undefined) {
  const params = await someIncident(world)
  const officer = actor ?? (await world.actor('RESPONSE_OFFICER'))
  const { id } = await world.ok(officer, description, 'recordMethod', {
    params,
    body: { code: 'LOCK_SNAPPED' },
  })
  return { ...params, methodId: id }
}

export const descriptionFixtures = fixturesOf(description)({
  search: {
    as: 'RESPONSE_OFFICER',
    prepare: async () => ({ input: { body: { build: ['SLIM' as const], marks: [{ words: 'anchor' }] } } }),
  },
  searchByWords: {
    as: 'RESPONSE_OFFICER',
    prepare: async () => ({ input: { body: { text: 'slim man anchor tattoo left forearm in May' } } }),
  },
  list: {
    as: 'ANALYST',
    prepare: async (world) => ({ input: { params: { nominalId: (await makePerson(world)).nominalId } } }),
  },
  record: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: { params: { nominalId: (await makePerson(world)).nominalId }, body: looksBody() },
      version: 1,
    }),
  },
  withdraw: {
    as: 'DETECTIVE',
    prepare: async (world) => {
      const { nominalId, descriptionId, version } = await makeDescribed(world)
      return {
        input: { params: { nominalId, descriptionId }, body: { reason: 'Said of somebody else' } },
        version,
      }
    },
  },
  listMethods: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({ input: { params: await someIncident(world) } }),
  },
  recordMethod: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: { params: await someIncident(world), body: { code: 'GLASS_REMOVED' as const } },
    }),
  },
  withdrawMethod: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: { params: await makeMethod(world, undefined), body: { reason: 'Said of another break-in' } },
    }),
  },
})
