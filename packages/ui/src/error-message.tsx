import type { ReactNode } from 'react'

/** What to do to put the field right, shown beside it. */
export function ErrorMessage({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className="govuk-error-message">
      <span className="govuk-visually-hidden">Error: </span>
      {children}
    </p>
  )
}
