import type { MyWork, TaskLine } from '@mips/contracts/task-parts'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { api } from '../../platform/api.ts'
import { useAct } from '../../platform/act.ts'
import { formatDateTimeZone, formatDistance, formatRecord } from '../../platform/format.ts'
import { pathOfRecord } from '../../platform/paths.ts'
import { useServerNow } from '../../platform/server-clock.ts'

/** What is due, the overdue first, each with why it is here. */
export function DueList({ tasks, counts }: { tasks: readonly TaskLine[]; counts: MyWork['counts'] }) {
  const now = useServerNow(15_000)
  return (
    <Card title="What is due" actions={<Summary counts={counts} />}>
      {tasks.length === 0 ? <p>Nothing is due from you.</p> : null}
      <ul className="mips-due">
        {tasks.map((task) => (
          <TaskItem key={task.id} task={task} now={now} />
        ))}
      </ul>
    </Card>
  )
}

function Summary({ counts }: { counts: MyWork['counts'] }) {
  if (counts.overdue > 0) return <Tag tone="bad">{`${counts.overdue} overdue`}</Tag>
  return counts.dueToday > 0 ? <Tag tone="caution">{`${counts.dueToday} due today`}</Tag> : null
}

function TaskItem({ task, now }: { task: TaskLine; now: Date }) {
  const complete = useAct(api.tasks.complete.mutation(), {
    refreshes: [api.tasks.listMine.key],
    said: 'Done',
    tellsErrors: true,
  })
  const path = pathOfRecord(task.record)
  const words = formatRecord(task.record)
  return (
    <li className="mips-due__item">
      <div className="mips-due__why">
        <strong>{task.title}</strong> {task.isOverdue ? <Tag tone="bad">Overdue</Tag> : null}
        {task.isOwn ? null : <span className="mips-muted mips-small"> for your unit</span>}
        <div>{path === undefined ? words : <Link href={path}>{words}</Link>}</div>
        {task.reason === null ? null : <div className="mips-muted mips-small">{task.reason}</div>}
      </div>
      <div className="mips-due__when">
        {task.dueAt === null ? null : (
          <div className="mips-nowrap">
            {formatDistance(task.dueAt, now)}
            <div className="mips-muted mips-small">{formatDateTimeZone(task.dueAt)}</div>
          </div>
        )}
        {task.may.complete.allowed ? (
          <Button
            look="quiet"
            size="small"
            icon="tick"
            isBusy={complete.isBusy}
            onClick={() => void complete.run({ params: { taskId: task.id }, body: {} })}
          >
            Done<span className="govuk-visually-hidden">: {task.title}</span>
          </Button>
        ) : null}
      </div>
    </li>
  )
}
