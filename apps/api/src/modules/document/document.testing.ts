/** What tests of documents begin from: an incident with one document on it. */
import { arrange } from '../../testing/arrange.ts'
import type { World } from '../../testing/world.ts'
import { makeScene } from '../arrest/arrest.testing.ts'

/** An incident of its own with a short text on it. */
export async function onIncident(world: World): Promise<{ recordId: string; documentId: string }> {
  const { incidentId: recordId } = await makeScene(world)
  const sha256 = await world.platform.files.keep(Buffer.from(`Tenancy of ${recordId}`))
  const { id } = await arrange(world, ({ tx }) =>
    tx.attachment.create({
      data: {
        recordId,
        kind: 'document',
        sha256,
        viewSha256: sha256,
        mimeType: 'text/plain',
        sizeBytes: 47,
        caption: 'Tenancy agreement',
        fileName: 'tenancy.txt',
      },
      select: { id: true },
    }),
  )
  return { recordId, documentId: id }
}
