/** Times as a custody officer types them: the hour that March loses and the one that October has twice (CL-13). */
import { formatLondon, type LondonLabel, parseLondon } from '../time/london-time.ts'
import { type Instant, toMillis } from '../time/instant.ts'

export type TypedTime =
  | { ok: true; instant: Instant; label: LondonLabel }
  | {
      ok: false
      rule: 'CL-13' | 'CL-12'
      problem: string
      action: string
      /** The two times that it may be, to choose from; empty when it is no time at all. */
      choices: { label: LondonLabel; instant: Instant; words: string }[]
    }

/** Reads a local day (YYYY-MM-DD) and time (HH:MM); in the hour that happens twice it asks for GMT or BST. */
export function readTypedTime(day: string, time: string, label?: LondonLabel): TypedTime {
  const reading = parseLondon(day, time, label)
  if (reading.ok) return reading
  switch (reading.reason) {
    case 'doubled_hour': {
      const choices = (['BST', 'GMT'] as const).flatMap((choice) => {
        const read = parseLondon(day, time, choice)
        return read.ok ? [{ label: choice, instant: read.instant, words: formatLondon(read.instant) }] : []
      })
      return no(
        'CL-13',
        reading.problem,
        'Say whether it was BST (the first time) or GMT (the second).',
        choices,
      )
    }
    case 'missing_hour':
      return no('CL-13', reading.problem, 'Enter the time that the clock showed: from 02:00 on it was BST.')
    case 'wrong_label':
      return no('CL-13', reading.problem, 'Take the label away, or choose the other one.')
    default:
      return no('CL-12', reading.problem, 'Enter the day and the time again.')
  }
}

/** An act cannot be later than now (with a tolerance for clocks that differ) nor earlier than what it follows. */
export function timeOrderProblem(
  at: Instant,
  bounds: { now: Instant; notBefore?: { at: Instant; what: string }; toleranceMinutes?: number },
): { rule: string; message: string } | undefined {
  const [time, now] = [toMillis(at), toMillis(bounds.now)]
  if (time === undefined) return { rule: 'CL-12', message: 'Enter the date and the time.' }
  if (now !== undefined && time > now + (bounds.toleranceMinutes ?? 0) * 60_000)
    return { rule: 'CL-12', message: `${formatLondon(at)} has not come yet: enter when it was done.` }
  const least = bounds.notBefore && toMillis(bounds.notBefore.at)
  if (bounds.notBefore && least !== undefined && time < least)
    return {
      rule: 'CL-12',
      message: `This cannot be before ${bounds.notBefore.what} at ${formatLondon(bounds.notBefore.at)}.`,
    }
  return undefined
}

const no = (
  rule: 'CL-13' | 'CL-12',
  problem: string,
  action: string,
  choices: Extract<TypedTime, { ok: false }>['choices'] = [],
): TypedTime => ({ ok: false, rule, problem, action, choices })
