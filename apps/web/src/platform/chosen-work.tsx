/** Work that was chosen by its boxes, and the bar of what can be done with all of it at once. */
import type { TaskLine } from '@mips/contracts/task-parts'
import { Button } from '@mips/ui/button.tsx'
import { useState } from 'react'
import type { Asked, WorkAct } from './work-kinds.ts'

/** Which lines are chosen; those that have gone from the list are no longer chosen. */
export function useChosenWork(tasks: readonly TaskLine[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const chosen = tasks.filter(({ id }) => ids.has(id))
  return {
    ids,
    chosen,
    toggle: (id: string) =>
      setIds((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id])),
    /** Chooses all of these, or none where all are chosen. */
    toggleAll: (group: readonly string[]) =>
      setIds((before) =>
        group.every((id) => before.has(id))
          ? new Set([...before].filter((id) => !group.includes(id)))
          : new Set([...before, ...group]),
      ),
    clear: () => setIds(new Set()),
  }
}

const words: Record<WorkAct, string> = {
  snooze: 'Put off…',
  close: 'Close without doing…',
  handOver: 'Hand over…',
  refuse: 'Refuse…',
  give: 'Give or take back…',
}

export function ChosenBar({
  chosen,
  acts,
  onAsk,
}: {
  chosen: readonly TaskLine[]
  acts: readonly WorkAct[]
  onAsk: (asked: Asked) => void
}) {
  if (chosen.length === 0) return null
  return (
    <div className="mips-row" role="group" aria-label="With what is chosen">
      <strong>{chosen.length} chosen</strong>
      {acts.map((act) => (
        <Button key={act} look="secondary" size="small" onClick={() => onAsk({ act, tasks: chosen })}>
          {words[act]}
        </Button>
      ))}
    </div>
  )
}
