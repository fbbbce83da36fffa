/** The figures of custody in the two worlds: every figure in turn, of the suite where the hidden stay is and of all. */
import type { custodyFigures } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import { custodyFigureList, figureSplits } from '@mips/domain/custody/figure-list'
import { suite } from '../../modules/arrest/arrest.testing.ts'
import type { Pick, Say } from './call.ts'

type Routes = (typeof custodyFigures)['routes']
type Inputs = { [K in keyof Routes & string]: (pick: Pick, say: Say) => RouteCall<Routes[K]> }

const dayMs = 86_400_000
const period = (say: Say) => ({
  from: new Date(Date.parse(say.now) - 7 * dayMs).toISOString().slice(0, 10),
  to: new Date(Date.parse(say.now) + dayMs).toISOString().slice(0, 10),
  ...(say.number % 2 === 0 ? { stationCode: suite.code } : {}),
})

export const figureInputs: Inputs = {
  read: (_, say) => ({ query: period(say) }),
  listStays: (_, say) => ({
    query: {
      ...period(say),
      figure: custodyFigureList[say.number % custodyFigureList.length]?.code ?? 'STAYS',
      ...(say.number % 3 === 0
        ? { split: figureSplits[say.number % figureSplits.length]?.code ?? 'all', code: 'M' }
        : {}),
    },
  }),
  publish: (_, say) => ({ body: { ...period(say), recipient: 'Asked in two worlds' } }),
}
