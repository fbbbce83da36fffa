import { Fragment } from 'react'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type SummaryRow = {
  key: ReactNode
  value: ReactNode
  /** Links or buttons; each must say what it changes, with hidden words if need be. */
  actions?: ReactNode
  /** Where the fact comes from, such as a SourceNote. */
  source?: ReactNode
}

export type SummaryListProps = {
  rows: readonly SummaryRow[]
  /** Keys beside values in two columns of pairs, for dense pages. */
  columns?: 1 | 2
  withoutBorders?: boolean
}

/** Facts as key and value. */
export function SummaryList({ rows, columns = 1, withoutBorders }: SummaryListProps) {
  return (
    <dl
      className={classNames(
        'mips-facts',
        columns === 2 && 'mips-facts--two',
        withoutBorders && 'mips-facts--plain',
      )}
    >
      {rows.map((row, index) => (
        <Fragment key={typeof row.key === 'string' ? row.key : index}>
          <div className="mips-facts__row">
            <dt className="mips-facts__key">{row.key}</dt>
            <dd className="mips-facts__value">
              {row.value ?? <span className="mips-muted">not recorded</span>}
              {row.source}
            </dd>
            {row.actions ? <dd className="mips-facts__actions">{row.actions}</dd> : null}
          </div>
        </Fragment>
      ))}
    </dl>
  )
}
