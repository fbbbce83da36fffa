import type { ReactNode } from 'react'

/** Help that stays beside its field. */
export function Hint({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <div id={id} className="mips-hint">
      {children}
    </div>
  )
}
