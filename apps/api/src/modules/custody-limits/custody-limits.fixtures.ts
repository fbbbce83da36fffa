/** One valid input for each route of the custody-limits module, for the conformance test. */
import { custodyLimits } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'
import { minutesAgo } from '../arrest/arrest.testing.ts'
import { application, detainFor, extension, fullReview, reviewTwice } from './custody-limits.testing.ts'

const applied = async (world: World) => {
  const { id } = await detainFor(world)
  const detective = await world.actor('DETECTIVE')
  const made = await world.ok(detective, custodyLimits, 'applyForWarrant', {
    params: { recordId: id },
    body: application(world),
  })
  return { recordId: id, applicationId: made.id }
}

export const custodyLimitsFixtures = fixturesOf(custodyLimits)({
  get: {
    as: 'INSPECTOR',
    prepare: async (world) => ({ input: { params: { recordId: (await detainFor(world)).id } } }),
  },
  review: {
    as: 'INSPECTOR',
    prepare: async (world) => ({
      input: { params: { recordId: (await detainFor(world)).id }, body: fullReview(world) },
    }),
  },
  tellReview: {
    as: 'INSPECTOR',
    prepare: async (world) => {
      const { id } = await detainFor(world)
      const inspector = await world.actor('INSPECTOR')
      const made = await world.ok(inspector, custodyLimits, 'review', {
        params: { recordId: id },
        body: fullReview(world, { detainee: 'ASLEEP', toldAt: undefined }),
      })
      return {
        input: { params: { recordId: id, reviewId: made.id }, body: { toldAt: minutesAgo(world, 0) } },
        subjectId: id,
      }
    },
  },
  postponeReview: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world) => ({
      input: {
        params: { recordId: (await detainFor(world)).id },
        body: { at: minutesAgo(world, 0), reason: 'QUESTIONING' },
      },
    }),
  },
  extend: {
    as: 'SUPERINTENDENT',
    prepare: async (world) => {
      const { id } = await detainFor(world)
      await reviewTwice(world, await world.actor('INSPECTOR'), id)
      return { input: { params: { recordId: id }, body: extension(world) } }
    },
  },
  applyForWarrant: {
    as: 'DETECTIVE',
    prepare: async (world) => ({
      input: { params: { recordId: (await detainFor(world)).id }, body: application(world) },
    }),
  },
  decideWarrant: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world) => {
      const params = await applied(world)
      return {
        input: {
          params,
          body: {
            outcome: 'GRANTED',
            at: minutesAgo(world, 0),
            until: minutesAgo(world, -20 * 60),
            magistrates: 2,
            isOnOath: true,
            isBroughtOrLinked: true,
          },
        },
        subjectId: params.recordId,
      }
    },
  },
  print: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world) => {
      const { recordId, applicationId } = await applied(world)
      return {
        input: {
          params: { recordId },
          body: { paper: 'WARRANT_APPLICATION', rowId: applicationId, recipient: 'Clerk to the justices' },
        },
      }
    },
  },
})
