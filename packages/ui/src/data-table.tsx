/* eslint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   Cards change the display of table parts, which drops their own roles, so they are written out. */
import { useState } from 'react'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import { nextSort, orderRows } from './table-order.ts'
import type { Sort, SortValue } from './table-order.ts'
import type { Tone } from './tone.ts'

export type Column<Row> = {
  key: string
  /** Words of the heading; also the label of the value in the card on a phone. */
  header: string
  headerHidden?: boolean
  cell: (row: Row) => ReactNode
  /** Gives the column a sort button. */
  sortValue?: (row: Row) => SortValue
  numeric?: boolean
  /** The cell that names the row; the first column when none says so. */
  isRowHeader?: boolean
}

export type DataTableProps<Row> = {
  caption: ReactNode
  captionHidden?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** With onSort the parent orders the rows; else the table does. */
  sort?: Sort
  onSort?: (sort: Sort) => void
  /** What to say when there are no rows; never implies that nothing is known. */
  empty: ReactNode
  /** A coloured edge; the row must say the same in words. */
  rowTone?: (row: Row) => Tone | undefined
  /** Keeps rows as rows on a phone, scrolling in their own region. */
  withoutCards?: boolean
  className?: string
}

/** Rows to scan: sortable, with cards on a phone. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionHidden, columns, rows, rowKey, empty, rowTone, withoutCards, className } = props
  const [ownSort, setOwnSort] = useState(props.sort)
  const sort = props.onSort ? props.sort : ownSort
  const sortColumn = columns.find((column) => column.key === sort?.column)
  const ordered =
    !props.onSort && sort && sortColumn?.sortValue
      ? orderRows(rows, sortColumn.sortValue, sort.direction)
      : rows
  const rowHeader = columns.find((column) => column.isRowHeader)?.key ?? columns[0]?.key

  if (rows.length === 0) {
    return (
      <div className={classNames('mips-table-empty', className)}>
        <h2 className={classNames('mips-table-empty__caption', captionHidden && 'govuk-visually-hidden')}>
          {caption}
        </h2>
        {empty}
      </div>
    )
  }

  return (
    <div className={classNames('mips-table-scroll', className)}>
      <table
        className={classNames('govuk-table', 'mips-table', !withoutCards && 'mips-table--cards')}
        role="table"
      >
        <caption className={classNames('govuk-table__caption', captionHidden && 'govuk-visually-hidden')}>
          {caption}
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                role="columnheader"
                className={classNames(
                  'govuk-table__header',
                  column.numeric && 'govuk-table__header--numeric',
                )}
                aria-sort={column.sortValue ? sortStateOf(sort, column.key) : undefined}
              >
                {column.sortValue ? (
                  <SortButton
                    column={column}
                    sort={sort}
                    onPress={() => (props.onSort ?? setOwnSort)(nextSort(sort, column.key))}
                  />
                ) : (
                  <span className={column.headerHidden ? 'govuk-visually-hidden' : undefined}>
                    {column.header}
                  </span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {ordered.map((row) => {
            const tone = rowTone?.(row)
            return (
              <tr key={rowKey(row)} role="row" className={tone ? `mips-table__row--${tone}` : undefined}>
                {columns.map((column) => (
                  <Cell key={column.key} column={column} row={row} isRowHeader={column.key === rowHeader} />
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function sortStateOf(sort: Sort | undefined, column: string) {
  return sort?.column === column ? sort.direction : 'none'
}

function Cell<Row>({ column, row, isRowHeader }: { column: Column<Row>; row: Row; isRowHeader: boolean }) {
  const className = classNames(
    isRowHeader ? 'govuk-table__header mips-table__row-header' : 'govuk-table__cell',
    column.numeric && 'govuk-table__cell--numeric',
  )
  const content = (
    <>
      {column.headerHidden || isRowHeader ? null : (
        <span className="mips-table__label" aria-hidden="true">
          {column.header}
        </span>
      )}
      <span className="mips-table__value">{column.cell(row)}</span>
    </>
  )
  return isRowHeader ? (
    <th scope="row" role="rowheader" className={className}>
      {content}
    </th>
  ) : (
    <td role="cell" className={className}>
      {content}
    </td>
  )
}

function SortButton<Row>(props: { column: Column<Row>; sort: Sort | undefined; onPress: () => void }) {
  const isSorted = props.sort?.column === props.column.key
  const arrow = props.sort?.direction === 'ascending' ? 'up' : 'down'
  return (
    <button type="button" className="mips-sort" onClick={props.onPress}>
      {props.column.header}
      <Icon name={isSorted ? arrow : 'sort'} className="mips-sort__icon" />
    </button>
  )
}
