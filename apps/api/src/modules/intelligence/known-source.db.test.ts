/** Whoever once knew a source reads of its product what every reader holds, and no word of what was sent in (IV-2). */
import { intelligence, intelligenceReview } from '@mips/contracts'
import { afterAll, expect, it } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { releasedReport as releasedProduct } from '../source-vault/source-vault.testing.ts'
import { makeLive } from './intelligence.testing.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())

const page = (as: Actor, reportId: string) => world.ok(as, intelligence, 'get', { params: { reportId } })

it('a member of the unit who once knew the source of a product is a reader of it, before its release and after', async () => {
  const handler = await world.actor('SOURCE_UNIT')
  const { corridorId } = await releasedProduct(world, handler, await world.actor('SOURCE_CONTROLLER'))
  const evaluator = await world.actor('INTELLIGENCE_OFFICER')
  const { id } = await world.ok(evaluator, intelligenceReview, 'receiveProduct', {
    params: { corridorId },
    body: {},
  })
  // Posts change, knowledge stays: the handler of before is now of the unit.
  await world.admin.query('DELETE FROM role_grant WHERE user_id = $1', [handler.id])
  await world.admin.query(
    `INSERT INTO role_grant (user_id, role_code, valid_from) VALUES ($1, 'INTELLIGENCE_OFFICER', now() - interval '1 day')`,
    [handler.id],
  )
  const detective = await world.actor('DETECTIVE')
  const raw = (await page(evaluator, id)).unit?.paragraphs[0]?.text ?? ''
  expect(raw).not.toBe('')
  expect(await page(handler, id)).toEqual(await page(detective, id))
  expect(await page(handler, id)).toMatchObject({ shows: 'SIGNPOST', unit: null, paragraphs: [] })
  await makeLive(world, id, 'He keeps a knife.')
  expect((await page(evaluator, id)).unit?.paragraphs[0]?.text).toBe(raw)
  const held = await page(handler, id)
  expect(held).toMatchObject({ unit: null, paragraphs: [{ text: 'He keeps a knife.' }] })
  expect(held).toEqual(await page(detective, id))
  const refused = await world.call(handler, intelligenceReview, 'getEvaluation', { params: { reportId: id } })
  expect(refused.body).toContain('IV-2')
})
