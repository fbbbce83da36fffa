/** Closing an incident in the two worlds: one call of every route. */
import type { incidentClosing } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import type { Pick, Say } from './call.ts'

type Routes = (typeof incidentClosing)['routes']
type Inputs = { [K in keyof Routes & string]: (pick: Pick, say: Say) => RouteCall<Routes[K]> }

const words = 'Asked in two worlds'

/** Every second closing repeats another incident, which owes no decision and no assessment. */
export const incidentClosingInputs: Inputs = {
  get: (pick) => ({ params: { incidentId: pick('incident') } }),
  close: (pick, say) => ({
    params: { incidentId: pick('incident') },
    body: {
      words,
      closingCodes: ['SAFETY', 'CRIME'],
      closingReason: words,
      ...(say.number % 2 === 0
        ? { disposal: 'DUPLICATE', duplicateOfId: pick('incident') }
        : { disposal: 'ADVICE', qualifiers: ['ALCOHOL'] }),
    },
  }),
  reopen: (pick) => ({ params: { incidentId: pick('incident') }, body: { reason: words } }),
}
