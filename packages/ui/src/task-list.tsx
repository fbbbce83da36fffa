import type { ReactNode } from 'react'
import { BareLink } from './link.tsx'

export type TaskItem = {
  id: string
  title: ReactNode
  /** Where to do it; leave out while it cannot be begun. */
  href?: string
  hint?: ReactNode
  /** A Tag or plain words. */
  status: ReactNode
}

/** What is done and what is left, each a link to where it is done. */
export function TaskList({ tasks, label }: { tasks: readonly TaskItem[]; label: string }) {
  return (
    <ul className="mips-tasks" aria-label={label}>
      {tasks.map((task) => (
        <li key={task.id} className="mips-tasks__item">
          <div>
            {task.href ? (
              <BareLink
                className="govuk-link mips-tasks__link"
                href={task.href}
                aria-describedby={`${task.id}-status`}
              >
                {task.title}
              </BareLink>
            ) : (
              task.title
            )}
            {task.hint ? <div className="mips-muted mips-small">{task.hint}</div> : null}
          </div>
          <div id={`${task.id}-status`} className="mips-tasks__status">
            {task.status}
          </div>
        </li>
      ))}
    </ul>
  )
}
