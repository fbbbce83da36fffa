/** Looks for the rows of a list, some at a time: each part by the search of its kind, under the rights of whoever asks. */
import { MOST_MATCHES } from '@mips/domain/bulk-match/limits'
import { readListRow, type ListPerson, type ListRow } from '@mips/domain/bulk-match/read-row'
import {
  rowParts,
  strengthOfPerson,
  strengthOfRecord,
  textOf,
  type RowPart,
} from '@mips/domain/bulk-match/row-matches'
import type { Ctx } from '../../platform/http/module.ts'
import { matchPeople } from '../nominal/nominal.standing.service.ts'
import { matchRecords, type Match } from '../pole/record-search.service.ts'
import { dayOf, held, notSo, setState } from './bulk-match.list.service.ts'
import { findWaiting, keepLooked, type ListRecord, type NewHit } from './bulk-match.repository.ts'

/** Rows of one step, and the milliseconds after which a step ends with fewer. */
const rowsOfStep = 25
const mostMs = 1500

/** Looks for the next rows; the entry of the audit has the terms of each and the ids of what was found. */
export async function lookOn(ctx: Ctx, listId: string) {
  const list = await held(ctx, listId)
  if (list.state !== 'RUNNING')
    throw notSo('This list is not being looked for: say what its columns mean, or go on with it.')
  const waiting = await findWaiting(ctx.tx, listId, rowsOfStep)
  const began = performance.now()
  const looked: { rowNos: number[]; hits: NewHit[]; terms: object[] } = { rowNos: [], hits: [], terms: [] }
  for (const { rowNo, cells } of waiting) {
    const row = readRow(list, cells)
    looked.hits.push(...(await findOf(ctx, row)).map((hit) => ({ ...hit, rowNo })))
    looked.rowNos.push(rowNo)
    const { problems: _unread, ...terms } = row
    looked.terms.push({ row: rowNo, ...terms })
    if (performance.now() - began > mostMs) break
  }
  await keepLooked(ctx.tx, { listId, userId: ctx.who.userId }, looked)
  const ids = [...new Set(looked.hits.map(({ recordId }) => recordId))]
  Object.assign(ctx.audit, {
    terms: { matchList: listId, rows: looked.terms },
    resultIds: ids.slice(0, 500),
    resultCount: ids.length,
    reasonGiven: list.reason,
  })
  return setState(ctx, list, 'RUNNING')
}

/** A row by what its columns were said to mean. */
export const readRow = (list: ListRecord, cells: readonly string[]): ListRow =>
  // The columns were checked against the list of meanings when they were kept.
  readListRow(cells, list.columns as Parameters<typeof readListRow>[1], dayOf(list))

type Found = Omit<NewHit, 'rowNo'>

async function findOf(ctx: Ctx, row: ListRow): Promise<Found[]> {
  const found: Found[] = []
  if (row.person !== undefined) found.push(...(await findPeople(ctx, row.person)))
  for (const { code } of rowParts)
    for (const text of textOf(row, code)) found.push(...(await findRecords(ctx, code, text)))
  return found
}

/** The best, and whoever else must be looked at before somebody new is made. */
async function findPeople(ctx: Ctx, person: ListPerson): Promise<Found[]> {
  const matches = await matchPeople(ctx, person, { locationIds: [], among: undefined })
  return matches
    .flatMap(({ compared, score, via, mustBeConsidered }) => {
      const strength = strengthOfPerson(score.band, via.length > 0)
      if (strength === undefined) return []
      return [
        {
          mustBeConsidered,
          part: 'PERSON' as const,
          recordId: compared.nominalId,
          strength,
          weight: score.weight,
          matchedBy: '',
          through: throughOf(person),
        },
      ]
    })
    .filter(({ mustBeConsidered }, place) => place < MOST_MATCHES || mustBeConsidered)
    .map(({ mustBeConsidered: _must, ...match }, place) => ({ ...match, place }))
}

/** A telephone is compared through the things of a person, a postcode through their places; a name and a birth through neither. */
const throughOf = ({ phone, postcode }: ListPerson): NewHit['through'] => [
  ...(phone === undefined ? [] : (['Object'] as const)),
  ...(postcode === undefined ? [] : (['Location'] as const)),
]

const kindsOf = (part: RowPart) => (part === 'ADDRESS' ? ['Location'] : ['Object'])

async function findRecords(ctx: Ctx, part: RowPart, text: string): Promise<Found[]> {
  const matches = await matchRecords(ctx, { text, kinds: kindsOf(part), limit: MOST_MATCHES })
  return matches
    .filter((match) => part === 'ADDRESS' || match.key !== null)
    .map((match) => ({ match, strength: strengthOfRecord(part, factsOf(match)) }))
    .toSorted((a, b) => Number(a.strength === 'POSSIBLE') - Number(b.strength === 'POSSIBLE'))
    .slice(0, MOST_MATCHES)
    .map(({ match, strength }, place) => ({
      part,
      recordId: match.id,
      place,
      strength,
      weight: null,
      matchedBy: match.matchedBy,
      through: [],
    }))
}

const factsOf = (match: Match) => ({
  isKey: match.key !== null,
  isMisread: match.isMisread,
  isPhrase: match.isPhrase,
})
