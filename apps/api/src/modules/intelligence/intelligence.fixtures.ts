/** One valid input for each route of the intelligence module, for the conformance test. */
import { intelligence } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import { makePerson } from '../../testing/arrange.ts'
import { fixturesOf } from '../../testing/fixtures.ts'

type Body = RouteCall<(typeof intelligence)['routes']['submit']>['body']

/** A whole entry about these people. */
export const entryBody = (subjectIds: string[], more: Partial<Body> = {}): Body => ({
  text: 'Keeps a knife in the glove box of his van.',
  sourceGrade: '2',
  assessmentGrade: 'A',
  handlingCode: 'P',
  subjectIds,
  ...more,
})

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
  listOwnGroups: { as: 'INTELLIGENCE_OFFICER', prepare: async () => ({ input: {} }) },
})
