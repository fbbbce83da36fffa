/** Fetches what a receiver has for us, keeps each once by its number there, and applies it once. */
import type { MessageFault } from '@mips/domain/case/message-faults'
import { audited, NOTHING_DONE } from '../../platform/audit/audited.ts'
import { describeError, type Logger } from '../../platform/logger.ts'
import { takeAnswer } from '../case-decisions/prosecutor-answer.service.ts'
import { inboxReaders, readerOf } from './inbox-readers.ts'
import type { Happening } from './outbox.queue.service.ts'
import {
  allLists,
  holdMessage,
  isKept,
  type Json,
  keepIncoming,
  type MessageRow,
} from './outbox.repository.ts'
import { apply, type Parts, tell, type Way } from './outbox.sender.ts'
import type { Incoming } from './receiver.port.ts'

/** So many are fetched at a time. */
const AT_A_TIME = 50

export type Collected = { kept: number; isMore: boolean; fault?: MessageFault }

/** One fetch; what could not be kept is not confirmed, and comes again. */
export async function collect(parts: Parts & { logger: Logger }, way: Way): Promise<Collected> {
  const found = await way.port.fetchIncoming(AT_A_TIME)
  if (found.state === 'FAILED') return { kept: 0, isMore: false, fault: found.fault }
  const kept: string[] = []
  for (const incoming of found.messages) {
    try {
      await keep(parts, way, incoming)
      kept.push(incoming.number)
    } catch (error) {
      parts.logger.error({ err: describeError(error) }, 'a message that came in was not kept; it comes again')
    }
  }
  const isConfirmed = kept.length > 0 && (await way.port.confirm(kept))
  // What was kept is worked on whether or not the receiver heard of it: it is kept once.
  for (const reader of inboxReaders()) await reader.work(parts)
  return { kept: kept.length, isMore: isConfirmed && found.messages.length === AT_A_TIME }
}

/** Keeps one and does what it says, in one transaction: a number that is kept already is passed over whole. */
async function keep(parts: Parts, way: Way, incoming: Incoming): Promise<void> {
  const acls = await allLists(parts.prisma)
  await audited(
    parts,
    { system: 'outbox', action: 'outbox.receive', act: 'collection', acls },
    async (tx, audit) => {
      const now = parts.clock.now()
      const named = incoming.about === undefined ? null : await holdMessage(tx, incoming.about)
      const message = named?.receiver === way.port.code ? named : null
      const event = happeningOf(incoming, now.toISOString())
      const isAnswer = message?.kind === 'CASE_FILE' && incoming.kind === 'DECISION' && incoming.isReadable
      if (isAnswer && (await isKept(tx, way.port.code, incoming.number))) return NOTHING_DONE
      const reader = incoming.isReadable ? readerOf(way.port.code, incoming.kind) : undefined
      let cause = reader === undefined ? causeOf(incoming, message, event) : null
      if (isAnswer) cause = await answered({ tx, clock: parts.clock, audit, acls }, message, incoming)
      const isNew = await keepIncoming(tx, {
        receiver: way.port.code,
        number: incoming.number,
        kind: incoming.kind,
        messageId: message?.id ?? null,
        recordId: message?.recordId ?? null,
        // Read from JSON, and looked through for what the store refuses; a reader keeps it under the list of its record.
        content: reader === undefined ? (incoming.content as Json) : {},
        state: cause === null ? 'APPLIED' : 'UNPLACED',
        cause,
        receivedAt: now,
      })
      // Another server was first with an answer that this one has applied already: nothing of it stays.
      if (!isNew && isAnswer) throw new Error('kept by another server meanwhile')
      if (!isNew) return NOTHING_DONE
      await reader?.take({ tx, now, audit }, { ...incoming, receiver: way.port.code })
      if (message !== null && event !== undefined)
        await apply({ tx, clock: parts.clock }, message, event, way.setting)
      if (message !== null)
        await tell(tx, audit, message, { received: incoming.number, event: incoming.kind })
      else audit.change = { received: incoming.number, receiver: way.port.code, cause }
      return undefined
    },
  )
}

/** Takes the prosecutor's answer to a file of ours into the decisions of its case; why a person has to look, where it does not go in. */
async function answered(
  parts: Parameters<typeof takeAnswer>[0],
  message: MessageRow,
  { number, content }: Incoming,
): Promise<string | null> {
  const of = { caseId: message.recordId, sentBy: message.madeBy, number, content }
  return (await takeAnswer(parts, of)) ?? null
}

/** What it means for the message that it is about; nothing where it is no answer to one. */
function happeningOf(incoming: Incoming, at: string): Happening | undefined {
  if (incoming.kind === 'ACKNOWLEDGED') return { kind: 'ACKNOWLEDGED', at }
  if (incoming.kind !== 'REFUSED') return undefined
  return {
    kind: 'REFUSED',
    at,
    codes: incoming.codes.length === 0 ? ['NO_REASON_GIVEN'] : incoming.codes,
  }
}

/** Why a person has to look; null where it says all by itself. */
function causeOf(
  incoming: Incoming,
  message: MessageRow | null,
  event: Happening | undefined,
): string | null {
  if (!incoming.isReadable) return 'UNREADABLE'
  if (event === undefined) return 'KIND_NOT_KNOWN'
  return message === null ? 'UNKNOWN_MESSAGE' : null
}
