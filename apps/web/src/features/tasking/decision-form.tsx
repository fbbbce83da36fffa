/** Records what the meeting decides of one item: the fields that the decision needs, and no others. */
import type { OfficerRef } from '@mips/contracts/common'
import { tasking } from '@mips/contracts/tasking'
import type { TaskingLine } from '@mips/contracts/tasking-parts'
import { tacticKinds } from '@mips/domain/intelligence/tasking'
import { taskingDecisions, taskingResults } from '@mips/domain/intelligence/tasking-meeting'
import { addDays } from '@mips/domain/time/day'
import { Controller } from 'react-hook-form'
import { ActChoice, ActDay, ActLine, ActRadios, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm, rightNow } from '../../platform/form-times.ts'
import { OfficersBox } from '../../platform/officers-box.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesTasking } from './tasking.api.ts'

type Values = {
  decision: string
  kind: string
  tactic: string
  ownerId: OfficerRef[]
  dueOn: string
  reason: string
  result: string
  resultWords: string
}

const usualDays = 7

export function DecisionForm({ line, onDone }: { line: TaskingLine; onDone: () => void }) {
  const form = useActForm({
    schema: onForm(
      ({ ownerId, ...values }: Values) => ({
        decision: given(values.decision),
        decisions: line.decisions,
        ...(values.decision === 'ADOPTED'
          ? {
              kind: given(values.kind),
              tactic: given(values.tactic),
              ownerId: ownerId[0]?.id,
              dueOn: given(values.dueOn),
            }
          : {}),
        ...(values.decision === 'CLOSED'
          ? { result: given(values.result), resultWords: given(values.resultWords) }
          : {}),
        reason: given(values.reason),
      }),
      tasking.routes.decide.body,
    ),
    defaults: {
      decision: line.decision?.code ?? 'ADOPTED',
      kind: line.kind?.code ?? 'ENFORCEMENT',
      tactic: line.tactic ?? '',
      ownerId: line.owner === null ? [] : [line.owner],
      dueOn: line.dueOn ?? addDays(rightNow().date, usualDays),
      reason: line.reason ?? '',
      result: '',
      resultWords: '',
    } as Values,
    draft: { key: `tasking.decide:${line.id}:${line.meetingId}` },
    act: useAct(topicApi.tasking.decide.mutation(), { refreshes: refreshesTasking, said: 'Recorded' }),
    toInput: (body) => ({ params: { itemId: line.id }, body }),
    onDone,
  })
  const decision = form.fields.watch('decision')
  const isAdopted = decision === 'ADOPTED'
  return (
    <ActFormFrame form={form} submitWords="Record the decision">
      <ActRadios form={form} name="decision" label="Decision" list={taskingDecisions} />
      {isAdopted ? (
        <>
          <ActRadios form={form} name="kind" label="Kind of tactic" list={tacticKinds} />
          <ActLine form={form} name="tactic" label="Tactic" hint="What is to be done" />
          <Controller
            control={form.fields.control}
            name="ownerId"
            render={({ field }) => (
              <OfficersBox
                label="Owner"
                name="ownerId"
                {...(form.errorOf('ownerId') === undefined ? {} : { error: form.errorOf('ownerId') ?? '' })}
                chosen={field.value}
                onChange={(officers) => field.onChange(officers.slice(-1))}
              />
            )}
          />
          <ActDay form={form} name="dueOn" label="Done by" />
        </>
      ) : null}
      {decision === 'CLOSED' ? (
        <>
          <ActChoice form={form} name="result" label="What came of it" list={taskingResults} />
          <ActWords form={form} name="resultWords" label="In words" />
        </>
      ) : null}
      {isAdopted || decision === 'CLOSED' ? null : (
        <ActWords form={form} name="reason" label="Why" limit={1000} />
      )}
    </ActFormFrame>
  )
}
