/** A count of a store or shelf: what should be there against what was scanned (PX-24, PX-25). */
import { problemList, type RuleProblem } from '../custody/rule-problem.ts'
import type { Holder } from './continuity.ts'

export interface StockItem {
  itemId: string
  reference: string
  /** Where the continuity says that it is. */
  holder: Holder
  isSensitive: boolean
}

export type Difference =
  | { kind: 'MISSING'; itemId: string; reference: string; rule: 'PX-25'; text: string }
  | { kind: 'MISPLACED'; itemId: string; reference: string; rule: 'PX-25'; text: string; expected: Holder }
  | { kind: 'UNKNOWN'; scanned: string; rule: 'PX-25'; text: string }

export interface StockAudit {
  expected: number
  found: number
  differences: Difference[]
  problems: RuleProblem[]
}

/** PX-25: the differences; an item that is scanned twice counts once. A difference changes no continuity by itself. */
export function auditStock(
  count: { placeId: string; scanned: readonly string[]; countedBy: string; secondPerson?: string },
  items: readonly StockItem[],
): StockAudit {
  const { problems, block } = problemList()
  const isHere = ({ holder }: StockItem) => holder.kind === 'PLACE' && holder.id === count.placeId
  const here = items.filter(isHere)
  const scanned = new Set(count.scanned)
  const found = here.filter(({ itemId }) => scanned.has(itemId))
  const missing = here
    .filter(({ itemId }) => !scanned.has(itemId))
    .map(({ itemId, reference }): Difference => {
      const text = `${reference} should be here and was not scanned: look for it, then list it as not found.`
      return { kind: 'MISSING', itemId, reference, rule: 'PX-25', text }
    })
  const others = [...scanned]
    .filter((id) => !here.some(({ itemId }) => itemId === id))
    .map((id): Difference => strange(id, items))
  block(
    here.some(({ isSensitive }) => isSensitive) &&
      (count.secondPerson === undefined || count.secondPerson === count.countedBy),
    'PX-24',
    'Drugs, cash and firearms are counted by two people: name the second.',
    'secondPerson',
  )
  return { expected: here.length, found: found.length, differences: [...missing, ...others], problems }
}

function strange(id: string, items: readonly StockItem[]): Difference {
  const item = items.find(({ itemId }) => itemId === id)
  if (item === undefined)
    return {
      kind: 'UNKNOWN',
      scanned: id,
      rule: 'PX-25',
      text: 'This label is no item of ours: read it again.',
    }
  const text = `${item.reference} was scanned here and is recorded elsewhere: record the move that was left out.`
  return {
    kind: 'MISPLACED',
    itemId: id,
    reference: item.reference,
    rule: 'PX-25',
    text,
    expected: item.holder,
  }
}
