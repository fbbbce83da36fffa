import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type DetailsProps = Omit<ComponentProps<'details'>, 'summary'> & { summary: ReactNode }

/** More to read for those who want it; it prints open. */
export function Details({ summary, children, className, ...details }: DetailsProps) {
  return (
    <details {...details} className={classNames('govuk-details', className)}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{summary}</span>
      </summary>
      <div className="govuk-details__text">{children}</div>
    </details>
  )
}
