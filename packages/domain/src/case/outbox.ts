/** Messages to court and prosecutor: sent until acknowledged, taken once, refused in plain words (OB-1 to OB-8). */
import { addMinutes, fromMillis, type Instant, isLater, toMillis } from '../time/instant.ts'
import type { CaseRules } from './case-rules-table.ts'

export const messageStates = [
  { code: 'QUEUED', label: 'Waiting to be sent' },
  { code: 'SENDING', label: 'Being sent' },
  { code: 'SENT', label: 'Sent, not yet acknowledged' },
  { code: 'ACKNOWLEDGED', label: 'Acknowledged' },
  { code: 'REFUSED', label: 'Refused: put right' },
  { code: 'STOPPED', label: 'Stopped: somebody looks' },
  { code: 'SET_ASIDE', label: 'Set aside: not sent any more' },
] as const
export type MessageState = (typeof messageStates)[number]['code']

export const messageReceivers = [
  { code: 'COURT', label: 'Court' },
  { code: 'PROSECUTOR', label: 'Crown Prosecution Service' },
] as const
export type MessageReceiver = (typeof messageReceivers)[number]['code']

export const messageKinds = [
  { code: 'LETTER', label: 'Letter' },
  { code: 'NEW_CASE', label: 'New case' },
  { code: 'CASE_FILE', label: 'Case file' },
  { code: 'CASE_AMENDMENT', label: 'Amendment of a case' },
] as const
export type MessageKind = (typeof messageKinds)[number]['code']

/** States in which nothing happens by itself any more until a person has looked. */
export const exceptionStates = ['REFUSED', 'STOPPED'] as const satisfies readonly MessageState[]

export interface OutboxMessage {
  /** Made once with the message, before the first attempt; every attempt carries it. */
  id: string
  /** Messages of one case to one receiver are sent in their order. */
  caseId: string
  receiver: MessageReceiver
  order: number
  state: MessageState
  attempts: number
  /** No attempt is begun before. */
  notBefore: Instant
  sentAt?: Instant
  /** Codes of the receiver's refusal. */
  refusedWith?: readonly string[]
  /** What went wrong last, by its code (`message-faults`). */
  lastFault?: string
}

export type OutboxEvent =
  | { kind: 'BEGIN'; at: Instant }
  | { kind: 'DELIVERED'; at: Instant }
  | { kind: 'ACKNOWLEDGED'; at: Instant }
  | { kind: 'REFUSED'; at: Instant; codes: readonly string[] }
  /** No connection, no answer in time, or an answer that means: later. */
  | { kind: 'FAILED'; at: Instant; fault: string }
  /** The sender was restarted while it sent. */
  | { kind: 'RECOVERED'; at: Instant }
  /** A person sends the same message again. */
  | { kind: 'REPLAYED'; at: Instant }
  /** A person gives up a message that was refused or stopped, because another takes its place or none is needed. */
  | { kind: 'SET_ASIDE'; at: Instant }

/**
 * OB-1: a message after an event. What cannot follow leaves it as it is: a late answer changes nothing of what has ended, and
 * an acknowledgement always counts, also one that comes before the delivery is known or after the sender gave up.
 */
export function afterEvent(message: OutboxMessage, event: OutboxEvent, rules: CaseRules): OutboxMessage {
  const { state } = message
  if (state === 'ACKNOWLEDGED') return message
  // Given up, it still counts as arrived when its receiver says so; nothing else follows.
  if (state === 'SET_ASIDE' && event.kind !== 'ACKNOWLEDGED') return message
  switch (event.kind) {
    case 'ACKNOWLEDGED':
      return { ...message, state: 'ACKNOWLEDGED' }
    case 'REFUSED':
      return state === 'REFUSED' ? message : { ...message, state: 'REFUSED', refusedWith: event.codes }
    case 'BEGIN':
      return mayBegin(message, event.at)
        ? { ...message, state: 'SENDING', attempts: message.attempts + 1 }
        : message
    case 'DELIVERED':
      return state === 'SENDING' ? { ...message, state: 'SENT', sentAt: event.at } : message
    case 'FAILED':
      return state === 'SENDING' ? retried({ ...message, lastFault: event.fault }, event.at, rules) : message
    case 'RECOVERED':
      // Whether it arrived is not known, so it is sent again under its number, which the receiver takes once.
      return state === 'SENDING' ? retried({ ...message, lastFault: 'RESTARTED' }, event.at, rules) : message
    case 'REPLAYED':
      return state === 'SENDING'
        ? message
        : { ...message, state: 'QUEUED', attempts: 0, notBefore: event.at, refusedWith: undefined }
    case 'SET_ASIDE':
      return isException(state) ? { ...message, state: 'SET_ASIDE' } : message
  }
}

