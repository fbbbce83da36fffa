/** One valid input for each route of tasking, for the conformance test. */
import { intelligence, tasking } from '@mips/contracts'
import { makePerson } from '../../testing/arrange.ts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'
import { entryBody } from '../intelligence/intelligence.fixtures.ts'
import { makeLive } from '../intelligence/intelligence.testing.ts'
import {
  adoptedItem,
  adoption,
  calledMeeting,
  madeRequirement,
  meetingBody,
  proposedItem,
  strategyOf,
} from './tasking.testing.ts'

const keeper = (world: World) => world.actor('INSPECTOR')

/** A report of which its readers hold a paragraph. */
export async function liveReport(world: World): Promise<string> {
  const officer = await world.actor('RESPONSE_OFFICER')
  const { id } = await world.ok(officer, intelligence, 'submit', {
    body: entryBody([(await makePerson(world)).nominalId]),
  })
  await makeLive(world, id, 'Buys tools at the market.')
  return id
}

/** A strategy for half of a year in which none runs yet: one holds at a time. */
async function strategyToCome(world: World) {
  const { rows } = await world.admin.query<{ year: number }>(
    `SELECT y AS year FROM generate_series(2030, 2990) y
      WHERE NOT EXISTS (SELECT 1 FROM control_strategy s WHERE s.from_day < make_date(y + 1, 1, 1) AND s.until_day >= make_date(y, 1, 1))
      ORDER BY y LIMIT 1`,
  )
  const year = String(rows[0]?.year)
  return { from: `${year}-01-01`, until: `${year}-06-30`, themes: ['Burglary'] }
}

export const taskingFixtures = fixturesOf(tasking)({
  listMeetings: { as: 'DETECTIVE', prepare: async () => ({ input: {} }) },
  getMeeting: {
    as: 'SUPERVISOR',
    prepare: async (world) => ({
      input: { params: (await proposedItem(world, await keeper(world))).params },
    }),
  },
  callMeeting: {
    as: 'INSPECTOR',
    prepare: async (world) => ({
      input: { body: meetingBody(world.clock.now().toISOString(), (await keeper(world)).id) },
    }),
  },
  changeMeeting: {
    as: 'INSPECTOR',
    prepare: async (world) => {
      const chair = await keeper(world)
      return {
        input: {
          params: (await calledMeeting(world, chair)).params,
          body: {
            ...meetingBody(world.clock.now().toISOString(), chair.id, { others: 'Housing' }),
            changes: 0,
          },
        },
      }
    },
  },
  closeMeeting: {
    as: 'INSPECTOR',
    prepare: async (world) => {
      const there = [(await world.actor('SUPERVISOR')).id]
      return {
        input: { params: (await calledMeeting(world, await keeper(world), { attendeeIds: there })).params },
      }
    },
  },
  print: {
    as: 'SUPERVISOR',
    prepare: async (world) => ({
      input: {
        params: (await proposedItem(world, await keeper(world))).params,
        body: { recipient: 'PS Testby, for the meeting' },
      },
    }),
  },
  getProposal: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({ input: { params: { recordId: (await makePerson(world)).nominalId } } }),
  },
  propose: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: {
        body: {
          ...(await calledMeeting(world, await keeper(world))).params,
          recordId: (await makePerson(world)).nominalId,
          problem: 'Seen at the yard each night.',
        },
      },
    }),
  },
  decide: {
    as: 'INSPECTOR',
    prepare: async (world) => ({
      input: {
        params: (await proposedItem(world, await keeper(world))).itemParams,
        body: adoption(world, (await world.actor('RESPONSE_OFFICER')).id),
      },
    }),
  },
  takeUp: {
    as: 'INSPECTOR',
    prepare: async (world) => {
      const by = await keeper(world)
      const { itemParams } = await proposedItem(world, by)
      await world.ok(by, tasking, 'decide', {
        params: itemParams,
        body: { decision: 'DEFERRED', reason: 'No cars', decisions: 0 },
      })
      return { input: { params: (await calledMeeting(world, by)).params, body: itemParams } }
    },
  },
  listOwn: { as: 'RESPONSE_OFFICER', prepare: async () => ({ input: {} }) },
  getItem: {
    as: 'INSPECTOR',
    prepare: async (world) => ({
      input: { params: (await proposedItem(world, await keeper(world))).itemParams },
    }),
  },
  recordResult: {
    as: 'INSPECTOR',
    prepare: async (world) => {
      const by = await keeper(world)
      const { itemParams } = await adoptedItem(world, by, by)
      return {
        input: { params: itemParams, body: { result: 'WORKED', resultWords: 'Two people arrested.' } },
      }
    },
  },
  getRegisters: { as: 'SUPERVISOR', prepare: async () => ({ input: {} }) },
  makeStrategy: {
    as: 'INSPECTOR',
    prepare: async (world) => ({ input: { body: await strategyToCome(world) } }),
  },
  endStrategy: {
    as: 'INSPECTOR',
    prepare: async (world) => {
      const body = await strategyToCome(world)
      const { id } = await world.ok(await keeper(world), tasking, 'makeStrategy', { body })
      return { input: { params: { strategyId: id }, body: { until: body.from } } }
    },
  },
  makeRequirement: {
    as: 'INSPECTOR',
    prepare: async (world) => {
      const by = await keeper(world)
      await strategyOf(world, by)
      return {
        input: { body: { question: 'Who buys the tools?', theme: 'Vehicle crime', ownerId: by.id } },
      }
    },
  },
  answerRequirement: {
    as: 'INTELLIGENCE_OFFICER',
    prepare: async (world) => ({
      input: {
        params: await madeRequirement(world, await keeper(world)),
        body: { reportId: await liveReport(world) },
      },
    }),
  },
  closeRequirement: {
    as: 'INSPECTOR',
    prepare: async (world) => ({
      input: {
        params: await madeRequirement(world, await keeper(world)),
        body: { closedAs: 'WITHDRAWN', reason: 'Asked twice' },
      },
    }),
  },
})
