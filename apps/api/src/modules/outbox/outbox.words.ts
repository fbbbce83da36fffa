/** Messages as their readers see them: states and troubles in plain words, never a code alone. */
import type { OfficerRef, RecordRef } from '@mips/contracts/common'
import type { MessageLine, MessageStep, MessageTrouble, Stray } from '@mips/contracts/outbox'
import type { CourtMessage } from '@mips/domain/case/court-message'
import { messageSections } from '@mips/domain/case/court-message-rows'
import { courtKinds } from '@mips/domain/case/court-sending'
import { faultWords, receiverInWords } from '@mips/domain/case/message-faults'
import {
  isException,
  messageKinds,
  type MessageReceiver,
  messageReceivers,
  type MessageState,
  messageStates,
} from '@mips/domain/case/outbox'
import { refusalWords } from '@mips/domain/case/refusal-words'
import { duties } from '@mips/domain/rules/due'
import type { MessageRow, StepRow, StrayRow } from './outbox.repository.ts'

const labelOf = (list: readonly { code: string; label: string }[], code: string): string =>
  list.find((one) => one.code === code)?.label ?? code

export const receiverLabel = (code: string): string => labelOf(messageReceivers, code)

export type Officers = ReadonlyMap<string, OfficerRef>

/** One message in a list. */
export function viewLine(
  row: MessageRow,
  about: { record: RecordRef; behind: number; officers: Officers },
): MessageLine {
  const state = row.state as MessageState
  return {
    id: row.id,
    record: about.record,
    receiver: row.receiver,
    receiverLabel: receiverLabel(row.receiver),
    kind: row.kind,
    kindLabel: labelOf(messageKinds, row.kind),
    heading: row.heading,
    state,
    stateLabel: labelOf(messageStates, state),
    isException: isException(state),
    attempts: row.attempts,
    madeBy: about.officers.get(row.madeBy) ?? null,
    madeAt: row.madeAt.toISOString(),
    nextAt: state === 'QUEUED' ? row.notBefore.toISOString() : null,
    sentAt: row.sentAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    behind: about.behind,
    trouble: troubleOf(row),
  }
}

/** OB-7, OB-8: why it came back, or why it has not arrived yet; nothing of a message that has ended. */
export function troubleOf(row: Pick<MessageRow, 'state' | 'refusedWith' | 'lastFault'>): MessageTrouble[] {
  if (row.state === 'REFUSED')
    return row.refusedWith.map((code) => {
      const { says, mend, avoid, who, rule } = refusalWords(code)
      return { code, says, mend, avoid, who: labelOf(duties, who), rule: rule ?? null }
    })
  const isOver = row.state === 'ACKNOWLEDGED' || row.state === 'SET_ASIDE' || row.state === 'SENT'
  if (row.lastFault === null || isOver) return []
  const words = faultWords(row.lastFault)
  const mend =
    row.state === 'STOPPED'
      ? 'It is not tried by itself any more. When the line is up, send it again: it is taken once.'
      : words.mend
  return [{ code: words.code, says: words.says, mend, avoid: words.avoid, who: null, rule: null }]
}

/** One step of the course of a message, as a sentence. */
export function viewStep(step: StepRow, receiver: MessageReceiver, officers: Officers): MessageStep {
  return {
    id: step.id,
    at: step.at.toISOString(),
    words: wordsOf(step, receiverInWords(receiver)),
    reason: step.reason,
    by: step.byUser === null ? null : (officers.get(step.byUser) ?? null),
  }
}

function wordsOf(step: StepRow, receiver: string): string {
  switch (step.kind) {
    case 'QUEUED':
      return 'Written, to be sent'
    case 'BEGIN':
      return `Attempt ${step.attempt} begun`
    case 'DELIVERED':
      return `Delivered to ${receiver}, not yet acknowledged`
    case 'ACKNOWLEDGED':
      return `Acknowledged by ${receiver}`
    case 'REFUSED':
      return `Refused by ${receiver}: ${step.codes.map((code) => refusalWords(code).says).join(' ')}`
    case 'FAILED':
      return `Attempt ${step.attempt} failed: ${faultWords(step.fault ?? '').says}`
    case 'RECOVERED':
      return faultWords('RESTARTED').says
    case 'SILENT':
      return faultWords('NO_ACKNOWLEDGEMENT').says
    case 'REPLAYED':
      return 'To be sent again under its number'
    case 'SET_ASIDE':
      return 'Set aside: not sent any more'
    default:
      return step.kind
  }
}

const labels: Readonly<Record<string, string>> = {
  heading: 'About',
  words: 'Words',
}

/** The content as the receiver reads it; what is neither a text nor a case is shown as it is sent. */
export function viewContent(kind: string, content: unknown): { label: string; value: string }[] {
  if (typeof content !== 'object' || content === null) return []
  if (courtKinds.some((one) => one === kind))
    // Written by the sending of cases alone, in the shape of the court's schema.
    return messageSections(content as CourtMessage).flatMap(({ title, rows }) =>
      rows.map(({ label, value }) => ({ label: `${title}: ${label}`, value })),
    )
  return Object.entries(content).map(([key, value]) => ({
    label: labels[key] ?? key,
    value: typeof value === 'string' ? value : JSON.stringify(value, null, 2),
  }))
}

const causes: Readonly<Record<string, { says: string; mend: string }>> = {
  UNKNOWN_MESSAGE: {
    says: 'It answers a message that was never sent from here.',
    mend: 'Ask the sender which case it belongs to, and say here what was done.',
  },
  UNREADABLE: {
    says: 'It cannot be read.',
    mend: 'Ask the sender to send it again, and tell the administrator.',
  },
  DOES_NOT_FIT: {
    says: 'It is an answer to a file which does not fit the case as it stands here.',
    mend: 'Open the charging decisions of the case, enter by hand what it says, and say here that it was done.',
  },
  KIND_NOT_KNOWN: {
    says: 'It is of a kind that this system does not work on yet.',
    mend: 'Enter by hand what it says, and say here where.',
  },
}

/** What came in and belongs to no message of ours: what it is, never what it says. */
export function viewStray(row: StrayRow): Stray {
  const cause = causes[row.cause ?? ''] ?? { says: row.cause ?? '', mend: 'Tell the administrator.' }
  return {
    id: row.id,
    receiverLabel: receiverLabel(row.receiver),
    number: row.number,
    kind: row.kind,
    receivedAt: row.receivedAt.toISOString(),
    ...cause,
  }
}
