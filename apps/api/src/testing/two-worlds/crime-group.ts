/** Crime groups in the two worlds: one call of every route, an open group of open people, and in the other world alone a hidden one of the same people. */
import { crimeGroup } from '@mips/contracts'
import { scoreBody } from '../../modules/crime-group/crime-group.testing.ts'
import { linkRecords } from '../../modules/pole/record.service.ts'
import { audited } from '../../platform/audit/audited.ts'
import type { Actor, World } from '../world.ts'
import { of, reason, type Pick } from './call.ts'
import type { Ctx, Make } from './hidden-ways.ts'
import type { Seed } from './seed.ts'

const one = (pick: Pick) => ({ groupId: pick('crimeGroup') })
const member = (pick: Pick) => ({
  personId: pick('person'),
  role: 'GROUP_MEMBER' as const,
  confidence: 'reported' as const,
})

export const crimeGroupCalls = of(crimeGroup)({
  list: () => ({}),
  get: (pick) => ({ params: one(pick) }),
  open: (pick, say) => ({
    body: {
      name: `${reason} ${say.number}`,
      summary: reason,
      ownerId: pick('user'),
      members: [member(pick), { ...member(pick), personId: pick('personRecord') }],
      readerIds: [pick('user')],
    },
  }),
  addMember: (pick) => ({ params: one(pick), body: member(pick) }),
  endMember: (pick) => ({ params: { ...one(pick), linkId: pick('link') }, body: { reason } }),
  score: (pick, say) => ({ params: one(pick), body: scoreBody(say.number % 6) }),
  giveTo: (pick) => ({ params: one(pick), body: { ownerId: pick('user') } }),
  addDisruption: (pick, say) => ({
    params: one(pick),
    body: { activity: reason, happenedOn: say.now.slice(0, 10), result: 'MINOR', why: reason },
  }),
})

/** Opened by the outsider, and put where everybody may see it. */
export async function seedCrimeGroup(world: World, as: Actor, people: readonly string[]): Promise<string> {
  const { id } = await world.ok(as, crimeGroup, 'open', {
    body: {
      name: 'The open line',
      summary: reason,
      ownerId: as.id,
      members: people.map((personId) => ({
        personId,
        role: 'GROUP_MEMBER' as const,
        confidence: 'believed' as const,
      })),
    },
  })
  const lists = await world.admin.query<{ acl_id: number }>('SELECT acl_id FROM record WHERE id = $1', [id])
  await audited(
    { prisma: world.prisma, writer: world.platform.writer },
    { system: 'seed', action: 'test.open', act: 'alteration', acls: [0, lists.rows[0]?.acl_id ?? 0] },
    async (tx) => {
      await tx.record.update({ where: { id }, data: { aclId: 0 } })
    },
  )
  return id
}

/** Of the open people and a hidden one, with a score and a disruption. */
export async function hideCrimeGroup(
  ctx: Ctx,
  seed: Seed,
  make: Make,
  people: { personRecord: string },
): Promise<string> {
  const at = ctx.clock.now()
  const { member: owner } = seed.actors
  const id = await make('CrimeGroup')
  await ctx.tx.event.create({
    data: { id, kind: 'CrimeGroup', title: 'Brindlecombe line', status: 'ACTIVE', occurredFrom: at },
  })
  await ctx.tx.crimeGroup.create({
    data: { id, summary: 'Hidden words', ownerId: owner.id, openedBy: owner.id, openedAt: at },
  })
  await ctx.tx.crimeGroupScore.create({
    data: {
      groupId: id,
      parts: scoreBody().parts,
      score: 60,
      tier: '2',
      why: 'Hidden',
      scoredBy: owner.id,
      scoredAt: at,
    },
  })
  await ctx.tx.crimeGroupDisruption.create({
    data: {
      groupId: id,
      activity: 'Hidden',
      happenedOn: at,
      result: 'MAJOR',
      why: 'Hidden',
      recordedBy: owner.id,
      recordedAt: at,
    },
  })
  for (const toId of [seed.marla.personRecordId, seed.tobias.personRecordId, people.personRecord])
    await linkRecords(ctx, { fromId: id, toId, role: 'GROUP_LEADER', origin: 'chosen' })
  // A hidden person in the open group.
  await linkRecords(ctx, {
    fromId: seed.crimeGroup,
    toId: people.personRecord,
    role: 'GROUP_COURIER',
    origin: 'chosen',
  })
  return id
}
