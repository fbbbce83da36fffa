/** What tests of unused material begin from: a case of which every item is decided and every class answered. */
import { caseUnused } from '@mips/contracts'
import { materialClasses } from '@mips/domain/case/unused-material'
import type { Actor, World } from '../../testing/world.ts'
import { openedCase } from './case.testing.ts'

/** A reason that is a sentence, as presumed material asks for one. */
export const sayNothing = 'It says nothing that helps the defence or hurts the case'

/** Decides every item of the open schedule that has no decision, and answers for every class. */
export async function decideAll(world: World, officer: Actor, params: { caseId: string }) {
  const page = () => world.ok(officer, caseUnused, 'get', { params })
  for (const { itemId, decision } of (await page()).open) {
    if (decision !== null) continue
    await world.ok(
      officer,
      caseUnused,
      'decide',
      { params: { ...params, itemId }, body: { decision: { meetsTest: false, reason: sayNothing } } },
      { version: (await page()).version },
    )
  }
  await world.ok(
    officer,
    caseUnused,
    'answer',
    {
      params,
      body: { answers: materialClasses.map(({ code }) => ({ class: code, answer: 'NONE' as const })) },
    },
    { version: (await page()).version },
  )
  return (await page()).version
}

export async function decidedAll(world: World, officer: Actor) {
  const opened = await openedCase(world, officer)
  return { ...opened, version: await decideAll(world, officer, opened.params) }
}

/** Signs both schedules as they stand. */
export async function signAll(world: World, officer: Actor, params: { caseId: string }) {
  const { version } = await world.ok(officer, caseUnused, 'get', { params })
  return world.call(officer, caseUnused, 'sign', { params, body: { hasCopies: true } }, { version })
}
