/** What every step of the limits begins with: the stay under its lock, who supports the person, the row put right. */
import { isHeld } from '@mips/domain/custody/state'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { ageOf, custodyStateOf, type Stay } from '../custody/custody.stay.service.ts'
import { findLimits, lockLimits } from './custody-limits.repository.ts'
import type { LimitsRow, StepRow } from './custody-limits.rows.ts'

/** What an addition answers. */
export type Added = { id: string; left: string[] }

/** The stay with its limits, held for this transaction. */
export async function requireLimits(ctx: Ctx, recordId: string): Promise<LimitsRow> {
  await lockLimits(ctx.tx, recordId)
  const stay = await findLimits(ctx.tx, recordId)
  if (stay === undefined) throw new AppError('not_found')
  return stay
}

/** Refuses where nobody is held on an authority, in the words given. */
export function requireDetained(stay: Stay, reason: string): void {
  if (!isHeld(custodyStateOf(stay)) || stay.decision !== 'AUTHORISED' || stay.authorisedAt === null)
    throw new AppError('not_in_state', { facts: { reason } })
}

/** Who stands by the person: an adult for whoever may be a child, a solicitor who was called or came. */
export const supportOf = (
  stay: Stay,
  at: string,
): { needsAppropriateAdult: boolean; hasSolicitor: boolean } => ({
  needsAppropriateAdult:
    ageOf(stay, at).isChild || stay.log.some(({ kind }) => kind === 'AA_CALL' || kind === 'AA_ARRIVE'),
  hasSolicitor: stay.log.some(({ kind }) => kind === 'SOLICITOR_CALL' || kind === 'SOLICITOR_ARRIVE'),
})

/** The row that a correction points to: of the same stay and kind, and not put right already. */
export function requireCorrected(
  stay: LimitsRow,
  correctsId: string | undefined,
  kinds: readonly string[],
): StepRow | undefined {
  if (correctsId === undefined) return undefined
  const row = stay.limitRows.find(({ id }) => id === correctsId)
  if (row === undefined || !kinds.includes(row.kind)) throw new AppError('bad_reference')
  if (row.correctedById !== null)
    throw new AppError('already_done', {
      facts: { reason: 'This entry has been put right already: put right the newer one.' },
    })
  return row
}

/** The stay as its clock stood without the row that is put right. */
export function withoutStep(stay: LimitsRow, row: StepRow | undefined): LimitsRow {
  if (row === undefined) return stay
  const limits = (stay.clock.limits ?? []).filter(({ kind, at }) => kind !== row.kind || at !== row.at)
  return { ...stay, clock: { ...stay.clock, limits } }
}

/** The steps that count: none of them has been put right. */
export const standing = (stay: LimitsRow): StepRow[] =>
  stay.limitRows.filter(({ correctedById }) => correctedById === null)
