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
import { type Settled, SettledFields, settledOf, unsettled } from './settled-fields.tsx'

type Values = Settled & {
  releasedAt: LocalDateTime
  isBailNoticeServed: boolean
  collectedBy: string
  aloneReason: string
  inspectorName: string
  note: string
  lateReason: string
}

const bodyOf = (values: Values) => ({
  releasedAt: instantOf(values.releasedAt),
  ...settledOf(values),
  isBailNoticeServed: values.isBailNoticeServed,
  collectedBy: given(values.collectedBy),
  aloneReason: given(values.aloneReason),
  inspectorName: given(values.inspectorName),
  note: given(values.note),
  lateReason: given(values.lateReason),
})

const isToHospital = (page: OutcomePage) =>
  page.offences.some(({ disposal }) => disposal?.code === 'MHA_HOSPITAL')

/** The person goes; what is missing is told by its rule. */
export function LetGoForm({ page, onDone }: { page: OutcomePage; onDone: () => void }) {
  const form = useActForm({
    schema: onForm(bodyOf, custodyOutcome.routes.letGo.body),
    defaults: {
      releasedAt: rightNow(),
      ...unsettled,
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
  return (
    <ActFormFrame form={form} submitWords="Let the person go" look="warning">
      <Warning>The clock stops and the record closes. It cannot be opened again.</Warning>
      <SettledFields form={form} page={page} />
      {page.bails.some(({ kind }) => kind !== 'RUI') ? (
        <ActTick form={form} name="isBailNoticeServed" label="Notice of bail served" />
      ) : null}
      {!page.isChild && isToHospital(page) ? (
        <ActLine
          form={form}
          name="collectedBy"
          label="Taken to hospital by"
          hint="The team or officers who go with the person"
        />
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
