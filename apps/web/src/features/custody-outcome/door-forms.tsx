import { custodyOutcome } from '@mips/contracts/custody-outcome'
import type { OutcomePage } from '@mips/contracts/custody-outcome-replies'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { Warning } from '@mips/ui/warning.tsx'
import { useAct } from '../../platform/act.ts'
import { ActLate, ActLine, ActTick, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { refreshesOutcome } from './custody-outcome.api.ts'

type Values = {
  releasedAt: LocalDateTime
  isPropertySettled: boolean
  propertyNotSignedReason: string
  isMedicationReturned: boolean
  isBailNoticeServed: boolean
  collectedBy: string
  aloneReason: string
  inspectorName: string
  note: string
  lateReason: string
}

const bodyOf = (values: Values) => ({
  releasedAt: instantOf(values.releasedAt),
  isPropertySettled: values.isPropertySettled,
  propertyNotSignedReason: given(values.propertyNotSignedReason),
  isMedicationReturned: values.isMedicationReturned,
  isBailNoticeServed: values.isBailNoticeServed,
  collectedBy: given(values.collectedBy),
  aloneReason: given(values.aloneReason),
  inspectorName: given(values.inspectorName),
  note: given(values.note),
  lateReason: given(values.lateReason),
})

/** The person goes; what is missing is told by its rule. */
export function LetGoForm({ page, onDone }: { page: OutcomePage; onDone: () => void }) {
  const form = useActForm({
    schema: onForm(bodyOf, custodyOutcome.routes.letGo.body),
    defaults: {
      releasedAt: rightNow(),
      isPropertySettled: false,
      propertyNotSignedReason: '',
      isMedicationReturned: false,
      isBailNoticeServed: false,
      collectedBy: '',
      aloneReason: '',
      inspectorName: '',
      note: '',
      lateReason: '',
    } as Values,
    act: useAct(topicApi.custodyOutcome.letGo.mutation(), {
      refreshes: refreshesOutcome,
      said: 'The person has left custody',
    }),
    toInput: (body) => ({ params: { recordId: page.id }, body, version: page.version }),
    onDone,
  })
  const { watch } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Let the person go" look="warning">
      <Warning>The clock stops and the record closes. It cannot be opened again.</Warning>
      <ActTick form={form} name="isPropertySettled" label="All property given back and signed for" />
      {watch('isPropertySettled') ? null : (
        <ActLine
          form={form}
          name="propertyNotSignedReason"
          label="Why it is not signed for"
          need="optional"
        />
      )}
      <ActTick form={form} name="isMedicationReturned" label="Medication returned" />
      {page.bails.some(({ kind }) => kind !== 'RUI') ? (
        <ActTick form={form} name="isBailNoticeServed" label="Notice of bail served" />
      ) : null}
      {page.isChild ? (
        <>
          <ActLine
            form={form}
            name="collectedBy"
            label="Collected by"
            hint="The adult whom the child goes with"
          />
          <ActLine form={form} name="aloneReason" label="Why the child goes alone" need="optional" />
          <ActLine form={form} name="inspectorName" label="Inspector who agreed" need="optional" />
        </>
      ) : null}
      <ActWords form={form} name="note" label="Anything else" need="optional" />
      <ActTime form={form} name="releasedAt" label="Left at" />
      <ActLate form={form} time="releasedAt" />
    </ActFormFrame>
  )
}
