import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import type { Tone } from './tone.ts'

export type BadgeProps = {
  tone?: Tone
  /** Said after the figure by screen readers, such as "unread". */
  words?: string
  children: ReactNode
}

/** A figure or a short mark beside a name, such as 41 or CHILD. */
export function Badge({ tone = 'neutral', words, children }: BadgeProps) {
  return (
    <span className={classNames('mips-badge', `mips-badge--${tone}`)}>
      {children}
      {words ? <span className="govuk-visually-hidden"> {words}</span> : null}
    </span>
  )
}
