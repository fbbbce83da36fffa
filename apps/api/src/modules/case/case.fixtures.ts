/** One valid input for each route of prosecution cases, for the conformance test. */
import { property, prosecutionCase } from '@mips/contracts'
import { makePerson } from '../../testing/arrange.ts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { Actor, World } from '../../testing/world.ts'
import { knife } from '../property/property.testing.ts'
import { casePage, charged, listedCourtCode, openedCase } from './case.testing.ts'

const as = 'DETECTIVE' as const
const builder = async (world: World, actor: Actor | undefined) => actor ?? (await world.actor(as))

async function onCase<Body>(world: World, actor: Actor | undefined, body: Body) {
  const { params, version } = await openedCase(world, await builder(world, actor))
  return { version, input: { params, body } }
}

/** A case with a witness who was added to it. */
async function withWitness(world: World, actor: Actor | undefined) {
  const officer = await builder(world, actor)
  const { params, version } = await openedCase(world, officer)
  const person = await makePerson(world)
  const added = await world.ok(
    officer,
    prosecutionCase,
    'addPerson',
    { params, body: { part: 'WITNESS', personId: person.nominalId } },
    { version },
  )
  return { params, version: added.version, personId: person.personRecordId }
}

/** A case whose incident an exhibit was seized for. */
async function withExhibit(world: World, actor: Actor | undefined, isRelied = false) {
  const officer = await builder(world, actor)
  const { params, version } = await openedCase(world, officer)
  const page = await casePage(world, officer, params.caseId)
  const incident = page.sources.find(({ kind }) => kind === 'Incident')?.id ?? ''
  const made = await world.ok(officer, property, 'register', {
    params: { recordId: incident },
    body: knife(),
  })
  if (!isRelied) return { params, version, exhibitId: made.id }
  const added = await world.ok(
    officer,
    prosecutionCase,
    'addExhibit',
    { params, body: { exhibitId: made.id } },
    { version },
  )
  return { params, version: added.version, exhibitId: made.id }
}

export const prosecutionCaseFixtures = fixturesOf(prosecutionCase)({
  list: { as, prepare: async () => ({ input: { query: { of: 'ALL' } } }) },
  ofStay: {
    as,
    prepare: async (world) => ({ input: { params: { recordId: (await charged(world)).id } } }),
  },
  get: {
    as,
    prepare: async (world, actor) => ({
      input: { params: (await openedCase(world, await builder(world, actor))).params },
    }),
  },
  open: {
    as,
    prepare: async (world) => ({
      input: { body: { by: 'CHARGE', custodyRecordIds: [(await charged(world)).id] } },
    }),
  },
  change: {
    as,
    prepare: (world, actor) =>
      onCase(world, actor, {
        anticipatedPlea: 'GAP' as const,
        hearing: { courtCode: listedCourtCode, day: '2027-03-01', time: '10:00' },
      }),
  },
  giveTo: {
    as,
    prepare: async (world, actor) => onCase(world, actor, { officerId: (await world.actor('DETECTIVE')).id }),
  },
  setOffence: {
    as,
    prepare: async (world, actor) => {
      const officer = await builder(world, actor)
      const { params, version } = await openedCase(world, officer)
      const page = await casePage(world, officer, params.caseId)
      return {
        version,
        subjectId: params.caseId,
        input: {
          params: { ...params, lineId: page.defendants[0]?.lines[0]?.id ?? '' },
          body: { dateCode: 1, start: world.clock.now().toISOString().slice(0, 10), place: 'High Street' },
        },
      }
    },
  },
  addPerson: {
    as,
    prepare: async (world, actor) =>
      onCase(world, actor, { part: 'WITNESS' as const, personId: (await makePerson(world)).nominalId }),
  },
  setPerson: {
    as,
    prepare: async (world, actor) => {
      const { params, version, personId } = await withWitness(world, actor)
      return {
        version,
        subjectId: params.caseId,
        input: {
          params: { ...params, personId },
          body: { part: 'WITNESS' as const, facts: { isListed: true, listNote: 'Statement to follow' } },
        },
      }
    },
  },
  endPerson: {
    as,
    prepare: async (world, actor) => {
      const { params, version, personId } = await withWitness(world, actor)
      return {
        version,
        subjectId: params.caseId,
        input: { params: { ...params, personId }, body: { reason: 'Saw nothing' } },
      }
    },
  },
  addExhibit: {
    as,
    prepare: async (world, actor) => {
      const { params, version, exhibitId } = await withExhibit(world, actor)
      return { version, subjectId: params.caseId, input: { params, body: { exhibitId } } }
    },
  },
  removeExhibit: {
    as,
    prepare: async (world, actor) => {
      const { params, version, exhibitId } = await withExhibit(world, actor, true)
      return {
        version,
        subjectId: params.caseId,
        input: { params: { ...params, exhibitId }, body: { reason: 'Of another matter' } },
      }
    },
  },
  linkCase: {
    as,
    prepare: async (world, actor) => {
      const officer = await builder(world, actor)
      const other = await openedCase(world, officer)
      const { params, version } = await openedCase(world, officer)
      return {
        version,
        subjectId: params.caseId,
        input: { params, body: { caseId: other.id, role: 'CO_DEFENDANT_CASE' as const } },
      }
    },
  },
  takeStep: {
    as: 'CASE_BUILDER',
    prepare: async (world) => {
      const { params, version } = await openedCase(world, await world.actor('DETECTIVE'))
      return {
        version,
        input: { params, body: { step: 'DISCONTINUE' as const, reason: 'The victim is not found' } },
      }
    },
  },
  hold: {
    as,
    prepare: async (world, actor) => ({
      input: {
        params: (await openedCase(world, await builder(world, actor))).params,
        body: { act: 'TAKE' as const },
      },
    }),
  },
})
