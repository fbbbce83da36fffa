/** Examinations by a laboratory: asked for, authorised by another, and the result with the item. */
import { property } from '@mips/contracts/property'
import type { ExhibitPage } from '@mips/contracts/property-replies'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { serverNow } from '../../platform/server-clock.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesProperty } from './property.api.ts'

type Page = { page: ExhibitPage }
type Line = ExhibitPage['submissions'][number]

export function LaboratoryCard({ page }: Page) {
  if (page.submissions.length === 0 && !page.may.register.allowed) return null
  return (
    <Card title="Examination">
      {page.submissions.map((line) => (
        <Examination key={line.id} page={page} line={line} />
      ))}
      {page.may.register.allowed ? <Ask page={page} /> : null}
    </Card>
  )
}

function Examination({ page, line }: Page & { line: Line }) {
  const authorise = useAct(topicApi.property.authoriseExamination.mutation(), {
    refreshes: refreshesProperty,
    said: 'Examination authorised',
    tellsErrors: true,
  })
  const optional = (key: string, value: string | null) => (value === null ? [] : [{ key, value }])
  return (
    <>
      <SummaryList
        rows={[
          { key: 'Question', value: line.examination },
          { key: 'Laboratory', value: line.laboratory },
          { key: 'State', value: <Tag tone="info">{line.stateLabel}</Tag> },
          {
            key: 'Asked by',
            value: `${line.askedBy === null ? '' : formatOfficer(line.askedBy)}, ${formatDateTimeZone(line.askedAt)}`,
          },
          ...optional('Authorised by', line.authorisedBy === null ? null : formatOfficer(line.authorisedBy)),
          ...optional('Reference of the laboratory', line.laboratoryReference),
          ...optional('Result', line.result),
        ]}
      />
      {line.state === 'ASKED' && page.may.authorise.allowed ? (
        <Button
          isBusy={authorise.isBusy}
          onClick={() =>
            void authorise.run({ params: { exhibitId: page.id, submissionId: line.id }, body: {} })
          }
        >
          Authorise the examination
        </Button>
      ) : null}
      {line.sentAt !== null && page.may.register.allowed ? <Answer page={page} line={line} /> : null}
    </>
  )
}

function Ask({ page }: Page) {
  const form = useActForm({
    schema: property.routes.askExamination.body,
    defaults: { examination: '', laboratory: '' },
    act: useAct(topicApi.property.askExamination.mutation(), {
      refreshes: refreshesProperty,
      said: 'Examination asked for',
    }),
    toInput: (body) => ({ params: { exhibitId: page.id }, body }),
    again: true,
  })
  const { register } = form.fields
  return (
    <Details summary="Ask for an examination">
      <ActFormFrame form={form} submitWords="Ask for the examination">
        <Textarea
          {...register('examination')}
          label="What the laboratory should find out"
          rows={2}
          error={form.errorOf('examination')}
        />
        <TextInput {...register('laboratory')} label="Laboratory" error={form.errorOf('laboratory')} />
      </ActFormFrame>
    </Details>
  )
}

function Answer({ page, line }: Page & { line: Line }) {
  const form = useActForm({
    schema: onForm(
      (values: { laboratoryReference: string; result: string }) => ({
        laboratoryReference: given(values.laboratoryReference),
        result: given(values.result),
        ...(line.receivedAt === null ? { receivedAt: serverNow().toISOString() } : {}),
      }),
      property.routes.recordExamination.body,
    ),
    defaults: { laboratoryReference: line.laboratoryReference ?? '', result: line.result ?? '' },
    act: useAct(topicApi.property.recordExamination.mutation(), {
      refreshes: refreshesProperty,
      said: 'Answer kept',
    }),
    toInput: (body) => ({ params: { exhibitId: page.id, submissionId: line.id }, body }),
  })
  const { register } = form.fields
  return (
    <Details summary="What the laboratory answers">
      <ActFormFrame form={form} submitWords="Keep the answer">
        <TextInput {...register('laboratoryReference')} label="Reference of the laboratory" width={20} />
        <Textarea
          {...register('result')}
          label="Result"
          need="optional"
          rows={3}
          error={form.errorOf('result')}
        />
      </ActFormFrame>
    </Details>
  )
}
