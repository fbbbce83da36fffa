export type SortDirection = 'ascending' | 'descending'
export type Sort = { column: string; direction: SortDirection }
export type SortValue = string | number | Date | boolean | null | undefined

const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' })

/** Rows in the order of a value; what is unknown always comes last. The rows given are left as they are. */
export function orderRows<Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => SortValue,
  direction: SortDirection,
): Row[] {
  const sign = direction === 'ascending' ? 1 : -1
  return [...rows].sort((a, b) => {
    const left = valueOf(a)
    const right = valueOf(b)
    const leftMissing = left === null || left === undefined || left === ''
    const rightMissing = right === null || right === undefined || right === ''
    if (leftMissing || rightMissing) return Number(leftMissing) - Number(rightMissing)
    return sign * compare(left, right)
  })
}

/** What pressing a column's heading does: ascending first, then the other way. */
export function nextSort(sort: Sort | undefined, column: string): Sort {
  const isAscending = sort?.column === column && sort.direction === 'ascending'
  return { column, direction: isAscending ? 'descending' : 'ascending' }
}

function compare(left: NonNullable<SortValue>, right: NonNullable<SortValue>): number {
  if (typeof left === 'string' && typeof right === 'string') return collator.compare(left, right)
  return Number(left) - Number(right)
}
