/** One valid input for each route of children at events, the hub and flags, for the conformance test. */
import { mash } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import { makePerson } from '../../testing/arrange.ts'
import type { World } from '../../testing/world.ts'
import { makeHousehold } from '../safeguarding/safeguarding.testing.ts'
import { gradedReport, madeReport, recordWithBoy, sentReport, shareBody } from './mash.testing.ts'

const officer = 'RESPONSE_OFFICER'
const unit = 'SAFEGUARDING_OFFICER'
const both = async (world: World) => [await world.actor(officer), await world.actor(unit)] as const
const sent = async (world: World) => sentReport(world, ...(await both(world)))
const child = (world: World) => makePerson(world, { dob: '2014-02-03' })
const flag = { flag: 'CCE' as const, signs: [{ sign: 'DEBT' as const, evidence: 'Owes 300 pounds' }] }

export const mashFixtures = fixturesOf(mash)({
  getChildren: {
    as: officer,
    prepare: async (world) => ({ input: { params: { eventId: (await makeHousehold(world)).incidentId } } }),
  },
  decideChild: {
    as: officer,
    prepare: async (world) => {
      const home = await makeHousehold(world)
      return {
        input: {
          params: { eventId: home.incidentId },
          body: {
            personRecordId: home.child,
            reason: 'NO_CONCERN' as const,
            words: 'Seen playing',
            isSeen: true,
          },
        },
      }
    },
  },
  listUndecided: { as: officer, prepare: async () => ({ input: {} }) },
  listReferrals: { as: unit, prepare: async () => ({ input: {} }) },
  getReferral: {
    as: officer,
    prepare: async (world) => ({
      input: { params: { reportId: (await madeReport(world, await world.actor(officer))).reportId } },
    }),
  },
  gradeReferral: {
    as: unit,
    prepare: async (world) => ({
      input: {
        params: { reportId: (await madeReport(world, await world.actor(officer))).reportId },
        body: { grade: 'RED' as const, words: 'Harm tonight' },
      },
    }),
  },
  share: {
    as: unit,
    prepare: async (world) => ({
      input: {
        params: { reportId: (await gradedReport(world, ...(await both(world)))).reportId },
        body: shareBody(),
      },
    }),
  },
  keepReceipt: {
    as: unit,
    prepare: async (world) => {
      const { reportId, sharingId } = await sent(world)
      return { input: { params: { reportId, sharingId }, body: { words: 'Ada, ref 77' } } }
    },
  },
  keepAnswer: {
    as: unit,
    prepare: async (world) => ({
      input: {
        params: { reportId: (await sent(world)).reportId },
        body: { decision: 'S17' as const, words: 'A worker visits' },
      },
    }),
  },
  keepConference: {
    as: unit,
    prepare: async (world, actor) => {
      const { reportId } = await sent(world)
      if (actor !== undefined)
        await world.ok(actor, mash, 'keepAnswer', {
          params: { reportId },
          body: { decision: 'S47', words: 'Strategy discussion held' },
        })
      return {
        input: {
          params: { reportId },
          body: { at: world.clock.now().toISOString(), words: 'A plan was made' },
        },
      }
    },
  },
  getAsked: {
    as: officer,
    prepare: async (world) => ({ input: { params: (await recordWithBoy(world, 'Crime', 'VICTIM')).params } }),
  },
  answerAsked: {
    as: officer,
    prepare: async (world) => {
      const { params, boy } = await recordWithBoy(world, 'Crime', 'VICTIM')
      const answers = [{ flag: 'CSE' as const, answer: 'NO' as const }]
      return { input: { params, body: { personRecordId: boy.personRecordId, answers } } }
    },
  },
  listFlags: {
    as: officer,
    prepare: async (world) => ({ input: { params: { nominalId: (await child(world)).nominalId } } }),
  },
  setFlag: {
    as: officer,
    prepare: async (world) => ({
      input: { params: { nominalId: (await child(world)).nominalId }, body: flag },
    }),
  },
  reviewFlag: {
    as: unit,
    prepare: async (world) => {
      const { nominalId } = await child(world)
      const { id } = await world.ok(await world.actor(officer), mash, 'setFlag', {
        params: { nominalId },
        body: flag,
      })
      return {
        input: { params: { nominalId, flagId: id }, body: { isStanding: true, words: 'The debt stands' } },
      }
    },
  },
})
