import { custodyLimits } from '@mips/contracts/custody-limits'
import type { LimitRow, LimitsPage } from '@mips/contracts/custody-limits'
import { warrantOutcomes } from '@mips/domain/custody/limit-steps'
import { Dialog } from '@mips/ui/dialog.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { useAct } from '../../platform/act.ts'
import { ActLate, ActLine, ActRadios, ActTick, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { given, instantOf, onForm, rightNow, todayAtNoTime } from '../../platform/form-times.ts'
import { refreshesStay } from '../../platform/stay.ts'

type Values = {
  at: LocalDateTime
  court: string
  courtNextSits: LocalDateTime
  hoursAsked: string
  groundsText: string
  enquiries: string
  isServed: boolean
  hasNewEvidence: boolean
  newEvidence: string
  lateReason: string
}

const bodyOf = (values: Values) => ({
  at: instantOf(values.at),
  court: values.court,
  courtNextSits: instantOf(values.courtNextSits),
  hoursAsked: Number(values.hoursAsked),
  groundsText: values.groundsText,
  enquiries: given(values.enquiries),
  informationServedAt: values.isServed ? instantOf(values.at) : undefined,
  ...(values.hasNewEvidence ? { hasNewEvidence: true, newEvidence: given(values.newEvidence) } : {}),
  lateReason: given(values.lateReason),
})

/** The information that is laid before the court. */
export function WarrantForm({ page, onDone }: { page: LimitsPage; onDone: () => void }) {
  const form = useActForm({
    schema: onForm(bodyOf, custodyLimits.routes.applyForWarrant.body),
    defaults: {
      at: rightNow(),
      court: '',
      courtNextSits: todayAtNoTime(),
      hoursAsked: '36',
      groundsText: '',
      enquiries: '',
      isServed: true,
      hasNewEvidence: false,
      newEvidence: '',
      lateReason: '',
    } as Values,
    draft: { key: `custody.warrant:${page.id}` },
    act: useAct(topicApi.custodyLimits.applyForWarrant.mutation(), {
      refreshes: refreshesStay,
      said: 'Application recorded',
    }),
    toInput: (body) => ({ params: { recordId: page.id }, body }),
    onDone,
  })
  const { watch } = form.fields
  const isRefusedBefore = page.steps.some(
    ({ kind, correctedById }) => kind === 'WARRANT_REFUSED' && correctedById === null,
  )
  return (
    <ActFormFrame form={form} submitWords="Record the application">
      <ActLine form={form} name="court" label="Court" />
      <ActLine form={form} name="hoursAsked" label="Hours asked for" hint="36 at most" />
      <ActWords
        form={form}
        name="groundsText"
        label="Why further detention is needed"
        limit={4000}
        rows={3}
      />
      <ActWords
        form={form}
        name="enquiries"
        label="Enquiries made and still to make"
        need="optional"
        limit={4000}
      />
      {isRefusedBefore ? (
        <>
          <ActTick form={form} name="hasNewEvidence" label="There is new evidence since the refusal" />
          {watch('hasNewEvidence') ? (
            <ActWords form={form} name="newEvidence" label="The new evidence" />
          ) : null}
        </>
      ) : null}
      <ActTime form={form} name="at" label="Laid at" />
      <ActTime
        form={form}
        name="courtNextSits"
        label="When the court next sits"
        hint="Only where it cannot sit when the 36 hours end"
        need="optional"
        expects="any"
      />
      <ActTick form={form} name="isServed" label="The person was given a copy of the information then" />
      <ActLate form={form} time="at" />
    </ActFormFrame>
  )
}

type Decision = {
  outcome: string
  at: LocalDateTime
  until: LocalDateTime
  magistrates: string
  isOnOath: boolean
  isBroughtOrLinked: boolean
  wantsLawyer: boolean
  isRepresented: boolean
  reason: string
  lateReason: string
}

const decisionOf = (values: Decision) => ({
  outcome: given(values.outcome),
  at: instantOf(values.at),
  until: values.outcome === 'GRANTED' ? instantOf(values.until) : undefined,
  magistrates: given(values.magistrates) === undefined ? undefined : Number(values.magistrates),
  isOpenCourt: false,
  isOnOath: values.isOnOath,
  isBroughtOrLinked: values.isBroughtOrLinked,
  wantsLawyer: values.wantsLawyer,
  isRepresented: values.isRepresented,
  reason: given(values.reason),
  lateReason: given(values.lateReason),
})

/** What the court did with an application. */
export function CourtDialog({
  page,
  step,
  onClose,
}: {
  page: LimitsPage
  step: LimitRow
  onClose: () => void
}) {
  const form = useActForm({
    schema: onForm(decisionOf, custodyLimits.routes.decideWarrant.body),
    defaults: {
      outcome: '',
      at: rightNow(),
      until: todayAtNoTime(),
      magistrates: '2',
      isOnOath: true,
      isBroughtOrLinked: true,
      wantsLawyer: false,
      isRepresented: false,
      reason: '',
      lateReason: '',
    } as Decision,
    act: useAct(topicApi.custodyLimits.decideWarrant.mutation(), {
      refreshes: refreshesStay,
      said: 'Decision of the court recorded',
    }),
    toInput: (body) => ({ params: { recordId: page.id, applicationId: step.id }, body }),
    onDone: onClose,
  })
  const { watch } = form.fields
  return (
    <Dialog title={`Decision of ${step.court ?? 'the court'}`} isOpen onClose={onClose}>
      <ActFormFrame form={form} submitWords="Record the decision">
        <ActRadios form={form} name="outcome" label="What the court did" list={warrantOutcomes} />
        {watch('outcome') === 'GRANTED' ? (
          <ActTime form={form} name="until" label="Until, as the court endorsed" expects="any" />
        ) : null}
        <ActTime form={form} name="at" label="When" />
        <ActLine form={form} name="magistrates" label="How many magistrates" />
        <ActTick form={form} name="isOnOath" label="The constable applied on oath" />
        <ActTick form={form} name="isBroughtOrLinked" label="The person was brought to court or linked" />
        <ActTick form={form} name="wantsLawyer" label="The person wants a lawyer" />
        {watch('wantsLawyer') ? (
          <ActTick form={form} name="isRepresented" label="The person was represented" />
        ) : null}
        <ActWords form={form} name="reason" label="What the court said" need="optional" />
        <ActLate form={form} time="at" />
      </ActFormFrame>
    </Dialog>
  )
}
