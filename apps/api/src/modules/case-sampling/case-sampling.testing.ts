/** What tests of sampling begin from: files that a unit finished. */
import { caseForms, caseSampling } from '@mips/contracts'
import { sampleHeadings } from '@mips/domain/case/sampling'
import type { Actor, World } from '../../testing/world.ts'
import { casePage, readyFile } from '../case/case.testing.ts'

/** A file of the officer, certified by a supervisor. */
export async function certifiedFile(world: World, officer: Actor, supervisor: Actor) {
  const { params, caseId, version } = await readyFile(world, officer)
  await world.ok(officer, caseForms, 'submit', { params, body: {} }, { version })
  const { version: submitted } = await casePage(world, supervisor, caseId)
  await world.ok(
    supervisor,
    caseForms,
    'decide',
    { params, body: { act: 'CERTIFY' } },
    { version: submitted },
  )
  return { params, caseId }
}

export const readDeskOf = (world: World, supervisor: Actor) => world.ok(supervisor, caseSampling, 'desk', {})

/** Every heading passed, but those named. */
export const marksBut = (...failed: readonly string[]) =>
  sampleHeadings.map(({ code }) =>
    failed.includes(code)
      ? { heading: code, passed: false, reason: 'The cameras of the shop were not asked for' }
      : { heading: code, passed: true },
  )
