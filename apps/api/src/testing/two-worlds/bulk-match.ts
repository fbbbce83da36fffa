/** Lists held against the store in the two worlds: one call of every route on a list of the outsider that names open and hidden people and numbers. */
import { bulkMatch } from '@mips/contracts'
import { fieldsOf, sent } from '../../modules/bulk-match/bulk-match.testing.ts'
import type { Actor, World } from '../world.ts'
import { of } from './call.ts'

const shows = ['ALL', 'MATCHED', 'UNDECIDED', 'NOTHING', 'UNREADABLE'] as const
const params = (pick: (thing: 'matchList') => string) => ({ listId: pick('matchList') })
const rowNo = (turn: number) => 2 + (turn % rows.length)

/** The last row is one of hidden things alone. */
const rows = [
  'Brindlecombe,Marla,03/04/1985,07700 900555,TE57 STX,14 Avenue Road',
  'Quilfeather,Tobias,17/05/1990,,TE57 5TX,',
  'Quillfeather,Tobin,17/05/1990,,,',
  'Marrowfat,Zebulon,03/04/1985,07700 900555,,',
]
const columns = ['SURNAME', 'FORENAME', 'DOB', 'PHONE', 'VRM', 'ADDRESS'] as const

export const bulkMatchCalls = of(bulkMatch)({
  list: () => ({}),
  map: (pick) => ({ params: params(pick), body: { hasHeader: true, columns: [...columns] } }),
  look: (pick) => ({ params: params(pick) }),
  get: (pick) => ({ params: params(pick) }),
  rows: (pick, say) => ({
    params: params(pick),
    query: {
      show: shows[say.number % 2 === 0 ? 0 : say.number % shows.length] ?? 'ALL',
      least: 'POSSIBLE',
      after: 0,
    },
  }),
  decide: (pick, say) => ({
    params: params(pick),
    body: {
      rowNo: rowNo(say.number),
      part: say.number % 3 === 0 ? 'VRM' : 'PERSON',
      recordId: pick(say.number % 3 === 0 ? 'vehicle' : 'person'),
      decision: say.number % 4 === 3 ? 'REJECTED' : 'ACCEPTED',
    },
  }),
  link: (pick, say) => ({
    params: params(pick),
    body: { rowNo: rowNo(say.number), links: [{ code: 'PERSON_VRM', role: 'USES' }], makes: [] },
  }),
  again: (pick, say) => ({ params: params(pick), body: { rowNo: rowNo(say.number) } }),
  export: (pick) => ({ params: params(pick), body: { recipient: 'Two worlds' } }),
  stop: (pick) => ({ params: params(pick) }),
  resume: (pick) => ({ params: params(pick) }),
})

/** A list that was sent before anything was hidden. */
export async function seedList(world: World, as: Actor): Promise<string> {
  const csv = `Surname,Forename,DOB,Mobile,Reg,Address\n${rows.join('\n')}\n`
  const listId = await sent(world, as, csv, fieldsOf())
  await world.ok(as, bulkMatch, 'map', {
    params: { listId },
    body: { hasHeader: true, columns: [...columns] },
  })
  await world.ok(as, bulkMatch, 'look', { params: { listId } })
  return listId
}
