/** What only world B knows of rights: those of a hidden stay of an open person, and a hidden person who comes to an open stay. */
import {
  insertEntry,
  insertRequest,
  insertStep,
} from '../../modules/custody-rights/custody-rights.repository.ts'
import { addLogEntry, type RecordCtx } from '../../modules/pole/record.service.ts'
import { custodyRights } from '@mips/contracts'
import type { Tx } from '../../platform/db/tx.ts'
import type { Actor, World } from '../world.ts'

type Hidden = { stay: string; personRecord: string; openStay: string; officerId: string }

/** In both worlds: the notice was given and a solicitor was asked for on the open stay. */
export async function seedRights(world: World, as: Actor, recordId: string): Promise<void> {
  const at = world.clock.now().toISOString()
  await world.ok(as, custodyRights, 'record', {
    params: { recordId },
    body: { entries: [{ kind: 'NOTICE_GIVEN', happenedAt: at, answer: 'WRITTEN', language: 'en' }] },
  })
  await world.ok(as, custodyRights, 'ask', {
    params: { recordId },
    body: { role: 'SOLICITOR', requestedAt: at, firm: 'Test & Co' },
  })
}

/** In the other alone, straight into the tables. */
export async function hideRights(ctx: RecordCtx & { tx: Tx }, hidden: Hidden): Promise<void> {
  const at = ctx.clock.now()
  const by = { officerId: hidden.officerId, recordedAt: at }
  const logEntryId = await addLogEntry(ctx, {
    recordId: hidden.stay,
    kind: 'RIGHTS',
    happenedAt: at,
    text: 'Hidden rights',
  })
  await insertEntry(ctx.tx, {
    ...by,
    recordId: hidden.stay,
    kind: 'NOTICE_GIVEN',
    happenedAt: at,
    answer: 'WRITTEN',
    language: 'sq',
    officerRank: 'PS',
    logEntryId,
  })
  const asked = { ...by, mode: 'IN_PERSON', requestedAt: at, logEntryId }
  await insertRequest(ctx.tx, { ...asked, recordId: hidden.stay, role: 'AA', name: 'Hidden Helper' })
  const { id } = await insertRequest(ctx.tx, {
    ...asked,
    recordId: hidden.openStay,
    role: 'AA',
    personRecordId: hidden.personRecord,
  })
  await insertStep(ctx.tx, {
    ...by,
    requestId: id,
    recordId: hidden.openStay,
    kind: 'ARRIVED',
    happenedAt: at,
    logEntryId,
  })
}
