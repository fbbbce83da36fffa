/** Rules of breaking the glass of a signposted record: looking for a short time, with a reason, and answering for it (BG-1 to BG-4). Instants are ISO 8601 in UTC. */
import { problemList, type RuleProblem } from '../custody/rule-problem.ts'
import { addMinutes } from '../time/instant.ts'

/** Design choices; a force sets its own. */
export const breakGlassRules = {
  /** How long one may look, in minutes. */
  minutes: 15,
  /** Within so many hours a reader of the list says whether it was right; then it is for professional standards. */
  answerHours: 72,
  /** A reason is at least so long, in characters. */
  shortestReason: 20,
} as const

/** LOOKING: it is open now; TO_ANSWER: over, and nobody has said whether it was right; PASSED_ON: not said in time; ANSWERED. */
export type BreakGlassState = 'LOOKING' | 'TO_ANSWER' | 'PASSED_ON' | 'ANSWERED'

export interface BreakGlassFacts {
  openedAt: string
  until: string
  endedAt: string | null
  answeredAt: string | null
}

/** BG-3: the instant by which a reader of the list has to have answered. */
export const answerDueAt = (openedAt: string): string =>
  addMinutes(openedAt, breakGlassRules.answerHours * 60) ?? openedAt

/** Where an opening stands at `now`. */
export function breakGlassState(facts: BreakGlassFacts, now: string): BreakGlassState {
  if (facts.answeredAt !== null) return 'ANSWERED'
  if (Date.parse(now) >= Date.parse(answerDueAt(facts.openedAt))) return 'PASSED_ON'
  const over = facts.endedAt ?? facts.until
  return Date.parse(now) < Date.parse(over) ? 'LOOKING' : 'TO_ANSWER'
}

/** BG-1: the reason says what is at stake; it is read by the owner and by professional standards. */
export function reasonProblems(reason: string): RuleProblem[] {
  const { problems, block } = problemList()
  block(
    reason.trim().length < breakGlassRules.shortestReason,
    'BG-1',
    `Say in at least ${breakGlassRules.shortestReason} characters what cannot wait until somebody on its list is asked.`,
    'reason',
  )
  return problems
}

/** BG-4: a reader of the list answers, never whoever broke the glass; once it was passed on, professional standards alone. */
export function answerProblems(
  facts: BreakGlassFacts & { byUserId: string },
  actor: { userId: string; isReader: boolean; isStandards: boolean },
  now: string,
): RuleProblem[] {
  const { problems, block } = problemList()
  const state = breakGlassState(facts, now)
  block(state === 'ANSWERED', 'BG-4', 'It was answered already.', 'answer')
  block(
    facts.byUserId === actor.userId,
    'BG-4',
    'Whoever looked does not say whether it was right: a reader of the record does.',
    'answer',
  )
  block(
    state === 'PASSED_ON' && !actor.isStandards,
    'BG-4',
    `It was not answered within ${breakGlassRules.answerHours} hours and is with professional standards now.`,
    'answer',
  )
  block(
    state !== 'PASSED_ON' && state !== 'ANSWERED' && !actor.isReader,
    'BG-4',
    'It waits for a reader of the record first.',
    'answer',
  )
  return problems
}
