/** The forms of the unit and the supervisor: the court's decision, the grade, the area, another force. */
import { warrant } from '@mips/contracts/warrant'
import { gradeFactors, warrantGrades } from '@mips/domain/warrants/grading'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { ActChoice, ActLine, ActMany, ActRadios, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { type FormProps, on, refreshesWarrant } from './warrant.api.ts'

const decisions = [
  { code: 'ISSUED', label: 'Issued' },
  { code: 'REFUSED', label: 'Refused' },
] as const

export function DecideForm({ page, close }: FormProps) {
  const form = useActForm({
    schema: onForm(
      (values: { decision: string; at: LocalDateTime; courtReference: string }) => ({
        isIssued: values.decision === '' ? undefined : values.decision === 'ISSUED',
        at: instantOf(values.at),
        courtReference: given(values.courtReference),
      }),
      warrant.routes.decide.body,
    ),
    defaults: { decision: '', at: rightNow(), courtReference: page.courtReference ?? '' },
    act: useAct(topicApi.warrant.decide.mutation(), { refreshes: refreshesWarrant, said: 'Kept' }),
    toInput: (body) => ({ ...on(page), body }),
    onDone: close,
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the decision">
      <ActRadios form={form} name="decision" label="What the court decided" list={decisions} />
      <ActTime form={form} name="at" label="When" />
      <ActLine form={form} name="courtReference" label="Number of the case at the court" need="optional" />
    </ActFormFrame>
  )
}

export function GradeForm({ page, close }: FormProps) {
  const form = useActForm({
    schema: onForm(
      (values: { factors: string[]; grade: string; reason: string }) => ({
        factors: values.factors,
        grade: given(values.grade),
        reason: given(values.reason),
      }),
      warrant.routes.grade.body,
    ),
    defaults: {
      factors: page.grading.factors.map(({ code }) => code) as string[],
      grade: page.grading.grade?.code ?? '',
      reason: '',
    },
    act: useAct(topicApi.warrant.grade.mutation(), { refreshes: refreshesWarrant, said: 'Graded' }),
    toInput: (body) => ({ ...on(page), body }),
    onDone: close,
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the grade">
      <ActMany form={form} name="factors" label="What makes its grade" list={gradeFactors} />
      <ActRadios form={form} name="grade" label="Grade" list={warrantGrades} />
      <ActWords
        form={form}
        name="reason"
        label="Why another grade than the facts give"
        hint="A supervisor gives a lighter one"
        limit={1000}
        need="optional"
      />
    </ActFormFrame>
  )
}

export function AreaForm({ page, close }: FormProps) {
  const form = useActForm({
    schema: onForm((values: { areaUnit: string }) => values, warrant.routes.allocate.body),
    defaults: { areaUnit: page.areaUnit ?? '' },
    act: useAct(topicApi.warrant.allocate.mutation(), { refreshes: refreshesWarrant, said: 'Given' }),
    toInput: (body) => ({ ...on(page), body }),
    onDone: close,
  })
  return (
    <ActFormFrame form={form} submitWords="Give it to the area">
      <ActChoice form={form} name="areaUnit" label="Unit of the area" list={page.units} />
    </ActFormFrame>
  )
}

export function TransferForm({ page, close }: FormProps) {
  const form = useActForm({
    schema: onForm(
      (values: { force: string; acceptedAt: LocalDateTime }) => ({
        force: values.force,
        acceptedAt: instantOf(values.acceptedAt),
      }),
      warrant.routes.transfer.body,
    ),
    defaults: { force: '', acceptedAt: rightNow() },
    act: useAct(topicApi.warrant.transfer.mutation(), { refreshes: refreshesWarrant, said: 'Kept' }),
    toInput: (body) => ({ ...on(page), body }),
    onDone: close,
  })
  return (
    <ActFormFrame form={form} submitWords="The other force has it">
      <ActLine form={form} name="force" label="Force that takes it" />
      <ActTime form={form} name="acceptedAt" label="When they accepted it" />
    </ActFormFrame>
  )
}

export function ReturnForm({ page, close }: FormProps) {
  const form = useActForm({
    schema: onForm((values: { reason: string }) => values, warrant.routes.takeBack.body),
    defaults: { reason: '' },
    act: useAct(topicApi.warrant.takeBack.mutation(), { refreshes: refreshesWarrant, said: 'Back' }),
    toInput: (body) => ({ ...on(page), body }),
    onDone: close,
  })
  return (
    <ActFormFrame form={form} submitWords="It is back">
      <ActLine form={form} name="reason" label="Why it comes back" />
    </ActFormFrame>
  )
}
