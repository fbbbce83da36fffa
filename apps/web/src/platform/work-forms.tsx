/** The acts on chosen work that ask something: until when and why, to whom, or why not. Each is a small form. */
import type { OfficerRef } from '@mips/contracts/common'
import type { TaskLine } from '@mips/contracts/task-parts'
import { tasks as contract } from '@mips/contracts/tasks'
import { Radios } from '@mips/ui/radios.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { useState, type ReactNode } from 'react'
import { ActFormFrame, useActForm } from './act-form.tsx'
import { useAct } from './act.ts'
import { api } from './api.ts'
import { onForm } from './form-times.ts'
import { OfficersBox } from './officers-box.tsx'
import { serverNow } from './server-clock.ts'
import { type Asked, refreshesWork, type WorkAct } from './work-kinds.ts'

type FormProps = { tasks: readonly TaskLine[]; onDone: () => void }
const forms: Record<WorkAct, (props: FormProps) => ReactNode> = {
  snooze: SnoozeForm,
  close: CloseForm,
  handOver: HandOverForm,
  refuse: RefuseForm,
  give: GiveForm,
}

/** The form of the act that was asked for. */
export function WorkForm({ asked, onDone }: { asked: Asked; onDone: () => void }) {
  const Form = forms[asked.act]
  return <Form tasks={asked.tasks} onDone={onDone} />
}

const inHours = (hours: string) =>
  new Date(serverNow().getTime() + Number(hours) * 3_600_000 - 1000).toISOString()

function SnoozeForm({ tasks, onDone }: FormProps) {
  const form = useActForm({
    schema: onForm(
      ({ hours, reason }: { hours: string; reason: string }) => ({ until: inHours(hours), reason }),
      contract.routes.snooze.body,
    ),
    defaults: { hours: '24', reason: '' },
    act: useAct(api.tasks.snooze.mutation(), { refreshes: refreshesWork, said: 'Put off' }),
    toInput: (body) => ({ params: { taskId: tasks[0]?.id ?? '' }, body }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Put off">
      <Radios
        name="hours"
        legend="For how long"
        inline
        registration={form.fields.register('hours')}
        options={['4', '24', '48', '72'].map((value) => ({ value, label: `${value} hours` }))}
      />
      <Textarea
        {...form.fields.register('reason')}
        label="Why it can wait"
        rows={2}
        error={form.errorOf('reason')}
      />
    </ActFormFrame>
  )
}

function CloseForm({ tasks, onDone }: FormProps) {
  const form = useActForm({
    schema: contract.routes.closeMany.body,
    defaults: { tasks: tasks.map(({ id }) => id), reason: '' },
    act: useAct(api.tasks.closeMany.mutation(), { refreshes: refreshesWork, said: 'Closed' }),
    toInput: (body) => ({ body }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Close" look="warning">
      <Textarea
        {...form.fields.register('reason')}
        label="Why this need not be done"
        hint="The reason stands on each of them and in the log of each record."
        rows={2}
        error={form.errorOf('reason')}
      />
    </ActFormFrame>
  )
}

function HandOverForm({ tasks, onDone }: FormProps) {
  const [taker, setTaker] = useState<OfficerRef[]>([])
  const form = useActForm({
    schema: contract.routes.handOver.body,
    defaults: { tasks: tasks.map(({ id }) => id), takerId: '', note: '' },
    act: useAct(api.tasks.handOver.mutation(), {
      refreshes: refreshesWork,
      said: 'Offered: it is yours until it is accepted',
    }),
    toInput: (body) => ({ body }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Offer">
      <OfficersBox
        label="To whom"
        name="takerId"
        hint="Number or name. It stays yours until each line is accepted."
        error={form.errorOf('takerId') === undefined ? undefined : 'Choose a colleague'}
        chosen={taker}
        onChange={(officers) => {
          setTaker(officers.slice(-1))
          form.fields.setValue('takerId', officers.at(-1)?.id ?? '')
        }}
      />
      <Textarea {...form.fields.register('note')} label="What they have to know (optional)" rows={2} />
    </ActFormFrame>
  )
}

function RefuseForm({ tasks, onDone }: FormProps) {
  const form = useActForm({
    schema: contract.routes.answerHandover.body,
    defaults: { lines: tasks.map(({ id }) => ({ taskId: id, answer: 'REFUSED' as const, reason: '' })) },
    act: useAct(api.tasks.answerHandover.mutation(), {
      refreshes: refreshesWork,
      said: 'Refused: it stays with the giver',
    }),
    toInput: (body) => ({ body }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Refuse">
      <Textarea {...form.fields.register('lines.0.reason')} label="Why" rows={2} />
    </ActFormFrame>
  )
}

function GiveForm({ tasks, onDone }: FormProps) {
  const [taker, setTaker] = useState<OfficerRef[]>([])
  const form = useActForm({
    schema: contract.routes.assign.body,
    defaults: { tasks: tasks.map(({ id }) => id), to: null as string | null, reason: '' },
    act: useAct(api.tasks.assign.mutation(), { refreshes: refreshesWork, said: 'Given' }),
    toInput: (body) => ({ body }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords={taker.length === 0 ? 'Take back for the team' : 'Give'}>
      <OfficersBox
        label="To whom"
        name="to"
        hint="Number or name, of your teams. Nobody: the team has it again."
        error={form.errorOf('to')}
        chosen={taker}
        onChange={(officers) => {
          setTaker(officers.slice(-1))
          form.fields.setValue('to', officers.at(-1)?.id ?? null)
        }}
      />
      <Textarea {...form.fields.register('reason')} label="Why" rows={2} error={form.errorOf('reason')} />
    </ActFormFrame>
  )
}
