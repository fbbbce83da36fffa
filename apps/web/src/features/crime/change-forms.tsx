/** What was changed of a crime, and the forms to change it: another class, a request to cancel, and its decision. */
import { crime } from '@mips/contracts/crime'
import type { CrimeChangeLine, CrimePage } from '@mips/contracts/crime-parts'
import { cancellationReasons } from '@mips/domain/investigation/recording-changes'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Checkboxes, type CheckboxesProps } from '@mips/ui/checkboxes.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { choicesOf } from '../../platform/codes.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { OffenceChoice } from '../../platform/offence-choice.tsx'
import { useDocuments } from '../../platform/record-documents.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCrime } from './crime.api.ts'
import { AnswerTransfer, Confirm, OfferTransfer } from './later-forms.tsx'

type Page = { page: CrimePage }

export function ChangeForms({ page }: Page) {
  const waiting = page.changes.find(({ decidedAt }) => decidedAt === null)
  const { may } = page
  if (page.changes.length === 0 && !may.reclassify.allowed && !may.requestCancellation.allowed) return null
  return (
    <Card title="Changes of what is recorded">
      {page.changes.length === 0 ? null : (
        <DataTable
          caption="Changes"
          captionHidden
          columns={columns}
          rows={page.changes}
          rowKey={({ id }) => id}
          empty={<p>Nothing was changed.</p>}
        />
      )}
      {waiting !== undefined && may.decideCancellation.allowed ? (
        <DecideCancellation page={page} changeId={waiting.id} />
      ) : null}
      {waiting !== undefined && may.answerTransfer.allowed ? (
        <AnswerTransfer page={page} changeId={waiting.id} />
      ) : null}
      {may.confirm.allowed ? <Confirm page={page} /> : null}
      {may.reclassify.allowed ? <Reclassify page={page} /> : null}
      {may.requestCancellation.allowed ? <RequestCancellation page={page} /> : null}
      {may.offerTransfer.allowed ? <OfferTransfer page={page} /> : null}
    </Card>
  )
}

const columns: Column<CrimeChangeLine>[] = [
  { key: 'kind', header: 'Change', isRowHeader: true, cell: ({ kindLabel }) => kindLabel },
  {
    key: 'what',
    header: 'What and why',
    cell: ({ from, to, reason, words, otherForce, otherReference }) =>
      [
        to === null ? undefined : `${from ?? 'none'} to ${to}`,
        otherForce ?? undefined,
        otherReference ?? undefined,
        reason?.label,
        words,
      ]
        .filter((part) => part !== undefined)
        .join('. '),
  },
  {
    key: 'by',
    header: 'Asked by',
    cell: ({ requestedBy, requestedAt }) =>
      `${requestedBy === null ? 'Not known' : formatOfficer(requestedBy)}, ${formatDateTimeZone(requestedAt)}`,
  },
  {
    key: 'state',
    header: 'Decision',
    cell: ({ stateLabel, decidedBy, decisionWords }) =>
      [stateLabel, decidedBy === null ? undefined : formatOfficer(decidedBy), decisionWords ?? undefined]
        .filter((part) => part !== undefined)
        .join('. '),
  },
]

function Reclassify({ page }: Page) {
  const form = useActForm({
    schema: onForm(
      (values: { offence: string; hoCode: string; reason: string }) => ({
        offenceCode: values.offence,
        hoCode: given(values.hoCode),
        reason: values.reason,
      }),
      crime.routes.reclassify.body,
    ),
    defaults: { offence: '', hoCode: '', reason: '' },
    act: useAct(topicApi.crime.reclassify.mutation(), { refreshes: refreshesCrime, said: 'Class put right' }),
    toInput: (body) => ({ params: { crimeId: page.id }, body, version: page.version }),
  })
  const { register, setValue } = form.fields
  return (
    <Details summary="Put the class right">
      <ActFormFrame form={form} submitWords="Put the class right">
        <OffenceChoice
          name="offenceCode"
          error={form.errorOf('offenceCode' as 'offence')}
          onChoose={(code) => setValue('offence', code)}
        />
        <TextInput
          {...register('hoCode')}
          label="Home Office class"
          hint="Only where the offence has none of its own, like 028/03"
          need="optional"
          error={form.errorOf('hoCode')}
        />
        <Textarea
          {...register('reason')}
          label="Which facts show another offence"
          error={form.errorOf('reason')}
        />
      </ActFormFrame>
    </Details>
  )
}

