/** A step of somebody who was asked to come, at a time of its own. */
import { type AttendingLine, stepBody } from '@mips/contracts/rights-replies'
import { attendingSteps } from '@mips/domain/custody/attending'
import { DateTimeInput } from '@mips/ui/date-time-input.tsx'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { Controller } from 'react-hook-form'
import { ActLate } from './act-fields.tsx'
import { ActFormFrame, useActForm } from './act-form.tsx'
import { choicesOf } from './codes.ts'
import type { AttendingActs, StepBody } from './attending-panel.tsx'
import { given, instantOf, onForm, rightNow, todayAtNoTime } from './form-times.ts'
import { formatDateTimeZone } from './format.ts'
import { serverNow } from './server-clock.ts'

type Values = {
  kind: string
  correctsId: string
  happenedAt: LocalDateTime
  expectedAt: LocalDateTime
  words: string
  lateReason: string
}

export function StepForm({ request, act }: { request: AttendingLine; act: AttendingActs['step'] }) {
  const body = (values: Values) => ({
    kind: values.kind,
    correctsId: given(values.correctsId),
    happenedAt: instantOf(values.happenedAt),
    expectedAt: values.kind === 'EXPECTED' ? instantOf(values.expectedAt) : undefined,
    words: given(values.words),
    lateReason: given(values.lateReason),
  })
  const form = useActForm({
    schema: onForm(body, stepBody),
    defaults: {
      kind: request.isPresent ? 'LEFT' : 'EXPECTED',
      correctsId: '',
      happenedAt: rightNow(),
      expectedAt: todayAtNoTime(),
      words: '',
      lateReason: '',
    } as Values,
    act,
    toInput: (made) => ({ requestId: request.id, body: made as StepBody }),
    again: true,
  })
  const { control, register, watch } = form.fields
  const now = serverNow().toISOString()
  const kind = watch('kind')
  const own = request.steps.filter((step) => step.mayCorrect && step.kind === kind)
  const id = (name: string) => `${request.id}-${name}`
  return (
    <ActFormFrame form={form} submitWords="Record the step">
      <Select
        {...register('kind')}
        id={id('kind')}
        label="What happened"
        options={choicesOf(attendingSteps)}
        error={form.errorOf('kind')}
      />
      {own.length === 0 ? null : (
        <Select
          {...register('correctsId')}
          id={id('correctsId')}
          label="Puts right"
          options={[
            { value: '', label: 'Nothing: it is new' },
            ...own.map((step) => ({
              value: step.id,
              label: `${step.label} ${formatDateTimeZone(step.happenedAt)}`,
            })),
          ]}
          error={form.errorOf('correctsId')}
        />
      )}
      <Controller
        control={control}
        name="happenedAt"
        render={({ field }) => (
          <DateTimeInput
            {...field}
            id={id('at')}
            legend="When"
            expects="past"
            now={now}
            error={form.errorOf('happenedAt')}
          />
        )}
      />
      {kind === 'EXPECTED' ? (
        <Controller
          control={control}
          name="expectedAt"
          render={({ field }) => (
            <DateTimeInput
              {...field}
              id={id('expected')}
              legend="Expected at"
              now={now}
              error={form.errorOf('expectedAt')}
            />
          )}
        />
      ) : null}
      <TextInput
        {...register('words')}
        id={id('words')}
        label={kind === 'DECLINED' || kind === 'WITHDRAWN' ? 'Why' : 'More'}
        need={kind === 'DECLINED' || kind === 'WITHDRAWN' ? 'now' : 'optional'}
        error={form.errorOf('words')}
      />
      <ActLate form={form} time="happenedAt" />
    </ActFormFrame>
  )
}
