/** What the parts of the clock share: a due item before it is judged, and instants in one form. */
import { fromMillis, type Instant, toMillis } from '@mips/domain/time/instant'

/** Something due; the clock adds who that is in words and how near it is. */
export type Due = { what: string; label: string; at: Instant; by: string; rule: string }

/** The database answers instants with an offset; the domain compares them as texts, so they are put in one form. */
export function utc(instant: string): Instant {
  const millis = toMillis(instant)
  return millis === undefined ? instant : fromMillis(millis)
}
