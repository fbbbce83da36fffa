/** What tests of outcomes begin from: a crime with victim and suspect, a document on it, an outcome that waits. */
import { investigationOutcome } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import { arrange } from '../../testing/arrange.ts'
import type { Actor, World } from '../../testing/world.ts'
import { crimeOfVictim } from '../victim-care/victim-care.testing.ts'

type Routes = (typeof investigationOutcome)['routes']
export type Proposal = RouteCall<Routes['propose']>['body']

/** A document on a crime, as an upload would leave it. */
export async function documentOn(world: World, recordId: string): Promise<string> {
  const sha256 = await world.platform.files.keep(Buffer.from(`Statement on ${recordId}`))
  const { id } = await arrange(world, ({ tx }) =>
    tx.attachment.create({
      data: {
        recordId,
        kind: 'document',
        sha256,
        viewSha256: sha256,
        mimeType: 'text/plain',
        sizeBytes: 50,
        caption: 'Signed statement',
        fileName: 'statement.txt',
      },
      select: { id: true },
    }),
  )
  return id
}

/** A crime whose victim does not support it any more, in her own words. */
export async function withdrawnCrime(
  world: World,
  officer: Actor,
  more: Parameters<typeof crimeOfVictim>[2] = {},
) {
  const made = await crimeOfVictim(world, officer, more)
  await world.ok(officer, investigationOutcome, 'recordPosition', {
    params: made.params,
    body: {
      position: 'DOES_NOT_SUPPORT',
      words: 'I only want it to stop.',
      capturedHow: 'SIGNED_STATEMENT',
      capturedAt: world.clock.now().toISOString(),
      documentId: await documentOn(world, made.crimeId),
    },
  })
  return made
}

export const outcome16: Proposal = { intent: 'PROPOSE', code: '16', evidence: {} }

/** The same with its outcome proposed, waiting for a supervisor. */
export async function proposedCrime(world: World, officer: Actor) {
  const made = await withdrawnCrime(world, officer)
  const { version } = await world.ok(
    officer,
    investigationOutcome,
    'propose',
    { params: { crimeId: made.crimeId }, body: outcome16 },
    { version: 1 },
  )
  return { ...made, version }
}

/** The same, approved. */
export async function finalisedCrime(world: World, officer: Actor, supervisor: Actor) {
  const made = await proposedCrime(world, officer)
  const { version } = await world.ok(
    supervisor,
    investigationOutcome,
    'decide',
    { params: { crimeId: made.crimeId }, body: { answer: 'APPROVED', words: 'Spoke to her myself.' } },
    { version: made.version },
  )
  return { ...made, version }
}
