import { custodyOutcome } from '@mips/contracts/custody-outcome'
import type { OutcomePage } from '@mips/contracts/custody-outcome-replies'
import { transferDisposals } from '@mips/domain/custody/outcome-codes'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { Warning } from '@mips/ui/warning.tsx'
import { useAct } from '../../platform/act.ts'
import { ActChoice, ActLate, ActLine, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { refreshesOutcome, saidWith } from './custody-outcome.api.ts'
import { type Settled, SettledFields, settledOf, unsettled } from './settled-fields.tsx'

type Escort = {
  perNumber: string
  destination: string
  handoverOfficer: string
  receivedBy: string
  health: string
  offence: string
  property: string
  risk: string
}

const escortOf = (values: Escort) => ({
  perNumber: values.perNumber,
  destination: values.destination,
  handoverOfficer: values.handoverOfficer,
  receivedBy: given(values.receivedBy),
  health: given(values.health),
  offence: given(values.offence),
  property: given(values.property),
  risk: given(values.risk),
})

/** The escort record; a section that is left empty is built from the stay. */
export function EscortForm({ page, onDone }: { page: OutcomePage; onDone: () => void }) {
  const last = page.escorts.at(-1)
  const form = useActForm({
    schema: onForm(escortOf, custodyOutcome.routes.writeEscort.body),
    defaults: {
      perNumber: last?.perNumber ?? '',
      destination: last?.destination ?? page.charges.at(-1)?.court ?? '',
      handoverOfficer: last?.handoverOfficer ?? '',
      receivedBy: last?.receivedBy ?? '',
      health: '',
      offence: '',
      property: '',
      risk: '',
    } as Escort,
    act: useAct(topicApi.custodyOutcome.writeEscort.mutation(), {
      refreshes: refreshesOutcome,
      said: saidWith('Escort record written'),
    }),
    toInput: (body) => ({ params: { recordId: page.id }, body }),
    onDone,
  })
  const hint = 'Left empty, it is built from the record'
  return (
    <ActFormFrame form={form} submitWords="Write the escort record">
      <ActLine form={form} name="perNumber" label="Number of the escort record" />
      <ActLine form={form} name="destination" label="Going to" />
      <ActLine form={form} name="handoverOfficer" label="Handed over by" />
      <ActLine form={form} name="receivedBy" label="Received by" need="optional" />
      <ActWords form={form} name="risk" label="Risk" hint={hint} need="optional" />
      <ActWords form={form} name="health" label="Health" hint={hint} need="optional" />
      <ActWords form={form} name="offence" label="Offence" hint={hint} need="optional" />
      <ActWords form={form} name="property" label="Property" hint={hint} need="optional" />
    </ActFormFrame>
  )
}

type HandOver = Settled & {
  at: LocalDateTime
  disposal: string
  receiver: string
  note: string
  lateReason: string
}

const handOverOf = (values: HandOver) => ({
  at: instantOf(values.at),
  disposal: given(values.disposal),
  receiver: values.receiver,
  ...settledOf(values),
  note: given(values.note),
  lateReason: given(values.lateReason),
})

/** Where the outcome of an offence, or bail that was refused, already says that the person goes. */
function wayOf(page: OutcomePage): string {
  const chosen = page.offences.find(({ disposal }) =>
    transferDisposals.some(({ code }) => code === disposal?.code),
  )
  return chosen?.disposal?.code ?? (page.state === 'CHARGED_HELD' ? 'TRANSFER_COURT' : '')
}

/** To court, prison, hospital, another force, with the escort record. */
export function HandOverForm({ page, onDone }: { page: OutcomePage; onDone: () => void }) {
  const form = useActForm({
    schema: onForm(handOverOf, custodyOutcome.routes.handOver.body),
    defaults: {
      at: rightNow(),
      disposal: wayOf(page),
      receiver: page.escorts.at(-1)?.receivedBy ?? '',
      ...unsettled,
      note: '',
      lateReason: '',
    } as HandOver,
    act: useAct(topicApi.custodyOutcome.handOver.mutation(), {
      refreshes: refreshesOutcome,
      said: 'The person has been handed over',
    }),
    toInput: (body) => ({ params: { recordId: page.id }, body, version: page.version }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Hand the person over" look="warning">
      <Warning>The record closes when the person is handed over.</Warning>
      <ActChoice form={form} name="disposal" label="To" list={transferDisposals} />
      <ActLine form={form} name="receiver" label="Who receives the person" />
      <SettledFields form={form} page={page} />
      <ActWords form={form} name="note" label="Anything else" need="optional" />
      <ActTime form={form} name="at" label="Handed over at" />
      <ActLate form={form} time="at" />
    </ActFormFrame>
  )
}
