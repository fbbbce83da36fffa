import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type QueueItemProps = {
  /** Why it is here, in words; first on the card. */
  why: ReactNode
  score?: string
  title: ReactNode
  headingLevel?: 2 | 3
  age?: ReactNode
  children: ReactNode
  actions: ReactNode
  isCurrent?: boolean
}

/** One item of a review queue: why it is here, what it is, and what may be done. */
export function QueueItem(props: QueueItemProps) {
  const Heading = `h${props.headingLevel ?? 2}` as const
  return (
    <article className={classNames('mips-queue-item', props.isCurrent && 'mips-queue-item--current')}>
      <p className="mips-queue-item__why">
        <span className="mips-queue-item__why-word">Why:</span> {props.why}
        {props.score ? <span className="mips-queue-item__score">score {props.score}</span> : null}
      </p>
      <div className="mips-queue-item__head">
        <Heading className="mips-queue-item__title">{props.title}</Heading>
        {props.age ? <span className="mips-muted">{props.age}</span> : null}
      </div>
      {props.children}
      <div className="mips-button-group">{props.actions}</div>
    </article>
  )
}
