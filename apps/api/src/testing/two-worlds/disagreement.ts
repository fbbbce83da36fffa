/** Disagreement in the two worlds: one call of every route, and of open people what a hidden report and hidden paragraphs of the open one assert. */
import { disagreement } from '@mips/contracts'
import { liveTextOf } from '../../modules/intelligence/intelligence.testing.ts'
import type { Actor, World } from '../world.ts'
import { of, reason, type Pick, type Say } from './call.ts'
import type { Ctx } from './hidden-ways.ts'
import type { Seed } from './seed.ts'

const one = (pick: Pick) => ({ nominalId: pick('person') })

export const disagreementCalls = of(disagreement)({
  get: (pick) => ({ params: one(pick) }),
  assert: (pick, say: Say) => ({
    params: one(pick),
    body: {
      field: say.number % 2 === 0 ? 'height' : 'dob',
      value: say.number % 2 === 0 ? String(160 + (say.number % 30)) : `19${60 + (say.number % 30)}`,
      reportId: pick('intelligence'),
      textId: pick('giftPart'),
    },
  }),
  withdraw: (pick) => ({ params: { ...one(pick), factId: pick('assertedFact') }, body: { reason } }),
})

export const seedAsserted = async (
  world: World,
  as: Actor,
  nominalId: string,
  reportId: string,
): Promise<string> =>
  (
    await world.ok(as, disagreement, 'assert', {
      params: { nominalId },
      body: { field: 'dob', value: '1986-04-03', reportId, textId: await liveTextOf(world, reportId) },
    })
  ).id

/** Of the open Marla: by the hidden report, and by the paragraphs of the open report that only the hidden list holds. */
export async function hideAsserted(
  { tx, clock }: Ctx,
  seed: Seed,
  ids: { personRecord: string; intelligence: string },
): Promise<string[]> {
  const base = { field: 'dob', assertedBy: seed.actors.member.id, assertedAt: clock.now() }
  const rows = [
    {
      personRecordId: seed.marla.personRecordId,
      reportId: ids.intelligence,
      paragraph: 1,
      value: '1950-01-02',
    },
    {
      personRecordId: seed.marla.personRecordId,
      reportId: seed.intelligence,
      paragraph: 2,
      value: '1951-01-02',
    },
    {
      personRecordId: seed.marla.personRecordId,
      reportId: seed.intelligence,
      paragraph: 3,
      value: '1952-01-02',
    },
    { personRecordId: ids.personRecord, reportId: seed.intelligence, paragraph: 1, value: '1953-01-02' },
  ]
  const made: string[] = []
  for (const row of rows) {
    const { reportId, paragraph: number } = row
    const text = await tx.intelligenceText.findFirst({
      where: { reportId, number, isLive: true },
      select: { id: true },
    })
    const data = { ...base, ...row, textId: text?.id ?? null }
    made.push((await tx.assertedFact.create({ data, select: { id: true } })).id)
  }
  return made
}
