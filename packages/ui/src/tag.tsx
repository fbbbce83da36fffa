import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import type { Tone } from './tone.ts'

export type TagProps = { tone?: Tone; children: ReactNode; className?: string }

/** The state of a thing in a word or two. */
export function Tag({ tone = 'neutral', children, className }: TagProps) {
  return <strong className={classNames('mips-tag', `mips-tag--${tone}`, className)}>{children}</strong>
}
