/** Search warrants in the two worlds: one call of every route, an open one of open premises, and in the other world alone a hidden one of the same. */
import { searchWarrant } from '@mips/contracts'
import { linkRecords } from '../../modules/pole/record.service.ts'
import type { Actor, World } from '../world.ts'
import { of, reason, type Pick } from './call.ts'
import type { Ctx, Make } from './hidden-ways.ts'
import type { Seed } from './seed.ts'

const one = (pick: Pick) => ({ searchId: pick('searchWarrant') })

export const searchWarrantCalls = of(searchWarrant)({
  list: () => ({ query: {} }),
  get: (pick) => ({ params: one(pick) }),
  apply: (pick) => ({
    body: {
      power: 'PACE_8',
      premises: [{ locationId: pick('place') }],
      occupierId: pick('person'),
      grounds: reason,
      material: reason,
      protectedMaterial: 'NONE',
    },
  }),
  authorise: (pick) => ({ params: one(pick), body: {} }),
  decide: (pick, say) => ({
    params: one(pick),
    body: { isIssued: true, at: say.now, courtCode: 'B01CE00' },
  }),
  addEntry: (pick, say) => ({
    params: one(pick),
    body: { at: say.now, premises: reason, wasCopyLeft: true, inChargeId: pick('user') },
  }),
})

export const searchWarrantNotSent = { 'searchWarrant.giveBack': 'ends what the others read' }

/** Applied for by the outsider. */
export async function seedSearchWarrant(world: World, as: Actor, place: string): Promise<string> {
  const { id } = await world.ok(as, searchWarrant, 'apply', {
    body: {
      power: 'PACE_8',
      premises: [{ locationId: place }],
      grounds: reason,
      material: reason,
      protectedMaterial: 'NONE',
    },
  })
  return id
}

/** Of the open premises and of an open occupier, issued and entered, with what was found linked. */
export async function hideSearchWarrant(ctx: Ctx, seed: Seed, make: Make): Promise<string> {
  const at = ctx.clock.now()
  const { member } = seed.actors
  const id = await make('SearchWarrant')
  await ctx.tx.event.create({
    data: { id, kind: 'SearchWarrant', title: 'Hidden search', status: 'EXECUTED', occurredFrom: at },
  })
  await ctx.tx.searchWarrant.create({
    data: {
      id,
      state: 'ASKED',
      power: 'PACE_8',
      isAllPremises: false,
      occupierId: seed.marla.personRecordId,
      isMultipleEntry: false,
      protectedMaterial: 'NONE',
      applicantId: member.id,
      unitCode: 'HIDDEN-UNIT',
      askedAt: at,
    },
  })
  await ctx.tx
    .$executeRaw`INSERT INTO search_warrant_grounds (search_id, grounds, material, written_by) VALUES (${id}::uuid, 'Brindlecombe grounds', 'Brindlecombe goods', ${member.id}::uuid)`
  await ctx.tx.searchWarrantPremises.create({
    data: { searchId: id, locationId: seed.flat, words: 'Brindlecombe Yard' },
  })
  await ctx.tx.searchWarrantEntry.create({
    data: {
      searchId: id,
      at,
      premises: 'Brindlecombe Yard',
      inCharge: member.id,
      wasCopyLeft: true,
      isNight: false,
      recordedBy: member.id,
      recordedAt: at,
    },
  })
  await linkRecords(ctx, { fromId: id, toId: seed.marla.personRecordId, role: 'OCCUPIER', origin: 'chosen' })
  await linkRecords(ctx, { fromId: id, toId: seed.flat, role: 'SEARCHED', origin: 'chosen' })
  return id
}
