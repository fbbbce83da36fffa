import { classNames } from './class-names.ts'
import { readClock, spanWords } from './clock-state.ts'
import type { ClockState } from './clock-state.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon.tsx'
import { londonTime, londonZone } from './time-text.ts'

export type ClockProps = {
  /** What is due, such as Review. */
  label: string
  /** ISO instant. */
  dueAt: string
  /** The server's now as an ISO instant; the parent moves it on. */
  now: string
  soonMinutes?: number
  /** Shows BST or GMT; always on over a night when the clocks change. */
  withZone?: boolean
  size?: 'small' | 'wall'
}

const looks: Record<ClockState, { icon: IconName; words: string }> = {
  'on-time': { icon: 'circle', words: 'on time' },
  'due-soon': { icon: 'triangle', words: 'due soon' },
  overdue: { icon: 'square', words: 'overdue' },
}

/** A PACE clock: what is due next, when, and how long that is; state by word, shape and colour. */
export function Clock({ label, dueAt, now, soonMinutes, withZone, size }: ClockProps) {
  const reading = readClock(now, dueAt, soonMinutes)
  const look = looks[reading.state]
  const due = new Date(dueAt)
  return (
    <span className={classNames('mips-clock', `mips-clock--${reading.state}`, size && `mips-clock--${size}`)}>
      <Icon name={look.icon} className="mips-clock__shape" />
      <span className="mips-clock__label">{label}</span>
      <time className="mips-clock__due" dateTime={dueAt}>
        {londonTime(due)}
        {withZone ? ` ${londonZone(due)}` : ''}
      </time>
      <span className="mips-clock__state">{look.words}</span>
      <span className="mips-clock__countdown" aria-hidden="true">
        {reading.countdown}
      </span>
      <span className="govuk-visually-hidden">
        {reading.state === 'overdue'
          ? `by ${spanWords(-reading.minutes)}`
          : `in ${spanWords(reading.minutes)}`}
      </span>
    </span>
  )
}

export type WallClockProps = {
  /** The server's now as an ISO instant. */
  now: string
  /** How far this machine's clock is off, in seconds; said when over five. */
  driftSeconds?: number
}

/** The time of day in the header, with its zone. */
export function WallClock({ now, driftSeconds = 0 }: WallClockProps) {
  const at = new Date(now)
  return (
    <span className="mips-wall-clock">
      <time dateTime={now}>{londonTime(at)}</time>{' '}
      <span className="mips-wall-clock__zone">{londonZone(at)}</span>
      {Math.abs(driftSeconds) > 5 ? (
        <span className="mips-wall-clock__drift">
          {' '}
          this computer is {Math.round(Math.abs(driftSeconds))} s off
        </span>
      ) : null}
    </span>
  )
}
