/** A meal that was offered at another time than now, or with words about it. */
import { custodyCare } from '@mips/contracts/custody-care'
import { mealOutcomes, mealSizes } from '@mips/domain/custody/care-codes'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { useAct } from '../../platform/act.ts'
import { ActLate, ActLine, ActRadios, ActTime } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesStay } from '../../platform/stay.ts'

type Values = { offeredAt: LocalDateTime; size: string; outcome: string; words: string; lateReason: string }

const bodyOf = (values: Values) => ({
  offeredAt: instantOf(values.offeredAt),
  size: values.size,
  outcome: values.outcome,
  words: given(values.words),
  lateReason: given(values.lateReason),
})

export function MealForm({ recordId }: { recordId: string }) {
  const form = useActForm({
    schema: onForm(bodyOf, custodyCare.routes.offerMeal.body),
    defaults: {
      offeredAt: rightNow(),
      size: 'MAIN',
      outcome: 'ACCEPTED',
      words: '',
      lateReason: '',
    } as Values,
    act: useAct(topicApi.custodyCare.offerMeal.mutation(), {
      refreshes: refreshesStay,
      said: 'Meal recorded',
    }),
    toInput: (body) => ({ params: { recordId }, body }),
    again: true,
  })
  return (
    <ActFormFrame form={form} submitWords="Record the meal">
      <ActRadios form={form} name="size" label="Offered" list={mealSizes} />
      <ActRadios form={form} name="outcome" label="It was" list={mealOutcomes} />
      <ActLine form={form} name="words" label="What, and any diet" need="optional" />
      <ActTime form={form} name="offeredAt" label="Offered at" />
      <ActLate form={form} time="offeredAt" />
    </ActFormFrame>
  )
}
