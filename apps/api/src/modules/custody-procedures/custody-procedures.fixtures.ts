/** One valid input for each route of the custody-procedures module, for the conformance test. */
import { custodyProcedures } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'
import { minutesAgo } from '../arrest/arrest.testing.ts'
import { detain } from '../custody/custody.testing.ts'
import {
  anInterview,
  someProperty,
  wholeForceForm,
  wholeStripSearch,
  withProperty,
} from './custody-procedures.testing.ts'

const stayOf = async (world: World) => ({ recordId: (await detain(world)).id })
const read = {
  as: 'DETENTION_OFFICER',
  prepare: async (world: World) => ({ input: { params: await stayOf(world) } }),
} as const

export const custodyProceduresFixtures = fixturesOf(custodyProcedures)({
  getSearches: read,
  getProperty: read,
  getBiometrics: read,
  getInterviews: read,
  saveSearch: {
    as: 'DETENTION_OFFICER',
    prepare: async (world) => ({
      input: {
        params: await stayOf(world),
        body: wholeStripSearch(world, await world.actor('CUSTODY_SERGEANT', { rank: 'PS' })),
      },
    }),
  },
  nameForce: {
    as: 'DETENTION_OFFICER',
    prepare: async (world) => ({
      input: {
        params: await stayOf(world),
        body: {
          phase: 'IN',
          at: minutesAgo(world, 1),
          place: 'Holding area',
          officerIds: [(await world.actor('RESPONSE_OFFICER')).id],
        },
      },
    }),
  },
  giveForceForm: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world, actor) => {
      const officer = actor ?? (await world.actor('RESPONSE_OFFICER'))
      const params = await stayOf(world)
      const { forms } = await world.ok(officer, custodyProcedures, 'nameForce', {
        params,
        body: { phase: 'IN', at: minutesAgo(world, 1), place: 'Holding area', officerIds: [officer.id] },
      })
      const formId = forms[0]?.id ?? ''
      return { input: { params: { ...params, formId }, body: wholeForceForm(formId) } }
    },
  },
  takeProperty: {
    as: 'DETENTION_OFFICER',
    prepare: async (world) => ({ input: { params: await stayOf(world), body: someProperty(world) } }),
  },
  moveProperty: {
    as: 'DETENTION_OFFICER',
    prepare: async (world) => {
      const held = await withProperty(world, await world.actor('DETENTION_OFFICER'))
      return {
        input: {
          params: { recordId: held.id },
          body: {
            movedAt: minutesAgo(world, 0),
            moves: [
              {
                itemId: held.itemIds[0] ?? '',
                from: { place: 'BAG', bagId: held.bagId },
                to: { place: 'EVIDENCE' },
              },
            ],
            seals: [{ bagId: held.bagId, sealNo: 'A100002' }],
            reason: 'Wanted as evidence',
          },
        },
      }
    },
  },
  correctItem: {
    as: 'DETENTION_OFFICER',
    prepare: async (world) => {
      const held = await withProperty(world, await world.actor('DETENTION_OFFICER'))
      const itemId = held.itemIds[0] ?? ''
      return {
        input: {
          params: { recordId: held.id, itemId },
          body: {
            previousId: itemId,
            description: 'Black wallet',
            category: 'VALUABLES',
            quantity: 1,
            why: 'It is black',
          },
        },
      }
    },
  },
  signProperty: {
    as: 'DETENTION_OFFICER',
    prepare: async (world) => {
      const held = await withProperty(world, await world.actor('DETENTION_OFFICER'))
      return {
        input: {
          params: { recordId: held.id },
          body: { kind: 'TAKEN', signedAt: minutesAgo(world, 0), how: 'TYPED', name: 'T Exampleton' },
        },
      }
    },
  },
  makeAsn: {
    as: 'DETENTION_OFFICER',
    prepare: async (world) => ({ input: { params: await stayOf(world), body: {} } }),
  },
  recordTaking: {
    as: 'DETENTION_OFFICER',
    prepare: async (world) => ({
      input: {
        params: await stayOf(world),
        body: { kind: 'PHOTOGRAPH', takenAt: minutesAgo(world, 0), consent: 'WITHHELD' },
      },
    }),
  },
  makeLivescanFile: {
    as: 'DETENTION_OFFICER',
    prepare: async (world) => {
      const params = await stayOf(world)
      await world.ok(await world.actor('DETENTION_OFFICER'), custodyProcedures, 'makeAsn', {
        params,
        body: {},
      })
      return { input: { params, body: { terminal: 'Suite terminal 1' } } }
    },
  },
  saveIdProcedure: {
    as: 'INSPECTOR',
    prepare: async (world, actor) => ({
      input: {
        params: await stayOf(world),
        body: {
          kind: 'VIDEO',
          officerId: (actor ?? (await world.actor('INSPECTOR'))).id,
          noticeGivenAt: minutesAgo(world, 2),
          heldAt: minutesAgo(world, 1),
          endedAt: minutesAgo(world, 0),
          outcome: 'NEGATIVE',
        },
      },
    }),
  },
  startInterview: {
    as: 'DETECTIVE',
    prepare: async (world) => ({ input: { params: await stayOf(world), body: anInterview(world) } }),
  },
  continueInterview: {
    as: 'DETECTIVE',
    prepare: async (world) => {
      const params = await stayOf(world)
      const { id } = await world.ok(await world.actor('DETECTIVE'), custodyProcedures, 'startInterview', {
        params,
        body: anInterview(world, { startedAt: minutesAgo(world, 1) }),
      })
      return {
        input: {
          params: { ...params, interviewId: id },
          body: { step: 'BREAK', at: minutesAgo(world, 0), previousId: id },
        },
      }
    },
  },
  saveContact: {
    as: 'DETENTION_OFFICER',
    prepare: async (world) => ({
      input: {
        params: await stayOf(world),
        body: { kind: 'CALL_OUT', name: 'Mother', startedAt: minutesAgo(world, 0) },
      },
    }),
  },
  recordRest: {
    as: 'DETENTION_OFFICER',
    prepare: async (world) => ({
      input: { params: await stayOf(world), body: { at: minutesAgo(world, 0), act: 'START' } },
    }),
  },
})
