import type { ReactNode } from 'react'

export type PanelProps = { title: ReactNode; headingLevel?: 1 | 2; children?: ReactNode }

/** The receipt of an act: what was done and its reference. */
export function Panel({ title, headingLevel = 2, children }: PanelProps) {
  const Heading = `h${headingLevel}` as const
  return (
    <div className="mips-panel">
      <Heading className="mips-panel__title">{title}</Heading>
      {children ? <div className="mips-panel__body">{children}</div> : null}
    </div>
  )
}
