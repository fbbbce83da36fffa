/** Kept charts in the two worlds: one call of every route, and a chart of an open person that the outsider keeps. */
import { chart } from '@mips/contracts'
import type { Actor, World } from '../world.ts'
import { of } from './call.ts'

export const chartCalls = of(chart)({
  save: (pick, say) => ({
    body: {
      title: 'Two worlds',
      rootId: pick('person'),
      opened: [pick('place'), pick('incident')],
      filter: {},
      ...(say.number % 2 === 0 ? { wayTo: pick('vehicle') } : {}),
    },
  }),
  list: () => ({}),
  open: (pick) => ({ params: { chartId: pick('savedChart') } }),
  end: (pick) => ({ params: { chartId: pick('savedChart') } }),
  export: (pick, say) => ({
    body: {
      rootId: pick(say.number % 2 === 0 ? 'person' : 'place'),
      opened: [pick('incident'), pick('crime')],
      filter: {},
      form: 'CSV',
      recipient: 'Two worlds',
    },
  }),
})

/** A chart that was kept before anything was hidden. */
export const seedChart = async (world: World, as: Actor, open: { rootId: string; opened: string[] }) =>
  (await world.ok(as, chart, 'save', { body: { ...open, title: 'Kept', filter: {} } })).id
