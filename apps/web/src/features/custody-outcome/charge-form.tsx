import { custodyOutcome } from '@mips/contracts/custody-outcome'
import type { OutcomePage } from '@mips/contracts/custody-outcome-replies'
import { postChargeGrounds } from '@mips/domain/custody/codes'
import { chargeDeciders, notToldReasons, victimViewKinds } from '@mips/domain/custody/outcome-codes'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { Controller } from 'react-hook-form'
import { useAct } from '../../platform/act.ts'
import {
  ActChoice,
  ActLate,
  ActLine,
  ActMany,
  ActRadios,
  ActTick,
  ActTime,
  ActWords,
} from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { given, instantOf, onForm, rightNow, todayAtNoTime } from '../../platform/form-times.ts'
import { type ChosenOffence, OffenceBox } from '../../platform/offence-box.tsx'
import { ConditionRows, type ConditionRow, conditionsOf } from './condition-rows.tsx'
import { refreshesOutcome, saidWith } from './custody-outcome.api.ts'
import { OffencePicks, undecided } from './offence-picks.tsx'

type Values = {
  chargedAt: LocalDateTime
  offenceIds: string[]
  others: ChosenOffence[]
  wording: string
  isEvidenceSufficient: boolean
  decisionMaker: string
  cpsUrn: string
  isCautioned: boolean
  reply: string
  isAdultPresent: boolean
  isNoticeGiven: boolean
  court: string
  courtAt: LocalDateTime
  bail: string
  isImprisonable: boolean
  grounds: string[]
  groundsText: string
  toldInPresence: boolean
  notToldReason: string
  conditions: ConditionRow[]
  victimViews: string
  lateReason: string
}

const bailChoices = [
  { code: 'GIVEN', label: 'Bail given' },
  { code: 'REFUSED', label: 'Bail refused' },
] as const

function bodyOf(values: Values) {
  const wording = given(values.wording)
  const isRefused = values.bail === 'REFUSED'
  return {
    chargedAt: instantOf(values.chargedAt),
    offences: [
      ...values.offenceIds.map((offenceId) => ({ offenceId, wording })),
      ...values.others.map(({ code }) => ({ code, wording })),
    ],
    isEvidenceSufficient: values.isEvidenceSufficient,
    decisionMaker: given(values.decisionMaker),
    cpsUrn: values.decisionMaker === 'CPS' ? given(values.cpsUrn) : undefined,
    cautionAt: values.isCautioned ? instantOf(values.chargedAt) : undefined,
    reply: given(values.reply),
    isAdultPresent: values.isAdultPresent,
    isNoticeGiven: values.isNoticeGiven,
    court: given(values.court),
    courtAt: instantOf(values.courtAt),
    isImprisonable: values.isImprisonable,
    isBailRefused: values.bail === '' ? undefined : isRefused,
    ...(isRefused
      ? {
          grounds: values.grounds,
          groundsText: given(values.groundsText),
          toldInPresence: values.toldInPresence,
          notToldReason: values.toldInPresence ? undefined : given(values.notToldReason),
        }
      : {
          bail: {
            conditions: conditionsOf(values.conditions),
            victimViews: given(values.victimViews),
          },
        }),
    lateReason: given(values.lateReason),
  }
}

/** Charges the offences that have no end yet, or others of the list. */
export function ChargeForm({ page, onDone }: { page: OutcomePage; onDone: () => void }) {
  const form = useActForm({
    schema: onForm(bodyOf, custodyOutcome.routes.charge.body),
    defaults: {
      chargedAt: rightNow(),
      offenceIds: undecided(page),
      others: [],
      wording: '',
      isEvidenceSufficient: false,
      decisionMaker: 'POLICE',
      cpsUrn: '',
      isCautioned: true,
      reply: '',
      isAdultPresent: false,
      isNoticeGiven: true,
      court: page.charges.at(-1)?.court ?? '',
      courtAt: todayAtNoTime(),
      bail: '',
      isImprisonable: true,
      grounds: [],
      groundsText: '',
      toldInPresence: true,
      notToldReason: '',
      conditions: [],
      victimViews: '',
      lateReason: '',
    } as Values,
    draft: { key: `custody.charge:${page.id}` },
    act: useAct(topicApi.custodyOutcome.charge.mutation(), {
      refreshes: refreshesOutcome,
      said: saidWith('Charged'),
    }),
    toInput: (body) => ({ params: { recordId: page.id }, body, version: page.version }),
    onDone,
  })
  const { control, watch } = form.fields
  const bail = watch('bail')
  return (
    <ActFormFrame form={form} submitWords="Charge">
      <OffencePicks form={form} name="offenceIds" page={page} />
      <Controller
        control={control}
        name="others"
        render={({ field }) => (
          <OffenceBox
            chosen={field.value}
            onChange={field.onChange}
            isDomestic={false}
            isOptional
            listLabel="Further offences to charge"
            error={form.errorOf('offenceIds')}
          />
        )}
      />
      <ActWords form={form} name="wording" label="Particulars of the charge" limit={2500} rows={3} />
      <ActTick form={form} name="isEvidenceSufficient" label="There is enough evidence to charge" />
      <ActRadios form={form} name="decisionMaker" label="Who decided" list={chargeDeciders} />
      {watch('decisionMaker') === 'CPS' ? (
        <ActLine form={form} name="cpsUrn" label="Unique reference number of the CPS" />
      ) : null}
      <ActTick form={form} name="isCautioned" label="Cautioned on charge" />
      <ActWords form={form} name="reply" label="Reply to the charge" need="optional" />
      {page.needsAppropriateAdult ? (
        <ActTick form={form} name="isAdultPresent" label="The appropriate adult is present" />
      ) : null}
      <ActTick form={form} name="isNoticeGiven" label="Written notice of the charge given" />
      <ActLine form={form} name="court" label="Court" />
      <ActTime form={form} name="courtAt" label="Hearing" expects="any" />
      <ActRadios form={form} name="bail" label="Bail" list={bailChoices} />
      {bail === 'REFUSED' ? (
        <>
          <ActTick form={form} name="isImprisonable" label="The offence is imprisonable" />
          <ActMany form={form} name="grounds" label="Why bail is refused" list={postChargeGrounds} />
          <ActWords form={form} name="groundsText" label="Reasons" />
          <ActTick form={form} name="toldInPresence" label="The person was told the grounds" />
          {watch('toldInPresence') ? null : (
            <ActChoice form={form} name="notToldReason" label="Why not" list={notToldReasons} />
          )}
        </>
      ) : null}
      {bail === 'GIVEN' ? (
        <>
          <Controller
            control={control}
            name="conditions"
            render={({ field }) => <ConditionRows value={field.value} onChange={field.onChange} />}
          />
          {page.victims > 0 ? (
            <ActRadios form={form} name="victimViews" label="The victim was" list={victimViewKinds} />
          ) : null}
        </>
      ) : null}
      <ActTime form={form} name="chargedAt" label="Charged at" />
      <ActLate form={form} time="chargedAt" />
    </ActFormFrame>
  )
}
