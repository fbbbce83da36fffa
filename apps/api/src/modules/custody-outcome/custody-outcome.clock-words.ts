/** The detention clock in the words that go with a person to another force: it does not start again there (custody.md 2, 3). */
import { formatLondon } from '@mips/domain/time/london-time'
import { clockReadingOf, type Stay } from '../custody/custody.stay.service.ts'

/** Relevant time, counted time and what is due next; empty where no clock of PACE runs any more. */
export function clockWords(stay: Stay, at: Date): string {
  const clock = clockReadingOf(stay, at)
  const isOver = clock.state === 'STOPPED_CHARGED' || clock.state === 'CLOSED'
  if (isOver || clock.relevantTime === null || clock.countedMinutes === null) return ''
  const counted = `${Math.floor(clock.countedMinutes / 60)} h ${String(clock.countedMinutes % 60).padStart(2, '0')} min`
  return [
    `Clock: relevant time ${formatLondon(clock.relevantTime)}${clock.rule === null ? '' : ` (${clock.rule})`},`,
    `${counted} counted at ${formatLondon(at.toISOString())}.`,
    clock.releaseBy === null ? '' : `Charge or release by ${formatLondon(clock.releaseBy)}.`,
    clock.nextReviewDue === null ? '' : `Next review by ${formatLondon(clock.nextReviewDue)}.`,
    'The clock goes on with the person.',
  ]
    .filter(Boolean)
    .join(' ')
}
