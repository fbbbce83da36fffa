/** One valid input for each route of the nominal module, for the conformance test. */
import { nominal } from '@mips/contracts'
import type { NewPerson } from '@mips/contracts/nominal'
import type { z } from 'zod'
import { makePerson, makePlace } from '../../testing/arrange.ts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { Actor, World } from '../../testing/world.ts'

let used = 0
/** A surname that no other fixture has, and that sounds like none of them. */
const surname = () =>
  `Quil${['bert', 'dan', 'fax', 'gorm', 'kest', 'lorn', 'mav', 'pross', 'ruck', 'sted', 'tam', 'voss', 'wick', 'zan'][used++ % 14] ?? ''}${'abcdefghijk'[used % 11] ?? ''}ow`

export type Described = z.input<typeof NewPerson>

/** Searches for a person as this officer and returns the search. */
export const searched = (
  world: World,
  actor: Actor,
  terms: { forename?: string; surname?: string; dob?: string },
) => world.ok(actor, nominal, 'searchPeople', { body: terms })

/** Searches for and creates a person as this officer would; every candidate is dismissed first. */
export async function created(
  world: World,
  actor: Actor,
  person: Described,
  more: { sourceId?: string; dismissBecause?: string } = {},
) {
  const { forename, surname: family, dob } = person
  const search = await searched(world, actor, {
    ...(forename === undefined ? {} : { forename }),
    ...(family === undefined ? {} : { surname: family }),
    ...(dob === undefined ? {} : { dob }),
  })
  for (const hit of search.hits.filter((found) => found.mustBeConsidered)) {
    await world.ok(actor, nominal, 'dismissCandidate', {
      params: { searchId: search.searchId, nominalId: hit.nominalId },
      body: { reason: more.dismissBecause ?? 'Another person, known to me' },
    })
  }
  const origins = { surname: { how: 'typed' as const } }
  return world.ok(actor, nominal, 'create', {
    body: {
      searchId: search.searchId,
      person,
      origins,
      ...(more.sourceId === undefined ? {} : { sourceId: more.sourceId }),
    },
  })
}

const candidateOf = async (world: World, actor: Actor | undefined) => {
  const family = surname()
  const { nominalId } = await makePerson(world, { forename: 'Marla', surname: family })
  const officer = actor ?? (await world.actor('RESPONSE_OFFICER'))
  const { searchId } = await searched(world, officer, {
    forename: 'Marla',
    surname: family,
    dob: '1990-05-17',
  })
  return { searchId, nominalId }
}

const someone = async (world: World) => ({
  nominalId: (await makePerson(world, { surname: surname() })).nominalId,
})

export const nominalFixtures = fixturesOf(nominal)({
  searchPeople: {
    as: 'RESPONSE_OFFICER',
    prepare: async () => ({ input: { body: { forename: 'Marla', surname: 'Brindle', dob: '1985-04-03' } } }),
  },
  searchAll: { as: 'DESPATCHER', prepare: async () => ({ input: { body: { text: 'marla brindle 1985' } } }) },
  suggest: { as: 'DESPATCHER', prepare: async () => ({ input: { body: { text: 'brin' } } }) },
  openCandidate: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world, actor) => ({ input: { params: await candidateOf(world, actor) } }),
  },
  dismissCandidate: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world, actor) => ({
      input: {
        params: await candidateOf(world, actor),
        body: { reason: 'Twenty years older, seen side by side' },
      },
    }),
  },
  create: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world, actor) => {
      const family = surname()
      const { searchId } = await searched(world, actor ?? (await world.actor('RESPONSE_OFFICER')), {
        forename: 'Tobias',
        surname: family,
      })
      return {
        input: {
          body: {
            searchId,
            person: { forename: 'Tobias', surname: family, sex: 'M' as const },
            origins: { surname: { how: 'typed' as const } },
          },
        },
      }
    },
  },
  get: { as: 'ANALYST', prepare: async (world) => ({ input: { params: await someone(world) } }) },
  getTimeline: {
    as: 'ANALYST',
    prepare: async (world) => ({ input: { params: await someone(world), query: {} } }),
  },
  getAsAt: {
    as: 'ANALYST',
    prepare: async (world) => ({
      input: { params: await someone(world), query: { at: world.clock.now().toISOString() } },
    }),
  },
  addAlias: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: { params: await someone(world), body: { kind: 'NICKNAME' as const, forename: 'Dex' } },
      version: 1,
    }),
  },
  addIdentifier: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: { params: await someone(world), body: { type: 'PNC' as const, value: '2000/1234567V' } },
      version: 1,
    }),
  },
  addAddress: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: { params: await someone(world), body: { locationId: await makePlace(world) } },
      version: 1,
    }),
  },
  addPhone: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: { params: await someone(world), body: { phone: '07700 900461' } },
      version: 1,
    }),
  },
  correct: {
    as: 'DETECTIVE',
    prepare: async (world) => {
      const { nominalId, personRecordId } = await makePerson(world, { surname: surname() })
      return {
        input: {
          params: { nominalId, personRecordId },
          body: { dob: '1990-06-17', reason: 'Read from the passport' },
        },
        version: 1,
      }
    },
  },
})
