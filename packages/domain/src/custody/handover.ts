/** Handing the suite over at the change of shift: one line for each detainee, read and accepted one by one (TR-16, 12.9). */
import { allow, type Decision, deny } from '../access/decision.ts'
import { isAtLeast, type Rank } from '../codes/ranks.ts'
import { type Instant, toMillis } from '../time/instant.ts'
import { isSaid, problemList, type RuleProblem } from './rule-problem.ts'

/** What the incoming officer has to know of one detainee; `version` is that of the custody record when it was written. */
export interface HandoverLine {
  stayId: string
  version: number
  risk?: string
  observationLevel?: string
  nextCheckDue?: Instant
  nextReviewDue?: Instant
  releaseBy?: Instant
  medicationDue?: Instant
  /** Whom the person waits for: solicitor, adult, interpreter, nurse. */
  waitingFor: readonly string[]
  note?: string
  accepted?: { by: string; at: Instant; version: number }
}

export interface Handover {
  outgoing: string
  incoming: string
  incomingRank: Rank
  startedAt: Instant
  lines: readonly HandoverLine[]
}

/** Whether the incoming officer may take the suite over (s.36: a custody officer, and not the one who leaves). */
export function decideTakeOver({
  outgoing,
  incoming,
  incomingRank,
}: Omit<Handover, 'lines' | 'startedAt'>): Decision {
  if (outgoing === incoming) return deny('s.36: another officer takes the suite over.')
  if (!isAtLeast(incomingRank, 'PS')) return deny('s.36: a custody officer is a sergeant or above.')
  return allow()
}

/** A detainee as the suite holds them now. */
export interface HeldNow {
  stayId: string
  version: number
}

/** What stands against ending the handover: someone left out, not accepted, or changed since it was read. */
export function handoverProblems(handover: Handover, held: readonly HeldNow[]): RuleProblem[] {
  const { problems, block, ask } = problemList()
  const decision = decideTakeOver(handover)
  block(!decision.allowed, 's.36', decision.allowed ? '' : decision.reason, 'incoming')
  for (const { stayId, version } of held) {
    const line = handover.lines.find((candidate) => candidate.stayId === stayId)
    block(
      line === undefined,
      'TR-16',
      'A detainee of this suite is not in the handover: add the line.',
      stayId,
    )
    if (line === undefined) continue
    block(line.accepted === undefined, 'TR-16', 'A line is not accepted yet: read it and accept it.', stayId)
    block(
      line.accepted !== undefined && line.accepted.by !== handover.incoming,
      'TR-16',
      'The officer who comes accepts the lines.',
      stayId,
    )
    const began = toMillis(handover.startedAt)
    const accepted = line.accepted === undefined ? undefined : toMillis(line.accepted.at)
    block(
      line.accepted !== undefined && (accepted === undefined || began === undefined || accepted < began),
      'TR-16',
      'A line was accepted before the handover began: accept it again.',
      stayId,
    )
    block(
      line.accepted !== undefined && line.accepted.version < version,
      'TR-16',
      'The record has changed since the line was accepted: read it again.',
      stayId,
    )
    ask(
      !isSaid(line.risk) || !isSaid(line.observationLevel),
      '12.9',
      'Say the risk and the level of observation.',
      stayId,
    )
  }
  return problems
}

/** How far the handover is, for the button that ends it. */
export function handoverProgress(
  handover: Handover,
  held: readonly HeldNow[],
): { accepted: number; of: number } {
  const open = new Set(
    handoverProblems(handover, held).flatMap(({ field, severity }) =>
      severity === 'BLOCK' && field ? [field] : [],
    ),
  )
  return { accepted: held.filter(({ stayId }) => !open.has(stayId)).length, of: held.length }
}
