/** Free text in the two worlds: the words of the hidden report, of the hidden paragraph of an open one, of their raw text and of how their source knows, asked for whole, as phrases, near one another and by where they stand. */
import { nominal, pole } from '@mips/contracts'
import { of } from './call.ts'

const words = [
  'firearm',
  '"keeps a firearm"',
  'firearm NEAR/6 avenue',
  'told in a car',
  'brindlecombe told firearm',
  'firearm avenue road',
  'hidden condition',
]

export const findingCalls = [
  ...of(nominal)({
    searchAll: (_, say) => ({
      body: {
        text: words[say.number % words.length] ?? 'firearm',
        filters: say.number % 2 === 0 ? { field: ['INTELLIGENCE', 'LOG'] } : {},
      },
    }),
    suggest: (_, say) => ({ body: { text: (words[say.number % words.length] ?? 'firearm').slice(0, 12) } }),
  }),
  ...of(pole)({
    searchRecords: (_, say) => ({ body: { text: words[say.number % words.length] ?? 'firearm' } }),
  }),
]
