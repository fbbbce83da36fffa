/** One valid input for each route of hearings and results of courts, for the conformance test. */
import { court } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'
import { listedCourtCode, openedCase } from '../case/case.testing.ts'
import {
  codes,
  courtPage,
  dayAfter,
  enter,
  heardCase,
  nextHearing,
  strayMessage,
  waitingMessage,
} from './court.testing.ts'

const as = 'CASE_BUILDER' as const
const heard = async (world: World) => heardCase(world, await world.actor('DETECTIVE'))
const ofHearing = ({ caseId, hearingId }: { caseId: string; hearingId: string }) => ({ caseId, hearingId })

export const courtFixtures = fixturesOf(court)({
  diary: {
    as,
    prepare: async (world) => ({ input: { query: { from: dayAfter(world, 0), days: 31 } } }),
  },
  ofCase: {
    as,
    prepare: async (world) => ({ input: { params: { caseId: (await heard(world)).caseId } } }),
  },
  listHearing: {
    as,
    prepare: async (world) => ({
      input: {
        params: { caseId: (await openedCase(world, await world.actor('DETECTIVE'))).id },
        body: { courtCode: listedCourtCode, day: dayAfter(world, 40), time: '10:00', type: 'TRIAL' },
      },
    }),
  },
  vacate: {
    as,
    prepare: async (world) => {
      const one = await heard(world)
      return {
        subjectId: one.caseId,
        input: { params: ofHearing(one), body: { reason: 'The court sits on another day' } },
      }
    },
  },
  setPerson: {
    as,
    prepare: async (world) => {
      const one = await heard(world)
      return {
        subjectId: one.caseId,
        input: {
          params: { ...ofHearing(one), personId: one.defendantId },
          body: { part: 'DEFENDANT', isNeeded: true, warnedOn: dayAfter(world, -1), attended: 'YES' },
        },
      }
    },
  },
  enterResult: {
    as,
    prepare: async (world) => {
      const one = await heard(world)
      return {
        version: one.version,
        subjectId: one.caseId,
        input: {
          params: ofHearing(one),
          body: {
            offences: [{ lineId: one.lineId, plea: 'G', results: [{ code: codes.fine, amount: 80 }] }],
          },
        },
      }
    },
  },
  searchResults: { as, prepare: async () => ({ input: { body: { text: 'fine' } } }) },
  extendLimit: {
    as,
    prepare: async (world) => {
      const one = await heard(world)
      const results = [{ code: codes.custody, nextHearing: nextHearing(world) }]
      await enter(world, await world.actor(as), one, { plea: 'NG', results })
      return {
        version: (await courtPage(world, await world.actor(as), one.caseId)).version,
        subjectId: one.caseId,
        input: {
          params: { caseId: one.caseId, personId: one.defendantId },
          body: { grantedOn: dayAfter(world, 0), until: dayAfter(world, 100) },
        },
      }
    },
  },
  listMessages: { as, prepare: async () => ({ input: { query: { show: 'OPEN' } } }) },
  getMessage: {
    as,
    prepare: async (world) => {
      const { caseId, messageId } = await waitingMessage(world, await world.actor('DETECTIVE'))
      return { subjectId: caseId, input: { params: { caseId, messageId } } }
    },
  },
  answerMessage: {
    as,
    prepare: async (world) => {
      const one = await waitingMessage(world, await world.actor('DETECTIVE'))
      return {
        version: one.version,
        subjectId: one.caseId,
        input: {
          params: { caseId: one.caseId, messageId: one.messageId },
          body: { act: 'SETTLE', reason: 'Entered by hand from the register' },
        },
      }
    },
  },
  placeMessage: {
    as,
    prepare: async (world) => {
      const one = await strayMessage(world, await world.actor('DETECTIVE'))
      return {
        subjectId: one.caseId,
        input: {
          params: { caseId: one.caseId },
          body: { messageId: one.messageId, reason: 'The court named the defendant by telephone' },
        },
      }
    },
  },
  settleMessage: {
    as,
    prepare: async (world) => {
      const { messageId } = await strayMessage(world, await world.actor('DETECTIVE'))
      return { input: { params: { messageId }, body: { reason: 'It was for another force' } } }
    },
  },
  ofNominal: {
    as,
    prepare: async (world) => ({ input: { params: { nominalId: (await heard(world)).nominalId } } }),
  },
})
