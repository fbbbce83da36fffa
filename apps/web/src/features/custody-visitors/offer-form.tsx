import { custodyVisitors } from '@mips/contracts/custody-visitors'
import { recordConsents, visitOutcomes } from '@mips/domain/custody/visiting'
import { Button } from '@mips/ui/button.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { useAct } from '../../platform/act.ts'
import { ActLine, ActRadios, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesVisits } from './custody-visitors.api.ts'

type Values = { outcome: string; consent: string; reason: string; authorisedBy: string; at: LocalDateTime }

/** Only what the outcome asks for is sent. */
const bodyOf = ({ outcome, consent, reason, authorisedBy, at }: Values) => ({
  outcome,
  consent: outcome === 'SEEN' || outcome === 'ASLEEP' ? given(consent) : undefined,
  reason: given(reason),
  authorisedBy: outcome === 'NOT_ALLOWED' ? given(authorisedBy) : undefined,
  at: instantOf(at),
})

/** What came of offering the visit to one detainee, and whether they let the visitors read the record. */
export function OfferForm({
  visitId,
  recordId,
  onDone,
}: {
  visitId: string
  recordId: string
  onDone: () => void
}) {
  const form = useActForm({
    schema: onForm(bodyOf, custodyVisitors.routes.offer.body),
    defaults: { outcome: '', consent: '', reason: '', authorisedBy: '', at: rightNow() } as Values,
    act: useAct(topicApi.custodyVisitors.offer.mutation(), { refreshes: refreshesVisits, said: 'Entered' }),
    toInput: (body) => ({ params: { visitId, recordId }, body }),
    onDone,
  })
  const outcome = form.fields.watch('outcome')
  return (
    <ActFormFrame
      form={form}
      submitWords="Enter"
      actions={
        <Button look="quiet" onClick={onDone}>
          Leave it
        </Button>
      }
    >
      <ActRadios form={form} name="outcome" label="What came of it" list={visitOutcomes} />
      {outcome === 'SEEN' ? (
        <ActRadios
          form={form}
          name="consent"
          label="May you read the custody record?"
          list={recordConsents}
        />
      ) : null}
      {outcome === 'ASLEEP' ? (
        <ActRadios
          form={form}
          name="consent"
          label="Is the custody record read?"
          list={recordConsents.filter(({ code }) => code === 'CANNOT')}
        />
      ) : null}
      {outcome === 'NOT_ALLOWED' ? (
        <>
          <ActLine form={form} name="authorisedBy" label="Inspector who did not allow it" />
          <ActWords form={form} name="reason" label="Why" limit={500} />
        </>
      ) : null}
      <ActTime form={form} name="at" label="When" />
    </ActFormFrame>
  )
}
