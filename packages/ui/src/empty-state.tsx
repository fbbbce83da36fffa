import type { ReactNode } from 'react'

export type EmptyStateProps = {
  /** What was looked for and not found; never "not known to police". */
  title: ReactNode
  headingLevel?: 2 | 3
  children?: ReactNode
  actions?: ReactNode
}

/** Nothing to show: why, and what to do next. */
export function EmptyState({ title, headingLevel = 2, children, actions }: EmptyStateProps) {
  const Heading = `h${headingLevel}` as const
  return (
    <div className="mips-empty">
      <Heading className="mips-empty__title">{title}</Heading>
      {children}
      {actions ? <div className="mips-button-group">{actions}</div> : null}
    </div>
  )
}
