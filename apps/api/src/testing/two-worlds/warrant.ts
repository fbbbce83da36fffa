/** Warrants in the two worlds: one call of every route, an open warrant of an open person, and in the other world alone hidden ones of the same people. */
import { warrant } from '@mips/contracts'
import { linkRecords } from '../../modules/pole/record.service.ts'
import { attemptBody, courtOf, hoursAgo, issuedWarrant } from '../../modules/warrant/warrant.testing.ts'
import type { Actor, World } from '../world.ts'
import { of, reason, type Pick } from './call.ts'
import type { Ctx, Make } from './hidden-ways.ts'
import type { Seed } from './seed.ts'

const one = (pick: Pick) => ({ warrantId: pick('warrant') })
const circulation = (pick: Pick) => ({ ...one(pick), circulationId: pick('warrantCirculation') })
const views = ['LIVE', 'OVERDUE', 'NOT_CIRCULATED', 'STALE', 'OVER'] as const

export const warrantCalls = of(warrant)({
  list: (_pick, say) => ({ query: { view: views[say.number % views.length] } }),
  get: (pick) => ({ params: one(pick) }),
  searchCourts: () => ({ body: { text: 'willesden' } }),
  register: (pick, say) => ({
    body: {
      kind: 'BENCH',
      personId: pick('person'),
      courtCode: 'B01CE00',
      courtReference: `TW/${say.number}`,
      terms: reason,
      issuedAt: say.now,
      addresses: [{ locationId: pick('place') }],
    },
  }),
  grade: (pick) => ({ params: one(pick), body: { factors: ['DOMESTIC'], grade: 'A' } }),
  allocate: (pick) => ({ params: one(pick), body: { areaUnit: 'SN-TEST' } }),
  addAddress: (pick) => ({ params: one(pick), body: { locationId: pick('place'), why: reason } }),
  addAttempt: (pick, say) => ({
    params: one(pick),
    body: {
      at: say.now,
      address: reason,
      result: 'NOT_THERE',
      wasRiskRead: true,
      officerIds: [pick('user')],
      next: { text: reason, dueOn: '2099-01-01', ownerId: pick('user') },
    },
  }),
  circulate: (pick, say) => ({
    params: one(pick),
    body: { enteredAt: say.now, reference: `W/${say.number}` },
  }),
  reviewCirculation: (pick) => ({ params: circulation(pick), body: { words: reason } }),
  pay: (pick, say) => ({
    params: one(pick),
    body: { pence: 100, paidOn: say.now.slice(0, 10), receipt: `R-${say.number}` },
  }),
})

/** Routes that end what the others read. */
export const warrantNotSent: Record<string, string> = Object.fromEntries(
  [
    'decide',
    'execute',
    'surrender',
    'serveBail',
    'withdraw',
    'transfer',
    'takeBack',
    'cancelCirculation',
  ].map((name) => [`warrant.${name}`, 'ends what the others read']),
)

/** An open warrant on somebody, circulated, with an attempt. */
export async function seedWarrant(world: World, as: Actor, personId: string) {
  const { params, version } = await issuedWarrant(world, as, { personId })
  const tried = await world.ok(
    as,
    warrant,
    'addAttempt',
    { params, body: attemptBody(world, as.id) },
    { version },
  )
  await world.ok(
    as,
    warrant,
    'circulate',
    { params, body: { enteredAt: hoursAgo(world, 1), reference: 'W/26/1' } },
    { version: tried.version },
  )
  const page = await world.ok(as, warrant, 'get', { params })
  return { warrant: params.warrantId, warrantCirculation: page.circulations[0]?.id ?? '' }
}

/** On an open person and on a hidden one, live and over, circulated and not: neither puts a marker where others read. */
export async function hideWarrants(
  ctx: Ctx,
  seed: Seed,
  make: Make,
  people: { personRecord: string },
): Promise<{ warrants: string[]; warrantCirculation: string }> {
  const at = ctx.clock.now()
  const { member } = seed.actors
  const warrants: string[] = []
  let warrantCirculation = ''
  for (const [personRecordId, isOver] of [
    [seed.marla.personRecordId, false],
    [people.personRecord, false],
    [seed.tobias.personRecordId, true],
  ] as const) {
    const id = await make('Warrant')
    const state = isOver ? 'WITHDRAWN' : 'ALLOCATED'
    await ctx.tx.event.create({
      data: { id, kind: 'Warrant', title: 'Hidden warrant', status: state, occurredFrom: at },
    })
    await ctx.tx.warrant.create({
      data: {
        id,
        personRecordId,
        kind: 'BENCH',
        state,
        stateAt: at,
        courtCode: seed.courtCode,
        courtReference: 'HIDDEN/1',
        terms: 'Brindlecombe terms',
        risk: 'Brindlecombe risk',
        requestedAt: at,
        issuedAt: at,
        grade: 'A',
        gradedAt: at,
        ownerUnit: 'HIDDEN-UNIT',
        endedAt: isOver ? at : null,
      },
    })
    await ctx.tx.warrantAddress.create({ data: { warrantId: id, words: 'Brindlecombe Yard', addedAt: at } })
    const made = await ctx.tx.warrantCirculation.create({
      data: {
        warrantId: id,
        enteredAt: at,
        reference: 'HIDDEN/26',
        enteredBy: member.id,
        recordedAt: at,
      },
      select: { id: true },
    })
    warrantCirculation = made.id
    await ctx.tx.warrantAttempt.create({
      data: {
        warrantId: id,
        at,
        address: 'Brindlecombe Yard',
        result: 'NO_REPLY',
        wasRiskRead: true,
        officerIds: [member.id],
        recordedBy: member.id,
        recordedAt: at,
      },
    })
    await linkRecords(ctx, { fromId: id, toId: personRecordId, role: 'NAMED_IN_WARRANT', origin: 'chosen' })
    warrants.push(id)
  }
  return { warrants, warrantCirculation }
}

export { courtOf }
