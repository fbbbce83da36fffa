/** The only reader of time on the server, so that tests can say what time it is. */

/** Tells the present instant. */
export type Clock = { now(): Date }

/** The real clock. */
export const systemClock: Clock = { now: () => new Date() }

/** A clock for tests that stands still until it is moved. */
export function fixedClock(
  start: string,
): Clock & { set(to: string): void; advanceMinutes(minutes: number): void } {
  let at = new Date(start)
  return {
    now: () => new Date(at),
    set: (to) => {
      at = new Date(to)
    },
    advanceMinutes: (minutes) => {
      at = new Date(at.getTime() + minutes * 60_000)
    },
  }
}
