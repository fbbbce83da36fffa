/** One valid input for each route of protection notices, for the conformance test. */
import { protection } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'
import { gradedAssessment } from '../domestic-abuse/domestic-abuse.testing.ts'
import { askedNotice, brokenNotice, givenNotice, orderedNotice, servedNotice } from './protection.testing.ts'

const officer = (world: World) => world.actor('RESPONSE_OFFICER')
const hours = (world: World, count: number) =>
  new Date(world.clock.now().getTime() + count * 3_600_000).toISOString()

export const protectionFixtures = fixturesOf(protection)({
  ask: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: { body: { sourceId: (await gradedAssessment(world, await officer(world))).assessmentId } },
    }),
  },
  get: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: { params: (await askedNotice(world, await officer(world))).params },
    }),
  },
  write: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      version: 2,
      input: {
        params: (await askedNotice(world, await officer(world))).params,
        body: { representations: 'He says that they only argued.' },
      },
    }),
  },
  decide: {
    as: 'SUPERINTENDENT',
    prepare: async (world) => ({
      version: 2,
      input: {
        params: (await askedNotice(world, await officer(world))).params,
        body: { answer: 'GIVEN' as const, words: 'Necessary tonight.' },
      },
    }),
  },
  serve: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      version: 3,
      input: {
        params: (await givenNotice(world, await officer(world))).params,
        body: { servedAt: hours(world, 0), method: 'IN_PERSON' as const, isExplained: true },
      },
    }),
  },
  apply: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      version: 4,
      input: {
        params: (await servedNotice(world, await officer(world))).params,
        body: { court: 'Testham Magistrates', hearingAt: hours(world, 20) },
      },
    }),
  },
  hear: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      version: 4,
      input: {
        params: (await servedNotice(world, await officer(world))).params,
        body: { heardAt: hours(world, 0), result: 'REFUSED' as const },
      },
    }),
  },
  addBreach: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      version: 4,
      input: {
        params: (await servedNotice(world, await officer(world))).params,
        body: { happenedAt: hours(world, 0), words: 'He was at her door.' },
      },
    }),
  },
  arrestForBreach: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({ input: await brokenNotice(world, await officer(world)) }),
  },
  print: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: {
        params: (await servedNotice(world, await officer(world))).params,
        body: { paper: 'NOTICE' as const, recipient: 'The person it is served on' },
      },
    }),
  },
  hearBreach: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const by = await officer(world)
      const { params } = await servedNotice(world, by)
      const at = hours(world, 0)
      await world.ok(
        by,
        protection,
        'addBreach',
        { params, body: { happenedAt: at, words: 'He was at her door.', arrestAt: at } },
        { version: 4 },
      )
      const page = await world.ok(by, protection, 'get', { params })
      return {
        version: 5,
        input: {
          params: { ...params, breachId: page.breaches[0]?.id ?? '' },
          body: { courtAt: at, result: 'Remanded to the hearing' },
        },
      }
    },
  },
  end: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      version: 5,
      input: {
        params: (await orderedNotice(world, await officer(world))).params,
        body: { reason: 'Discharged by the court' },
      },
    }),
  },
  desk: { as: 'RESPONSE_OFFICER', prepare: async () => ({ input: {} }) },
})
