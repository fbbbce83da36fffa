/** One valid input for each route of the intelligence module, for the conformance test. */
import { intelligence } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import { arrange, makePerson } from '../../testing/arrange.ts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { Actor, World } from '../../testing/world.ts'

type Body = RouteCall<(typeof intelligence)['routes']['submit']>['body']
type Paragraph = Body['paragraphs'][number]

/** A whole paragraph. */
export const paragraphBody = (more: Partial<Paragraph> = {}): Paragraph => ({
  text: 'Keeps a knife in the glove box of his van.',
  sourceGrade: '2',
  assessmentGrade: 'A',
  handlingCode: 'P',
  ...more,
})

/** A whole report of one paragraph about these people. */
export const entryBody = (subjectIds: string[], more: Partial<Body & Paragraph> = {}): Body => {
  const { paragraphs, isThreatToLife, isSeriousHarm, isImminent, usefulUntil, ...rest } = more
  const { locationIds, incidentId, reportedAt, restrictToGroupIds, receivedFrom, origins, ...paragraph } =
    rest
  const given = { isThreatToLife, isSeriousHarm, isImminent, usefulUntil }
  const report = { ...given, locationIds, incidentId, reportedAt, restrictToGroupIds, receivedFrom, origins }
  return {
    paragraphs: paragraphs ?? [paragraphBody(paragraph)],
    subjectIds,
    ...(JSON.parse(JSON.stringify(report)) as Partial<Body>),
  }
}

/** A report that the unit returned to its writer. */
export async function makeReturned(world: World, writer: Actor): Promise<string> {
  const made = await world.ok(writer, intelligence, 'submit', { body: entryBody([]) })
  await arrange(world, async ({ tx, clock }) => {
    await tx.$executeRaw`UPDATE intelligence_report SET state = 'RETURNED' WHERE id = ${made.id}::uuid`
    await tx.$executeRaw`INSERT INTO intelligence_step (report_id, code, to_state, reason, taken_at) VALUES (${made.id}::uuid, 'RETURN', 'RETURNED', 'Say which van', ${clock.now()}::timestamptz)`
  })
  return made.id
}

export const intelligenceFixtures = fixturesOf(intelligence)({
  submit: {
    as: 'INTELLIGENCE_OFFICER',
    prepare: async (world) => ({ input: { body: entryBody([(await makePerson(world)).nominalId]) } }),
  },
  get: {
    as: 'ANALYST',
    prepare: async (world) => {
      const made = await world.ok(await world.actor('INTELLIGENCE_OFFICER'), intelligence, 'submit', {
        body: entryBody([(await makePerson(world)).nominalId]),
      })
      return { input: { params: { reportId: made.id } } }
    },
  },
  listOwn: { as: 'RESPONSE_OFFICER', prepare: async () => ({ input: {} }) },
  answerReturn: {
    as: 'RESPONSE_OFFICER',
    prepare: async (world, actor) => ({
      input: {
        params: { reportId: await makeReturned(world, actor as Actor) },
        body: {
          words: 'The white one',
          paragraphs: [{ number: 1, text: 'Keeps a knife in his white van.' }],
        },
      },
    }),
  },
  listOwnGroups: { as: 'INTELLIGENCE_OFFICER', prepare: async () => ({ input: {} }) },
})
