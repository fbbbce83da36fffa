/** Reads the words of documents after they were kept, one at a time, so that they are found by what stands in them. */
import type { PrismaClient } from '@mips/database/client'
import type { AuditWriter } from '../../platform/audit/audit-log.ts'
import { audited, NOTHING_DONE } from '../../platform/audit/audited.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Files } from '../../platform/files.ts'
import { describeError, type Logger } from '../../platform/logger.ts'
import { readTypes, wordsOf } from './document-words.ts'
import { allLists, findUnread, insertWords, type Unread } from './document.repository.ts'
import type { Words } from './pdf-words.ts'

type Parts = { prisma: PrismaClient; writer: AuditWriter; clock: Clock; files: Files }

/** Reads the oldest document that was not read yet; false when there is none. What was tried is never tried again. */
export async function documentWordsRound(parts: Parts): Promise<boolean> {
  const as = {
    system: 'document',
    action: 'document.readWords',
    act: 'alteration',
    acls: await allLists(parts.prisma),
  } as const
  const found = await nextOf(parts, as)
  if (found === undefined) return false
  // No transaction stands open while a file is read.
  const bytes = await parts.files.find(found.sha256)
  const words = bytes === undefined ? { text: '', isWhole: false } : await wordsOf(found.mimeType, bytes)
  // What cannot be kept leaves the document found by its title, and the others go on.
  await keep(parts, as, found, words).catch(() => keep(parts, as, found, { text: '', isWhole: false }))
  return true
}

type As = Parameters<typeof audited>[1]

/** Which document is next; nothing of it is looked at here. */
async function nextOf(parts: Parts, as: As): Promise<Unread | undefined> {
  let found: Unread | undefined
  await audited(parts, as, async (tx) => {
    found = await findUnread(tx, readTypes)
    return NOTHING_DONE
  })
  return found
}

const keep = (parts: Parts, as: As, { id, recordId }: Unread, words: Words) =>
  audited(parts, as, async (tx, note) => {
    await insertWords(tx, { documentId: id, recordId, ...words, readAt: parts.clock.now() })
    Object.assign(note, {
      subjectKind: 'Record',
      subjectId: recordId,
      change: { documentId: id, letters: words.text.length, isWhole: words.isWhole },
    })
  })

/** Starts the job; `stop` waits for the document that is being read. */
export function startDocumentWords(parts: Parts & { logger: Logger; everyMs?: number }): {
  stop: () => Promise<void>
} {
  let isStopped = false
  let running: Promise<void> = Promise.resolve()
  const turn = async () => {
    while (!isStopped && (await documentWordsRound(parts))) continue
  }
  const timer = setInterval(() => {
    running = running.then(turn).catch((error: unknown) => {
      parts.logger.error(
        { err: describeError(error) },
        'the words of a document could not be kept; it is tried again',
      )
    })
  }, parts.everyMs ?? 2000)
  return {
    stop: async () => {
      isStopped = true
      clearInterval(timer)
      await running
    },
  }
}
