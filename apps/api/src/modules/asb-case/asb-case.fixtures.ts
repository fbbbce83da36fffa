/** One valid input for each route of ASB cases, for the conformance test. */
import { asbCase, safeguarding } from '@mips/contracts'
import type { World } from '../../testing/world.ts'
import { fixturesOf } from '../../testing/fixtures.ts'
import { asbBody, makeHousehold } from '../safeguarding/safeguarding.testing.ts'
import {
  askedCase,
  assessedCase,
  grave,
  makeCall,
  makeStreet,
  newest,
  openedCase,
  plannedCase,
} from './asb-case.testing.ts'

const as = 'RESPONSE_OFFICER'
const officerOf = (world: World) => world.actor(as)
const params = async (world: World) => ({ caseId: (await openedCase(world, await officerOf(world))).caseId })

export const asbCaseFixtures = fixturesOf(asbCase)({
  getRepeats: {
    as,
    prepare: async (world) => ({ input: { params: { incidentId: newest(await makeStreet(world)) } } }),
  },
  getReportRepeats: {
    as,
    prepare: async (world) => {
      const made = await world.ok(await officerOf(world), safeguarding, 'raiseAsb', {
        body: asbBody(await makeHousehold(world)),
      })
      return { input: { params: { reportId: made.id } } }
    },
  },
  open: {
    as,
    prepare: async (world) => {
      const street = await makeStreet(world)
      return {
        input: {
          body: { callId: newest(street), basis: 'VICTIM' as const, basisId: street.victim.nominalId },
        },
      }
    },
  },
  list: { as, prepare: async () => ({ input: {} }) },
  get: { as, prepare: async (world) => ({ input: { params: await params(world) } }) },
  assess: {
    as,
    prepare: async (world) => ({ input: { params: await params(world), body: { answers: grave } } }),
  },
  addCall: {
    as,
    prepare: async (world) => {
      const { caseId, street } = await openedCase(world, await officerOf(world))
      return { input: { params: { caseId }, body: { callId: await makeCall(world, street) } } }
    },
  },
  addPerson: {
    as,
    prepare: async (world) => {
      const { caseId } = await openedCase(world, await officerOf(world))
      const other = await makeStreet(world, 1)
      return {
        input: {
          params: { caseId },
          body: { recordId: other.victim.nominalId, role: 'VICTIM' as const },
        },
      }
    },
  },
  endPerson: {
    as,
    prepare: async (world) => {
      const officer = await officerOf(world)
      const { caseId } = await openedCase(world, officer)
      const { victims } = await world.ok(officer, asbCase, 'get', { params: { caseId } })
      return {
        input: { params: { caseId, linkId: victims[0]?.linkId ?? '' }, body: { reason: 'Moved away' } },
      }
    },
  },
  addAction: {
    as,
    prepare: async (world) => ({
      input: {
        params: await params(world),
        body: { partner: 'HOUSING' as const, tool: 'TENANCY' as const, words: 'Look at the tenancy' },
      },
    }),
  },
  sendAction: {
    as,
    prepare: async (world) => {
      const { caseId, actionId } = await plannedCase(world, await officerOf(world))
      return {
        input: {
          params: { caseId, actionId },
          body: {
            to: 'Jo Hale',
            way: 'EMAIL' as const,
            basis: 'CDA_115' as const,
            parts: ['PLACE' as const],
          },
        },
      }
    },
  },
  printSending: {
    as,
    prepare: async (world) => {
      const officer = await officerOf(world)
      const { caseId } = await plannedCase(world, officer)
      const { actions } = await world.ok(officer, asbCase, 'get', { params: { caseId } })
      return {
        input: {
          params: { caseId, sendingId: actions[0]?.sendings[0]?.id ?? '' },
          body: { recipient: 'Jo Hale' },
        },
      }
    },
  },
  stepAction: {
    as,
    prepare: async (world) => {
      const { caseId, actionId } = await plannedCase(world, await officerOf(world))
      return {
        input: {
          params: { caseId, actionId },
          body: { step: 'RECEIPT' as const, words: 'Their number 4471' },
        },
      }
    },
  },
  review: {
    as: 'SUPERVISOR',
    prepare: async (world) => ({
      input: {
        params: { caseId: (await assessedCase(world, await officerOf(world))).caseId },
        body: { answer: 'AGREED' as const, words: 'The plan fits the risk.' },
      },
    }),
  },
  askReview: {
    as,
    prepare: async (world) => {
      const { caseId, street } = await openedCase(world, await officerOf(world))
      return { input: { params: { caseId }, body: { victimId: street.victim.personRecordId } } }
    },
  },
  decideReview: {
    as: 'SUPERVISOR',
    prepare: async (world) => {
      const { caseId, reviewId } = await askedCase(world, await officerOf(world))
      return {
        input: { params: { caseId, reviewId }, body: { step: 'ACCEPT' as const, words: 'It goes ahead.' } },
      }
    },
  },
  close: {
    as: 'SUPERVISOR',
    prepare: async (world) => ({
      version: 1,
      input: {
        params: await params(world),
        body: { outcome: 'STOPPED' as const, words: 'Quiet since the visit.', isVictimTold: true },
      },
    }),
  },
  reopen: {
    as: 'SUPERVISOR',
    prepare: async (world) => {
      const of = await params(world)
      await world.ok(
        await world.actor('SUPERVISOR', { rank: 'PS' }),
        asbCase,
        'close',
        { params: of, body: { outcome: 'STOPPED', words: 'Quiet.', isVictimTold: true } },
        { version: 1 },
      )
      return { version: 2, input: { params: of, body: { reason: 'It began again last night.' } } }
    },
  },
})
