/** What tests of the vault begin from: a source, an opening that was asked and granted, and a report that was released. */
import { sourceVault } from '@mips/contracts'
import { randomUUID } from 'node:crypto'
import type { Actor, World } from '../../testing/world.ts'

const DAY_MS = 24 * 3_600_000

export const secretName = 'Wilhelmina Tarrantby'
export const secretWords = 'Meets at the old ropeworks.'

/** A member of the public who tells what they know. */
export async function madeSource(world: World, handler: Actor, more: object = {}) {
  return world.ok(handler, sourceVault, 'register', {
    body: {
      onceKey: randomUUID(),
      kind: 'PUBLIC' as const,
      name: secretName,
      telephone: '07700 900461',
      words: secretWords,
      ...more,
    },
  })
}

export const contactBody = (world: World, more: object = {}) => ({
  onceKey: randomUUID(),
  at: world.clock.now().toISOString(),
  words: 'Rang from the box at the corner.',
  ...more,
})

export const reportBody = (more: object = {}) => ({
  onceKey: randomUUID(),
  text: 'A grey van is loaded at night behind the closed bakery.',
  source: '2' as const,
  assessment: 'A' as const,
  handling: 'P' as const,
  marking: 'OFFICIAL' as const,
  ...more,
})

/** Asked by the handler; granted by a controller when one is given. */
export async function askedOpening(world: World, handler: Actor, controller?: Actor) {
  const { sourceKey, pseudonym } = await madeSource(world, handler)
  const { openingId } = await world.ok(handler, sourceVault, 'askOpening', {
    params: { sourceKey },
    body: { reason: 'RISK' },
  })
  if (controller !== undefined)
    await world.ok(controller, sourceVault, 'answerOpening', {
      params: { openingId },
      body: { isGranted: true },
    })
  return { sourceKey, pseudonym, openingId }
}

/** A report that waits for the controller, as the desk shows it. */
export async function waitingReport(world: World, handler: Actor, more: object = {}) {
  const { sourceKey, pseudonym } = await madeSource(world, handler)
  await world.ok(handler, sourceVault, 'writeReport', { params: { sourceKey }, body: reportBody(more) })
  const { reports } = await world.ok(handler, sourceVault, 'desk', {})
  const reportId = reports.find((report) => report.pseudonym === pseudonym)?.id ?? ''
  return { sourceKey, pseudonym, reportId }
}

/** A report that was released a day ago, so that the side of intelligence reads it now. */
export async function releasedReport(world: World, handler: Actor, controller: Actor) {
  const now = world.clock.now()
  world.clock.set(new Date(now.getTime() - DAY_MS).toISOString())
  const made = await waitingReport(world, handler)
  await world.ok(controller, sourceVault, 'release', { body: { reportIds: [made.reportId] } })
  world.clock.set(now.toISOString())
  const row = await world.admin.query<{ corridor_id: string }>(
    'SELECT corridor_id FROM vault.report WHERE id = $1',
    [made.reportId],
  )
  return { ...made, corridorId: row.rows[0]?.corridor_id ?? '' }
}