/** Whether a person has to look before anything happens. */
export const isException = (state: MessageState): boolean => exceptionStates.some((one) => one === state)

/** OB-5: a message that was sent and not acknowledged in time is sent again; the others stay as they are. */
export function afterSilence(message: OutboxMessage, now: Instant, rules: CaseRules): OutboxMessage {
  if (message.state !== 'SENT' || message.sentAt === undefined) return message
  const until = addMinutes(message.sentAt, rules.acknowledgeMinutes)
  return isLater(now, until) ? retried({ ...message, lastFault: 'NO_ACKNOWLEDGEMENT' }, now, rules) : message
}

function mayBegin({ state, notBefore }: OutboxMessage, at: Instant): boolean {
  return state === 'QUEUED' && !isLater(notBefore, at)
}

function retried(message: OutboxMessage, at: Instant, rules: CaseRules): OutboxMessage {
  // OB-4: after so many attempts a person looks; nothing is thrown away.
  if (message.attempts >= rules.retryAttempts) return { ...message, state: 'STOPPED' }
  const wait = retryWait(message.id, message.attempts, rules)
  const start = toMillis(at)
  return {
    ...message,
    state: 'QUEUED',
    notBefore: start === undefined ? at : fromMillis(start + wait * 1000),
  }
}

/**
 * OB-3: seconds before the next attempt: doubled each time up to the longest wait, less up to a quarter that the message's
 * number decides, so that messages which failed together do not all come back together.
 */
export function retryWait(id: string, attempts: number, rules: CaseRules): number {
  const full = Math.min(rules.retrySeconds * 2 ** Math.max(0, attempts - 1), rules.retryLongestSeconds)
  let hash = 7
  for (const letter of id) hash = (hash * 31 + letter.charCodeAt(0)) % 1009
  return Math.round(full * (1 - (hash / 1009) * 0.25))
}

/**
 * OB-2: the messages whose turn it is: of each case and receiver the first that is neither acknowledged nor set aside, where
 * it waits and its time has come. One that was refused or stopped holds back those behind it, which may depend on it.
 */
export function readyToSend(messages: readonly OutboxMessage[], now: Instant): OutboxMessage[] {
  const firsts = new Map<string, OutboxMessage>()
  for (const message of messages.toSorted((a, b) => a.order - b.order)) {
    const line = `${message.caseId} ${message.receiver}`
    if (!isEnded(message.state) && !firsts.has(line)) firsts.set(line, message)
  }
  return [...firsts.values()].filter((message) => mayBegin(message, now))
}

const isEnded = (state: MessageState): boolean => state === 'ACKNOWLEDGED' || state === 'SET_ASIDE'

export interface Received {
  id: string
  /** A digest of the content. */
  digest: string
}

/**
 * OB-6: what a receiver does with a message: a new number is taken; one that it has is acknowledged again and has no further
 * effect; the number of another content is refused, because two messages have got one number.
 */
export function receive(taken: ReadonlyMap<string, string>, message: Received): 'TAKE' | 'AGAIN' | 'CLASH' {
  const digest = taken.get(message.id)
  if (digest === undefined) return 'TAKE'
  return digest === message.digest ? 'AGAIN' : 'CLASH'
}
