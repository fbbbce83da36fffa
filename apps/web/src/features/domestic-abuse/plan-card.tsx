/** The victim's safety plan: what is planned, what is done. */
import { domesticAbuse } from '@mips/contracts/domestic-abuse'
import type { AbuseAssessmentPage } from '@mips/contracts/domestic-abuse-parts'
import { safetySteps } from '@mips/domain/safeguarding/abuse-words'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { ActChoice, ActTick, ActWords } from '../../platform/act-fields.tsx'
import { formatDateTimeZone } from '../../platform/format.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesAbuse } from './domestic-abuse.api.ts'

type Step = AbuseAssessmentPage['steps'][number]

export function PlanCard({ page }: { page: AbuseAssessmentPage }) {
  const finish = useAct(topicApi.domesticAbuse.doStep.mutation(), {
    refreshes: refreshesAbuse,
    said: 'Done',
    tellsErrors: true,
  })
  const columns: Column<Step>[] = [
    { key: 'kind', header: 'Step', isRowHeader: true, cell: ({ kind }) => kind.label },
    { key: 'words', header: 'What', cell: ({ words }) => words },
    {
      key: 'done',
      header: 'Done',
      cell: ({ id, doneAt, kind }) =>
        doneAt === null ? (
          <Button
            look="secondary"
            size="small"
            isBusy={finish.isBusy}
            onClick={() => void finish.run({ params: { assessmentId: page.id, stepId: id } })}
          >
            Done<span className="govuk-visually-hidden">: {kind.label}</span>
          </Button>
        ) : (
          <Tag tone="good">{formatDateTimeZone(doneAt)}</Tag>
        ),
    },
  ]
  return (
    <Card title="Safety plan">
      <DataTable
        caption="Safety plan"
        captionHidden
        columns={columns}
        rows={page.steps}
        rowKey={({ id }) => id}
        empty={<p>Nothing is planned yet. A plan does not wait for the grade.</p>}
      />
      {page.may.plan.allowed ? <StepForm assessmentId={page.id} /> : null}
    </Card>
  )
}

function StepForm({ assessmentId }: { assessmentId: string }) {
  const form = useActForm({
    schema: domesticAbuse.routes.addStep.body,
    defaults: { kind: '' as 'OTHER', words: '', isDone: false },
    act: useAct(topicApi.domesticAbuse.addStep.mutation(), { refreshes: refreshesAbuse, said: 'Planned' }),
    toInput: (body) => ({ params: { assessmentId }, body }),
    again: true,
  })
  return (
    <ActFormFrame form={form} submitWords="Add to the plan">
      <ActChoice form={form} name="kind" label="Step" list={safetySteps} />
      <ActWords form={form} name="words" label="What is planned" />
      <ActTick form={form} name="isDone" label="It is done already" />
    </ActFormFrame>
  )
}
