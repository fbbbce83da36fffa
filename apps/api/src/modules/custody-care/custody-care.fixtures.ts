/** One valid input for each route of the custody-care module, for the conformance test. */
import { custodyCare } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'
import { makeScene, minutesAgo } from '../arrest/arrest.testing.ts'
import { detain } from '../custody/custody.testing.ts'
import { assessment, callNurse, inhaler, plan } from './custody-care.testing.ts'

/** A stay and the sergeant who holds it. */
async function held(world: World) {
  const sergeant = await world.actor('CUSTODY_SERGEANT')
  const stay = await detain(world, { sergeant })
  return { sergeant, recordId: stay.id, version: stay.version }
}

const reads = (as: 'CUSTODY_SERGEANT') => ({
  as,
  prepare: async (world: World) => ({ input: { params: { recordId: (await detain(world)).id } } }),
})

export const custodyCareFixtures = fixturesOf(custodyCare)({
  getRisk: reads('CUSTODY_SERGEANT'),
  getCare: reads('CUSTODY_SERGEANT'),
  getMedication: reads('CUSTODY_SERGEANT'),
  assessRisk: {
    as: 'DETENTION_OFFICER',
    prepare: async (world) => ({
      input: { params: { recordId: (await detain(world)).id }, body: assessment(world) },
    }),
  },
  signRisk: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world) => {
      const { sergeant, recordId } = await held(world)
      const { id } = await world.ok(sergeant, custodyCare, 'assessRisk', {
        params: { recordId },
        body: assessment(world),
      })
      return { input: { params: { recordId, riskId: id } } }
    },
  },
  keepApart: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world) => {
      const { nominalId } = await makeScene(world)
      return {
        input: {
          params: { recordId: (await detain(world)).id },
          body: { otherNominalId: nominalId, kind: 'RIVAL', reason: 'Fought last week' },
        },
      }
    },
  },
  endKeepApart: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world) => {
      const { sergeant, recordId } = await held(world)
      const { nominalId } = await makeScene(world)
      const { id } = await world.ok(sergeant, custodyCare, 'keepApart', {
        params: { recordId },
        body: { otherNominalId: nominalId, kind: 'RIVAL', reason: 'Fought last week' },
      })
      return { input: { params: { recordId, rowId: id }, body: { reason: 'Made it up' } } }
    },
  },
  planCare: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world) => {
      const { recordId, version } = await held(world)
      return { input: { params: { recordId }, body: plan(world) }, version }
    },
  },
  setWatcher: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world) => ({
      input: {
        params: { recordId: (await detain(world)).id },
        body: { watcher: 'PC 4411 Testley', since: minutesAgo(world, 0) },
      },
    }),
  },
  recordCheck: {
    as: 'DETENTION_OFFICER',
    prepare: async (world) => ({
      input: {
        params: { recordId: (await detain(world)).id },
        body: { doneAt: minutesAgo(world, 0), text: 'Awake and well' },
      },
    }),
  },
  offerMeal: {
    as: 'DETENTION_OFFICER',
    prepare: async (world) => ({
      input: {
        params: { recordId: (await detain(world)).id },
        body: { offeredAt: minutesAgo(world, 0), size: 'MAIN', outcome: 'ACCEPTED' },
      },
    }),
  },
  addMedicine: {
    as: 'DETENTION_OFFICER',
    prepare: async (world) => ({
      input: { params: { recordId: (await detain(world)).id }, body: inhaler(world) },
    }),
  },
  stopMedicine: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world) => {
      const { sergeant, recordId } = await held(world)
      const { id } = await world.ok(sergeant, custodyCare, 'addMedicine', {
        params: { recordId },
        body: inhaler(world),
      })
      return { input: { params: { recordId, medicineId: id }, body: { reason: 'Nurse says so' } } }
    },
  },
  recordDose: {
    as: 'DETENTION_OFFICER',
    prepare: async (world) => {
      const { sergeant, recordId } = await held(world)
      const { id } = await world.ok(sergeant, custodyCare, 'addMedicine', {
        params: { recordId },
        body: inhaler(world),
      })
      return {
        input: {
          params: { recordId, medicineId: id },
          body: { at: minutesAgo(world, 0), outcome: 'GIVEN', by: 'SELF', witness: 'DO Testa' },
        },
      }
    },
  },
  callHealthcare: {
    as: 'DETENTION_OFFICER',
    prepare: async (world) => ({
      input: {
        params: { recordId: (await detain(world)).id },
        body: { askedFor: 'HCP', urgency: 'URGENT', reason: 'Cut hand', calledAt: minutesAgo(world, 0) },
      },
    }),
  },
  recordHealthStep: {
    as: 'DETENTION_OFFICER',
    prepare: async (world) => {
      const { sergeant, recordId } = await held(world)
      const { id } = await callNurse(world, sergeant, recordId)
      return {
        input: {
          params: { recordId, requestId: id },
          body: {
            step: 'SEEN',
            at: minutesAgo(world, 0),
            who: 'Nurse A. Testa',
            words: 'Fit to be detained',
          },
        },
      }
    },
  },
  recordFitness: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world) => ({
      input: {
        params: { recordId: (await detain(world)).id },
        body: {
          purpose: 'INTERVIEW',
          at: minutesAgo(world, 0),
          advice: 'FIT',
          advisedBy: 'Nurse A. Testa',
          decision: 'FIT',
        },
      },
    }),
  },
})
