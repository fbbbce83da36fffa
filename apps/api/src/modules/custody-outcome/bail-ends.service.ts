/** Before bail ends: stays without a diary are taken up, the officer in the case gets a task, the alarm is fed (C16, 8.2). */
import { rankLabel } from '@mips/domain/codes/ranks'
import { bailClock } from '@mips/domain/custody/bail-clock'
import { careRulesOn } from '@mips/domain/custody/care-rules-table'
import { taskKind } from '@mips/domain/tasks/task-kinds'
import { addDays, addMonths, formatDay } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import { parseLondon } from '@mips/domain/time/london-time'
import type { Tx } from '../../platform/db/tx.ts'
import { raiseTask } from '../pole/task.service.ts'
import { bailFactsOf } from './custody-outcome.bail-facts.ts'
import type { BailRow } from './custody-outcome.rows.ts'
import { closeBailTasks, findRunningBails, takeUpBails } from './bail-ends.repository.ts'

/** One bail that ends, as the alarms read what is due. */
export type BailEnd = { recordId: string; stationCode: string; what: 'BAIL_END'; label: string; at: string }

/** Bail that is this much older has run out in its first period and is not taken up. */
const takenUpMonths = -3

/** Keeps diary and tasks up to `now`; answers when each bail ends. Doing it twice changes nothing. */
export async function keepBailEnds(tx: Tx, now: Date): Promise<{ touched: string[]; due: BailEnd[] }> {
  const today = londonDay(now.toISOString())
  const taken = await takeUpBails(tx, endOf(addMonths(today, takenUpMonths)), now)
  const { bailLeadDays } = careRulesOn(today)
  const ends = (await findRunningBails(tx)).flatMap((bail) => {
    const clock = bailClock(bailFactsOf(bail), today)
    if (clock?.endsOn === undefined) return []
    const by =
      clock.next === undefined || clock.next.least === 'COURT'
        ? 'a magistrates’ court'
        : `${rankLabel(clock.next.least)} or above`
    return [{ bail, endsOn: clock.endsOn, by, at: endOf(clock.endsOn) }]
  })
  const soon = ends.filter(({ endsOn }) => addDays(today, bailLeadDays) >= endsOn)
  const tasked: string[] = []
  const { rule, harm } = taskKind('BAIL_END')
  for (const { bail, endsOn, by, at } of soon) {
    if (bail.officerInCase === null) continue
    const made = await raiseTask(
      { tx, clock: { now: () => now } },
      {
        recordId: bail.recordId,
        kind: 'BAIL_END',
        title: 'Bail ends: extend it, end it or decide',
        reason: `Bail on ${bail.custodyNumber} ends on ${formatDay(endsOn)}. ${by} extends it.`,
        rule,
        harm,
        opensAt: '/custody/bail',
        for: { userId: bail.officerInCase },
        dueAt: at,
        once: at.toISOString(),
        mayTick: true,
      },
    )
    if (made) tasked.push(bail.recordId)
  }
  const closed = await closeBailTasks(
    tx,
    soon.map(({ bail, at }) => ({ recordId: bail.recordId, dueAt: at.toISOString() })),
    now,
  )
  return {
    touched: [...new Set([...taken, ...tasked, ...closed])],
    due: ends.map(({ bail, at }) => ({
      recordId: bail.recordId,
      stationCode: bail.stationCode,
      what: 'BAIL_END',
      label: 'Bail ends',
      at: at.toISOString(),
    })),
  }
}

/** When the first of these bails ends, and since when the oldest of those released is under investigation. */
export function releaseTimes(
  bails: readonly BailRow[],
  now: string,
): { bailEndsAt?: string; releasedUnderInvestigationAt?: string } {
  const today = londonDay(now)
  const ends = bails
    .filter((bail) => bail.kind === 'PRE_CHARGE' && endOfBail(bail) === undefined)
    .flatMap((bail) => bailClock(bailFactsOf(bail), today)?.endsOn ?? [])
    .sort()
  const released = bails
    .flatMap((bail) => {
      const end = endOfBail(bail)
      if (end === undefined) return bail.kind === 'RUI' ? [bail.grantedAt] : []
      return end.details.end === 'RUI' ? [end.at] : []
    })
    .map((at) => new Date(at).toISOString())
    .sort()
  return {
    ...(ends[0] === undefined ? {} : { bailEndsAt: endOf(ends[0]).toISOString() }),
    ...(released[0] === undefined ? {} : { releasedUnderInvestigationAt: released[0] }),
  }
}

const endOfBail = ({ entries }: BailRow) => entries.find(({ kind }) => kind === 'ENDED')

/** The end of a day in London: bail holds to the last minute of it. */
function endOf(day: string): Date {
  const read = parseLondon(addDays(day, 1), '00:00')
  return new Date(read.ok ? read.instant : `${addDays(day, 1)}T00:00:00Z`)
}
