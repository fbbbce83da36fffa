/** One valid input for each route of investigations, for the conformance test. */
import { investigation } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { Actor, World } from '../../testing/world.ts'
import { recordedCrime } from '../crime/crime.testing.ts'
import { offeredCrime, raisedAction, runningCrime, versionOf } from './investigation.testing.ts'

const pair = async (world: World) => ({
  officer: await world.actor('RESPONSE_OFFICER'),
  supervisor: await world.actor('SUPERVISOR'),
})
const recorded = async (world: World) => {
  const { officer } = await pair(world)
  const { crimeId } = await recordedCrime(world, officer)
  return { officer, crimeId, params: { crimeId }, version: await versionOf(world, officer, crimeId) }
}
const running = async (world: World, by?: Actor) => {
  const { officer: other, supervisor } = await pair(world)
  const officer = by ?? other
  const { crimeId, scene } = await runningCrime(world, officer, supervisor)
  return {
    officer,
    supervisor,
    scene,
    params: { crimeId },
    version: await versionOf(world, officer, crimeId),
  }
}
/** A route that adds to a recorded crime. */
const adds = <Body>(body: Body) => ({
  as: 'RESPONSE_OFFICER' as const,
  prepare: async (world: World) => {
    const { params } = await recorded(world)
    return { input: { params, body } }
  },
})
const reads = {
  as: 'RESPONSE_OFFICER' as const,
  prepare: async (world: World) => {
    const { params } = await recorded(world)
    return { input: { params } }
  },
}

export const investigationFixtures = fixturesOf(investigation)({
  get: reads,
  getSeries: reads,
  print: adds({ recipient: 'Crown Prosecution Service' }),
  look: reads,
  listCrimes: {
    as: 'RESPONSE_OFFICER',
    prepare: async () => ({ input: { query: { scope: 'TEAM' as const } } }),
  },
  listActions: { as: 'RESPONSE_OFFICER', prepare: async () => ({ input: { query: {} } }) },
  assess: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const { params, version } = await recorded(world)
      const factors = [{ factor: 'CCTV' as const, evidence: 'The shop opposite has a camera' }]
      return { version, input: { params, body: { factors } } }
    },
  },
  file: {
    as: 'SUPERVISOR',
    prepare: async (world) => {
      const { params, version, officer } = await recorded(world)
      await world.ok(officer, investigation, 'assess', { params, body: {} }, { version })
      return {
        version: version + 1,
        input: { params, body: { reason: 'Every line was looked at', isVictimTold: true } },
      }
    },
  },
  listOfficers: {
    as: 'SUPERVISOR',
    prepare: async (world) => ({ input: { params: (await recorded(world)).params, query: {} } }),
  },
  allocate: {
    as: 'SUPERVISOR',
    prepare: async (world) => {
      const { params, version, officer } = await recorded(world)
      return { version, input: { params, body: { officerId: officer.id, reason: 'Took the report' } } }
    },
  },
  handOver: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world, actor) => {
      const next = await world.actor('RESPONSE_OFFICER')
      const { params, version } = await running(world, actor)
      return {
        version,
        input: { params, body: { officerId: next.id, reason: 'Film is at the shop' } },
      }
    },
  },
  answerAllocation: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world, actor) => {
      const { officer: other, supervisor } = await pair(world)
      const officer = actor ?? other
      const { crimeId, allocationId } = await offeredCrime(world, officer, supervisor)
      return {
        version: await versionOf(world, officer, crimeId),
        input: { params: { crimeId, allocationId }, body: { answer: 'ACCEPTED' as const } },
      }
    },
  },
  takeStep: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const { params, version } = await running(world)
      return {
        version,
        input: { params, body: { step: 'WAIT_FORENSIC' as const, reason: 'Glass is at the laboratory' } },
      }
    },
  },
  addLine: adds({ hypothesis: 'The neighbour saw the van', direction: 'TOWARDS' as const }),
  changeLine: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const { params, officer } = await recorded(world)
      const { id } = await world.ok(officer, investigation, 'addLine', {
        params,
        body: { hypothesis: 'The key was lent', direction: 'AWAY' },
      })
      return { input: { params: { ...params, lineId: id }, body: { status: 'PURSUED' as const } } }
    },
  },
  addAction: adds({ text: 'Ask the shop for its film' }),
  moveAction: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const { params, officer } = await recorded(world)
      const actionId = await raisedAction(world, officer, params.crimeId)
      return {
        input: {
          params: { ...params, actionId },
          body: { from: 'ALLOCATED' as const, to: 'RESULTED' as const, result: 'No camera works' },
        },
      }
    },
  },
  addDecision: adds({ decision: 'No appeal in the press', reason: 'The suspect would be warned' }),
  addLog: adds({ text: 'Spoke to the neighbour at 14' }),
  review: {
    as: 'SUPERVISOR',
    prepare: async (world) => ({
      input: {
        params: (await running(world)).params,
        body: { verdict: 'RETURNED' as const, returnReasons: ['Ask the second neighbour'] },
      },
    }),
  },
  say: adds({ text: 'Is the film here yet?' }),
  addSuspect: adds({ description: 'A man of about thirty in a red coat' }),
  setStanding: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const { officer } = await pair(world)
      const { crimeId, scene } = await recordedCrime(world, officer)
      return {
        version: await versionOf(world, officer, crimeId),
        input: {
          params: { crimeId },
          body: {
            personRecordId: scene.personRecordId,
            status: 'WANTED' as const,
            grounds: 'Not at any known address',
          },
        },
      }
    },
  },
  addMethod: adds({ code: 'REAR_DOOR' as const }),
  withdrawMethod: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const { params, officer } = await recorded(world)
      const { id } = await world.ok(officer, investigation, 'addMethod', {
        params,
        body: { code: 'CROWBAR' },
      })
      return { input: { params: { ...params, methodId: id }, body: { reason: 'It was a key' } } }
    },
  },
  linkSeries: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const { params } = await recorded(world)
      const { crimeId } = await recorded(world)
      return {
        input: {
          params,
          body: {
            otherCrimeId: crimeId,
            basis: 'MO' as const,
            strength: 'POSSIBLE' as const,
            name: 'Rear doors in the avenue',
          },
        },
      }
    },
  },
  leaveSeries: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const { params, officer } = await recorded(world)
      const { crimeId } = await recorded(world)
      await world.ok(officer, investigation, 'linkSeries', {
        params,
        body: { otherCrimeId: crimeId, basis: 'MO', strength: 'POSSIBLE', name: 'Left again' },
      })
      return { input: { params, body: { reason: 'Another door altogether' } } }
    },
  },
})
