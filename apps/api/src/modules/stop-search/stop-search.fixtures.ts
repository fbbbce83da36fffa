/** One valid input for each route of stop and search, for the conformance test. */
import { stopSearch } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'
import { authorityBody, givenAuthority, madeSearch, minutesAgo, wholeSearch } from './stop-search.testing.ts'

const as = 'RESPONSE_OFFICER'
const params = async (world: World) => ({ stopId: (await madeSearch(world, await world.actor(as))).id })
const area = async (world: World) => ({
  authorityId: (await givenAuthority(world, await world.actor('INSPECTOR'))).id,
})

export const stopSearchFixtures = fixturesOf(stopSearch)({
  prepare: { as, prepare: async () => ({ input: { query: {} } }) },
  make: { as, prepare: async (world) => ({ input: { body: wholeSearch(world) } }) },
  list: { as, prepare: async () => ({ input: { query: { scope: 'ALL' as const } } }) },
  publish: { as: 'SUPERVISOR', prepare: async () => ({ input: { query: { month: '2026-09' } } }) },
  findByCode: {
    as,
    prepare: async (world) => {
      const officer = await world.actor(as)
      const { id } = await madeSearch(world, officer)
      const { receiptCode } = await world.ok(officer, stopSearch, 'get', { params: { stopId: id } })
      return { input: { body: { code: receiptCode } }, subjectId: id }
    },
  },
  get: { as, prepare: async (world) => ({ input: { params: await params(world) } }) },
  change: {
    as,
    prepare: async (world) => ({
      version: 1,
      input: { params: await params(world), body: wholeSearch(world, { found: 'A lock knife' }) },
    }),
  },
  giveForceForm: {
    as,
    prepare: async (world, actor) => {
      const officer = actor ?? (await world.actor(as))
      const { id: stopId } = await madeSearch(world, officer, { forceUsedBy: [officer.id] })
      const { forms } = await world.ok(officer, stopSearch, 'get', { params: { stopId } })
      return {
        input: {
          params: { stopId, formId: forms[0]?.id ?? '' },
          body: {
            reasons: ['EFFECT_SEARCH' as const],
            tactics: [{ tactic: 'HANDCUFF_COMPLIANT' as const, isEffective: true }],
            isSubjectInjured: false,
            isOfficerInjured: false,
            outcome: 'Let go after the search',
          },
        },
      }
    },
  },
  supervise: {
    as: 'SUPERVISOR',
    prepare: async (world) => ({
      version: 1,
      input: {
        params: await params(world),
        body: { answer: 'CLOSED' as const, words: 'The grounds are good.' },
      },
    }),
  },
  copy: {
    as,
    prepare: async (world) => ({
      input: { params: await params(world), body: { recipient: 'The person searched' } },
    }),
  },
  listAuthorities: { as, prepare: async () => ({ input: {} }) },
  getAuthority: { as, prepare: async (world) => ({ input: { params: await area(world) } }) },
  giveAuthority: { as: 'INSPECTOR', prepare: async (world) => ({ input: { body: authorityBody(world) } }) },
  extendAuthority: {
    as: 'SUPERINTENDENT',
    prepare: async (world) => ({
      version: 1,
      input: {
        params: await area(world),
        body: { to: minutesAgo(world, -12 * 60), reason: 'A second attack' },
      },
    }),
  },
})
