/** Tells the officer in the case that a suspect was charged in custody: a task that opens where the charge is carried in as the outcome. */
import { investigationRulesOn } from '@mips/domain/investigation/investigation-rules-table'
import { taskKind } from '@mips/domain/tasks/task-kinds'
import { londonDay } from '@mips/domain/time/london-day'
import { formatLondon } from '@mips/domain/time/london-time'
import { raiseTask, type TaskCtx } from '../pole/task.service.ts'
import { findCharges } from './victim-dues.repository.ts'

/** One task for each charge of a suspect of the crime, while no outcome is given; asking twice makes none. */
export async function tellOfCharges(ctx: TaskCtx, crimeId: string): Promise<void> {
  const { rule, harm, code } = taskKind('CHARGE_ARRIVED')
  const { chargeOutcomeHours } = investigationRulesOn(londonDay(ctx.clock.now().toISOString()))
  for (const { chargeId, chargedAt, custodyNumber, offences, officerId } of await findCharges(
    ctx.tx,
    crimeId,
  ))
    await raiseTask(ctx, {
      recordId: crimeId,
      kind: code,
      title: 'Give the outcome of a charge in custody',
      reason: `Charged ${formatLondon(chargedAt.toISOString())} on ${custodyNumber}: ${offences}. The outcome is filled in from the charge.`,
      rule,
      harm,
      opensAt: `/crimes/${crimeId}/outcome`,
      for: { userId: officerId },
      dueAt: new Date(chargedAt.getTime() + chargeOutcomeHours * 3_600_000),
      once: chargeId,
    })
}
