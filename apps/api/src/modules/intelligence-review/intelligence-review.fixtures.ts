/** One valid input for each route of the desk of the intelligence unit, for the conformance test. */
import { intelligenceReview } from '@mips/contracts'
import { makePerson } from '../../testing/arrange.ts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'
import { makeIncident } from '../incident/incident.fixtures.ts'
import { releasedReport as releasedProduct } from '../source-vault/source-vault.testing.ts'
import {
  checkedReport,
  type Course,
  done,
  evaluatedReport,
  gradeBody,
  paragraphAt,
  plainParagraph,
  releasedReport,
  riskBody,
  sentReport,
  takenReport,
  textBody,
  versionOf,
} from './intelligence-review.testing.ts'

/** A call on a report as it stands now. */
async function on<Body>(world: World, { reportId }: Course, body: Body) {
  return {
    input: { params: { reportId }, body },
    version: await versionOf(world, reportId),
    subjectId: reportId,
  }
}

async function onFirst<Body>(world: World, course: Course, body: Body) {
  const call = await on(world, course, body)
  const paragraphId = await paragraphAt(world, course.reportId, 1)
  return { ...call, input: { body, params: { reportId: course.reportId, paragraphId } } }
}

export const intelligenceReviewFixtures = fixturesOf(intelligenceReview)({
  listQueue: { as: 'INTELLIGENCE_OFFICER', prepare: async () => ({ input: { query: {} } }) },
  getEvaluation: {
    as: 'INTELLIGENCE_OFFICER',
    prepare: async (world) => ({ input: { params: { reportId: (await takenReport(world)).reportId } } }),
  },
  accept: { as: 'INTELLIGENCE_OFFICER', prepare: async (world) => on(world, await sentReport(world), {}) },
  giveBack: {
    as: 'INTELLIGENCE_OFFICER',
    prepare: async (world) => on(world, await takenReport(world), { reason: 'Say which van' }),
  },
  divert: {
    as: 'INTELLIGENCE_OFFICER',
    prepare: async (world) =>
      on(world, await takenReport(world), {
        reason: 'A call for help',
        divertedToId: (await makeIncident(world)).id,
      }),
  },
  grade: {
    as: 'INTELLIGENCE_OFFICER',
    prepare: async (world) => onFirst(world, await takenReport(world), gradeBody()),
  },
  sanitise: {
    as: 'INTELLIGENCE_OFFICER',
    prepare: async (world) => onFirst(world, await takenReport(world), textBody()),
  },
  answerMentions: {
    as: 'INTELLIGENCE_OFFICER',
    prepare: async (world) =>
      onFirst(world, await takenReport(world, { text: 'Tobias Quillfeather keeps a knife in his van.' }), {
        mentions: [{ value: 'Tobias Quillfeather', reason: 'NO_MATCH' as const }],
      }),
  },
  sayPerson: {
    as: 'INTELLIGENCE_OFFICER',
    prepare: async (world) => {
      const { nominalId } = await makePerson(world)
      const course = await takenReport(world, {
        paragraphs: [plainParagraph()],
        subjectIds: [nominalId],
      })
      const call = await on(world, course, { category: 'OTHER' as const })
      return { ...call, input: { ...call.input, params: { reportId: course.reportId, nominalId } } }
    },
  },
  assessRisk: {
    as: 'INTELLIGENCE_OFFICER',
    prepare: async (world) => on(world, await takenReport(world), riskBody()),
  },
  authoriseRisk: {
    as: 'INTELLIGENCE_OFFICER',
    prepare: async (world) => {
      const course = await takenReport(world)
      await done(world, course.evaluator, 'assessRisk', { reportId: course.reportId }, riskBody())
      return on(world, course, {})
    },
  },
  step: {
    as: 'INTELLIGENCE_OFFICER',
    prepare: async (world) => on(world, await evaluatedReport(world), { step: 'RELEASE' as const }),
  },
  approve: {
    as: 'INTELLIGENCE_OFFICER',
    prepare: async (world) => on(world, await checkedReport(world), {}),
  },
  hold: {
    as: 'INTELLIGENCE_MANAGER',
    prepare: async (world) => on(world, await releasedReport(world), { reason: 'Shared wrongly' }),
  },
  lift: {
    as: 'INTELLIGENCE_MANAGER',
    prepare: async (world) => {
      const course = await releasedReport(world)
      await done(
        world,
        await world.actor('INTELLIGENCE_MANAGER'),
        'hold',
        { reportId: course.reportId },
        { reason: 'Shared wrongly' },
      )
      return on(world, course, { reason: 'It was right' })
    },
  },
  receiveProduct: {
    as: 'INTELLIGENCE_OFFICER',
    prepare: async (world) => {
      const { corridorId } = await releasedProduct(
        world,
        await world.actor('SOURCE_UNIT'),
        await world.actor('SOURCE_CONTROLLER'),
      )
      return { input: { params: { corridorId }, body: {} } }
    },
  },
})
