/** The forms of who goes: an attempt, the execution, another address, a payment. */
import type { OfficerRef } from '@mips/contracts/common'
import { warrant } from '@mips/contracts/warrant'
import { attemptResults } from '@mips/domain/warrants/attempts'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { Controller } from 'react-hook-form'
import { ActChoice, ActDay, ActLine, ActTick, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { type ActForm, ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { formatDateTime } from '../../platform/format.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { OfficersBox } from '../../platform/officers-box.tsx'
import { PlaceBox } from '../../platform/place-box.tsx'
import { useSession } from '../../platform/session.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { type FormProps, on, penceOf, pounds, refreshesWarrant } from './warrant.api.ts'

type Attempt = {
  at: LocalDateTime
  address: string
  result: string
  wasRiskRead: boolean
  officers: OfficerRef[]
  nextText: string
  nextOn: string
  nextOwner: OfficerRef[]
  note: string
}

const isEnd = (code: string) => attemptResults.some((one) => one.code === code && one.isEnd)

export function AttemptForm({ page, close }: FormProps) {
  const { user } = useSession()
  const form = useActForm({
    schema: onForm(
      (values: Attempt) => ({
        at: instantOf(values.at),
        address: values.address,
        result: given(values.result),
        wasRiskRead: values.wasRiskRead,
        officerIds: [user.id, ...values.officers.map(({ id }) => id)],
        note: given(values.note),
        ...(isEnd(values.result)
          ? {}
          : {
              next: {
                text: given(values.nextText),
                dueOn: given(values.nextOn),
                ownerId: values.nextOwner[0]?.id ?? user.id,
              },
            }),
      }),
      warrant.routes.addAttempt.body,
    ),
    defaults: {
      at: rightNow(),
      address: page.addresses[0]?.words ?? '',
      result: '',
      wasRiskRead: false,
      officers: [],
      nextText: '',
      nextOn: '',
      nextOwner: [],
      note: '',
    } as Attempt,
    draft: { key: `warrant:${page.id}:attempt` },
    act: useAct(topicApi.warrant.addAttempt.mutation(), {
      refreshes: refreshesWarrant,
      said: 'Attempt kept',
    }),
    toInput: (body) => ({ ...on(page), body }),
    onDone: close,
  })
  const known = page.addresses.map(({ words }) => ({ code: words, label: words }))
  return (
    <ActFormFrame form={form} submitWords="Keep the attempt">
      <ActTime form={form} name="at" label="When" />
      {known.length > 1 ? (
        <ActChoice form={form} name="address" label="Address" list={known} />
      ) : (
        <ActLine form={form} name="address" label="Address" />
      )}
      <ActTick form={form} name="wasRiskRead" label="I read the markers of the person and the place before" />
      <ActChoice form={form} name="result" label="What came of it" list={attemptResults} />
      <Colleagues form={form} name="officers" label="Who went with you" hint="Left empty you went alone" />
      {isEnd(form.fields.watch('result')) ? null : <NextFields form={form} />}
      <ActWords form={form} name="note" label="Note" need="optional" />
    </ActFormFrame>
  )
}

function NextFields({ form }: { form: ActForm<Attempt> }) {
  return (
    <>
      <ActLine form={form} name="nextText" label="What is done next" />
      <ActDay form={form} name="nextOn" label="By" />
      <Colleagues form={form} name="nextOwner" label="Who does it" hint="Left empty you do" isOne />
    </>
  )
}

type ColleaguesProps = {
  form: ActForm<Attempt>
  name: 'officers' | 'nextOwner'
  label: string
  hint: string
  isOne?: boolean
}

const Colleagues = ({ form, name, label, hint, isOne = false }: ColleaguesProps) => (
  <Controller
    control={form.fields.control}
    name={name}
    render={({ field }) => (
      <OfficersBox
        label={label}
        name={name}
        hint={hint}
        chosen={field.value}
        onChange={(officers) => field.onChange(isOne ? officers.slice(-1) : officers)}
      />
    )}
  />
)

type Execution = { at: LocalDateTime; place: string; arrestId: string; words: string }

/** The arrest is chosen from those since the issue; where it was is carried in. */
export function ExecuteForm({ page, close }: FormProps) {
  const form = useActForm({
    schema: onForm(
      (values: Execution) => ({
        at: instantOf(values.at),
        place: given(values.place),
        arrestId: given(values.arrestId),
        words: given(values.words),
      }),
      warrant.routes.execute.body,
    ),
    defaults: { at: rightNow(), place: '', arrestId: page.arrests[0]?.id ?? '', words: '' } as Execution,
    act: useAct(topicApi.warrant.execute.mutation(), {
      refreshes: refreshesWarrant,
      said: 'Executed: they are wanted by it no more',
    }),
    toInput: (body) => ({ ...on(page), body }),
    onDone: close,
  })
  const arrests = page.arrests.map(({ id, reference, at, title }) => ({
    code: id,
    label: `${reference ?? ''} ${formatDateTime(at)}, ${title}`,
  }))
  return (
    <ActFormFrame form={form} submitWords="It was executed">
      <ActTime form={form} name="at" label="When" />
      {arrests.length > 0 ? (
        <ActChoice form={form} name="arrestId" label="The arrest that came of it" list={arrests} />
      ) : null}
      {arrests.length === 0 && page.may.needsArrest ? (
        <p>
          No arrest of this person since the issue is on record: record the arrest first, from its incident.
        </p>
      ) : null}
      <ActLine
        form={form}
        name="place"
        label="Where"
        hint="Left empty it is where the arrest was"
        need="optional"
      />
      <ActWords form={form} name="words" label="Note" need="optional" />
    </ActFormFrame>
  )
}

type Address = { locationId: string; words: string; why: string }

export function AddressForm({ page, close }: FormProps) {
  const form = useActForm({
    schema: onForm(
      (values: Address) => ({
        locationId: given(values.locationId),
        words: given(values.words),
        why: given(values.why),
      }),
      warrant.routes.addAddress.body,
    ),
    defaults: { locationId: '', words: '', why: '' },
    act: useAct(topicApi.warrant.addAddress.mutation(), { refreshes: refreshesWarrant, said: 'Kept' }),
    toInput: (body) => ({ ...on(page), body }),
    onDone: close,
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the address">
      <PlaceBox
        label="Place on record"
        name="locationId"
        onChoose={(place) => form.fields.setValue('locationId', place?.id ?? '')}
      />
      <ActLine form={form} name="words" label="Or the address in words" need="optional" />
      <ActLine form={form} name="why" label="Why they may be there" need="optional" />
    </ActFormFrame>
  )
}

export function PayForm({ page, close }: FormProps) {
  const form = useActForm({
    schema: onForm(
      (values: { paid: string; paidOn: string; receipt: string }) => ({
        pence: penceOf(values.paid),
        paidOn: values.paidOn,
        receipt: values.receipt,
      }),
      warrant.routes.pay.body,
    ),
    defaults: { paid: '', paidOn: rightNow().date, receipt: '' },
    act: useAct(topicApi.warrant.pay.mutation(), { refreshes: refreshesWarrant, said: 'Payment kept' }),
    toInput: (body) => ({ ...on(page), body }),
    onDone: close,
  })
  return (
    <ActFormFrame form={form} submitWords="Keep the payment">
      <p>{pounds(page.money?.leftPence ?? 0)} is still owed.</p>
      <ActLine form={form} name="paid" label="Paid, in pounds" />
      <ActDay form={form} name="paidOn" label="Day" expects="past" />
      <ActLine form={form} name="receipt" label="Number of the receipt" />
    </ActFormFrame>
  )
}
