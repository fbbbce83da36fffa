import { custodyOutcome } from '@mips/contracts/custody-outcome'
import type { OutcomePage } from '@mips/contracts/custody-outcome-replies'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { Warning } from '@mips/ui/warning.tsx'
import { useAct } from '../../platform/act.ts'
import { ActLate, ActRadios, ActTick, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { refreshesOutcome, saidWith } from './custody-outcome.api.ts'

type Props = { page: OutcomePage; onDone: () => void }
type Values = {
  at: LocalDateTime
  words: string
  isCirculated: boolean
  isScenePreserved: boolean
  isReferred: boolean
  step: string
  lateReason: string
}

const defaults = (): Values => ({
  at: rightNow(),
  words: '',
  isCirculated: false,
  isScenePreserved: false,
  isReferred: false,
  step: 'RECAPTURED',
  lateReason: '',
})

/** A death, an escape, or the end of one. */
export function LossForm({ kind, ...props }: Props & { kind: 'DIED' | 'ESCAPED' | 'END' }) {
  return kind === 'END' ? <EndForm {...props} /> : <HappenedForm {...props} kind={kind} />
}

function HappenedForm({ page, kind, onDone }: Props & { kind: 'DIED' | 'ESCAPED' }) {
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({
        kind,
        at: instantOf(values.at),
        circumstances: values.words,
        isCirculated: values.isCirculated,
        isScenePreserved: values.isScenePreserved,
        isReferred: values.isReferred,
        lateReason: given(values.lateReason),
      }),
      custodyOutcome.routes.recordLoss.body,
    ),
    defaults: defaults(),
    act: useAct(topicApi.custodyOutcome.recordLoss.mutation(), {
      refreshes: refreshesOutcome,
      said: saidWith('Recorded'),
    }),
    toInput: (body) => ({ params: { recordId: page.id }, body, version: page.version }),
    onDone,
  })
  return (
    <ActFormFrame
      form={form}
      submitWords={kind === 'DIED' ? 'Record the death' : 'Record the escape'}
      look="warning"
    >
      {kind === 'DIED' ? (
        <Warning>The record closes to everything but additions. Preserve the scene.</Warning>
      ) : null}
      <ActWords form={form} name="words" label="What happened" limit={4000} rows={3} />
      {kind === 'ESCAPED' ? (
        <ActTick form={form} name="isCirculated" label="Circulated as wanted" />
      ) : (
        <>
          <ActTick form={form} name="isScenePreserved" label="The scene is preserved" />
          <ActTick form={form} name="isReferred" label="Referred to the IOPC" />
        </>
      )}
      <ActTime form={form} name="at" label="When" />
      <ActLate form={form} time="at" />
    </ActFormFrame>
  )
}

const steps = [
  { code: 'RECAPTURED', label: 'Recaptured' },
  { code: 'CLOSED', label: 'Closed, not recaptured' },
] as const

function EndForm({ page, onDone }: Props) {
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({
        step: values.step,
        at: instantOf(values.at),
        note: values.words,
        lateReason: given(values.lateReason),
      }),
      custodyOutcome.routes.endEscape.body,
    ),
    defaults: defaults(),
    act: useAct(topicApi.custodyOutcome.endEscape.mutation(), {
      refreshes: refreshesOutcome,
      said: 'Recorded',
    }),
    toInput: (body) => ({ params: { recordId: page.id }, body, version: page.version }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Record it">
      <ActRadios form={form} name="step" label="What happened" list={steps} />
      <ActWords form={form} name="words" label="How and where" />
      <ActTime form={form} name="at" label="When" />
      <ActLate form={form} time="at" />
    </ActFormFrame>
  )
}

/** The release is stopped: the person stays, while an authority is in time. */
export function StopForm({ page, onDone }: Props) {
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({
        at: instantOf(values.at),
        reason: values.words,
        lateReason: given(values.lateReason),
      }),
      custodyOutcome.routes.stopRelease.body,
    ),
    defaults: defaults(),
    act: useAct(topicApi.custodyOutcome.stopRelease.mutation(), {
      refreshes: refreshesOutcome,
      said: 'The release is stopped',
    }),
    toInput: (body) => ({ params: { recordId: page.id }, body, version: page.version }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Stop the release">
      <ActWords form={form} name="words" label="Why" limit={1000} />
      <ActTime form={form} name="at" label="When" />
      <ActLate form={form} time="at" />
    </ActFormFrame>
  )
}
