/** One valid input for each route of lists, for the conformance test. */
import { bulkMatch } from '@mips/contracts'
import { makePerson } from '../../testing/arrange.ts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { Actor, World } from '../../testing/world.ts'
import { fieldsOf, looked, sent } from './bulk-match.testing.ts'

const csv = 'Surname,Forename,DOB,Mobile\nListby,Ottoline,11/02/1988,07700 900777\n'

/** A list of one person who is on the store, with its row looked for. */
const lookedFor = async (world: World, actor: Actor | undefined) => {
  const { nominalId } = await makePerson(world, {
    surname: 'Listby',
    forename: 'Ottoline',
    dob: '1988-02-11',
  })
  const owner = actor ?? (await world.actor('ANALYST'))
  const listId = await looked(world, owner, csv, ['SURNAME', 'FORENAME', 'DOB', 'PHONE'])
  return { listId, nominalId, owner }
}
const only = async (world: World, actor: Actor | undefined) => {
  const owner = actor ?? (await world.actor('ANALYST'))
  return { params: { listId: await sent(world, owner, csv) } }
}
const waiting = async (world: World, actor: Actor | undefined) => {
  const input = await only(world, actor)
  if (actor !== undefined)
    await world.ok(actor, bulkMatch, 'map', {
      ...input,
      body: { hasHeader: true, columns: ['SURNAME', 'FORENAME', 'DOB', 'PHONE'] },
    })
  return input
}

export const bulkMatchFixtures = fixturesOf(bulkMatch)({
  upload: {
    as: 'ANALYST',
    prepare: async () => ({
      input: {},
      upload: { fileName: 'contacts.csv', type: 'text/csv', bytes: Buffer.from(csv), fields: fieldsOf() },
    }),
  },
  list: { as: 'ANALYST', prepare: async () => ({ input: {} }) },
  get: { as: 'ANALYST', prepare: async (world, actor) => ({ input: await only(world, actor) }) },
  map: {
    as: 'ANALYST',
    prepare: async (world, actor) => ({
      input: {
        ...(await only(world, actor)),
        body: { hasHeader: true, columns: ['SURNAME', 'FORENAME', 'DOB', 'PHONE'] },
      },
    }),
  },
  look: { as: 'ANALYST', prepare: async (world, actor) => ({ input: await waiting(world, actor) }) },
  stop: { as: 'ANALYST', prepare: async (world, actor) => ({ input: await waiting(world, actor) }) },
  resume: {
    as: 'ANALYST',
    prepare: async (world, actor) => {
      const input = await waiting(world, actor)
      if (actor !== undefined) await world.ok(actor, bulkMatch, 'stop', input)
      return { input }
    },
  },
  rows: {
    as: 'ANALYST',
    prepare: async (world, actor) => ({
      input: { params: { listId: (await lookedFor(world, actor)).listId }, query: {} },
    }),
  },
  decide: {
    as: 'ANALYST',
    prepare: async (world, actor) => {
      const { listId, nominalId } = await lookedFor(world, actor)
      const body = { rowNo: 2, part: 'PERSON' as const, recordId: nominalId, decision: 'ACCEPTED' as const }
      return { input: { params: { listId }, body } }
    },
  },
  link: {
    as: 'ANALYST',
    prepare: async (world, actor) => {
      const { listId, nominalId, owner } = await lookedFor(world, actor)
      const body = { rowNo: 2, part: 'PERSON' as const, recordId: nominalId, decision: 'ACCEPTED' as const }
      await world.ok(owner, bulkMatch, 'decide', { params: { listId }, body })
      return {
        input: {
          params: { listId },
          body: {
            rowNo: 2,
            links: [{ code: 'PERSON_PHONE' as const, role: 'PHONE_OF' }],
            makes: ['PHONE' as const],
          },
        },
      }
    },
  },
  again: {
    as: 'ANALYST',
    prepare: async (world, actor) => ({
      input: { params: { listId: (await lookedFor(world, actor)).listId }, body: { rowNo: 2 } },
    }),
  },
  export: {
    as: 'ANALYST',
    prepare: async (world, actor) => ({
      input: { params: { listId: (await lookedFor(world, actor)).listId }, body: { recipient: 'Briefing' } },
    }),
  },
  end: { as: 'ANALYST', prepare: async (world, actor) => ({ input: await only(world, actor) }) },
})
