/** One valid input for each route of the forms of cases, for the conformance test. */
import { caseForms } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { Actor, World } from '../../testing/world.ts'
import { openedCase, readyFile, write } from '../case/case.testing.ts'

const as = 'DETECTIVE' as const
const builder = async (world: World, actor: Actor | undefined) => actor ?? (await world.actor(as))
const summary = { summary: 'Seen on camera to leave without paying.' }

/** A file that its officer submitted. */
async function submitted(world: World) {
  const officer = await world.actor('DETECTIVE')
  const { params, version } = await readyFile(world, officer)
  return world
    .ok(officer, caseForms, 'submit', { params, body: {} }, { version })
    .then((answer) => ({ params, version: answer.version }))
}

export const caseFormsFixtures = fixturesOf(caseForms)({
  get: {
    as,
    prepare: async (world, actor) => {
      const { params } = await openedCase(world, await builder(world, actor))
      return { subjectId: params.caseId, input: { params: { ...params, code: 'MG5' as const }, query: {} } }
    },
  },
  write: {
    as,
    prepare: async (world, actor) => {
      const { params, version } = await openedCase(world, await builder(world, actor))
      return {
        version,
        subjectId: params.caseId,
        input: { params: { ...params, code: 'MG5' as const }, body: { words: summary } },
      }
    },
  },
  sign: {
    as,
    prepare: async (world, actor) => {
      const officer = await builder(world, actor)
      const { params, caseId } = await readyFile(world, officer)
      const { version } = await write(world, officer, caseId, {
        code: 'MG5',
        words: summary,
        isSigned: false,
      })
      return {
        version,
        subjectId: caseId,
        input: { params: { ...params, code: 'MG5' as const }, body: {} },
      }
    },
  },
  print: {
    as,
    prepare: async (world, actor) => {
      const { params } = await openedCase(world, await builder(world, actor))
      return {
        subjectId: params.caseId,
        input: { params: { ...params, code: 'MG5' as const }, body: { recipient: 'The prosecutor' } },
      }
    },
  },
  submit: {
    as,
    prepare: async (world, actor) => {
      const { params, version } = await readyFile(world, await builder(world, actor))
      return { version, input: { params, body: {} } }
    },
  },
  decide: {
    as: 'SUPERVISOR',
    prepare: async (world) => {
      const { params, version } = await submitted(world)
      return { version, input: { params, body: { act: 'CERTIFY' as const } } }
    },
  },
  scores: { as: 'SUPERVISOR', prepare: async () => ({ input: {} }) },
})
