/** The dialog of an act on chosen work; its forms are loaded when one is asked for, as the first page is kept small. */
import { Dialog } from '@mips/ui/dialog.tsx'
import { Loading } from '@mips/ui/loading.tsx'
import { lazy, Suspense } from 'react'
import type { Asked, WorkAct } from './work-kinds.ts'

const WorkForm = lazy(async () => ({ default: (await import('./work-forms.tsx')).WorkForm }))

const many = (tasks: Asked['tasks']) => (tasks.length === 1 ? '' : `: ${tasks.length}`)
const titles: Record<WorkAct, string> = {
  snooze: 'Put off',
  close: 'Close without doing',
  handOver: 'Hand over',
  refuse: 'Refuse to take over',
  give: 'Give to somebody',
}

/** The dialog of the act that was asked for; nothing while none is. */
export function WorkActDialog({ asked, onClose }: { asked: Asked | undefined; onClose: () => void }) {
  if (asked === undefined) return null
  return (
    <Dialog title={`${titles[asked.act]}${many(asked.tasks)}`} isOpen onClose={onClose}>
      {asked.tasks.length === 1 ? <p>{asked.tasks[0]?.title}</p> : null}
      <Suspense fallback={<Loading>Opening the form…</Loading>}>
        <WorkForm asked={asked} onDone={onClose} />
      </Suspense>
    </Dialog>
  )
}
