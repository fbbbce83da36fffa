/** A dose that was given, refused or not to be had. */
import { custodyCare } from '@mips/contracts/custody-care'
import type { Medicine } from '@mips/contracts/custody-medication-replies'
import { doseGivers, doseOutcomes } from '@mips/domain/custody/care-codes'
import { Checkbox } from '@mips/ui/checkboxes.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { choicesOf } from '../../platform/codes.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { WhenFields } from './care-parts.tsx'
import { refreshesStay } from '../../platform/stay.ts'

type Values = {
  at: LocalDateTime
  lateReason: string
  outcome: string
  by: string
  isSupervised: boolean
  witness: string
  reason: string
}

const schema = onForm(
  (values: Values) => ({
    at: instantOf(values.at),
    outcome: values.outcome,
    by: values.by,
    isSupervised: values.isSupervised,
    witness: given(values.witness),
    reason: given(values.reason),
    lateReason: given(values.lateReason),
  }),
  custodyCare.routes.recordDose.body,
)

export function DoseForm({ recordId, medicine }: { recordId: string; medicine: Medicine }) {
  const form = useActForm({
    schema,
    defaults: {
      at: rightNow(),
      lateReason: '',
      outcome: 'GIVEN',
      by: medicine.isControlled ? 'HCP' : 'SELF',
      isSupervised: false,
      witness: '',
      reason: '',
    } as Values,
    act: useAct(topicApi.custodyCare.recordDose.mutation(), {
      refreshes: refreshesStay,
      said: ({ warnings }) => ['Dose recorded', ...warnings].join('. '),
    }),
    toInput: (body) => ({ params: { recordId, medicineId: medicine.id }, body }),
    again: true,
  })
  const { register, watch } = form.fields
  const isGiven = watch('outcome') === 'GIVEN'
  return (
    <ActFormFrame form={form} submitWords="Record the dose">
      <Radios
        name={`outcome-${medicine.id}`}
        legend="What came of it"
        options={choicesOf(doseOutcomes)}
        registration={register('outcome')}
        inline
      />
      {isGiven ? (
        <div className="mips-row mips-row--fields">
          <Select
            {...register('by')}
            label="By whom"
            options={choicesOf(doseGivers)}
            error={form.errorOf('by')}
          />
          <Checkbox {...register('isSupervised')} label="Supervised by healthcare" />
          <TextInput
            {...register('witness')}
            label="Witness"
            need="optional"
            error={form.errorOf('witness')}
          />
        </div>
      ) : (
        <TextInput {...register('reason')} label="Why it was not taken" error={form.errorOf('reason')} />
      )}
      <WhenFields form={form} name="at" legend="When" />
    </ActFormFrame>
  )
}
