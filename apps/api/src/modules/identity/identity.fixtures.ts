/** One valid input for each route of the identity module, for the conformance test. */
import { identity } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'
import { join, makePair, makeParted, makeWaiting, versionOf } from './identity.testing.ts'

const pairOf = async (world: World) => {
  const [a, b] = await makePair(world)
  return { params: { nominalId: a.nominalId }, other: b.nominalId }
}
const reason = 'Compared side by side'

export const identityFixtures = fixturesOf(identity)({
  listProposals: {
    as: 'ANALYST',
    prepare: async (world) => {
      await makeWaiting(world)
      return { input: { query: { status: 'AWAITING_SECOND' as const } } }
    },
  },
  getProposal: {
    as: 'ANALYST',
    prepare: async (world) => ({ input: { params: { proposalId: (await makeWaiting(world)).proposalId } } }),
  },
  compare: {
    as: 'ANALYST',
    prepare: async (world) => {
      const { params, other } = await pairOf(world)
      return { input: { params, body: { otherNominalId: other } } }
    },
  },
  decide: {
    as: 'ANALYST',
    prepare: async (world) => {
      const { params, other } = await pairOf(world)
      return {
        input: {
          params,
          body: {
            otherNominalId: other,
            decision: 'same' as const,
            reason,
            evidence: ['FINGERPRINT' as const],
          },
        },
        version: 1,
      }
    },
  },
  approve: {
    as: 'INSPECTOR',
    prepare: async (world) => ({
      input: { params: { proposalId: (await makeWaiting(world)).proposalId }, body: { reason } },
    }),
  },
  refuse: {
    as: 'INSPECTOR',
    prepare: async (world) => ({
      input: { params: { proposalId: (await makeWaiting(world)).proposalId }, body: { reason } },
    }),
  },
  undo: {
    as: 'RECORDS_MANAGER',
    prepare: async (world) => {
      const [a, b] = await makePair(world)
      const decisionId = await join(world, await world.actor('ANALYST'), a, b)
      return {
        input: { params: { nominalId: a.nominalId, decisionId }, body: { reason } },
        version: await versionOf(world, a.nominalId),
      }
    },
  },
  getCluster: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({ input: { params: (await pairOf(world)).params } }),
  },
  listAttention: {
    as: 'ANALYST',
    prepare: async (world) => {
      await makeParted(world)
      return { input: { query: {} } }
    },
  },
  listPlacements: {
    as: 'ANALYST',
    prepare: async (world) => ({
      input: { query: { nominalId: (await makeParted(world)).pair[0].nominalId } },
    }),
  },
  place: {
    as: 'RECORDS_MANAGER',
    prepare: async (world) => {
      const { pair } = await makeParted(world)
      const waiting = await world.ok(await world.actor('ANALYST'), identity, 'listPlacements', {
        query: { nominalId: pair[0].nominalId },
      })
      return {
        input: {
          params: { placementId: waiting.placements[0]?.id ?? '' },
          body: { personRecordId: pair[1].personRecordId, reason },
        },
      }
    },
  },
  listRecipients: {
    as: 'ANALYST',
    prepare: async (world) => {
      const { pair, decisionId } = await makeParted(world)
      return { input: { params: { nominalId: pair[0].nominalId, decisionId } } }
    },
  },
  recordCorrection: {
    as: 'RECORDS_MANAGER',
    prepare: async (world) => {
      const { pair, decisionId } = await makeParted(world)
      const { recipients } = await world.ok(await world.actor('ANALYST'), identity, 'listRecipients', {
        params: { nominalId: pair[0].nominalId, decisionId },
      })
      return {
        input: {
          params: { nominalId: pair[0].nominalId, recipientId: recipients[0]?.id ?? '' },
          body: { how: 'By telephone, 14:02' },
        },
      }
    },
  },
  getFieldHistory: {
    as: 'ANALYST',
    prepare: async (world) => ({ input: { params: (await pairOf(world)).params } }),
  },
})
