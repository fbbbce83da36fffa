/** Stop and search in the two worlds: one call of every route, an open record and authority, and hidden ones beside them. */
import { stopSearch } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import type { Tx } from '../../platform/db/tx.ts'
import { authorityBody, wholeSearch } from '../../modules/stop-search/stop-search.testing.ts'
import type { Actor, World } from '../world.ts'
import type { Pick, Say } from './call.ts'

type Routes = (typeof stopSearch)['routes']
type Inputs = { [K in keyof Routes & string]: (pick: Pick, say: Say) => RouteCall<Routes[K]> }

const words = 'Asked in two worlds'
const params = (pick: Pick) => ({ stopId: pick('stop') })
const hiddenCode = 'BCDFGHJKLM'

const later = (say: Say, hours: number) => new Date(Date.parse(say.now) + hours * 3_600_000).toISOString()

export const stopSearchInputs: Inputs = {
  prepare: (pick, say) => ({ query: say.number % 2 === 0 ? {} : { incidentId: pick('incident') } }),
  make: (pick, say) => ({
    body: {
      grounds: words,
      personId: pick(say.number % 2 === 0 ? 'person' : 'personRecord'),
      locationId: pick('place'),
      ...(say.number % 3 === 0 ? { authorityId: pick('authority') } : {}),
      ...(say.number % 3 === 1 ? { incidentId: pick('incident') } : {}),
    },
  }),
  list: (_, say) => ({ query: { scope: (['MINE', 'WAITING', 'ALL'] as const)[say.number % 3] ?? 'ALL' } }),
  publish: (_, say) => ({ query: { month: say.now.slice(0, 7) } }),
  findByCode: (_, say) => ({ body: { code: say.number % 2 === 0 ? hiddenCode : 'ZZZZZZZZZZ' } }),
  get: (pick) => ({ params: params(pick) }),
  change: (pick) => ({
    params: params(pick),
    body: { grounds: words, personId: pick('personRecord'), arrestId: pick('arrest'), outcome: 'ARREST' },
  }),
  giveForceForm: (pick) => ({
    params: { ...params(pick), formId: pick('stopForm') },
    body: { reasons: ['EFFECT_SEARCH'], outcome: words },
  }),
  supervise: (pick, say) => ({
    params: params(pick),
    body: { answer: say.number % 2 === 0 ? 'REVIEWED' : 'RETURNED', words },
  }),
  copy: (pick) => ({ params: params(pick), body: { recipient: words } }),
  listAuthorities: () => ({}),
  getAuthority: (pick) => ({ params: { authorityId: pick('authority') } }),
  giveAuthority: (_, say) => ({
    body: { power: 'CJPO_S60', area: words, reason: words, startsAt: say.now, endsAt: later(say, 6) },
  }),
  extendAuthority: (pick, say) => ({
    params: { authorityId: pick('authority') },
    body: { to: later(say, 8), reason: words },
  }),
}

/** An open record of an open person, with a form that is owed, and an authority that is in force. */
export async function seedStopSearch(
  world: World,
  as: Actor,
  open: { personRecordId: string; place: string },
) {
  const { id: authority } = await world.ok(as, stopSearch, 'giveAuthority', { body: authorityBody(world) })
  const { id: stop } = await world.ok(as, stopSearch, 'make', {
    body: wholeSearch(world, {
      personId: open.personRecordId,
      locationId: open.place,
      forceUsedBy: [as.id],
    }),
  })
  const { forms } = await world.ok(as, stopSearch, 'get', { params: { stopId: stop } })
  return { stop, stopForm: forms[0]?.id ?? '', authority }
}

/** The hidden record's own rows, closed so that it would be published, and a hidden authority. */
export async function hideStopSearch(
  tx: Tx,
  at: Date,
  hidden: { stop: string; authority: string; openAuthority: string; officer: string },
): Promise<{ stopForm: string }> {
  await tx.stopSearch.create({
    data: {
      id: hidden.stop,
      facts: {
        subject: 'PERSON',
        power: 'MDA_S23',
        object: 'DRUGS',
        grounds: 'Hidden grounds',
        searcherSex: 'M',
        others: [],
        told: {},
        outcome: 'NFA',
        forceUsedBy: [hidden.officer],
      },
      state: 'CLOSED',
      closedAt: at,
      closedBy: hidden.officer,
      searcherId: hidden.officer,
      authorityId: hidden.openAuthority,
      at,
      recordedAt: at,
      receiptCode: hiddenCode,
    },
  })
  const form = await tx.stopForce.create({
    data: { stopSearchId: hidden.stop, officerId: hidden.officer },
    select: { id: true },
  })
  await tx.searchAuthority.create({
    data: {
      id: hidden.authority,
      power: 'CJPO_S60',
      area: 'Hidden area',
      reason: 'Hidden reason',
      givenBy: hidden.officer,
      givenAt: at,
      startsAt: at,
      endsAt: new Date(at.getTime() + 3_600_000),
    },
  })
  return { stopForm: form.id }
}
