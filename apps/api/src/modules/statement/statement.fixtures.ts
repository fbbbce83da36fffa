/** One valid input for each route of statements, for the conformance test. */
import { statement } from '@mips/contracts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { Actor, World } from '../../testing/world.ts'
import { crimeOfVictim } from '../victim-care/victim-care.testing.ts'
import { begunStatement, typed, words, writtenStatement } from './statement.testing.ts'

const as = 'DETECTIVE' as const
const taker = async (world: World, actor: Actor | undefined) => actor ?? (await world.actor(as))

/** A written statement with an input made for it. */
async function onWritten<Body>(world: World, actor: Actor | undefined, bodyOf: (revision: number) => Body) {
  const { params, revision, crimeId } = await writtenStatement(world, await taker(world, actor))
  return { subjectId: crimeId, input: { params, body: bodyOf(revision) } }
}

async function onVictim(world: World, actor: Actor | undefined) {
  const { crimeId, victim } = await crimeOfVictim(world, await taker(world, actor))
  return { crimeId, params: { recordId: crimeId, personId: victim.personRecordId } }
}

export const statementFixtures = fixturesOf(statement)({
  list: {
    as,
    prepare: async (world, actor) => {
      const { crimeId } = await onVictim(world, actor)
      return { subjectId: crimeId, input: { params: { recordId: crimeId } } }
    },
  },
  begin: {
    as,
    prepare: async (world, actor) => {
      const { crimeId, params } = await onVictim(world, actor)
      return {
        subjectId: crimeId,
        input: {
          params: { recordId: crimeId },
          body: { kind: 'WITNESS' as const, personId: params.personId, isKey: true },
        },
      }
    },
  },
  get: {
    as,
    prepare: async (world, actor) => {
      const { params, crimeId } = await begunStatement(world, await taker(world, actor))
      return { subjectId: crimeId, input: { params } }
    },
  },
  write: {
    as,
    prepare: (world, actor) =>
      onWritten(world, actor, (revision) => ({
        revision,
        text: `${words} He ran.`,
        facts: { isAdult: true },
      })),
  },
  sign: { as, prepare: (world, actor) => onWritten(world, actor, (revision) => typed('WITNESS', revision)) },
  mark: { as, prepare: (world, actor) => onWritten(world, actor, () => ({ isKey: true })) },
  discard: {
    as,
    prepare: (world, actor) => onWritten(world, actor, () => ({ reason: 'She will write it herself' })),
  },
  print: {
    as,
    prepare: (world, actor) => onWritten(world, actor, () => ({ recipient: 'The prosecutor' })),
  },
  contact: {
    as,
    prepare: async (world, actor) => {
      const { crimeId, params } = await onVictim(world, actor)
      return { subjectId: crimeId, input: { params } }
    },
  },
  keepContact: {
    as,
    prepare: async (world, actor) => {
      const { crimeId, params } = await onVictim(world, actor)
      return {
        subjectId: crimeId,
        input: { params, body: { phone: '07700 900123', safeWords: 'Not after six' } },
      }
    },
  },
})
