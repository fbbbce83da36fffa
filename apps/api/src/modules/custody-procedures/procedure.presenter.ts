/** The procedures of a stay as officers read them: the newest row of each thing, what it still needs, and its earlier rows. */
import type { StayFacts } from '@mips/contracts/custody-procedure-parts'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { displayName } from '@mips/domain/nominal/display-name'
import { holds, type Principal } from '../../platform/access/principal.ts'
import type { Row } from './procedure.rows.ts'
import { formsOf, type Stay } from './stay-facts.ts'

/** What every line of a list begins with. */
export type Line<R extends Row> = {
  id: string
  rootId: string
  state: string
  recordedAt: string
  recordedBy: R['recordedBy']
  problems: RuleProblem[]
  earlier: {
    id: string
    recordedAt: string
    recordedBy: R['recordedBy']
    state: string
    why: string | null
    facts: Record<string, string>
  }[]
}

/** The newest row of each thing, oldest thing first; the reason for a change stands at the row that was changed. */
export function linesOf<R extends Row, More extends object>(
  rows: readonly R[],
  problemsOf: (row: R) => RuleProblem[],
  more: (row: R, chain: R[]) => More,
): (Line<R> & More)[] {
  return rows
    .filter(({ previousId }) => previousId === null)
    .map((first) => {
      const chain = chainFrom(rows, first)
      const newest = chain.at(-1) ?? first
      const { id, rootId, state, recordedAt, recordedBy } = newest
      return {
        id,
        rootId,
        state,
        recordedAt,
        recordedBy,
        problems: problemsOf(newest),
        earlier: chain.slice(0, -1).map((row, index) => ({
          id: row.id,
          recordedAt: row.recordedAt,
          recordedBy: row.recordedBy,
          state: row.state,
          why: chain[index + 1]?.why ?? null,
          facts: inWords(row.facts),
        })),
        ...more(newest, chain),
      }
    })
}

/** A row and those that replaced it, in order. */
function chainFrom<R extends Row>(rows: readonly R[], first: R): R[] {
  const chain = [first]
  for (let next = nextOf(rows, first); next !== undefined; next = nextOf(rows, next)) chain.push(next)
  return chain
}
const nextOf = <R extends Row>(rows: readonly R[], row: R) =>
  rows.find(({ previousId }) => previousId === row.id)

const inWords = (facts: object): Record<string, string> =>
  Object.fromEntries(Object.entries(facts).map(([field, value]) => [field, wordOf(value)]))

const wordOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : JSON.stringify(value)

/** The stay as its forms are opened with. */
export function presentStay(stay: Stay, who: Principal): StayFacts {
  return {
    id: stay.id,
    custodyNumber: stay.custodyNumber,
    version: stay.version,
    state: stay.state,
    isHeld: stay.isHeldNow,
    personName: stay.person === null ? 'Name not known' : displayName(stay.person),
    sex: stay.sex,
    age: stay.age ?? null,
    isChild: stay.isChild,
    arrivedAt: stay.arrivedAt,
    cell: stay.cell,
    arrest:
      stay.arrest === null
        ? null
        : {
            id: stay.arrest.id,
            arrestedAt: stay.arrest.arrestedAt,
            place: stay.arrest.place,
            isForceUsed: stay.arrest.forceUsed,
            officers: stay.arrest.officers
              .filter(({ role }) => role === 'ARRESTING')
              .map(({ id, staffNumber, displayName: name, rank }) => ({
                id,
                staffNumber,
                displayName: name,
                rank,
              })),
          },
    offences: stay.offences
      .filter((one, index, all) => all.findIndex(({ code }) => code === one.code) === index)
      .map(({ code, title, isRecordable }) => ({ code, title, isRecordable })),
    asn: stay.asn === null ? null : { ...formsOf(stay.asn.asn), madeAt: stay.asn.madeAt },
    mayRecord: holds(who, 'custody.procedure.record'),
  }
}
