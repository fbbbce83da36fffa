/** Hold, return or destroy: the instruction of the officer, and the authority of somebody else. */
import { property } from '@mips/contracts/property'
import type { ExhibitPage } from '@mips/contracts/property-replies'
import { disposalDecisions } from '@mips/domain/property/disposal'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { choicesOf } from '../../platform/codes.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesProperty } from './property.api.ts'

type Page = { page: ExhibitPage }
type Line = ExhibitPage['disposals'][number]

export function DisposalCard({ page }: Page) {
  const waiting = page.disposals.find(({ state }) => state === 'ASKED')
  if (page.disposals.length === 0 && !page.may.register.allowed) return null
  return (
    <Card title="Keep it or end it">
      <DataTable
        caption="Instructions"
        captionHidden
        columns={columns}
        rows={page.disposals}
        rowKey={({ id }) => id}
        empty={<p>No instruction yet.</p>}
      />
      {waiting !== undefined && page.may.authorise.allowed ? <Authorise page={page} line={waiting} /> : null}
      {page.may.register.allowed ? <Instruct page={page} /> : null}
    </Card>
  )
}

const columns: Column<Line>[] = [
  { key: 'what', header: 'What', isRowHeader: true, cell: ({ decision }) => decision.label },
  { key: 'words', header: 'Instruction', cell: ({ instruction, reason }) => instruction ?? reason },
  {
    key: 'by',
    header: 'By',
    cell: ({ askedBy, askedAt }) =>
      `${askedBy === null ? '' : formatOfficer(askedBy)}, ${formatDateTimeZone(askedAt)}`,
  },
  {
    key: 'state',
    header: 'Authority',
    cell: ({ stateLabel, decidedBy, words }) =>
      [stateLabel, decidedBy === null ? null : formatOfficer(decidedBy), words].filter(Boolean).join('. '),
  },
]

type Values = {
  decision: string
  instruction: string
  ownerDecision: string
  courtOrderReference: string
}

function Instruct({ page }: Page) {
  const form = useActForm({
    schema: onForm((values: Values) => {
      const isHeld = values.decision === 'HOLD'
      return {
        decision: values.decision,
        ...(isHeld ? { reason: given(values.instruction) } : { instruction: given(values.instruction) }),
        ...(isHeld ? {} : { ownerId: page.person?.personRecordId ?? undefined }),
        ownerDecision: given(values.ownerDecision),
        courtOrderReference: given(values.courtOrderReference),
      }
    }, property.routes.instruct.body),
    defaults: { decision: 'HOLD', instruction: '', ownerDecision: '', courtOrderReference: '' },
    act: useAct(topicApi.property.instruct.mutation(), {
      refreshes: refreshesProperty,
      said: 'Instruction kept',
    }),
    toInput: (body) => ({ params: { exhibitId: page.id }, body }),
    again: true,
  })
  const { register, watch } = form.fields
  return (
    <Details summary="Say what becomes of it">
      <ActFormFrame form={form} submitWords="Give the instruction">
        <Select
          {...register('decision')}
          label="What becomes of it"
          options={choicesOf(disposalDecisions)}
          error={form.errorOf('decision')}
        />
        <Textarea
          {...register('instruction')}
          label={watch('decision') === 'HOLD' ? 'Why it is held' : 'Instruction'}
          rows={2}
          error={form.errorOf('instruction')}
        />
        {watch('decision') === 'HOLD' ? null : (
          <>
            <p>Owner: {page.person?.name ?? 'not known'}.</p>
            <Select
              {...register('ownerDecision')}
              label="What the owner says"
              placeholder="Not asked"
              options={[
                { value: 'WANTS_BACK', label: 'Wants it back' },
                { value: 'DISCLAIMS', label: 'Does not want it' },
                { value: 'NOT_REACHED', label: 'Could not be reached' },
              ]}
              error={form.errorOf('ownerDecision')}
            />
            <TextInput
              {...register('courtOrderReference')}
              label="Order of a court"
              need="optional"
              width={20}
            />
          </>
        )}
      </ActFormFrame>
    </Details>
  )
}

function Authorise({ page, line }: Page & { line: Line }) {
  const form = useActForm({
    schema: property.routes.authoriseDisposal.body,
    defaults: { answer: 'AUTHORISED', words: '' },
    act: useAct(topicApi.property.authoriseDisposal.mutation(), {
      refreshes: refreshesProperty,
      said: 'Decision kept',
    }),
    toInput: (body) => ({ params: { exhibitId: page.id, disposalId: line.id }, body }),
  })
  const { register } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Decide">
      <Radios
        name="answer"
        legend={`${line.decision.label}: ${line.instruction ?? ''}`}
        registration={register('answer')}
        options={[
          { value: 'AUTHORISED', label: 'Authorise it' },
          { value: 'REFUSED', label: 'Refuse it' },
        ]}
        error={form.errorOf('answer')}
      />
      <TextInput {...register('words')} label="Why" error={form.errorOf('words')} />
    </ActFormFrame>
  )
}
