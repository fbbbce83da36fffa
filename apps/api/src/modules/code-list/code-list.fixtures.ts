/** One valid input for each route of the coded lists, for the conformance test. */
import { codeList } from '@mips/contracts'
import { weaponTypes } from '@mips/domain/codes/objects'
import { deviceTypes } from '@mips/domain/codes/object-details'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'

const as = 'ADMIN'
const reason = 'The national list has changed'
const csvOf = (list: readonly { code: string; label: string }[]) =>
  ['code,label', ...list.map(({ code, label }) => `${code},"${label.replaceAll('"', '""')}"`)].join('\n')
let turn = 0
/** The list as it is, with the first code in other words, and in others again each time that it is asked for. */
const reworded = (list: readonly { code: string; label: string }[]) => ({
  format: 'csv' as const,
  text: csvOf(
    list.map((entry, place) => (place === 0 ? { ...entry, label: `In other words ${(turn += 1)}` } : entry)),
  ),
  validFrom: '2026-09-07',
})

/** Nothing waits on the list any more: whoever did not propose refuses what does. */
async function refuseWaiting(world: World, list: 'deviceTypes' | 'weaponTypes'): Promise<void> {
  for (const role of ['ADMIN', 'RECORDS_MANAGER'] as const) {
    await world.call(await world.actor(role), codeList, 'decide', {
      params: { list },
      body: { isApproved: false, reason },
    })
  }
}

export const codeListFixtures = fixturesOf(codeList)({
  listLists: { as, prepare: async () => ({ input: {} }) },
  getInForce: { as, prepare: async () => ({ input: {} }) },
  get: { as, prepare: async () => ({ input: { params: { list: 'sexes' } } }) },
  readCode: {
    as,
    prepare: async () => ({
      input: { params: { list: 'sexes', code: 'F' }, query: { on: '2026-09-07' } },
    }),
  },
  preview: {
    as,
    prepare: async () => ({ input: { params: { list: 'weaponTypes' }, body: reworded(weaponTypes) } }),
  },
  propose: {
    as,
    prepare: async (world) => {
      await refuseWaiting(world, 'deviceTypes')
      return {
        input: {
          params: { list: 'deviceTypes' },
          body: { ...reworded(deviceTypes), source: 'Working group of the force', reason },
        },
      }
    },
  },
  decide: {
    as,
    prepare: async (world) => {
      await refuseWaiting(world, 'weaponTypes')
      const proposer = await world.actor('RECORDS_MANAGER')
      await world.call(proposer, codeList, 'propose', {
        params: { list: 'weaponTypes' },
        body: { ...reworded(weaponTypes), source: 'Working group of the force', reason },
      })
      // Refused, so that the lists of the other tests of this process stay as they are.
      return { input: { params: { list: 'weaponTypes' }, body: { isApproved: false, reason } } }
    },
  },
})
