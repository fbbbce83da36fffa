/** The officer's grade beside the score, and the second look by somebody else. */
import { domesticAbuse } from '@mips/contracts/domestic-abuse'
import type { AbuseAssessmentPage } from '@mips/contracts/domestic-abuse-parts'
import { Card } from '@mips/ui/card.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { ActWords } from '../../platform/act-fields.tsx'
import { choicesOf } from '../../platform/codes.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { LeftList } from '../../platform/rights-entries-table.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesAbuse } from './domestic-abuse.api.ts'

type Page = { page: AbuseAssessmentPage }

export const scoreWords = ({ score }: AbuseAssessmentPage): string =>
  [
    `${score.yes} yes of ${score.of}.`,
    score.band === null
      ? undefined
      : `The count alone says ${score.band.label.split(':')[0]?.toLowerCase()}.`,
    score.grave.length === 0 ? undefined : `Grave signs: ${score.grave.join(', ')}.`,
  ]
    .filter((part) => part !== undefined)
    .join(' ')

type GradeValues = { grade: string; rationale: string; differsReason: string }

export function GradeForm({ page }: Page) {
  const form = useActForm({
    schema: onForm(
      (values: GradeValues) => ({
        grade: given(values.grade),
        rationale: values.rationale,
        differsReason: given(values.differsReason),
        origins: { rationale: { how: 'typed' } },
      }),
      domesticAbuse.routes.grade.body,
    ),
    defaults: { grade: '', rationale: '', differsReason: '' } as GradeValues,
    draft: { key: `abuse.grade:${page.id}` },
    act: useAct(topicApi.domesticAbuse.grade.mutation(), { refreshes: refreshesAbuse, said: 'Risk graded' }),
    toInput: (body) => ({ params: { assessmentId: page.id }, body, version: page.version }),
  })
  const differs =
    form.errorOf('differsReason') !== undefined ||
    (form.fields.watch('grade') === 'STANDARD' && page.score.grave.length > 0)
  return (
    <Card title="Your grade">
      <p>{scoreWords(page)} The count is advice: the grade is your judgement.</p>
      <LeftList left={page.left.filter(({ field }) => field !== 'grade' && field !== 'rationale')} />
      <ActFormFrame form={form} submitWords="Grade the risk">
        <Radios
          name="grade"
          legend="Risk"
          registration={form.fields.register('grade')}
          options={choicesOf(page.grades)}
          error={form.errorOf('grade') === undefined ? undefined : 'Choose the grade'}
        />
        <ActWords form={form} name="rationale" label="Why, in your own words" limit={4000} rows={3} />
        {differs ? (
          <ActWords
            form={form}
            name="differsReason"
            label="Why your grade is another than what the answers weigh"
          />
        ) : null}
      </ActFormFrame>
    </Card>
  )
}

type LookValues = { grade: string; reason: string }

export function LookForm({ page }: Page) {
  const form = useActForm({
    schema: onForm(
      (values: LookValues) => ({ grade: given(values.grade), reason: given(values.reason) }),
      domesticAbuse.routes.look.body,
    ),
    defaults: { grade: page.grade?.code ?? '', reason: '' } as LookValues,
    act: useAct(topicApi.domesticAbuse.look.mutation(), { refreshes: refreshesAbuse, said: 'Looked at' }),
    toInput: (body) => ({ params: { assessmentId: page.id }, body, version: page.version }),
  })
  const isChanged = form.fields.watch('grade') !== page.grade?.code
  return (
    <Card title="Second look">
      <ActFormFrame form={form} submitWords={isChanged ? 'Change the grade' : 'Agree with the grade'}>
        <Radios
          name="grade"
          legend="Risk as you see it"
          registration={form.fields.register('grade')}
          options={choicesOf(page.grades)}
          error={form.errorOf('grade')}
        />
        <ActWords
          form={form}
          name="reason"
          label={isChanged ? 'Why the grade changes' : 'What you add'}
          {...(isChanged ? {} : { need: 'optional' as const })}
          limit={4000}
        />
      </ActFormFrame>
    </Card>
  )
}
