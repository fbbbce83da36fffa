import { custodyProcedures } from '@mips/contracts/custody-procedures'
import type { OfficerRef } from '@mips/contracts/common'
import type { StayFacts } from '@mips/contracts/custody-procedure-parts'
import { contactKinds } from '@mips/domain/custody/procedure-codes'
import { restInterruptions } from '@mips/domain/custody/rest'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { useAct } from '../../platform/act.ts'
import { ActChoice, ActLate, ActLine, ActRadios, ActTick, ActTime } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { given, instantOf, onForm, rightNow, todayAtNoTime } from '../../platform/form-times.ts'
import { refreshesStay } from '../../platform/stay.ts'
import { authorityOf, OfficerField } from './procedure-parts.tsx'

type FormProps = { stay: StayFacts; onDone: () => void }

const restActs = [
  { code: 'START', label: 'Begins' },
  { code: 'BROKEN', label: 'Is broken' },
  { code: 'END', label: 'Ends' },
] as const

type Rest = { at: LocalDateTime; act: string; brokenBy: string; lateReason: string }

export function RestForm({ stay, isResting, onDone }: FormProps & { isResting: boolean }) {
  const form = useActForm({
    schema: onForm(
      (values: Rest) => ({
        at: instantOf(values.at),
        act: values.act,
        brokenBy: values.act === 'BROKEN' ? given(values.brokenBy) : undefined,
        lateReason: given(values.lateReason),
      }),
      custodyProcedures.routes.recordRest.body,
    ),
    defaults: { at: rightNow(), act: isResting ? 'END' : 'START', brokenBy: '', lateReason: '' } as Rest,
    act: useAct(topicApi.custodyProcedures.recordRest.mutation(), {
      refreshes: refreshesStay,
      said: 'Recorded',
    }),
    toInput: (body) => ({ params: { recordId: stay.id }, body }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Record the rest">
      <ActRadios form={form} name="act" label="Rest" list={restActs} />
      {form.fields.watch('act') === 'BROKEN' ? (
        <ActChoice form={form} name="brokenBy" label="Why" list={restInterruptions} />
      ) : null}
      <ActTime form={form} name="at" label="When" />
      <ActLate form={form} time="at" />
    </ActFormFrame>
  )
}

type Contact = {
  kind: string
  name: string
  organisation: string
  arrivedAt: LocalDateTime
  startedAt: LocalDateTime
  endedAt: LocalDateTime
  isRefused: boolean
  refusedGround: string
  authority: OfficerRef[]
  note: string
  lateReason: string
}

export function ContactForm({ stay, onDone }: FormProps) {
  const form = useActForm({
    schema: onForm(
      (values: Contact) => ({
        kind: values.kind,
        name: values.name,
        organisation: given(values.organisation),
        arrivedAt: instantOf(values.arrivedAt),
        startedAt: instantOf(values.startedAt),
        endedAt: instantOf(values.endedAt),
        isAllowed: !values.isRefused,
        refusedGround: values.isRefused ? given(values.refusedGround) : undefined,
        authority: values.isRefused ? authorityOf(values.authority) : undefined,
        note: given(values.note),
        lateReason: given(values.lateReason),
      }),
      custodyProcedures.routes.saveContact.body,
    ),
    defaults: {
      kind: 'LEGAL_VISIT',
      name: '',
      organisation: '',
      arrivedAt: todayAtNoTime(),
      startedAt: rightNow(),
      endedAt: todayAtNoTime(),
      isRefused: false,
      refusedGround: '',
      authority: [],
      note: '',
      lateReason: '',
    } as Contact,
    act: useAct(topicApi.custodyProcedures.saveContact.mutation(), {
      refreshes: refreshesStay,
      said: 'Recorded',
    }),
    toInput: (body) => ({ params: { recordId: stay.id }, body }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Record it">
      <ActChoice form={form} name="kind" label="Kind" list={contactKinds} />
      <ActLine form={form} name="name" label="With whom" />
      <ActLine form={form} name="organisation" label="Firm, or what they are to the person" need="optional" />
      <ActTime form={form} name="arrivedAt" label="Arrived" need="optional" />
      <ActTime form={form} name="startedAt" label="Began" />
      <ActTime form={form} name="endedAt" label="Ended" need="optional" />
      <ActTick form={form} name="isRefused" label="It was not allowed" />
      {form.fields.watch('isRefused') ? (
        <>
          <ActLine form={form} name="refusedGround" label="Why it was not allowed" />
          <OfficerField form={form} name="authority" label="Authority" hint="An inspector or above" />
        </>
      ) : null}
      <ActLine form={form} name="note" label="Note" need="optional" />
      <ActLate form={form} time="startedAt" />
    </ActFormFrame>
  )
}
