/** One valid input for each route of the live board, for the conformance test. */
import { custodyBoard } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { Actor, World } from '../../testing/world.ts'
import { suite } from '../arrest/arrest.testing.ts'
import { detain } from '../custody/custody.testing.ts'
import { endHandovers, stayWithAlarm, visit } from './custody-board.testing.ts'

const atSuite = { stationCode: suite.code }

/** A handover of the suite begun by somebody else, with this stay on it. */
async function begun(world: World): Promise<{ id: string; outgoing: Actor }> {
  const { id } = await detain(world)
  const outgoing = await world.actor('CUSTODY_SERGEANT')
  await world.ok(outgoing, custodyBoard, 'openHandover', { body: atSuite })
  return { id, outgoing }
}

/** Another custody suite of the standing data, in which no test books anybody in. */
async function emptySuite(world: World): Promise<string> {
  const { rows } = await world.admin.query<{ code: string }>(
    'SELECT code FROM organisation_unit WHERE is_custody_suite AND code <> $1 ORDER BY code LIMIT 1',
    [suite.code],
  )
  return rows[0]?.code ?? ''
}

export const custodyBoardFixtures = fixturesOf(custodyBoard)({
  watch: { as: 'CUSTODY_SERGEANT', prepare: async () => ({ input: { query: atSuite } }) },
  lines: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world) => ({ input: { query: { ids: (await detain(world)).id } } }),
  },
  suites: {
    as: 'INSPECTOR',
    prepare: async (world) => {
      await detain(world)
      return { input: {} }
    },
  },
  alarms: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world) => {
      await stayWithAlarm(world)
      return { input: { query: atSuite } }
    },
  },
  acknowledgeAlarm: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world, actor) => {
      const { id, alarmId } = await stayWithAlarm(world)
      if (actor !== undefined)
        await world.ok(actor, custodyBoard, 'goOnDuty', { body: { ...atSuite, duty: 'CUSTODY_OFFICER' } })
      return { input: { params: { recordId: id, alarmId }, body: { said: 'Inspector told' } } }
    },
  },
  goOnDuty: {
    as: 'CUSTODY_SERGEANT',
    prepare: async () => ({ input: { body: { ...atSuite, duty: 'CUSTODY_OFFICER' } } }),
  },
  goOffDuty: {
    as: 'DETENTION_OFFICER',
    prepare: async (world, actor) => {
      if (actor !== undefined)
        await world.ok(actor, custodyBoard, 'goOnDuty', { body: { ...atSuite, duty: 'DETENTION_OFFICER' } })
      return { input: { body: atSuite } }
    },
  },
  recordRound: {
    as: 'DETENTION_OFFICER',
    prepare: async (world) => ({
      input: { body: { entries: [visit(world, (await detain(world)).id)] } },
    }),
  },
  pack: {
    as: 'DETENTION_OFFICER',
    prepare: async (world) => {
      await detain(world)
      return { input: { query: atSuite } }
    },
  },
  openHandover: { as: 'CUSTODY_SERGEANT', prepare: async () => ({ input: { body: atSuite } }) },
  handover: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world) => {
      await begun(world)
      return { input: { query: atSuite } }
    },
  },
  noteHandoverLine: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world, actor) => {
      const { id } = await detain(world)
      if (actor !== undefined) {
        await endHandovers(world)
        await world.ok(actor, custodyBoard, 'openHandover', { body: atSuite })
      }
      return { input: { params: { recordId: id }, body: { note: 'Waits for the nurse' } } }
    },
  },
  acceptHandoverLine: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world) => ({ input: { params: { recordId: (await begun(world)).id }, body: {} } }),
  },
  takeOver: {
    as: 'CUSTODY_SERGEANT',
    prepare: async (world) => {
      // Where nobody is held no line waits: the suite of the other tests holds hundreds.
      const stationCode = await emptySuite(world)
      await world.ok(await world.actor('CUSTODY_SERGEANT'), custodyBoard, 'openHandover', {
        body: { stationCode },
      })
      return { input: { body: { stationCode } } }
    },
  },
})
