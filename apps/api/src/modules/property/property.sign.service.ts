/** Asking the second person to sign: for the seizure, or for a move that waits until they do (PX-16). */
import { alarmHarm } from '@mips/domain/property/property-alarms'
import type { Move } from '@mips/domain/property/continuity'
import type { PropertyKind } from '@mips/domain/property/property-kinds'
import { propertyRulesOn } from '@mips/domain/property/property-rules-table'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { londonDay } from '@mips/domain/time/london-day'
import type { Ctx } from '../../platform/http/module.ts'
import { ruleLine } from '../custody-rights/rights-reading.service.ts'
import { raiseTask } from '../pole/task.service.ts'
import { findOfficerRef, insertSign } from './property.repository.ts'
import type { MovableRow } from './property.rows.ts'

/** The kind of the task of a second person. */
export const signTask = 'PROPERTY_SIGN'

type Asked = { witness: string; number: number; move?: Move }

/** Keeps what is to be signed and tells the second person. */
export async function askToSign(
  ctx: Ctx,
  item: { id: string; exhibitRef: string; kind: PropertyKind },
  { witness, number, move }: Asked,
): Promise<string> {
  const now = ctx.clock.now()
  const { id } = await insertSign(ctx.tx, {
    exhibitId: item.id,
    number,
    ...(move === undefined ? {} : { move: JSON.parse(JSON.stringify(move)) }),
    witness,
    askedBy: ctx.who.userId,
    askedAt: now,
  })
  const { secondSignHours } = propertyRulesOn(londonDay(now.toISOString()))
  await raiseTask(ctx, {
    recordId: item.id,
    kind: signTask,
    title: `Sign as the second person: ${item.exhibitRef}`,
    reason:
      move === undefined
        ? 'You are named as the second person at the seizure.'
        : 'You are named as the second person of a move, which waits for you.',
    rule: 'PX-16',
    harm: alarmHarm(item.kind, 'NOT_STORED'),
    opensAt: `/property/${item.id}`,
    for: { userId: witness },
    dueAt: new Date(now.getTime() + secondSignHours * 3_600_000),
    once: id,
  })
  return id
}

/** The move waits; nothing of the continuity changes until the second person has signed. */
export async function askSecond(
  ctx: Ctx,
  row: MovableRow,
  asked: Required<Asked>,
  problems: readonly RuleProblem[],
) {
  const signId = await askToSign(ctx, row, asked)
  ctx.audit.change = { waits: signId, witness: asked.witness, to: asked.move.to, purpose: asked.move.purpose }
  return {
    id: row.id,
    number: row.moves,
    problems: problems.map(ruleLine),
    waits: { signId, witness: await findOfficerRef(ctx.tx, asked.witness) },
  }
}
