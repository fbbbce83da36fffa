/** The acts on an operation: those of every member, and those of its owner. */
import type { OfficerRef, RecordRef } from '@mips/contracts/common'
import { operation } from '@mips/contracts/operation'
import type { OperationMember, OperationPage as Page } from '@mips/contracts/operation'
import { addDays } from '@mips/domain/time/day'
import { Button } from '@mips/ui/button.tsx'
import { Dialog } from '@mips/ui/dialog.tsx'
import { Select } from '@mips/ui/select.tsx'
import { useState } from 'react'
import { ActDay, ActWords } from '../../platform/act-fields.tsx'
import { type ActForm, ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { ActPicker } from '../../platform/act-picker.tsx'
import { useAct } from '../../platform/act.ts'
import { rightNow } from '../../platform/form-times.ts'
import { formatOfficer } from '../../platform/format.ts'
import { OfficersBox } from '../../platform/officers-box.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { RecordBox } from '../../platform/record-box.tsx'

const refreshes = [topicApi.operation.get.key, topicApi.operation.list.key]

export function OperationActs({ page }: { page: Page }) {
  const isOpen = { allowed: !page.isClosed }
  const own = { allowed: page.isOwn && !page.isClosed, reason: 'Its owner alone does that: ask them.' }
  return (
    <ActPicker
      title="What you can do"
      acts={[
        {
          key: 'put',
          label: 'Put a record in',
          may: isOpen,
          form: (close) => <PutIn page={page} onDone={close} />,
        },
        {
          key: 'add',
          label: 'Add a member',
          may: own,
          form: (close) => <AddMember page={page} onDone={close} />,
        },
        {
          key: 'review',
          label: 'Look at it again',
          may: own,
          form: (close) => <Review page={page} onDone={close} />,
        },
        {
          key: 'hand',
          label: 'Hand it over',
          may: own,
          form: (close) => <HandOver page={page} onDone={close} />,
        },
        { key: 'close', label: 'Close it', may: own, form: (close) => <Close page={page} onDone={close} /> },
      ]}
    />
  )
}

type Part = { page: Page; onDone: () => void }

function PutIn({ page, onDone }: Part) {
  const form = useActForm({
    schema: operation.routes.putIn.body,
    defaults: { recordId: '', reason: '' },
    act: useAct(topicApi.operation.putIn.mutation(), { refreshes, said: 'Only its members see it now' }),
    toInput: (body) => ({ params: { operationId: page.id }, body }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Put it in">
      <RecordBox
        name="recordId"
        label="Reference of the record"
        hint="An incident, crime, report, place or object: from now on only members see it, with all that hangs on it"
        error={form.errorOf('recordId')}
        onFound={(id) => form.fields.setValue('recordId', id, { shouldValidate: true })}
      />
      <ActWords form={form} name="reason" label="Why" limit={1000} />
    </ActFormFrame>
  )
}

function AddMember({ page, onDone }: Part) {
  const today = rightNow().date
  const [chosen, setChosen] = useState<OfficerRef[]>([])
  const form = useActForm({
    schema: operation.routes.addMember.body,
    defaults: { userId: '', from: today, until: addDays(today, 28), reason: '' },
    act: useAct(topicApi.operation.addMember.mutation(), { refreshes, said: 'Added' }),
    toInput: (body) => ({ params: { operationId: page.id }, body }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Add the member">
      <OfficersBox
        name="userId"
        label="Colleague"
        hint="Number or name"
        error={form.errorOf('userId') === undefined ? undefined : 'Choose a colleague'}
        chosen={chosen}
        onChange={(officers) => {
          const last = officers.slice(-1)
          setChosen(last)
          form.fields.setValue('userId', last[0]?.id ?? '', { shouldValidate: last.length > 0 })
        }}
      />
      <ActDay form={form} name="from" label="First day" />
      <ActDay form={form} name="until" label="Last day" hint="180 days at most" />
      <ActWords form={form} name="reason" label="Why" limit={1000} />
    </ActFormFrame>
  )
}

function Review({ page, onDone }: Part) {
  const form = useActForm({
    schema: operation.routes.review.body,
    defaults: { words: '', reviewOn: addDays(rightNow().date, 28) },
    act: useAct(topicApi.operation.review.mutation(), { refreshes, said: 'Looked at' }),
    toInput: (body) => ({ params: { operationId: page.id }, body }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Keep it">
      <ActWords form={form} name="words" label="What was looked at, and why it is still needed" />
      <ActDay form={form} name="reviewOn" label="Looked at again" hint="Within 90 days" />
    </ActFormFrame>
  )
}

function HandOver({ page, onDone }: Part) {
  const members = page.people.filter(
    ({ state, isInPost, officer }) => state === 'NOW' && isInPost && officer.id !== page.owner?.id,
  )
  const form = useActForm({
    schema: operation.routes.handOver.body,
    defaults: { userId: '', reason: '' },
    act: useAct(topicApi.operation.handOver.mutation(), { refreshes, said: 'Handed over' }),
    toInput: (body) => ({ params: { operationId: page.id }, body }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Hand it over" look="warning">
      <Select
        {...form.fields.register('userId')}
        label="New owner"
        hint="A member"
        placeholder="Choose"
        options={members.map(({ officer }) => ({ value: officer.id, label: formatOfficer(officer) }))}
        error={form.errorOf('userId') === undefined ? undefined : 'Choose a member'}
      />
      <ActWords form={form} name="reason" label="Why" limit={1000} />
    </ActFormFrame>
  )
}

function Close({ page, onDone }: Part) {
  const form = useActForm({
    schema: operation.routes.close.body,
    defaults: { reason: '' },
    act: useAct(topicApi.operation.close.mutation(), { refreshes, said: 'Closed' }),
    toInput: (body) => ({ params: { operationId: page.id }, body }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Close the operation" look="warning">
      <ActWords form={form} name="reason" label="Why" hint="Once nothing is in it" limit={1000} />
    </ActFormFrame>
  )
}

type Asked = { page: Page; onClose: () => void }

export function EndMember({ page, member, onClose }: Asked & { member: OperationMember }) {
  const form = useActForm({
    schema: operation.routes.endMember.body,
    defaults: { reason: '' },
    act: useAct(topicApi.operation.endMember.mutation(), { refreshes, said: 'Taken out' }),
    toInput: (body) => ({ params: { operationId: page.id, memberId: member.memberId }, body }),
    onDone: onClose,
  })
  const words = 'From their next step on they see nothing of it.'
  return (
    <Why title={`Take out ${formatOfficer(member.officer)}`} words={words} form={form} onClose={onClose} />
  )
}

export function TakeOut({ page, record, onClose }: Asked & { record: RecordRef }) {
  const form = useActForm({
    schema: operation.routes.takeOut.body,
    defaults: { reason: '' },
    act: useAct(topicApi.operation.takeOut.mutation(), { refreshes, said: 'It is open' }),
    toInput: (body) => ({ params: { operationId: page.id, recordId: record.id }, body }),
    onDone: onClose,
  })
  const words = 'Everybody who may read records of its kind sees it again.'
  const title = `Take out ${record.reference ?? record.title}`
  return <Why title={title} words={words} form={form} onClose={onClose} />
}

function Why(props: {
  title: string
  words: string
  form: ActForm<{ reason: string }>
  onClose: () => void
}) {
  const { title, words, form, onClose } = props
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <ActFormFrame
        form={form}
        submitWords="Take out"
        look="warning"
        actions={
          <Button look="secondary" onClick={onClose}>
            Cancel
          </Button>
        }
      >
        <p>{words}</p>
        <ActWords form={form} name="reason" label="Why it is done" limit={1000} />
      </ActFormFrame>
    </Dialog>
  )
}
