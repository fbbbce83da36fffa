/** The files of a digital exhibit: one master that stays closed, copies with its hash, and who looked at which. */
import { property } from '@mips/contracts/property'
import type { ExhibitPage } from '@mips/contracts/property-replies'
import { Card } from '@mips/ui/card.tsx'
import { Checkbox } from '@mips/ui/checkboxes.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { useState } from 'react'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesProperty } from './property.api.ts'

type Page = { page: ExhibitPage }

export function DigitalCard({ page }: Page) {
  const nameOf = (id: string | null) => page.copies.find((copy) => copy.id === id)?.label ?? ''
  const columns: Column<ExhibitPage['copies'][number]>[] = [
    { key: 'label', header: 'File', isRowHeader: true, cell: ({ label }) => label },
    {
      key: 'from',
      header: 'Copy of',
      cell: ({ parentId, isPlayable, tool }) =>
        parentId === null
          ? 'Master'
          : `${nameOf(parentId)}${isPlayable ? `, playable by ${tool ?? ''}` : ''}`,
    },
    { key: 'hash', header: 'SHA-256', cell: ({ sha256 }) => <code className="mips-break">{sha256}</code> },
    {
      key: 'made',
      header: 'Made',
      cell: ({ madeAt, madeBy }) =>
        `${formatDateTimeZone(madeAt)}${madeBy === null ? '' : `, ${formatOfficer(madeBy)}`}`,
    },
  ]
  return (
    <Card title="Files and copies">
      <DataTable
        caption="Files and copies"
        captionHidden
        columns={columns}
        rows={page.copies}
        rowKey={({ id }) => id}
        empty={<p>No file is recorded yet.</p>}
      />
      <DataTable
        caption="Who looked"
        columns={viewColumns(nameOf)}
        rows={page.views}
        rowKey={({ id }) => id}
        empty={<p>Nobody has looked at a copy.</p>}
      />
      {page.copies.some(({ parentId }) => parentId !== null) ? <View page={page} /> : null}
      {page.may.register.allowed ? <AddCopy key={page.copies.length} page={page} /> : null}
    </Card>
  )
}

const viewColumns = (nameOf: (id: string) => string): Column<ExhibitPage['views'][number]>[] => [
  { key: 'at', header: 'When', isRowHeader: true, cell: ({ at }) => formatDateTimeZone(at) },
  { key: 'by', header: 'Who', cell: ({ by }) => (by === null ? '' : formatOfficer(by)) },
  { key: 'what', header: 'File', cell: ({ copyId }) => nameOf(copyId) },
  { key: 'why', header: 'Why', cell: ({ reason }) => reason ?? 'Not said' },
]

function AddCopy({ page }: Page) {
  const form = useActForm({
    schema: onForm(
      (values: { label: string; sha256: string; parentId: string; isPlayable: boolean; tool: string }) => ({
        ...values,
        parentId: given(values.parentId),
        tool: given(values.tool),
      }),
      property.routes.addCopy.body,
    ),
    defaults: { label: '', sha256: '', parentId: page.copies[0]?.id ?? '', isPlayable: false, tool: '' },
    act: useAct(topicApi.property.addCopy.mutation(), {
      refreshes: refreshesProperty,
      said: 'File recorded',
    }),
    toInput: (body) => ({ params: { exhibitId: page.id }, body }),
  })
  const { register, watch } = form.fields
  return (
    <Details summary={page.copies.length === 0 ? 'Record the master' : 'Record a copy'}>
      <ActFormFrame form={form} submitWords="Record the file">
        <TextInput {...register('label')} label="Name of the file" error={form.errorOf('label')} />
        <TextInput {...register('sha256')} label="SHA-256" error={form.errorOf('sha256')} />
        {page.copies.length === 0 ? null : (
          <>
            <Select
              {...register('parentId')}
              label="Copied from"
              options={page.copies.map(({ id, label }) => ({ value: id, label }))}
              error={form.errorOf('parentId')}
            />
            <Checkbox {...register('isPlayable')} label="A playable version, which is another file" />
            {watch('isPlayable') ? (
              <TextInput {...register('tool')} label="What made it" error={form.errorOf('tool')} />
            ) : null}
          </>
        )}
      </ActFormFrame>
    </Details>
  )
}

function View({ page }: Page) {
  const copies = page.copies.filter(({ parentId }) => parentId !== null)
  const [copyId, setCopyId] = useState(copies[0]?.id ?? '')
  const form = useActForm({
    schema: property.routes.viewCopy.body,
    defaults: { reason: '' },
    act: useAct(topicApi.property.viewCopy.mutation(), { refreshes: refreshesProperty, said: 'View noted' }),
    toInput: (body) => ({ params: { exhibitId: page.id, copyId }, body }),
    again: true,
  })
  return (
    <Details summary="Note that a copy is looked at">
      <ActFormFrame form={form} submitWords="Note the view">
        <Select
          name="copyId"
          label="Which copy"
          value={copyId}
          onChange={(event) => setCopyId(event.target.value)}
          options={copies.map(({ id, label }) => ({ value: id, label }))}
        />
        <TextInput
          {...form.fields.register('reason')}
          label="Why it is looked at"
          error={form.errorOf('reason')}
        />
      </ActFormFrame>
    </Details>
  )
}
