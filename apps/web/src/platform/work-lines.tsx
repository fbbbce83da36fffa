/** Lines of work with a box to choose each: what to do, why, whose, when, and the way to where it is done. */
import type { TaskLine } from '@mips/contracts/task-parts'
import { Choice } from '@mips/ui/choice.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import type { ReactNode } from 'react'
import { formatDateTime, formatDateTimeZone, formatDistance, formatNumber, formatRecord } from './format.ts'
import { pathOfRecord } from './paths.ts'
import './work-lines.scss'

export type WorkLinesProps = {
  label: string
  tasks: readonly TaskLine[]
  now: Date
  /** Shows whose each line is; own work needs no such words. */
  withOwner?: boolean
  chosen?: ReadonlySet<string>
  onChoose?: (id: string) => void
  actions?: (task: TaskLine) => ReactNode
}

export function WorkLines({ label, tasks, now, withOwner, chosen, onChoose, actions }: WorkLinesProps) {
  return (
    <ul className="mips-work" aria-label={label}>
      {tasks.map((task) => (
        <li key={task.id} className="mips-work__line">
          {onChoose === undefined ? null : (
            <Choice
              type="checkbox"
              className="mips-work__choice"
              label={<span className="govuk-visually-hidden">Choose {task.title}</span>}
              checked={chosen?.has(task.id) ?? false}
              onChange={() => onChoose(task.id)}
            />
          )}
          <div className="mips-work__what">
            <Title task={task} /> <Marks task={task} />
            <div className="mips-muted mips-small">
              {[formatRecord(task.record), task.reason, whoseOf(task, withOwner === true)]
                .filter(Boolean)
                .join(' · ')}
            </div>
            <Meanwhile task={task} />
          </div>
          <div className="mips-work__when">
            {task.dueAt === null ? (
              <span className="mips-muted mips-small">No time is set</span>
            ) : (
              <span className="mips-nowrap">
                {formatDistance(task.dueAt, now)}
                <span className="mips-muted mips-small"> {formatDateTimeZone(task.dueAt)}</span>
              </span>
            )}
          </div>
          {actions === undefined ? null : <div className="mips-work__acts">{actions(task)}</div>}
        </li>
      ))}
    </ul>
  )
}

/** The line opens where the work is done. */
function Title({ task }: { task: TaskLine }) {
  const path = task.opensAt ?? pathOfRecord(task.record)
  return path === undefined ? <strong>{task.title}</strong> : <Link href={path}>{task.title}</Link>
}

function Marks({ task }: { task: TaskLine }) {
  return (
    <>
      {task.isGrave ? <Tag tone="bad">Grave harm</Tag> : null}{' '}
      {task.isOverdue ? <Tag tone="caution">Overdue</Tag> : null}{' '}
      {task.escalation === null ? null : <Tag tone="caution">{`Up to: ${task.escalation.toLabel}`}</Tag>}
    </>
  )
}

function whoseOf(task: TaskLine, withOwner: boolean): string | null {
  if (withOwner) return ownerOf(task)
  return task.isOwn ? null : 'For your unit: nobody has it'
}

const ownerOf = ({ owner, team }: TaskLine): string =>
  owner === null ? `Nobody has it (${team ?? 'no team'})` : `${formatNumber(owner)} ${owner.displayName}`

/** To whom the alarm went, step by step, and who has seen it. */
function alarmsOf({ alarms }: TaskLine): string | null {
  if (alarms.length === 0) return null
  const steps = alarms.map(({ to, toLabel, isOwn, at, acknowledgedAt, acknowledgedBy }) => {
    const name = isOwn ? 'you' : (to?.displayName ?? `nobody (no ${toLabel.toLowerCase()})`)
    if (acknowledgedAt === null) return `${name} ${formatDateTime(at)}`
    const by = acknowledgedBy?.id === to?.id ? 'seen' : `seen by ${acknowledgedBy?.displayName ?? ''}`
    return `${name} ${formatDateTime(at)}, ${by} ${formatDateTime(acknowledgedAt)}`
  })
  return `Alarm to ${steps.join('; then to ')}`
}

/** Who was asked to take it over, who would not, and until when it was put off. */
function Meanwhile({ task }: { task: TaskLine }) {
  const words = [
    task.offer === null ? null : `Offered to ${task.offer.to.displayName}: not answered yet`,
    task.refusal === null ? null : `${task.refusal.by.displayName} would not take it: ${task.refusal.reason}`,
    alarmsOf(task),
    task.snoozedUntil === null
      ? null
      : `Put off to ${formatDateTimeZone(task.snoozedUntil)}: ${task.snoozeReason ?? ''}`,
  ].filter((line) => line !== null)
  return words.length === 0 ? null : <div className="mips-small">{words.join('. ')}</div>
}
