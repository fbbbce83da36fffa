import { custodyOutcome } from '@mips/contracts/custody-outcome'
import type { OutcomePage } from '@mips/contracts/custody-outcome-replies'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { useAct } from '../../platform/act.ts'
import { ActLate, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { refreshesOutcome } from './custody-outcome.api.ts'

type Values = { at: LocalDateTime; note: string; lateReason: string }

/** The way to a charging decision and back; the clock runs on. */
export function DecisionForm({
  page,
  step,
  onDone,
}: {
  page: OutcomePage
  step: 'SENT' | 'MORE_EVIDENCE'
  onDone: () => void
}) {
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({
        step,
        at: instantOf(values.at),
        note: given(values.note),
        lateReason: given(values.lateReason),
      }),
      custodyOutcome.routes.awaitDecision.body,
    ),
    defaults: { at: rightNow(), note: '', lateReason: '' } as Values,
    act: useAct(topicApi.custodyOutcome.awaitDecision.mutation(), {
      refreshes: refreshesOutcome,
      said: step === 'SENT' ? 'Sent for a decision' : 'Back in detention',
    }),
    toInput: (body) => ({ params: { recordId: page.id }, body, version: page.version }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords={step === 'SENT' ? 'Send' : 'Take back'}>
      <ActWords form={form} name="note" label="To whom, and what for" need="optional" limit={1000} />
      <ActTime form={form} name="at" label="When" />
      <ActLate form={form} time="at" />
    </ActFormFrame>
  )
}
