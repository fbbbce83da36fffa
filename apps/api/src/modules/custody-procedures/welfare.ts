/** The rest as it stands, read from its rows and from the rounds in the log (TR-7). */
import {
  type RestInterruption,
  type RestPeriod,
  type RestState,
  restState,
  restWindowFrom,
} from '@mips/domain/custody/rest'
import type { InterviewsAnswer } from './procedure.rows.ts'
import type { Stay } from './stay-facts.ts'

type Held = Pick<InterviewsAnswer, 'welfare' | 'rounds'>

/** Where the rest of these 24 hours stands, and whether the person rests now. */
export function restOf(
  held: Held,
  stay: Stay,
  now: string,
): { state: RestState; isResting: boolean } | undefined {
  const periods = periodsOf(held)
  const from = restWindowFrom(utc(stay.relevantTime ?? stay.arrivedAt), now, stay.rules)
  const state = from === undefined ? undefined : restState(from, periods, now, stay.rules)
  if (state === undefined) return undefined
  return { state, isResting: periods.some(({ to }) => to === undefined) }
}

/** Rest that was begun, broken and ended, in order; a second beginning goes on with the first. */
function periodsOf({ welfare, rounds }: Held): RestPeriod[] {
  const acts = [
    ...welfare.flatMap((row) =>
      row.at === null
        ? []
        : [{ kind: row.kind, at: utc(row.at), brokenBy: row.facts.brokenBy as RestInterruption | undefined }],
    ),
    ...rounds.map(({ kind, at }) => ({ kind, at: utc(at), brokenBy: undefined })),
  ].sort((a, b) => a.at.localeCompare(b.at))
  const periods: RestPeriod[] = []
  let open: string | undefined
  for (const { kind, at, brokenBy } of acts) {
    if (kind === 'REST_START') open ??= at
    else if (open !== undefined) {
      periods.push({ from: open, to: at, ...(brokenBy === undefined ? {} : { brokenBy }) })
      open = undefined
    }
  }
  return open === undefined ? periods : [...periods, { from: open }]
}

const utc = (at: string): string => new Date(at).toISOString()
