import type { ReactNode } from 'react'

/** Words set apart from the text around them. */
export function Inset({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <div id={id} className="govuk-inset-text">
      {children}
    </div>
  )
}
