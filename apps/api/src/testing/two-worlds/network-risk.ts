/** Children near known offenders in the two worlds: an open child and an open offender whose only common record is hidden in the other world. */
import { networkRisk } from '@mips/contracts'
import { linkRecords } from '../../modules/pole/record.service.ts'
import { arrange, makePerson } from '../arrange.ts'
import type { World } from '../world.ts'
import { of } from './call.ts'

const kinds = ['SEXUAL', 'VIOLENCE', undefined] as const

export const networkRiskCalls = of(networkRisk)({
  list: (_pick, say) => {
    const kind = kinds[say.number % kinds.length]
    return { query: { ...(kind === undefined ? {} : { kind }), steps: say.number % 2 === 0 ? '2' : '1' } }
  },
})

export type NearSeed = { child: string; offender: string }

/** A child and a registered sex offender who have nothing to do with one another; answers their person records. */
export async function seedNear(world: World): Promise<NearSeed> {
  const child = await makePerson(world, { forename: 'Pip', surname: 'Quietby', dob: '2015-06-01' })
  const offender = await makePerson(world, { forename: 'Osric', surname: 'Knownby', dob: '1966-02-02' })
  await arrange(world, (ctx) =>
    ctx.tx.marker.create({
      data: {
        recordId: offender.personRecordId,
        code: 'SEX_OFFENDER',
        category: 'SEX_OFFENDER',
        severity: 4,
        reason: 'Registered',
        startsOn: new Date('2026-01-01'),
        reviewOn: new Date('2028-01-01'),
      },
    }),
  )
  return { child: child.personRecordId, offender: offender.personRecordId }
}

/** Both are linked to a person who is hidden: the only way between them. */
export async function hideNear(
  world: World,
  { child, offender }: NearSeed,
  between: { id: string; aclId: number },
): Promise<void> {
  await arrange(
    world,
    async (ctx) => {
      await linkRecords(ctx, { fromId: child, toId: between.id, role: 'FRIEND', origin: 'imported' })
      await linkRecords(ctx, { fromId: offender, toId: between.id, role: 'FRIEND', origin: 'imported' })
    },
    between.aclId,
  )
}
