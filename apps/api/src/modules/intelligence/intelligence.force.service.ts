/** What stands against keeping a report as received from another force. */
import type { NewIntelligence } from '@mips/contracts/intelligence'
import { worksInUnit } from '@mips/domain/intelligence/reader-roles'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { findForceOfUser, findReceived } from './intelligence.force.repository.ts'

/**
 * What stands against keeping a report as received: the unit alone receives, from another force than its own, and the same
 * number of the same force once, as far as the writer sees reports.
 */
export async function refuseReceived(ctx: Ctx, received: NewIntelligence['receivedFrom']): Promise<void> {
  if (received === undefined) return
  if (!worksInUnit(ctx.who.permissions))
    throw badField(
      'receivedFrom.force',
      'The intelligence unit receives reports of other forces: send it on to the unit',
    )
  if (received.force === (await findForceOfUser(ctx.tx, ctx.who.userId)))
    throw badField('receivedFrom.force', 'This is your own force: choose the force that sent the report')
  const before = await findReceived(ctx.tx, received.force, received.reference)
  if (before !== null)
    throw new AppError('bad_input', {
      fields: [
        {
          path: 'receivedFrom.reference',
          message: `The report of this number was kept before, as ${before.reference ?? 'a report'}: open that one`,
        },
      ],
    })
}
