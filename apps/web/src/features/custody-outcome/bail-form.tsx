import { custodyOutcome } from '@mips/contracts/custody-outcome'
import type { OutcomePage } from '@mips/contracts/custody-outcome-replies'
import { bailRegimes, victimViewKinds } from '@mips/domain/custody/outcome-codes'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { Controller } from 'react-hook-form'
import { useAct } from '../../platform/act.ts'
import {
  ActChoice,
  ActLate,
  ActLine,
  ActRadios,
  ActTick,
  ActTime,
  ActWords,
} from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { given, instantOf, onForm, rightNow, todayAtNoTime } from '../../platform/form-times.ts'
import { ConditionRows, type ConditionRow, conditionsOf } from './condition-rows.tsx'
import { refreshesOutcome, saidWith } from './custody-outcome.api.ts'
import { OffencePicks, undecided } from './offence-picks.tsx'

type Values = {
  at: LocalDateTime
  offenceIds: string[]
  isForCps: boolean
  regime: string
  necessity: string
  proportionality: string
  representations: string
  representationsConsidered: boolean
  returnAt: LocalDateTime
  returnPlace: string
  isReturnAligned: boolean
  conditions: ConditionRow[]
  victimViews: string
  victimViewsText: string
  isVictimTold: boolean
  lateReason: string
}

const bodyOf = (values: Values) => ({
  at: instantOf(values.at),
  offenceIds: values.offenceIds,
  isForCps: values.isForCps,
  regime: values.regime,
  necessity: given(values.necessity),
  proportionality: given(values.proportionality),
  representations: given(values.representations),
  representationsConsidered: values.representationsConsidered,
  returnAt: instantOf(values.returnAt),
  returnPlace: given(values.returnPlace),
  isReturnAligned: values.isReturnAligned,
  conditions: conditionsOf(values.conditions),
  victimViews: given(values.victimViews),
  victimViewsText: given(values.victimViewsText),
  victimToldAt: values.isVictimTold ? instantOf(values.at) : undefined,
  lateReason: given(values.lateReason),
})

/** Bail before charge with its conditions; the period follows from the day of the arrest. */
export function BailForm({ page, onDone }: { page: OutcomePage; onDone: () => void }) {
  const form = useActForm({
    schema: onForm(bodyOf, custodyOutcome.routes.bailBeforeCharge.body),
    defaults: {
      at: rightNow(),
      offenceIds: undecided(page),
      isForCps: false,
      regime: 'STANDARD',
      necessity: '',
      proportionality: '',
      representations: '',
      representationsConsidered: false,
      returnAt: todayAtNoTime(),
      returnPlace: '',
      isReturnAligned: false,
      conditions: [],
      victimViews: '',
      victimViewsText: '',
      isVictimTold: false,
      lateReason: '',
    } as Values,
    draft: { key: `custody.bail:${page.id}` },
    act: useAct(topicApi.custodyOutcome.bailBeforeCharge.mutation(), {
      refreshes: refreshesOutcome,
      said: saidWith('Bail recorded'),
    }),
    toInput: (body) => ({ params: { recordId: page.id }, body, version: page.version }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Record the bail">
      <OffencePicks form={form} name="offenceIds" page={page} />
      <ActTick form={form} name="isForCps" label="The CPS decides on the charge" />
      <ActChoice form={form} name="regime" label="Whose case it is" list={bailRegimes} />
      <ActWords form={form} name="necessity" label="Why bail is necessary" />
      <ActWords form={form} name="proportionality" label="Why it is proportionate" />
      <ActWords
        form={form}
        name="representations"
        label="What the person or solicitor said"
        need="optional"
      />
      <ActTick form={form} name="representationsConsidered" label="They were asked, and it was considered" />
      <Controller
        control={form.fields.control}
        name="conditions"
        render={({ field }) => (
          <ConditionRows value={field.value} onChange={field.onChange} error={form.errorOf('conditions')} />
        )}
      />
      {page.victims > 0 ? (
        <>
          <ActRadios
            form={form}
            name="victimViews"
            label="The victim on the conditions"
            list={victimViewKinds}
          />
          <ActWords form={form} name="victimViewsText" label="What the victim said" need="optional" />
          <ActTick form={form} name="isVictimTold" label="The victim was told" />
        </>
      ) : null}
      <ActTime form={form} name="returnAt" label="To return" expects="any" need="optional" />
      <ActLine form={form} name="returnPlace" label="To which station" need="optional" />
      <ActTick
        form={form}
        name="isReturnAligned"
        label="The return is aligned with other bail, or a decision comes sooner"
      />
      <ActTime form={form} name="at" label="Given at" />
      <ActLate form={form} time="at" />
    </ActFormFrame>
  )
}
