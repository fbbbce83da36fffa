/** The period of the figures as the address holds it; this month until something else is chosen. */
import { addDays } from '@mips/domain/time/day'
import { isIsoDate } from '@mips/ui/date-text.ts'

export type Period = { stationCode?: string; from: string; to: string }
type Search = { station?: string | undefined; from?: string | undefined; to?: string | undefined }

/** What is asked of the server: the days of the address where they are whole, else this month up to today. */
export function periodOf(search: Search, today: string): Period {
  const { from = '', to = '', station } = search
  return {
    from: isIsoDate(from) ? from : `${today.slice(0, 7)}-01`,
    to: isIsoDate(to) ? to : today,
    ...(station === undefined || station === '' ? {} : { stationCode: station }),
  }
}

/** The whole month before a day. */
export function lastMonth(today: string): { from: string; to: string } {
  const to = addDays(`${today.slice(0, 7)}-01`, -1)
  return { from: `${to.slice(0, 7)}-01`, to }
}
