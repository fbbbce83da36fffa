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
  safeguardingReason: string
  safeguardingInspector: string
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
  safeguardingReason: given(values.safeguardingReason),
  safeguardingInspector: given(values.safeguardingInspector),
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
      safeguardingReason: '',
      safeguardingInspector: '',
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
      {page.door.safeguarding.isWaiting ? (
        <>
          <p>The victim’s safety plan is done before the suspect goes (SG-05).</p>
          <ActLine
            form={form}
            name="safeguardingReason"
            label="Or why the release cannot wait for it"
            need="optional"
          />
          <ActLine
            form={form}
            name="safeguardingInspector"
            label="Inspector who agreed that it does not wait"
            need="optional"
          />
        </>
      ) : null}
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
