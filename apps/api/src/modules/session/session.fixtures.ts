/** One valid input for each route of the session module, for the conformance test. */
import { session } from '@mips/contracts'
import { fixturesOf, type PreparedCall } from '../../testing/fixtures.ts'
import { givePassword, goodPassword } from './session.testing.ts'

const as = 'RESPONSE_OFFICER'
const nothing = async () => ({ input: {} })
const draftKey = { params: { key: 'incident:open' } }

export const sessionFixtures = fixturesOf(session)({
  signIn: {
    as: undefined,
    prepare: async (world) => {
      const colleague = await world.actor('RESPONSE_OFFICER')
      await givePassword(world, colleague.id)
      return { input: { body: { staffNumber: colleague.staffNumber, password: goodPassword } } }
    },
  },
  getCurrent: { as, prepare: nothing },
  signOut: { as, prepare: nothing },
  signOutEverywhere: { as, prepare: nothing },
  lock: { as, prepare: nothing },
  unlock: {
    as,
    prepare: async (world, actor): Promise<PreparedCall<typeof session.routes.unlock>> => {
      if (actor !== undefined) await givePassword(world, actor.id)
      return { input: { body: { password: goodPassword } } }
    },
  },
  changePassword: {
    as,
    prepare: async (world, actor): Promise<PreparedCall<typeof session.routes.changePassword>> => {
      if (actor !== undefined) await givePassword(world, actor.id)
      return { input: { body: { current: goodPassword, new: 'thirteen owls in a biscuit tin' } } }
    },
  },
  savePreferences: { as, prepare: async () => ({ input: { body: { theme: 'dark', density: 'compact' } } }) },
  listSessions: { as, prepare: nothing },
  endSession: {
    as,
    prepare: async (world) => ({
      input: { params: { sessionId: (await world.actor('DETECTIVE')).sessionId } },
    }),
  },
  listDrafts: { as, prepare: nothing },
  getDraft: { as, prepare: async () => ({ input: draftKey }) },
  saveDraft: {
    as,
    prepare: async () => ({
      input: { ...draftKey, body: { formVersion: 1, content: { summary: 'half a sentence' } } },
    }),
  },
  discardDraft: { as, prepare: async () => ({ input: draftKey }) },
})
