/** One valid call of every route of the source vault. */
import { sourceVault } from '@mips/contracts'
import { randomUUID } from 'node:crypto'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'
import {
  askedOpening,
  contactBody,
  madeSource,
  releasedReport,
  reportBody,
  waitingReport,
} from './source-vault.testing.ts'

const handlerOf = (world: World) => world.actor('SOURCE_UNIT')
const sourceOf = async (world: World) => {
  const { sourceKey } = await madeSource(world, await handlerOf(world))
  return { sourceKey }
}

export const sourceVaultFixtures = fixturesOf(sourceVault)({
  desk: { as: 'SOURCE_UNIT', prepare: async () => ({ input: {} }) },
  register: {
    as: 'SOURCE_UNIT',
    prepare: async () => ({
      input: { body: { onceKey: randomUUID(), kind: 'COVERT' as const, name: 'Ebenezer Quillfeather' } },
    }),
  },
  addContact: {
    as: 'SOURCE_UNIT',
    prepare: async (world) => ({ input: { params: await sourceOf(world), body: contactBody(world) } }),
  },
  writeReport: {
    as: 'SOURCE_UNIT',
    prepare: async (world) => ({ input: { params: await sourceOf(world), body: reportBody() } }),
  },
  askOpening: {
    as: 'SOURCE_UNIT',
    prepare: async (world) => ({
      input: { params: await sourceOf(world), body: { reason: 'CONTACT' as const } },
    }),
  },
  answerOpening: {
    as: 'SOURCE_CONTROLLER',
    prepare: async (world) => {
      const { openingId } = await askedOpening(world, await handlerOf(world))
      return { input: { params: { openingId }, body: { isGranted: true } } }
    },
  },
  open: {
    as: 'SOURCE_UNIT',
    prepare: async (world, actor) => {
      const asker = actor ?? (await handlerOf(world))
      const { openingId } = await askedOpening(world, asker, await world.actor('SOURCE_CONTROLLER'))
      return { input: { params: { openingId } } }
    },
  },
  release: {
    as: 'SOURCE_CONTROLLER',
    prepare: async (world) => {
      const { reportId } = await waitingReport(world, await handlerOf(world))
      return { input: { body: { reportIds: [reportId] } } }
    },
  },
  product: { as: 'INTELLIGENCE_OFFICER', prepare: async () => ({ input: {} }) },
  giveFeedback: {
    as: 'INTELLIGENCE_OFFICER',
    prepare: async (world) => {
      const { corridorId } = await releasedReport(
        world,
        await handlerOf(world),
        await world.actor('SOURCE_CONTROLLER'),
      )
      return { input: { params: { corridorId }, body: { code: 'OF_VALUE' as const } } }
    },
  },
})
