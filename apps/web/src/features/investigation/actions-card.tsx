/** The actions of the investigation: raised, given, resulted, filed. */
import type { RouteCall } from '@mips/contracts/contract'
import { investigation } from '@mips/contracts/investigation'
import type { ActionLine } from '@mips/contracts/investigation-replies'
import { actionPriorities } from '@mips/domain/investigation/actions'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Details } from '@mips/ui/details.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { useState } from 'react'
import { ActChoice, ActLine, ActRadios, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, instantOf, onForm, todayAtNoTime } from '../../platform/form-times.ts'
import { formatOfficer } from '../../platform/format.ts'
import { OfficersBox } from '../../platform/officers-box.tsx'
import { useSession } from '../../platform/session.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { ActionState, DueWords } from './action-words.tsx'
import type { DeskPart } from './desk.page.tsx'
import { refreshesDesk } from './investigation.api.ts'

type Routes = (typeof investigation)['routes']

const columns: Column<ActionLine>[] = [
  {
    key: 'what',
    header: 'Action',
    isRowHeader: true,
    cell: ({ reference, text, result, closedReason }) => (
      <>
        {reference} {text}
        {result === null ? null : <div className="mips-small">Result: {result}</div>}
        {closedReason === null ? null : <div className="mips-small">Not done: {closedReason}</div>}
      </>
    ),
  },
  { key: 'state', header: 'State', cell: (action) => <ActionState {...action} /> },
  { key: 'owner', header: 'Owner', cell: ({ owner }) => (owner === null ? 'Nobody' : formatOfficer(owner)) },
  { key: 'due', header: 'Due', cell: (action) => <DueWords {...action} /> },
]

const moves = [
  { code: 'RESULTED', label: 'Resulted' },
  { code: 'ALLOCATED', label: 'Given to somebody' },
  { code: 'REFERRED', label: 'Referred' },
  { code: 'FILED', label: 'Filed: the result is looked at' },
  { code: 'NFA', label: 'No further action' },
] as const

export function ActionsCard({ page }: DeskPart) {
  return (
    <Card title={<span id="actions">Actions</span>}>
      <DataTable
        caption="Actions"
        captionHidden
        columns={columns}
        rows={page.actions}
        rowKey={({ id }) => id}
        empty={<p>No action yet.</p>}
      />
      {page.may.work.allowed ? <AddAction page={page} /> : null}
      {page.may.work.allowed && page.actions.length > 0 ? <MoveAction page={page} /> : null}
    </Card>
  )
}

type Chosen = Parameters<typeof OfficersBox>[0]['chosen']

function AddAction({ page }: DeskPart) {
  const { user } = useSession()
  const [owners, setOwners] = useState<Chosen>([])
  type Values = { text: string; priority: string; dueAt: LocalDateTime; lineId: string; ownerId: string }
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({
        text: values.text,
        priority: values.priority,
        dueAt: instantOf(values.dueAt),
        lineId: given(values.lineId),
        ownerId: given(values.ownerId),
      }),
      investigation.routes.addAction.body,
    ),
    defaults: {
      text: '',
      priority: 'MEDIUM',
      dueAt: todayAtNoTime(),
      lineId: '',
      ownerId: '',
    } as Values,
    act: useAct(topicApi.investigation.addAction.mutation(), {
      refreshes: refreshesDesk,
      said: 'Action raised',
    }),
    toInput: (body) => ({ params: { crimeId: page.id }, body }),
    again: true,
    onDone: () => setOwners([]),
  })
  return (
    <Details summary="Raise an action">
      <ActFormFrame form={form} submitWords="Raise the action">
        <ActLine form={form} name="text" label="What is to be done" />
        <OfficersBox
          label="Who does it"
          name="ownerId"
          hint={`Leave empty to give it later. You are ${user.displayName}`}
          error={form.errorOf('ownerId')}
          chosen={owners}
          onChange={(officers) => {
            const last = officers.slice(-1)
            setOwners(last)
            form.fields.setValue('ownerId', last[0]?.id ?? '')
          }}
        />
        <ActTime form={form} name="dueAt" label="Due" expects="any" need="optional" />
        <ActRadios form={form} name="priority" label="Priority" list={actionPriorities} />
        {page.lines.length === 0 ? null : (
          <ActChoice
            form={form}
            name="lineId"
            label="For which line of enquiry"
            need="optional"
            list={page.lines.map(({ id, hypothesis }) => ({ code: id, label: hypothesis }))}
          />
        )}
      </ActFormFrame>
    </Details>
  )
}

function MoveAction({ page }: DeskPart) {
  const [owners, setOwners] = useState<Chosen>([])
  type Values = { actionId: string; to: string; result: string; closedReason: string; ownerId: string }
  const first = page.actions.find(({ state }) => state.code === 'ALLOCATED' || state.code === 'RAISED')
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({
        from: page.actions.find(({ id }) => id === values.actionId)?.state.code,
        to: given(values.to),
        result: given(values.result),
        closedReason: given(values.closedReason),
        ownerId: given(values.ownerId),
      }),
      investigation.routes.moveAction.body,
    ),
    defaults: {
      actionId: (first ?? page.actions[0])?.id ?? '',
      to: 'RESULTED',
      result: '',
      closedReason: '',
      ownerId: '',
    } as Values,
    act: useAct(topicApi.investigation.moveAction.mutation(), { refreshes: refreshesDesk, said: 'Kept' }),
    toInput: (body): RouteCall<Routes['moveAction']> => ({
      params: { crimeId: page.id, actionId: form.fields.getValues('actionId') },
      body,
    }),
    again: true,
    onDone: () => setOwners([]),
  })
  const to = form.fields.watch('to')
  return (
    <Details summary="Result an action, or move it on">
      <ActFormFrame form={form} submitWords="Keep it">
        <ActChoice
          form={form}
          name="actionId"
          label="Action"
          list={page.actions.map(({ id, reference, text, state }) => ({
            code: id,
            label: `${reference} ${text} (${state.label.toLowerCase()})`,
          }))}
        />
        <ActRadios form={form} name="to" label="It is now" list={moves} />
        {to === 'RESULTED' ? (
          <ActWords form={form} name="result" label="What came of it, also when nothing did" limit={4000} />
        ) : null}
        {to === 'NFA' ? <ActLine form={form} name="closedReason" label="Why nothing is done" /> : null}
        {to === 'ALLOCATED' ? (
          <OfficersBox
            label="Given to"
            name="ownerId"
            error={form.errorOf('ownerId')}
            chosen={owners}
            onChange={(officers) => {
              const last = officers.slice(-1)
              setOwners(last)
              form.fields.setValue('ownerId', last[0]?.id ?? '')
            }}
          />
        ) : null}
      </ActFormFrame>
    </Details>
  )
}
