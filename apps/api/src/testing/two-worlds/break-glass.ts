/** Openings of restricted records in the two worlds: one call of every route. What is hidden cannot be opened, as it cannot be known. */
import { breakGlass } from '@mips/contracts'
import { of, reason, type Thing } from './call.ts'

const turns: readonly Thing[] = ['person', 'incident', 'intelligence', 'crime', 'courtCase']

export const breakGlassCalls = of(breakGlass)({
  open: (pick, say) => ({
    params: { recordId: pick(turns[say.number % turns.length] ?? 'person') },
    body: { reason: `${reason} And it cannot wait.`, password: 'Not the password 9' },
  }),
  end: (pick) => ({ params: { openingId: pick('task') }, body: {} }),
  list: (_pick, say) => ({ query: { show: say.number % 2 === 0 ? 'open' : 'all' } }),
  answer: (pick) => ({ params: { openingId: pick('task') }, body: { answer: 'RIGHT', words: reason } }),
})