function RequestCancellation({ page }: Page) {
  const form = useActForm({
    schema: onForm(
      (values: {
        reason: string
        narrative: string
        otherForceReference: string
        aviDocumentIds: string[] | boolean
      }) => ({
        reason: given(values.reason),
        narrative: values.narrative,
        otherForceReference: given(values.otherForceReference),
        aviDocumentIds: Array.isArray(values.aviDocumentIds) ? values.aviDocumentIds : [],
      }),
      crime.routes.requestCancellation.body,
    ),
    defaults: { reason: '', narrative: '', otherForceReference: '', aviDocumentIds: [] as string[] },
    act: useAct(topicApi.crime.requestCancellation.mutation(), {
      refreshes: refreshesCrime,
      said: 'Cancellation asked for',
    }),
    toInput: (body) => ({ params: { crimeId: page.id }, body, version: page.version }),
  })
  const { register, watch } = form.fields
  return (
    <Details summary="Ask for its cancellation">
      <p>A victim who withdraws cancels no crime: that is an outcome. Somebody independent decides.</p>
      <ActFormFrame form={form} submitWords="Ask for the cancellation">
        <Radios
          name="reason"
          legend="Why"
          registration={register('reason')}
          options={choicesOf(cancellationReasons)}
          error={form.errorOf('reason') === undefined ? undefined : 'Choose why'}
        />
        {watch('reason') === 'C1' ? (
          <TextInput
            {...register('otherForceReference')}
            label="Reference of the force that accepted it"
            error={form.errorOf('otherForceReference')}
          />
        ) : null}
        {cancellationReasons.some(({ code, needsAvi }) => needsAvi && code === watch('reason')) ? (
          <Verifiable
            recordId={page.id}
            registration={register('aviDocumentIds')}
            error={form.errorOf('aviDocumentIds')}
          />
        ) : null}
        <Textarea {...register('narrative')} label="In words" error={form.errorOf('narrative')} />
      </ActFormFrame>
    </Details>
  )
}

function DecideCancellation({ page, changeId }: Page & { changeId: string }) {
  const form = useActForm({
    schema: crime.routes.decideCancellation.body,
    defaults: { answer: 'REJECTED' as const, words: '' },
    act: useAct(topicApi.crime.decideCancellation.mutation(), { refreshes: refreshesCrime, said: 'Decided' }),
    toInput: (body) => ({ params: { crimeId: page.id, changeId }, body, version: page.version }),
  })
  return (
    <ActFormFrame form={form} submitWords="Decide on the cancellation">
      <Radios
        name="answer"
        legend="The request to cancel"
        registration={form.fields.register('answer')}
        options={[
          { value: 'APPROVED', label: 'Approve: the crime no longer counts' },
          { value: 'REJECTED', label: 'Refuse: the crime stays recorded' },
        ]}
        error={form.errorOf('answer')}
      />
      <Textarea {...form.fields.register('words')} label="Why" error={form.errorOf('words')} />
    </ActFormFrame>
  )
}

/** The documents of the crime that show that no crime occurred. */
function Verifiable({
  recordId,
  ...box
}: { recordId: string } & Pick<CheckboxesProps, 'registration' | 'error'>) {
  const { data } = useDocuments(recordId)
  const kept = (data?.documents ?? []).filter(({ withdrawn }) => withdrawn === null)
  if (kept.length === 0) return <p>Add the document that shows it first, under Documents.</p>
  return (
    <Checkboxes
      {...box}
      name="aviDocumentIds"
      legend="Which documents show it"
      options={kept.map(({ id, title, fileName }) => ({ value: id, label: title, hint: fileName }))}
    />
  )
}
