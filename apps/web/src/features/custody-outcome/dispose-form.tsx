import { custodyOutcome } from '@mips/contracts/custody-outcome'
import type { OutcomePage } from '@mips/contracts/custody-outcome-replies'
import { crimeOutcomes, isCaution, outcomeFor, plainDisposals } from '@mips/domain/custody/outcome-codes'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { useAct } from '../../platform/act.ts'
import { ActChoice, ActLate, ActTick, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { refreshesOutcome, saidWith } from './custody-outcome.api.ts'
import { OffencePicks, undecided } from './offence-picks.tsx'

type Values = {
  at: LocalDateTime
  offenceIds: string[]
  disposal: string
  outcome: string
  reason: string
  isAdmitted: boolean
  isAgreed: boolean
  conditions: string
  lateReason: string
}

const bodyOf = (values: Values) => ({
  at: instantOf(values.at),
  offenceIds: values.offenceIds,
  disposal: given(values.disposal),
  outcome: given(values.outcome),
  reason: values.reason,
  isAdmitted: values.isAdmitted,
  isAgreed: values.isAgreed,
  conditions: given(values.conditions),
  lateReason: given(values.lateReason),
})

/** Ends offences otherwise: cautions, resolutions, under investigation, no further action. */
export function DisposeForm({ page, onDone }: { page: OutcomePage; onDone: () => void }) {
  const form = useActForm({
    schema: onForm(bodyOf, custodyOutcome.routes.dispose.body),
    defaults: {
      at: rightNow(),
      offenceIds: undecided(page),
      disposal: '',
      outcome: '',
      reason: '',
      isAdmitted: false,
      isAgreed: false,
      conditions: '',
      lateReason: '',
    } as Values,
    act: useAct(topicApi.custodyOutcome.dispose.mutation(), {
      refreshes: refreshesOutcome,
      said: saidWith('Outcome recorded'),
    }),
    toInput: (body) => ({ params: { recordId: page.id }, body, version: page.version }),
    onDone,
  })
  const disposal = plainDisposals.find(({ code }) => code === form.fields.watch('disposal'))?.code
  const cautions = disposal !== undefined && isCaution(disposal)
  return (
    <ActFormFrame form={form} submitWords="Record the outcome">
      <OffencePicks form={form} name="offenceIds" page={page} />
      <ActChoice form={form} name="disposal" label="How they end" list={plainDisposals} />
      {cautions ? (
        <>
          <ActTick form={form} name="isAdmitted" label="The person admits the offence" />
          <ActTick form={form} name="isAgreed" label="The person agrees to the caution" />
          <ActWords form={form} name="conditions" label="Conditions of the caution" need="optional" />
        </>
      ) : null}
      {disposal === undefined || disposal === 'RUI' || outcomeFor(disposal) !== undefined ? null : (
        <ActChoice form={form} name="outcome" label="Outcome of the crime" list={crimeOutcomes} />
      )}
      <ActWords form={form} name="reason" label="Why" />
      <ActTime form={form} name="at" label="Decided at" />
      <ActLate form={form} time="at" />
    </ActFormFrame>
  )
}
