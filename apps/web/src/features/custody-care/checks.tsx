/** Every check with when it was done and when it was typed; a late one says so for ever. */
import type { CheckLine } from '@mips/contracts/custody-care-replies'
import { Tag } from '@mips/ui/tag.tsx'
import { formatDateTimeZone } from '../../platform/format.ts'

export function Checks({ checks }: { checks: readonly CheckLine[] }) {
  if (checks.length === 0) return <p>No check is recorded.</p>
  return (
    <ul className="mips-care__checks" aria-label="Checks, the latest first">
      {checks.map((check) => (
        <li key={check.id} className={check.isCorrected ? 'mips-care__struck' : undefined}>
          <strong>{formatDateTimeZone(check.doneAt)}</strong> <Timing check={check} /> {check.kindLabel}
          {check.isAsleep ? ', asleep' : ''}. {check.text}{' '}
          {check.failed.length === 0 ? null : <Tag tone="bad">{check.failed.join(', ')}</Tag>}{' '}
          <span className="mips-muted">
            typed {formatDateTimeZone(check.recordedAt)}
            {check.by === null ? '' : `, ${check.by}`}
            {check.lateReason === null ? '' : `. Late because: ${check.lateReason}`}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Timing({ check }: { check: CheckLine }) {
  if (check.isCorrected) return <Tag>Corrected</Tag>
  if (check.timing === 'ON_TIME') return <Tag tone="good">In time</Tag>
  if (check.timing === 'LATE') return <Tag tone="bad">{check.minutesLate} minutes late</Tag>
  return <Tag tone="caution">Typed {check.minutesLate} minutes after it was due</Tag>
}
