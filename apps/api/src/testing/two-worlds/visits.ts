/** Custody visiting in the two worlds: one call of every route, and in the other world alone an offer to the hidden detainee and a concern about them. */
import { custodyVisitors } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import { concern, visitBody } from '../../modules/custody-visitors/custody-visitors.testing.ts'
import { insertConcern, insertOffer } from '../../modules/custody-visitors/custody-visitors.repository.ts'
import { suite } from '../../modules/arrest/arrest.testing.ts'
import { addLogEntry, type RecordCtx } from '../../modules/pole/record.service.ts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Actor, World } from '../world.ts'
import type { Pick, Say } from './call.ts'

type Routes = (typeof custodyVisitors)['routes']
type Inputs = { [K in keyof Routes & string]: (pick: Pick, say: Say) => RouteCall<Routes[K]> }

const visit = (pick: Pick) => ({ visitId: pick('visit') })
const both = (pick: Pick) => ({ ...visit(pick), recordId: pick('custody') })

export const visitInputs: Inputs = {
  list: (_, say) => ({ query: say.number % 2 === 0 ? { stationCode: suite.code } : {} }),
  begin: (_, say) => ({
    body: { stationCode: suite.code, visitors: `Visitor ${say.number}`, arrivedAt: say.now },
  }),
  get: (pick) => ({ params: visit(pick) }),
  offer: (pick, say) => ({
    params: both(pick),
    body: { outcome: 'SEEN', consent: say.number % 2 === 0 ? 'YES' : 'NO', at: say.now },
  }),
  getDetainee: (pick) => ({ params: both(pick) }),
  raiseConcern: (pick, say) => ({
    params: visit(pick),
    body: { ...concern, ...(say.number % 2 === 0 ? { recordId: pick('custody') } : {}) },
  }),
  // Of a visit that is not there, so that the one that is compared goes on.
  end: (pick, say) => ({ params: { visitId: pick('decision') }, body: { leftAt: say.now } }),
  answerConcern: (pick, say) => ({
    params: { concernId: pick('concern') },
    body: { words: `Answer ${say.number}`, isSettled: false },
  }),
}

/** In both worlds: a visit that goes on, and a concern about the suite. */
export async function seedVisit(world: World, as: Actor): Promise<{ visit: string; concern: string }> {
  const { id: visitId } = await world.ok(as, custodyVisitors, 'begin', { body: visitBody(world) })
  const raised = await world.ok(as, custodyVisitors, 'raiseConcern', { params: { visitId }, body: concern })
  return { visit: visitId, concern: raised.id }
}

/** In the other alone, straight into the tables. */
export async function hideVisit(
  ctx: RecordCtx & { tx: Tx },
  hidden: { visit: string; custody: string; by: string },
): Promise<{ concern: string }> {
  const at = ctx.clock.now()
  const logEntryId = await addLogEntry(ctx, {
    recordId: hidden.custody,
    kind: 'VISITOR',
    happenedAt: at,
    text: 'Hidden visit',
  })
  await insertOffer(ctx.tx, {
    visitId: hidden.visit,
    custodyRecordId: hidden.custody,
    outcome: 'SEEN',
    consent: 'YES',
    happenedAt: at,
    logEntryId,
    recordedBy: hidden.by,
    recordedAt: at,
  })
  const { id } = await insertConcern(ctx.tx, {
    visitId: hidden.visit,
    custodyRecordId: hidden.custody,
    kind: 'FOOD',
    words: 'Hidden concern',
    raisedAt: at,
    raisedBy: hidden.by,
  })
  return { concern: id }
}
