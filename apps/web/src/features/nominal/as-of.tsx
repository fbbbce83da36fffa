import { toInstant } from '@mips/ui/time-text.ts'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { Button } from '@mips/ui/button.tsx'
import { Details } from '@mips/ui/details.tsx'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '../../platform/api.ts'
import { DayFilter } from '../../platform/day-filter.tsx'
import { formatDate } from '../../platform/format.ts'
import { Shown } from '../../platform/problem.tsx'
import { serverNow } from '../../platform/server-clock.ts'
import { Addresses, Identifiers, Identity, Names, Objects } from './fact-sections.tsx'
import { Records } from './records.tsx'
import { Warnings } from './warnings-section.tsx'

type AsOfProps = { at: string | undefined; onAt: (at: string | undefined) => void }

/** Chooses the day as which the record is shown: what was known at its end, as it was joined and corrected then. */
export const AsOf = ({ at, onAt }: AsOfProps) => (
  <div className="mips-no-print">
    <Details summary="As it stood on another day">
      <DayFilter key={at} name="at" legend="As it stood at the end of" day={at} onDay={onAt} />
    </Details>
  </div>
)

/** The record as it stood; nothing can be changed in the past. */
export function PastNominal({ nominalId, at, onAt }: AsOfProps & { nominalId: string; at: string }) {
  // Fixed for the day that was asked for: the instant of each drawing would be a question of its own.
  const end = useMemo(() => endOf(at), [at])
  const query = useQuery(api.nominal.getAsAt.query({ params: { nominalId }, query: { at: end } }))
  return (
    <>
      <NotificationBanner
        tone="caution"
        title={`As it stood at the end of ${formatDate(at)}`}
        actions={
          <Button look="secondary" size="small" onClick={() => onAt(undefined)}>
            Show it as it stands now
          </Button>
        }
      >
        What was recorded later is left out, and nothing can be changed here. Do not act on the warnings of a
        past day.
      </NotificationBanner>
      <Shown query={query} words="Working out how it stood…">
        {({ nominal }) =>
          nominal === null ? (
            <p>This person was not on the store then.</p>
          ) : (
            <div className="mips-columns mips-columns--main-aside">
              <div className="mips-stack">
                <Warnings nominal={nominal} />
                <Identity nominal={nominal} />
                <Records nominal={nominal} />
              </div>
              <div className="mips-stack">
                <Names nominal={nominal} />
                <Identifiers nominal={nominal} />
                <Addresses nominal={nominal} />
                <Objects nominal={nominal} />
              </div>
            </div>
          )
        }
      </Shown>
    </>
  )
}

/** The last minute of a day, or now when the day is not over: nothing can be known of what is to come. */
function endOf(day: string): string {
  const now = serverNow().toISOString()
  const end = toInstant({ date: day, time: '23:59' }) ?? now
  return end > now ? now : end
}
