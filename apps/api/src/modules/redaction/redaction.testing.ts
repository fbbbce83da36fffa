/** What tests of redaction begin from: a document with what is to be taken out, and redactions of it at each state. */
import { redaction } from '@mips/contracts'
import { arrange } from '../../testing/arrange.ts'
import type { Actor, World } from '../../testing/world.ts'
import { makeScene } from '../arrest/arrest.testing.ts'

/** The telephone number is the sixth word, and is suggested. */
export const statementWords = 'The witness can be reached on 07700900123 and nowhere else.'

/** An incident of its own with this text on it. */
export async function withDocument(world: World, text = statementWords) {
  const { incidentId: recordId } = await makeScene(world)
  const sha256 = await world.platform.files.keep(Buffer.from(text))
  const { id } = await arrange(world, ({ tx }) =>
    tx.attachment.create({
      data: {
        recordId,
        kind: 'document',
        sha256,
        viewSha256: sha256,
        mimeType: 'text/plain',
        sizeBytes: text.length,
        caption: 'Statement of the witness',
        fileName: 'statement.txt',
      },
      select: { id: true },
    }),
  )
  return { recordId, documentId: id, sha256 }
}

/** A draft over it. */
export async function begun(world: World, as: Actor, text?: string) {
  const made = await withDocument(world, text)
  const { recordId, documentId } = made
  const { id: redactionId } = await world.ok(as, redaction, 'begin', {
    params: { recordId, documentId },
    body: { purpose: 'DISCLOSURE' },
  })
  return { ...made, redactionId, params: { recordId, redactionId } }
}

/** The words of a statement that are taken out: its telephone number. */
export const phoneMark = { kind: 'WORDS', page: 1, from: 6, to: 6, reason: 'CONTACT', rule: 'RD-1' } as const

/** A draft with its suggestion accepted, at revision 2. */
export async function marked(world: World, as: Actor, text?: string) {
  const made = await begun(world, as, text)
  await world.ok(as, redaction, 'mark', {
    params: made.params,
    body: { revision: 1, marks: [phoneMark], refused: [] },
  })
  return made
}

/** Waiting for the second look, at revision 3. */
export async function sent(world: World, as: Actor, text?: string) {
  const made = await marked(world, as, text)
  await world.ok(as, redaction, 'send', { params: made.params, body: { revision: 2 } })
  return made
}
