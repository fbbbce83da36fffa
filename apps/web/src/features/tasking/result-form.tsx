/** What came of an adopted item, worked or not: that closes its task. */
import { tasking } from '@mips/contracts/tasking'
import type { TaskingLine } from '@mips/contracts/tasking-parts'
import { taskingResults } from '@mips/domain/intelligence/tasking-meeting'
import { ActRadios, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesTasking } from './tasking.api.ts'

type Values = { result: string; resultWords: string }

export function ResultForm({ line, onDone }: { line: TaskingLine; onDone?: () => void }) {
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({ ...values, result: given(values.result) }),
      tasking.routes.recordResult.body,
    ),
    defaults: { result: '', resultWords: '' } as Values,
    draft: { key: `tasking.result:${line.id}` },
    act: useAct(topicApi.tasking.recordResult.mutation(), {
      refreshes: refreshesTasking,
      said: 'Recorded: the task is done',
    }),
    toInput: (body) => ({ params: { itemId: line.id }, body }),
    ...(onDone === undefined ? {} : { onDone }),
  })
  return (
    <ActFormFrame form={form} submitWords="Record the result">
      <ActRadios form={form} name="result" label="What came of it" list={taskingResults} />
      <ActWords form={form} name="resultWords" label="In words" hint="Also when it did not work" />
    </ActFormFrame>
  )
}
