/** Stops a medicine with a reason. */
import { custodyCare } from '@mips/contracts/custody-care'
import { TextInput } from '@mips/ui/text-input.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { refreshesStay } from '../../platform/stay.ts'

export function StopForm({ recordId, medicineId }: { recordId: string; medicineId: string }) {
  const form = useActForm({
    schema: custodyCare.routes.stopMedicine.body,
    defaults: { reason: '' },
    act: useAct(topicApi.custodyCare.stopMedicine.mutation(), { refreshes: refreshesStay, said: 'Stopped' }),
    toInput: (body) => ({ params: { recordId, medicineId }, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Stop it">
      <TextInput
        {...form.fields.register('reason')}
        label="Why it is stopped"
        error={form.errorOf('reason')}
      />
    </ActFormFrame>
  )
}
