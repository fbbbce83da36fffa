/** One valid input for each route of redaction, for the conformance test. */
import { redaction } from '@mips/contracts'
import sharp from 'sharp'
import { arrange } from '../../testing/arrange.ts'
import { fixturesOf } from '../../testing/fixtures.ts'
import type { World } from '../../testing/world.ts'
import { makeScene } from '../arrest/arrest.testing.ts'
import { begun, marked, phoneMark, sent, withDocument } from './redaction.testing.ts'

const as = 'RESPONSE_OFFICER' as const
const officer = (world: World) => world.actor(as)

export const redactionFixtures = fixturesOf(redaction)({
  list: {
    as,
    prepare: async (world) => {
      const { recordId, documentId } = await withDocument(world)
      return { input: { params: { recordId, documentId } } }
    },
  },
  begin: {
    as,
    prepare: async (world) => {
      const { recordId, documentId } = await withDocument(world)
      return { input: { params: { recordId, documentId }, body: { purpose: 'DISCLOSURE' as const } } }
    },
  },
  get: {
    as,
    prepare: async (world) => ({ input: { params: (await begun(world, await officer(world))).params } }),
  },
  page: {
    as,
    prepare: async (world) => ({
      input: { params: { ...(await begun(world, await officer(world))).params, page: 1 } },
    }),
  },
  picture: {
    as,
    prepare: async (world) => ({ input: { params: { ...(await pictured(world)), page: 1 } } }),
  },
  mark: {
    as,
    prepare: async (world) => ({
      input: {
        params: (await begun(world, await officer(world))).params,
        body: { revision: 1, marks: [phoneMark], refused: [] },
      },
    }),
  },
  send: {
    as,
    prepare: async (world) => ({
      input: { params: (await marked(world, await officer(world))).params, body: { revision: 2 } },
    }),
  },
  look: {
    as: 'SUPERVISOR',
    prepare: async (world) => ({
      input: {
        params: (await sent(world, await officer(world))).params,
        body: { answer: 'BURN' as const, revision: 3 },
      },
    }),
  },
})

/** A redaction of a picture. */
async function pictured(world: World): Promise<{ recordId: string; redactionId: string }> {
  const { incidentId: recordId } = await makeScene(world)
  const colour = { r: 40, g: 80, b: 120 }
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: colour } })
    .png()
    .toBuffer()
  const sha256 = await world.platform.files.keep(bytes)
  const { id: documentId } = await arrange(world, ({ tx }) =>
    tx.attachment.create({
      data: {
        recordId,
        kind: 'document',
        sha256,
        viewSha256: sha256,
        mimeType: 'image/png',
        sizeBytes: bytes.length,
        caption: 'Picture of a screen',
        fileName: 'screen.png',
      },
      select: { id: true },
    }),
  )
  const made = await world.ok(await officer(world), redaction, 'begin', {
    params: { recordId, documentId },
    body: { purpose: 'DISCLOSURE' },
  })
  return { recordId, redactionId: made.id }
}
