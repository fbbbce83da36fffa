import { custodyLimits } from '@mips/contracts/custody-limits'
import type { LimitsPage } from '@mips/contracts/custody-limits'
import { postponementReasons } from '@mips/domain/custody/review-record'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { useAct } from '../../platform/act.ts'
import { ActLate, ActRadios, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { refreshesStay } from '../../platform/stay.ts'

type Values = { at: LocalDateTime; reason: string; reasonText: string; lateReason: string }

const bodyOf = (values: Values) => ({
  at: instantOf(values.at),
  reason: given(values.reason),
  reasonText: given(values.reasonText),
  lateReason: given(values.lateReason),
})

/** Puts the next review off, with the reason; the one after is still timed from the due time. */
export function PostponeForm({ page, onDone }: { page: LimitsPage; onDone: () => void }) {
  const form = useActForm({
    schema: onForm(bodyOf, custodyLimits.routes.postponeReview.body),
    defaults: { at: rightNow(), reason: '', reasonText: '', lateReason: '' } as Values,
    act: useAct(topicApi.custodyLimits.postponeReview.mutation(), {
      refreshes: refreshesStay,
      said: 'The review is put off',
    }),
    toInput: (body) => ({ params: { recordId: page.id }, body }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Put the review off">
      <ActRadios form={form} name="reason" label="Why" list={postponementReasons} />
      <ActWords form={form} name="reasonText" label="What makes it so" need="optional" limit={500} />
      <ActTime form={form} name="at" label="When this was decided" />
      <ActLate form={form} time="at" />
    </ActFormFrame>
  )
}
