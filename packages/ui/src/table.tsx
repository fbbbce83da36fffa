import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type TableProps = ComponentProps<'table'> & {
  caption: ReactNode
  captionHidden?: boolean
}

/** A plain table for hand-written rows; give it thead and tbody. It scrolls in its own region when too wide. */
export function Table({ caption, captionHidden, className, children, ...table }: TableProps) {
  return (
    <div className="mips-table-scroll">
      <table {...table} className={classNames('govuk-table', 'mips-table', className)}>
        <caption className={classNames('govuk-table__caption', captionHidden && 'govuk-visually-hidden')}>
          {caption}
        </caption>
        {children}
      </table>
    </div>
  )
}
