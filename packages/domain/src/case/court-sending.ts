/** What may go to the court now: the case once, then amendments of it, each version once (CM-5, CM-6). */
import type { RuleProblem } from '../custody/rule-problem.ts'
import type { CaseFile } from './case-file.ts'
import type { CaseRules } from './case-rules-table.ts'
import { courtProblems, isCourts } from './court-message.ts'
import { checkFile } from './file-quality.ts'
import type { MessageKind, MessageState } from './outbox.ts'

/** Messages by which the court has a case. */
export const courtKinds = ['NEW_CASE', 'CASE_AMENDMENT'] as const satisfies readonly MessageKind[]
export type CourtKind = (typeof courtKinds)[number]

export interface SendingProblems {
  /** What the court would refuse (CM-1 to CM-3). */
  court: RuleProblem[]
  /** What police and prosecutor ask of the file before it leaves: the certificate with the rest (CM-5). */
  file: RuleProblem[]
  /** What the court has a code for and need not refuse: looked at, and no bar. */
  warnings: RuleProblem[]
}

/** CM-5: what stands against sending a case to the court: everything by which the court refuses, and whatever else blocks its file. */
export function sendingProblems(file: CaseFile, rules: CaseRules): SendingProblems {
  const court = courtProblems(file, rules)
  const isNamed = ({ rule, field }: RuleProblem) =>
    court.some((other) => other.rule === rule && other.field === field)
  const found = checkFile(file, rules)
  return {
    court,
    file: found.filter((problem) => problem.severity === 'BLOCK' && !isNamed(problem)),
    warnings: found.filter(({ severity, rule }) => severity === 'WARN' && isCourts(rule)),
  }
}

/** A message of the case to the court, as it stands. */
export interface SentVersion {
  id: string
  kind: string
  state: MessageState
  /** Of its content. */
  digest: string
}

export type SendingTurn<Kind extends MessageKind = MessageKind> =
  | {
      may: true
      kind: Kind
      /** The refused message whose place it takes. */
      replaces?: string
    }
  | {
      may: false
      reason: string
      /** The message that a person sends again under its number. */
      again?: string
    }
export type CourtTurn = SendingTurn<CourtKind>

/** To whom it goes, in words, as what first and as what afterwards. */
export interface SendingWay<Kind extends MessageKind> {
  receiver: string
  first: Kind
  later: Kind
}
const toCourt: SendingWay<CourtKind> = { receiver: 'the court', first: 'NEW_CASE', later: 'CASE_AMENDMENT' }

/** CM-6 for the court: the case once, and then amendments of it. */
export const courtTurn = (sent: readonly SentVersion[], digest: string): CourtTurn =>
  sendingTurn(sent, digest, toCourt)

/**
 * CM-6: what goes next. `sent` are the messages of the case to one receiver, the oldest first; `digest` is of what would go
 * now. A case goes once: until it was taken a corrected one takes the place of a refused one, and afterwards only later
 * versions go. A message that stopped may have arrived all the same: it goes again under its number, which is taken once.
 */
export function sendingTurn<Kind extends MessageKind>(
  sent: readonly SentVersion[],
  digest: string,
  { receiver, first, later }: SendingWay<Kind>,
): SendingTurn<Kind> {
  const known = sent.filter(({ state }) => state !== 'SET_ASIDE')
  const isTaken = known.some(({ state }) => state === 'ACKNOWLEDGED')
  const kind = isTaken ? later : first
  const last = known.at(-1)
  switch (last?.state) {
    case undefined:
      return { may: true, kind }
    case 'QUEUED':
    case 'SENDING':
    case 'SENT':
      return {
        may: false,
        reason: `It is on its way: what has changed goes when ${receiver} has said that it arrived (CM-6).`,
      }
    case 'STOPPED':
      return {
        may: false,
        again: last.id,
        reason: `It may have reached ${receiver}: send it again under its number, and what has changed afterwards (CM-6).`,
      }
    case 'REFUSED':
      return last.digest === digest
        ? {
            may: false,
            again: last.id,
            reason: `It was refused just so: put it right, or send it again under its number where ${receiver} was mistaken (CM-6).`,
          }
        : { may: true, kind, replaces: last.id }
    case 'ACKNOWLEDGED':
    case 'SET_ASIDE':
      return last.digest === digest
        ? { may: false, reason: `Nothing has changed: this version is with ${receiver} (CM-6).` }
        : { may: true, kind }
  }
}
