import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

/** What will follow, said before an act of consequence. */
export function Warning({ children }: { children: ReactNode }) {
  return (
    <div className="mips-warning">
      <Icon name="warning" className="mips-warning__icon" />
      <strong className="mips-warning__text">
        <span className="govuk-visually-hidden">Warning: </span>
        {children}
      </strong>
    </div>
  )
}
