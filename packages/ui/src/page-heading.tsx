import type { ReactNode } from 'react'

export type PageHeadingProps = {
  /** The page's one h1. */
  children: ReactNode
  /** A reference or kind above it. */
  caption?: ReactNode
  actions?: ReactNode
}

/** The heading of a page with its acts beside it. */
export function PageHeading({ children, caption, actions }: PageHeadingProps) {
  return (
    <div className="mips-page-heading">
      <div>
        {caption ? <p className="mips-page-heading__caption">{caption}</p> : null}
        <h1 className="mips-page-heading__title">{children}</h1>
      </div>
      {actions ? <div className="mips-page-heading__actions">{actions}</div> : null}
    </div>
  )
}
