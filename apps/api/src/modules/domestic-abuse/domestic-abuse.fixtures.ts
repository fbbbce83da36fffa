/** One valid input for each route of domestic abuse, for the conformance test. */
import { domesticAbuse } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'
import { recordedCrime } from '../crime/crime.testing.ts'
import { makeHousehold } from '../safeguarding/safeguarding.testing.ts'
import {
  allAnswers,
  answeredAssessment,
  begunAssessment,
  gradedAssessment,
  groupOf,
  highGrade,
  maracCase,
} from './domestic-abuse.testing.ts'

const officer = (world: World) => world.actor('RESPONSE_OFFICER')

export const domesticAbuseFixtures = fixturesOf(domesticAbuse)({
  ofIncident: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: { params: { incidentId: (await makeHousehold(world)).incidentId } },
    }),
  },
  ofCrime: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: { params: { crimeId: (await recordedCrime(world, await officer(world))).crimeId } },
    }),
  },
  takeForCrime: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const by = await officer(world)
      const made = await recordedCrime(world, by)
      const begun = await world.ok(by, domesticAbuse, 'begin', {
        body: { eventId: made.scene.incidentId, victimId: made.scene.personRecordId },
      })
      return { input: { params: { crimeId: made.crimeId }, body: { assessmentId: begun.id } } }
    },
  },
  begin: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const home = await makeHousehold(world)
      return {
        input: {
          body: {
            eventId: home.incidentId,
            victimId: home.mother,
            suspectId: home.suspect,
            childIds: [home.child],
          },
        },
      }
    },
  },
  get: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: { params: (await begunAssessment(world, await officer(world))).params },
    }),
  },
  save: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: {
        params: (await begunAssessment(world, await officer(world))).params,
        body: { answers: allAnswers(['FRIGHTENED']), seenAlone: true, weapons: 'A belt' },
      },
    }),
  },
  grade: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      version: 1,
      input: { params: (await answeredAssessment(world, await officer(world))).params, body: highGrade },
    }),
  },
  look: {
    as: 'INSPECTOR',
    prepare: async (world) => ({
      version: 2,
      input: {
        params: (await gradedAssessment(world, await officer(world))).params,
        body: { grade: 'HIGH' as const },
      },
    }),
  },
  addStep: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: {
        params: (await begunAssessment(world, await officer(world))).params,
        body: { kind: 'SAFE_PLACE' as const, words: 'Her sister in Leeds has a room' },
      },
    }),
  },
  doStep: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => {
      const by = await officer(world)
      const { params } = await begunAssessment(world, by)
      const step = await world.ok(by, domesticAbuse, 'addStep', {
        params,
        body: { kind: 'ALARM', words: 'Phone alarm to be given' },
      })
      return { input: { params: { ...params, stepId: step.id } } }
    },
  },
  refer: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world) => ({
      input: {
        params: (await gradedAssessment(world, await officer(world))).params,
        body: { judgement: 'She minimises what he does.' },
      },
    }),
  },
  listCase: {
    as: 'INSPECTOR',
    prepare: async (world) => ({
      input: {
        params: (await maracCase(world, await officer(world))).params,
        body: { meetingOn: '2099-01-05' },
      },
    }),
  },
  hearCase: {
    as: 'INSPECTOR',
    prepare: async (world) => ({
      input: {
        params: (await maracCase(world, await officer(world))).params,
        body: { heardAt: world.clock.now().toISOString() },
      },
    }),
  },
  addAction: {
    as: 'INSPECTOR',
    prepare: async (world) => ({
      input: {
        params: (await maracCase(world, await officer(world))).params,
        body: { agency: 'CHILDREN' as const, what: 'Visit the school', owner: 'T. Abiola' },
      },
    }),
  },
  answerAction: {
    as: 'INSPECTOR',
    prepare: async (world) => {
      const made = await maracCase(world, await officer(world))
      return {
        input: {
          params: { ...made.params, actionId: made.actionId },
          body: { receipt: 'R. Ndlovu by message' },
        },
      }
    },
  },
  addMinutes: {
    as: 'INSPECTOR',
    prepare: async (world, actor) => ({
      input: {
        params: (await maracCase(world, await officer(world))).params,
        body: { groupId: await groupOf(world, actor?.id ?? ''), words: 'The school says he waits there.' },
      },
    }),
  },
  desk: { as: 'INSPECTOR', prepare: async () => ({ input: {} }) },
})
