/** What is entered on a stay by the modules beside custody: who may and when, changes of columns, and what is due. */
import type { ClockReading } from '@mips/contracts/custody-replies'
import { custodyRolesOf } from '@mips/domain/custody/custody-roles'
import {
  decideEntry,
  type Enterer,
  enterers,
  type EntrySection,
} from '@mips/domain/custody/entry-permissions'
import { isHeld } from '@mips/domain/custody/state'
import type { Principal } from '../../platform/access/principal.ts'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { presentClock } from './custody.clock.ts'
import { careFacts, medicineOf } from './custody.clock-care.ts'
import { utc } from './custody.clock-words.ts'
import { actorOn, stateOf } from './custody.decisions.ts'
import { refuseEntryTime } from './custody.log.service.ts'
import { updateStay } from './custody.repository.ts'
import type { CareRow, ClockRow, CustodyRow } from './custody.rows.ts'
import { refuse, requireStay } from './custody.service.ts'

export type { CareRow, ClockRow, CustodyRow }
export { careFacts, medicineOf, refuse, requireStay, utc }

/** The parts that the officer plays on this stay, as the table of who may enter what names them. */
export const partsOn = (stay: CustodyRow, who: Principal): Enterer[] =>
  enterers.filter((part) => custodyRolesOf(actorOn(stay, who)).some((role) => role === part))

export const isStayHeld = (stay: { state: string }): boolean => isHeld(stateOf(stay.state))

/** The clock of a stay at an instant, with everything that is due. */
export const readClockAt = (clock: ClockRow, now: Date): ClockReading => presentClock(clock, now)

/** Changes columns of a stay for a module that keeps the rows which say why. */
export const changeStay = (ctx: Ctx, id: string, change: Parameters<typeof updateStay>[2]): Promise<void> =>
  updateStay(ctx.tx, id, change)

export type Entry = {
  section: EntrySection
  /** A detention officer may prepare it for the custody officer to sign. */
  asDraft?: boolean
  /** The field of the form that has the time. */
  field: string
  at: string
  lateReason?: string | undefined
}

/**
 * The stay on which something is entered: by a part that may, at a time that has come, not before the arrival nor after
 * the end of the stay, and with a reason when it is typed late.
 */
export async function enterOn(ctx: Ctx, recordId: string, entry: Entry): Promise<CustodyRow> {
  const stay = await requireStay(ctx, recordId)
  const endedAt = stay.releasedAt
  if (!isStayHeld(stay) && endedAt === null)
    throw new AppError('not_in_state', { facts: { reason: 'The person is no longer held here.' } })
  refuse('enter', decideEntry(entry.section, partsOn(stay, ctx.who), entry.asDraft))
  refuseEntryTime(
    ctx,
    { happenedAt: entry.at, lateReason: entry.lateReason },
    new Date(stay.arrivedAt),
    entry.field,
  )
  if (endedAt !== null && Date.parse(entry.at) > Date.parse(endedAt))
    throw badField(entry.field, 'Enter a time before the end of the stay')
  return stay
}
