/** Orders of courts in the two worlds: open ones are recorded as they are asked, and in the other world alone hidden people have some. */
import { courtOrder } from '@mips/contracts'
import { of, reason } from './call.ts'
import type { Ctx } from './hidden-ways.ts'
import type { Seed } from './seed.ts'

export const courtOrderCalls = of(courtOrder)({
  ofPerson: (pick) => ({ params: { nominalId: pick('person') } }),
  record: (pick, say) => ({
    params: { nominalId: pick('person') },
    body: {
      kind: 'CRIMINAL_BEHAVIOUR',
      courtCode: 'B01EF00',
      from: say.now.slice(0, 10),
      isUntilFurtherOrder: true,
      terms: [reason],
    },
  }),
  end: (pick, say) => ({
    params: { nominalId: pick('person'), orderId: pick('link') },
    body: { endedOn: say.now.slice(0, 10), reason },
  }),
})

/** On hidden records of people, one of them in the cluster of an open one. */
export async function hideOrders(ctx: Ctx, seed: Seed, people: readonly string[]): Promise<void> {
  const at = ctx.clock.now()
  for (const recordId of people)
    await ctx.tx.courtOrder.create({
      data: {
        recordId,
        kind: 'RESTRAINING',
        courtCode: 'B01EF00',
        fromOn: at,
        isUntilFurtherOrder: true,
        terms: ['Brindlecombe terms'],
        protects: ['Brindlecombe'],
        recordedBy: seed.actors.member.id,
        recordedAt: at,
      },
    })
}
