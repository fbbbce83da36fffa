/** Recording an order of a court from the court's own copy, and its end. */
import { courtOrder, type CourtOrderView } from '@mips/contracts/court-order'
import { orderKinds } from '@mips/domain/case/orders'
import { ActChoice, ActDay, ActLine, ActTick, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { api } from '../../platform/api.ts'
import { CourtBox } from '../../platform/court-box.tsx'
import { formatDate } from '../../platform/format.ts'
import { given, onForm, rightNow } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'

const refreshes = [topicApi.courtOrder.ofPerson.key, api.nominal.get.key] as const

type Values = {
  kind: string
  courtCode: string
  from: string
  to: string
  isUntilFurtherOrder: boolean
  terms: string
  protects: string
  variesId: string
}
const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

export function RecordForm({ nominalId, open }: { nominalId: string; open: readonly CourtOrderView[] }) {
  const form = useActForm({
    schema: onForm(
      ({ terms, protects, to, variesId, ...values }: Values) => ({
        ...values,
        terms: linesOf(terms),
        protects: linesOf(protects),
        ...(given(to) === undefined ? {} : { to }),
        ...(given(variesId) === undefined ? {} : { variesId }),
      }),
      courtOrder.routes.record.body,
    ),
    defaults: {
      kind: '',
      courtCode: '',
      from: rightNow().date,
      to: '',
      isUntilFurtherOrder: false,
      terms: '',
      protects: '',
      variesId: '',
    } as Values,
    draft: { key: `courtOrder.record:${nominalId}` },
    act: useAct(topicApi.courtOrder.record.mutation(), { refreshes, said: 'Order recorded' }),
    toInput: (body) => ({ params: { nominalId }, body }),
    again: true,
  })
  const courtError = form.errorOf('courtCode')
  return (
    <ActFormFrame form={form} submitWords="Record the order">
      <ActChoice form={form} name="kind" label="Kind of order" list={orderKinds} />
      <CourtBox
        label="Court"
        name="courtCode"
        {...(courtError === undefined ? {} : { error: courtError })}
        onChoose={(code) => form.fields.setValue('courtCode', code, { shouldValidate: code !== '' })}
      />
      <div className="mips-row--fields">
        <ActDay form={form} name="from" label="First day" />
        <ActDay form={form} name="to" label="Last day" />
      </div>
      <ActTick form={form} name="isUntilFurtherOrder" label="It stands until further order" />
      <ActWords
        form={form}
        name="terms"
        label="What it forbids or asks"
        hint="In the words of the court, one term to a line"
        limit={8000}
        rows={4}
      />
      <ActWords form={form} name="protects" label="Whom it protects" hint="One name to a line" limit={2000} />
      {open.length === 0 ? null : (
        <ActChoice
          form={form}
          name="variesId"
          label="It varies"
          need="optional"
          list={open.map(({ id, kind, from }) => ({
            code: id,
            label: `${kind.label} of ${formatDate(from)}`,
          }))}
        />
      )}
    </ActFormFrame>
  )
}

export function EndForm({ nominalId, orderId }: { nominalId: string; orderId: string }) {
  const form = useActForm({
    schema: courtOrder.routes.end.body,
    defaults: { endedOn: rightNow().date, reason: '' },
    act: useAct(topicApi.courtOrder.end.mutation(), { refreshes, said: 'Order ended' }),
    toInput: (body) => ({ params: { nominalId, orderId }, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="End the order">
      <ActDay form={form} name="endedOn" label="It ended on" expects="past" />
      <ActLine form={form} name="reason" label="What the court decided" />
    </ActFormFrame>
  )
}
