/** The officer in the case as everybody reads it: the role on the event, one at a time. */
import type { Ctx } from '../../platform/http/module.ts'

/** Ends the role of whoever had it and gives it to the next; null for nobody. */
export async function setOfficerInCase(ctx: Ctx, crimeId: string, userId: string | null): Promise<void> {
  const now = ctx.clock.now()
  await ctx.tx.eventOfficer.updateMany({
    where: {
      eventId: crimeId,
      role: 'OIC',
      validTo: null,
      ...(userId === null ? {} : { userId: { not: userId } }),
    },
    data: { validTo: now },
  })
  if (userId === null) return
  const held = await ctx.tx.eventOfficer.findFirst({
    where: { eventId: crimeId, role: 'OIC', userId, validTo: null },
    select: { id: true },
  })
  if (held === null)
    await ctx.tx.eventOfficer.create({
      data: { eventId: crimeId, userId, role: 'OIC', validFrom: now, assignedBy: ctx.who.userId },
      select: { id: true },
    })
}
