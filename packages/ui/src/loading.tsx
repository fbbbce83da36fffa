import type { ReactNode } from 'react'

/** Says what is on its way; read out politely. */
export function Loading({ children = 'Loading…' }: { children?: ReactNode }) {
  return (
    <p className="mips-loading" role="status">
      <span className="mips-loading__dot" aria-hidden="true" />
      {children}
    </p>
  )
}

/** Grey lines in the place of what is on its way, with the words for it. */
export function Skeleton({ words, lines = 3 }: { words: string; lines?: number }) {
  return (
    <div className="mips-skeleton" role="status">
      <span className="govuk-visually-hidden">{words}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="mips-skeleton__line" aria-hidden="true" />
      ))}
    </div>
  )
}

export type ProgressProps = { label: ReactNode; value: number; max: number; step?: ReactNode }

/** How far a long job is; the reader may go on with other work. */
export function Progress({ label, value, max, step }: ProgressProps) {
  return (
    <div className="mips-progress">
      <label className="mips-progress__label">
        {label}
        <progress className="mips-progress__bar" value={value} max={max} />
      </label>
      <p className="mips-small mips-muted" role="status">
        {step ?? `${value} of ${max}`}
      </p>
    </div>
  )
}
