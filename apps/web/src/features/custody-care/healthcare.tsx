/** Calls for healthcare, with how long the person waited for each. */
import { custodyCare } from '@mips/contracts/custody-care'
import type { HealthRequest, MedicationPage } from '@mips/contracts/custody-medication-replies'
import { healthcareKinds, healthcareSteps, healthcareUrgencies } from '@mips/domain/custody/care-codes'
import { Card } from '@mips/ui/card.tsx'
import { Checkbox } from '@mips/ui/checkboxes.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { choicesOf } from '../../platform/codes.ts'
import { formatDateTimeZone } from '../../platform/format.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { Opens, numberOf, WhenFields } from './care-parts.tsx'
import { refreshesStay } from '../../platform/stay.ts'
import type { May } from './medicines.tsx'

export function Healthcare({ page, may }: { page: MedicationPage; may: May }) {
  return (
    <Card title="Healthcare">
      {page.requests.length === 0 ? <p>Nobody was called.</p> : null}
      {page.requests.map((request) => (
        <OneRequest key={request.id} request={request} recordId={page.id} may={may} />
      ))}
      {may.enter ? (
        <Opens summary="Call healthcare">
          <CallForm recordId={page.id} />
        </Opens>
      ) : null}
    </Card>
  )
}

function OneRequest({ request, recordId, may }: { request: HealthRequest; recordId: string; may: May }) {
  const isLate = request.waitedToSee > request.targetMinutes
  return (
    <section
      className="mips-risk__row"
      aria-label={`${request.askedForLabel}, ${formatDateTimeZone(request.calledAt)}`}
    >
      <p className={request.isCorrected ? 'mips-care__struck' : undefined}>
        <strong>{request.askedForLabel}</strong> ({request.urgencyLabel.toLowerCase()}) called{' '}
        {formatDateTimeZone(request.calledAt)}. {request.reason}{' '}
        <Tag tone={isLate ? 'bad' : 'info'}>
          {request.isOpen ? 'Waiting' : 'Waited'} {request.waitedToSee} minutes, {request.targetMinutes}{' '}
          allowed
        </Tag>
      </p>
      <ul className="govuk-list">
        {request.steps.map((step) => (
          <li key={step.id} className={step.isCorrected ? 'mips-care__struck' : undefined}>
            {step.stepLabel} {formatDateTimeZone(step.at)}
            {step.who === null ? '' : `, ${step.who}`}
            {step.regNo === null ? '' : ` (${step.regNo})`}
            {step.words === null ? '' : `. ${step.words}`}
            {step.everyMinutes === null ? '' : `. A check every ${step.everyMinutes} minutes`}
            {step.mustRouse ? ', rouse each time' : ''}
          </li>
        ))}
      </ul>
      {may.enter && request.nextSteps.length > 0 ? (
        <Opens summary={`What came of the call for the ${request.askedForLabel.toLowerCase()}`}>
          <StepForm key={request.nextSteps.join()} recordId={recordId} request={request} />
        </Opens>
      ) : null}
    </section>
  )
}

type CallValues = {
  askedFor: string
  urgency: string
  reason: string
  provider: string
  calledAt: LocalDateTime
  lateReason: string
}
const callSchema = onForm(
  (values: CallValues) => ({
    askedFor: values.askedFor,
    urgency: values.urgency,
    reason: values.reason,
    provider: given(values.provider),
    calledAt: instantOf(values.calledAt),
    lateReason: given(values.lateReason),
  }),
  custodyCare.routes.callHealthcare.body,
)

function CallForm({ recordId }: { recordId: string }) {
  const form = useActForm({
    schema: callSchema,
    defaults: {
      askedFor: 'HCP',
      urgency: 'ROUTINE',
      reason: '',
      provider: '',
      calledAt: rightNow(),
      lateReason: '',
    } as CallValues,
    act: useAct(topicApi.custodyCare.callHealthcare.mutation(), {
      refreshes: refreshesStay,
      said: 'Call recorded',
    }),
    toInput: (body) => ({ params: { recordId }, body }),
    again: true,
  })
  const { register } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Record the call">
      <div className="mips-row mips-row--fields">
        <Select
          {...register('askedFor')}
          label="Who"
          options={choicesOf(healthcareKinds)}
          error={form.errorOf('askedFor')}
        />
        <Select
          {...register('urgency')}
          label="How urgent"
          options={choicesOf(healthcareUrgencies)}
          error={form.errorOf('urgency')}
        />
      </div>
      <TextInput {...register('reason')} label="Why they are called" error={form.errorOf('reason')} />
      <TextInput
        {...register('provider')}
        label="Provider or reference"
        need="optional"
        error={form.errorOf('provider')}
      />
      <WhenFields form={form} name="calledAt" legend="Called" />
    </ActFormFrame>
  )
}

type StepValues = {
  step: string
  at: LocalDateTime
  lateReason: string
  who: string
  regNo: string
  words: string
  everyMinutes: string
  mustRouse: boolean
}
const stepSchema = onForm((values: StepValues) => {
  const isSeen = values.step === 'SEEN'
  return {
    step: values.step,
    at: instantOf(values.at),
    lateReason: given(values.lateReason),
    who: given(values.who),
    regNo: given(values.regNo),
    words: given(values.words),
    everyMinutes: isSeen ? numberOf(values.everyMinutes) : undefined,
    mustRouse: isSeen && values.mustRouse ? true : undefined,
  }
}, custodyCare.routes.recordHealthStep.body)

function StepForm({ recordId, request }: { recordId: string; request: HealthRequest }) {
  const options = choicesOf(healthcareSteps).filter(({ value }) => request.nextSteps.includes(value))
  const here = request.steps.findLast(({ who }) => who !== null)
  const form = useActForm({
    schema: stepSchema,
    defaults: {
      step: options[0]?.value ?? '',
      at: rightNow(),
      lateReason: '',
      who: here?.who ?? '',
      regNo: here?.regNo ?? '',
      words: '',
      everyMinutes: '',
      mustRouse: false,
    } as StepValues,
    act: useAct(topicApi.custodyCare.recordHealthStep.mutation(), {
      refreshes: refreshesStay,
      said: 'Recorded',
    }),
    toInput: (body) => ({ params: { recordId, requestId: request.id }, body }),
  })
  const { register, watch } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Record">
      <Radios
        name={`step-${request.id}`}
        legend="What happened"
        options={options}
        registration={register('step')}
        inline
      />
      <div className="mips-row mips-row--fields">
        <TextInput {...register('who')} label="Name" need="optional" error={form.errorOf('who')} />
        <TextInput
          {...register('regNo')}
          label="Registration number"
          need="optional"
          error={form.errorOf('regNo')}
        />
      </div>
      <Textarea
        {...register('words')}
        label="Advice to the staff"
        rows={2}
        limit={2000}
        need="optional"
        error={form.errorOf('words')}
      />
      {watch('step') === 'SEEN' ? (
        <div className="mips-row mips-row--fields">
          <TextInput
            {...register('everyMinutes')}
            label="Directs a check every so many minutes"
            inputMode="numeric"
            width={3}
            need="optional"
            error={form.errorOf('everyMinutes')}
          />
          <Checkbox {...register('mustRouse')} label="Directs rousing" />
        </div>
      ) : null}
      <WhenFields form={form} name="at" legend="When" />
    </ActFormFrame>
  )
}
