/** Writing what a source said for the side of intelligence: graded and marked, without who said it. */
import { sourceVault } from '@mips/contracts/source-vault'
import {
  assessmentGrades,
  handlingCodes,
  protectiveMarkings,
  sourceGrades,
} from '@mips/domain/codes/information'
import { interceptionProblems } from '@mips/domain/intelligence/source-vault'
import { sourceWarnings } from '@mips/domain/intelligence/source-words'
import { Card } from '@mips/ui/card.tsx'
import { Warning } from '@mips/ui/warning.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { ActChoice, ActLine, ActRadios, ActWords } from '../../platform/act-fields.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesVault, useOnceKey } from './source-vault.api.ts'

const empty = {
  text: '',
  source: '',
  assessment: '',
  handling: '',
  gradeReason: '',
  conditions: '',
  marking: 'OFFICIAL',
  markingReason: '',
  notInterception: '',
}
type Values = typeof empty

export function ReportForm({ sourceKey }: { sourceKey: string }) {
  const once = useOnceKey()
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({
        onceKey: once.for(values),
        text: values.text,
        source: given(values.source),
        assessment: given(values.assessment),
        handling: given(values.handling),
        gradeReason: given(values.gradeReason),
        conditions: given(values.conditions),
        marking: given(values.marking),
        markingReason: given(values.markingReason),
        notInterception: given(values.notInterception),
      }),
      sourceVault.routes.writeReport.body,
    ),
    defaults: empty,
    act: useAct(topicApi.sourceVault.writeReport.mutation(), {
      refreshes: refreshesVault,
      said: 'It waits for the controller',
      onDone: once.next,
    }),
    toInput: (body) => ({ params: { sourceKey }, body }),
    again: true,
  })
  const [text, source, assessment, handling, marking] = form.fields.watch([
    'text',
    'source',
    'assessment',
    'handling',
    'marking',
  ])
  const warnings = sourceWarnings(text)
  return (
    <Card title="Report for the corridor">
      <ActFormFrame form={form} submitWords="Hand to the controller">
        <ActWords form={form} name="text" label="What the source said" limit={8000} rows={4} />
        {warnings.map((words) => (
          <Warning key={words}>{words}</Warning>
        ))}
        {interceptionProblems(text).length === 0 ? null : (
          <ActLine
            form={form}
            name="notInterception"
            label="What it is, if it was not learnt by interception"
          />
        )}
        <ActRadios form={form} name="source" label="Source" list={sourceGrades} />
        <ActChoice form={form} name="assessment" label="Information" list={assessmentGrades} />
        {source === '3' || assessment === 'E' ? (
          <ActLine form={form} name="gradeReason" label="Why it is graded so" />
        ) : null}
        <ActRadios form={form} name="handling" label="Handling" list={handlingCodes} />
        {handling === 'C' ? <ActLine form={form} name="conditions" label="Conditions" /> : null}
        <ActChoice
          form={form}
          name="marking"
          label="Marking"
          list={protectiveMarkings.filter(({ canBeStored }) => canBeStored)}
        />
        {marking === 'OFFICIAL-SENSITIVE' ? (
          <ActLine form={form} name="markingReason" label="What makes it sensitive" />
        ) : null}
      </ActFormFrame>
    </Card>
  )
}
