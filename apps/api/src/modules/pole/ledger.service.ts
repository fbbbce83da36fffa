/**
 * What other modules tell the ledger of what was given of intelligence (module dissemination, which is mounted after them). A grade of the unit, a text that goes live, a hold and its end need no call: the database
 * writes them with the row that makes them, and raises the work of telling who received what they change.
 */
import type { Ctx } from '../../platform/http/module.ts'
import { noteWrong } from './ledger.repository.ts'

/**
 * A fact of somebody was wrong (DPA 2018 s.38(5)(c), s.46): every text of intelligence that names them is wrong from
 * this transaction on, whoever received it is called back, and the unit has to tell them; who corrects the fact learns nothing of it.
 */
export const noteCorrection = async (ctx: Ctx, personId: string, recordIds: readonly string[]) => {
  await noteWrong(ctx.tx, { kind: 'CORRECT', recordIds, aboutId: personId, at: ctx.clock.now() })
}

/** Two people were taken for one: the same, with all that they are now and were (DS-11). */
export const noteSplit = async (ctx: Ctx, personId: string, recordIds: readonly string[]) => {
  await noteWrong(ctx.tx, { kind: 'SPLIT', recordIds, aboutId: personId, at: ctx.clock.now() })
}
