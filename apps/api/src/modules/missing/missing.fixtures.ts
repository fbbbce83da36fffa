/** One valid input for each route of the missing-person desk, for the conformance test. */
import { missing } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'
import { foundBody, foundEpisode, makeMissingScene, missingBody, openedEpisode } from './missing.testing.ts'

const as = 'RESPONSE_OFFICER'
const opened = async (world: World) => openedEpisode(world, await world.actor(as))
const found = async (world: World) => foundEpisode(world, await world.actor(as))

/** A call on an open report with a body. */
const onOpen =
  <B>(body: (world: World) => B) =>
  async (world: World) => ({
    version: 1,
    input: { params: { episodeId: (await opened(world)).episodeId }, body: body(world) },
  })
const onFound =
  <B>(body: (world: World) => B) =>
  async (world: World) => {
    const { episodeId, version } = await found(world)
    return { version, input: { params: { episodeId }, body: body(world) } }
  }
const now = (world: World) => world.clock.now().toISOString()

export const missingFixtures = fixturesOf(missing)({
  prepare: {
    as,
    prepare: async (world) => {
      const scene = await makeMissingScene(world)
      return {
        input: {
          params: { incidentId: scene.incidentId },
          query: { personRecordId: scene.personRecordId },
        },
      }
    },
  },
  open: { as, prepare: async (world) => ({ input: { body: missingBody(await makeMissingScene(world)) } }) },
  list: { as, prepare: async () => ({ input: {} }) },
  get: {
    as,
    prepare: async (world) => ({ input: { params: { episodeId: (await opened(world)).episodeId } } }),
  },
  grade: { as, prepare: onOpen(() => ({ level: 'HI' as const, rationale: 'He left a note.' })) },
  addAction: { as, prepare: onOpen(() => ({ kind: 'ADDRESS' as const, words: 'Go to the grandmother' })) },
  finishAction: {
    as,
    prepare: async (world) => {
      const { episodeId } = await opened(world)
      const { id } = await world.ok(await world.actor(as), missing, 'addAction', {
        params: { episodeId },
        body: { kind: 'PHONE', words: 'Ask where the phone was last' },
      })
      return { input: { params: { episodeId, actionId: id }, body: { result: 'Switched off at 15:40' } } }
    },
  },
  addSighting: {
    as,
    prepare: onOpen((world) => ({ seenAt: now(world), whereWords: 'High Street', words: 'With two men' })),
  },
  tellPartner: { as, prepare: onOpen(() => ({ partner: 'LOCAL_AUTHORITY' as const, words: 'Missing' })) },
  addReceipt: {
    as,
    prepare: async (world) => {
      const { episodeId } = await opened(world)
      const { id } = await world.ok(await world.actor(as), missing, 'tellPartner', {
        params: { episodeId },
        body: { partner: 'PNC', words: 'Circulated' },
      })
      return { input: { params: { episodeId, noticeId: id }, body: { words: '26/M100' } } }
    },
  },
  addNote: { as, prepare: onOpen(() => ({ text: 'The mother rang' })) },
  find: { as, prepare: onOpen(foundBody) },
  recordPrevention: {
    as,
    prepare: onFound((world) => ({
      at: now(world),
      isInPerson: true,
      isHarmAsked: true,
      summary: 'He stayed with friends.',
    })),
  },
  recordReturn: {
    as,
    prepare: onFound((world) => ({ step: 'OFFERED' as const, at: now(world), byWords: 'The charity' })),
  },
  protect: {
    as,
    prepare: onFound((world) => ({ startedAt: now(world), ground: 'Afraid to go home' })),
  },
  endProtection: {
    as,
    prepare: async (world) => {
      const { episodeId } = await found(world)
      const { id } = await world.ok(await world.actor(as), missing, 'protect', {
        params: { episodeId },
        body: { startedAt: now(world), ground: 'Afraid to go home' },
      })
      return {
        input: {
          params: { episodeId, protectionId: id },
          body: { endedAt: now(world), words: 'With foster carers' },
        },
      }
    },
  },
  close: { as: 'SUPERVISOR', prepare: onFound(() => ({ noPreventionReason: 'Moved abroad' })) },
  cancel: { as: 'SUPERVISOR', prepare: onOpen(() => ({ reason: 'He was in his room' })) },
  reopen: { as: 'SUPERVISOR', prepare: onFound(() => ({ reason: 'Gone again within the hour' })) },
})
