import type { CustodyPage } from '@mips/contracts/custody-replies'
import { relevantTimeRules } from '@mips/domain/custody/relevant-time'
import { Card } from '@mips/ui/card.tsx'
import { Clock } from '@mips/ui/clock.tsx'
import { SummaryList, type SummaryRow } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { formatDateTimeZone } from '../../platform/format.ts'
import { useServerNow } from '../../platform/server-clock.ts'
import { durationWords } from './duration.ts'

const stateWords: Record<string, string> = {
  NOT_APPLICABLE: 'No PACE clock for this stay',
  NOT_STARTED: 'Not started',
  RUNNING: 'Running',
  PAUSED_HOSPITAL: 'Stopped: at hospital for treatment',
  PAUSED_46A: 'Paused for three hours after arrest for bail',
  ON_BAIL: 'On bail: waits for the return',
  STOPPED_CHARGED: 'Stopped by charge',
  CLOSED: 'Closed',
}

/** The clock of PACE with the rule behind each figure, and what is due, by whom. */
export function ClockPanel({ stay }: { stay: CustodyPage }) {
  const { clock } = stay
  const now = useServerNow(5_000).toISOString()
  return (
    <Card
      title="Detention clock"
      actions={
        <Tag tone={clock.state === 'RUNNING' ? 'info' : 'caution'}>
          {stateWords[clock.state] ?? clock.state}
        </Tag>
      }
    >
      <div className="mips-clock-panel">
        {clock.due.length === 0 ? (
          <p className="mips-muted">
            {stay.decision === null ? 'Reviews fall due once detention is authorised.' : 'Nothing is due.'}
          </p>
        ) : (
          <ul className="mips-clock-panel__due" aria-label="What is due">
            {clock.due.map((due) => (
              <li key={due.what}>
                <Clock label={due.label} dueAt={due.at} now={now} withZone />{' '}
                <span className="mips-muted">{due.byLabel}</span>
              </li>
            ))}
          </ul>
        )}
        <SummaryList columns={2} rows={rowsOf(stay)} />
      </div>
    </Card>
  )
}

function rowsOf({ clock, relevantTimeOverrideReason }: CustodyPage): SummaryRow[] {
  if (clock.relevantTime === null) return []
  const rule = relevantTimeRules.find(({ code }) => code === clock.rule)
  const rows: SummaryRow[] = [
    {
      key: 'Relevant time',
      value: (
        <Figure
          at={clock.relevantTime}
          rule={relevantTimeOverrideReason === null ? rule && `${rule.code}: ${rule.label}` : undefined}
        />
      ),
    },
    { key: 'Counted', value: durationWords(clock.countedMinutes) },
    { key: '24 hours end', value: <Figure at={clock.limit24} /> },
    { key: '36 hours end', value: <Figure at={clock.limit36} /> },
    { key: '96 hours end', value: <Figure at={clock.limit96} /> },
  ]
  const notCounted = notCountedMinutes(clock)
  if (notCounted > 0)
    rows.splice(2, 0, {
      key: 'Not counted',
      value: (
        <>
          {durationWords(notCounted)}{' '}
          <span className="mips-muted mips-small">CL-4: at hospital for treatment, and on the way</span>
        </>
      ),
    })
  if (clock.carried !== null)
    rows.splice(2, 0, {
      key: 'Carried over',
      value: (
        <Figure
          at={clock.carried.until}
          rule={`${clock.carried.rule}: ${durationWords(clock.carried.minutes)} counted before bail at this time`}
        />
      ),
    })
  if (relevantTimeOverrideReason !== null && clock.computedRelevantTime !== null) {
    rows.splice(1, 0, {
      key: 'Set by the custody officer',
      value: `${relevantTimeOverrideReason}. By the rules: ${formatDateTimeZone(clock.computedRelevantTime)}${rule ? ` (${rule.code})` : ''}`,
    })
  }
  return rows
}

/** By how much hospital moves the 24 hours; nothing of it is told of a clock that goes on from before bail. */
function notCountedMinutes({ carried, relevantTime, limit24 }: CustodyPage['clock']): number {
  if (carried !== null || relevantTime === null || limit24 === null) return 0
  return Math.round((Date.parse(limit24) - Date.parse(relevantTime)) / 60_000) - 24 * 60
}

function Figure({ at, rule }: { at: string | null; rule?: string }) {
  if (at === null) return 'none'
  return (
    <>
      <time dateTime={at}>{formatDateTimeZone(at)}</time>{' '}
      {rule === undefined ? null : <span className="mips-muted mips-small">{rule}</span>}
    </>
  )
}
