import type { ReactNode } from 'react'

export type InterruptionCardProps = { title: ReactNode; children: ReactNode; actions: ReactNode }

/** Stops the reader once, with what follows from going on and a way back. */
export function InterruptionCard({ title, children, actions }: InterruptionCardProps) {
  return (
    <div className="mips-interruption">
      <h1 className="mips-interruption__title">{title}</h1>
      <div className="mips-interruption__body">{children}</div>
      <div className="mips-button-group">{actions}</div>
    </div>
  )
}
