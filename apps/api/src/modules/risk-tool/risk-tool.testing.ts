/** A small tool of a force, and how tests load it by two people. */
import { riskTool } from '@mips/contracts'
import type { World } from '../../testing/world.ts'

/** The file; `more` is what this version has otherwise. */
export const toolFile = (more: object = {}) => ({
  text: JSON.stringify({
    topics: [
      { code: 'AFRAID', words: 'Are you afraid of them?', isGrave: true },
      { code: 'MONEY', words: 'Do they decide what you spend?' },
      { code: 'PHONE', words: 'Do they look at your phone?' },
    ],
    bands: { medium: 2, high: 3 },
    grades: { HIGH: 'High: act today' },
    ...more,
  }),
  validFrom: '2026-09-07',
})

export const toolReason = { source: 'Working group of the force', reason: 'The pilot has ended' }

/** Proposes a version and approves it by a second person; its number. */
export async function loadTool(world: World, tool: 'LOCAL' | 'DARA', more: object = {}): Promise<number> {
  const params = { tool }
  const validFrom = world.clock.now().toISOString().slice(0, 10)
  const { version } = await world.ok(await world.actor('ADMIN'), riskTool, 'propose', {
    params,
    body: { ...toolFile(more), validFrom, ...toolReason },
  })
  await world.ok(await world.actor('RECORDS_MANAGER'), riskTool, 'decide', {
    params,
    body: { isApproved: true, reason: 'Read against the paper form' },
  })
  return version
}
