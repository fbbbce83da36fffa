/** How much is tried before a search for an event at a place gives up, and how its words are asked. */
import { expect, it } from 'vitest'
import type { PlainTx } from '../../platform/db/tx.ts'
import { findEventsAt } from './record-near.repository.ts'
import { findWithPlaces } from './record-near.service.ts'

type Asked = { strings?: readonly string[] }
const reach = { kinds: ['Location', 'Incident'], acls: [0], limit: 5 } as const

/** A store in which every word stands in some address and nothing is found. */
function emptyStore(words: readonly string[]) {
  const asked: string[] = []
  const $queryRaw = (strings: readonly string[], ...values: Asked[]) => {
    const sql = [...strings, ...values.flatMap((value) => value?.strings ?? [])].join(' ')
    asked.push(sql)
    return Promise.resolve(sql.includes('FROM place_word w') ? words.map((word) => ({ word })) : [])
  }
  return { asked, tx: { $queryRaw } as unknown as PlainTx }
}

it('gives up after six ways to part the words', async () => {
  const words = 'machete boating meadow skater pavilion terrace orchard quarry lantern harbour'.split(' ')
  const { asked, tx } = emptyStore(words)
  expect(await findWithPlaces(tx, words, reach as never)).toEqual([])
  expect(asked.filter((sql) => sql.includes('is_phrase'))).toHaveLength(6)
})

it('asks each word by a test of its own', async () => {
  const { asked, tx } = emptyStore([])
  await findEventsAt(tx, ['machete', 'meadow'], [], reach as never)
  expect(asked.join(' ')).not.toContain('LIKE ALL')
})
