/** Reports of two forces in the two worlds: searches narrowed to each, and reports received under numbers of which one is that of the hidden report. */
import { intelligence, nominal } from '@mips/contracts'
import { entryBody } from '../../modules/intelligence/intelligence.fixtures.ts'
import { makeLive } from '../../modules/intelligence/intelligence.testing.ts'
import type { Actor, World } from '../world.ts'
import { of } from './call.ts'

/** From where the hidden report was received. */
export const hiddenFrom = { receivedFrom: '46', receivedReference: 'K/1/H' }

const forces = [['46'], ['01'], ['46', '01'], ['42']]
const texts = ['firearm', 'avenue road', 'marlinspike', 'keeps']

export const owningForceCalls = [
  ...of(nominal)({
    searchAll: (_, say) => ({
      body: {
        text: texts[say.number % texts.length] ?? 'keeps',
        filters: say.number % 5 === 0 ? {} : { force: forces[say.number % forces.length] ?? [] },
      },
    }),
  }),
  ...of(intelligence)({
    submit: (_, say) => ({
      body: entryBody([], {
        receivedFrom: {
          force: '46',
          reference: say.number % 2 === 0 ? hiddenFrom.receivedReference : `K/1/${say.number}`,
        },
      }),
    }),
  }),
]

/** A live report that was received from the force of the hidden one. */
export async function seedOwningForce(world: World, unit: Actor): Promise<void> {
  const made = await world.ok(unit, intelligence, 'submit', {
    body: entryBody([], { receivedFrom: { force: '46', reference: 'K/1/OPEN' } }),
  })
  await makeLive(world, made.id, 'Keeps a marlinspike at Avenue Road')
}
