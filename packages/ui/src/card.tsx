import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import type { Tone } from './tone.ts'

export type CardProps = {
  /** Lets a link lead to this part of the page. */
  id?: string
  title?: ReactNode
  headingLevel?: 2 | 3 | 4
  actions?: ReactNode
  tone?: Tone
  className?: string
  children: ReactNode
}

/** A box with a heading, for the parts of a record. */
export function Card({ id, title, headingLevel = 2, actions, tone, className, children }: CardProps) {
  const Heading = `h${headingLevel}` as const
  return (
    <section id={id} className={classNames('mips-card', tone && `mips-card--${tone}`, className)}>
      {title || actions ? (
        <div className="mips-card__head">
          {title ? <Heading className="mips-card__title">{title}</Heading> : null}
          {actions ? <div className="mips-card__actions">{actions}</div> : null}
        </div>
      ) : null}
      <div className="mips-card__body">{children}</div>
    </section>
  )
}
