/** How an action stands, in words and tags, on the board and at the desk. */
import type { ActionLine } from '@mips/contracts/investigation-replies'
import { Tag } from '@mips/ui/tag.tsx'
import { formatDateTimeZone } from '../../platform/format.ts'

export function DueWords({ dueAt, isOverdue }: Pick<ActionLine, 'dueAt' | 'isOverdue'>) {
  if (dueAt === null) return <>No time set</>
  return (
    <>
      {formatDateTimeZone(dueAt)} {isOverdue ? <Tag tone="bad">Overdue</Tag> : null}
    </>
  )
}

export function ActionState({
  state,
  priority,
  isReturn,
}: Pick<ActionLine, 'state' | 'priority' | 'isReturn'>) {
  return (
    <>
      <Tag tone={state.code === 'RESULTED' ? 'good' : 'info'}>{state.label}</Tag>{' '}
      {priority.code === 'HIGH' ? <Tag tone="caution">High</Tag> : null}{' '}
      {isReturn ? <Tag tone="caution">Sent back</Tag> : null}
    </>
  )
}
