/** Redactions in the two worlds: one over the document of the open crime, one over that of the hidden crime. */
import { redaction } from '@mips/contracts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Actor, World } from '../world.ts'
import { of, type Pick, type Say } from './call.ts'

const ofDocument = (pick: Pick) => ({ recordId: pick('crime'), documentId: pick('document') })
const ofRedaction = (pick: Pick) => ({ recordId: pick('crime'), redactionId: pick('redaction') })

/** The open one is a text of one word: its page is read, marked, sent and given back. */
export const redactionCalls = of(redaction)({
  list: (pick: Pick) => ({ params: ofDocument(pick) }),
  begin: (pick: Pick) => ({ params: ofDocument(pick), body: { purpose: 'DISCLOSURE' as const } }),
  get: (pick: Pick) => ({ params: ofRedaction(pick) }),
  page: (pick: Pick) => ({ params: { ...ofRedaction(pick), page: 1 } }),
  picture: (pick: Pick) => ({ params: { ...ofRedaction(pick), page: 1 } }),
  mark: (pick: Pick, say: Say) => ({
    params: ofRedaction(pick),
    body: {
      revision: (say.number % 4) + 1,
      marks: [{ kind: 'WORDS' as const, page: 1, from: 0, to: 0, reason: 'SENSITIVE' as const, rule: null }],
      refused: [],
    },
  }),
  send: (pick: Pick, say: Say) => ({ params: ofRedaction(pick), body: { revision: (say.number % 4) + 1 } }),
  look: (pick: Pick, say: Say) => ({
    params: ofRedaction(pick),
    body: { answer: 'RETURN' as const, revision: (say.number % 4) + 1, words: 'Two worlds' },
  }),
})

export async function seedRedaction(world: World, as: Actor, recordId: string, documentId: string) {
  const made = await world.ok(as, redaction, 'begin', {
    params: { recordId, documentId },
    body: { purpose: 'DISCLOSURE' },
  })
  return made.id
}

export async function hideRedaction(
  tx: Tx,
  at: Date,
  hidden: { crime: string; document: string; officer: string; sha256: string },
): Promise<string> {
  const made = await tx.documentRedaction.create({
    data: {
      recordId: hidden.crime,
      attachmentId: hidden.document,
      sourceSha256: hidden.sha256,
      readingSha256: hidden.sha256,
      pageCount: 1,
      purpose: 'DISCLOSURE',
      begunBy: hidden.officer,
      begunAt: at,
      markedBy: [hidden.officer],
    },
    select: { id: true },
  })
  return made.id
}
