/** One valid input for each route of the saved-search module, for the conformance test. */
import { savedSearch } from '@mips/contracts'
import type { SaveSearch } from '@mips/contracts/saved-search'
import type { z } from 'zod'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { Actor, World } from '../../testing/world.ts'

export type Saving = z.input<typeof SaveSearch>

/** A search for somebody by name and birth, with what differs. */
export const saveBody = (more: Partial<Saving> = {}): Saving => ({
  name: 'The lodger',
  reason: 'Wanted for questioning about the fire',
  reviewOn: '2026-10-07',
  search: {
    kind: 'PEOPLE',
    terms: { forename: 'Ottoline', surname: 'Featherstonehaugh', dob: '1988-02-11' },
  },
  ...more,
})

export const saved = async (world: World, actor: Actor | undefined, more: Partial<Saving> = {}) => {
  const owner = actor ?? (await world.actor('RESPONSE_OFFICER'))
  return world.ok(owner, savedSearch, 'save', { body: saveBody(more) })
}

const own = async (world: World, actor: Actor | undefined) => ({
  savedSearchId: (await saved(world, actor)).id,
})

export const savedSearchFixtures = fixturesOf(savedSearch)({
  save: { as: 'DETECTIVE', prepare: async () => ({ input: { body: saveBody() } }) },
  list: { as: 'DETECTIVE', prepare: async () => ({ input: {} }) },
  pause: {
    as: 'DETECTIVE',
    prepare: async (world, actor) => ({ input: { params: await own(world, actor) } }),
  },
  resume: {
    as: 'DETECTIVE',
    prepare: async (world, actor) => {
      const params = await own(world, actor)
      if (actor !== undefined) await world.ok(actor, savedSearch, 'pause', { params })
      return { input: { params, body: {} } }
    },
  },
  end: {
    as: 'DETECTIVE',
    prepare: async (world, actor) => ({ input: { params: await own(world, actor) } }),
  },
})
