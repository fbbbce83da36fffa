/** What the sender needs of a receiver: to hand a message over, and to fetch what it has for us. */
import type { MessageFault } from '@mips/domain/case/message-faults'
import type { MessageReceiver } from '@mips/domain/case/outbox'

/** A message as it leaves, the same at every attempt. */
export type Envelope = {
  version: 1
  /** Its number, under which it is taken once. */
  id: string
  force: string
  receiver: MessageReceiver
  kind: string
  reference: string | null
  /** Messages of one line follow one another by their place. */
  line: string
  place: number
  madeAt: string
  digest: string
  content: unknown
}

/** What came of handing over. */
export type Handed =
  | { state: 'DELIVERED' }
  | { state: 'REFUSED'; codes: readonly string[] }
  | { state: 'FAILED'; fault: MessageFault }

/** Something that the receiver has for us, under its own number; `raw` is what it sent where it cannot be read. */
export type Incoming = {
  number: string
  kind: string
  about?: string
  codes: readonly string[]
  content: Record<string, unknown>
  isReadable: boolean
}

export type Fetched =
  { state: 'FETCHED'; messages: readonly Incoming[] } | { state: 'FAILED'; fault: MessageFault }

export interface ReceiverPort {
  readonly code: MessageReceiver
  send(envelope: Envelope): Promise<Handed>
  fetchIncoming(most: number): Promise<Fetched>
  /** Says that these are kept here; what is not confirmed comes again. */
  confirm(numbers: readonly string[]): Promise<boolean>
}
