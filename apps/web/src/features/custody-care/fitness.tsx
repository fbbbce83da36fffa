/** Fitness for each purpose: advised by healthcare, decided by the custody officer. */
import { custodyCare } from '@mips/contracts/custody-care'
import type { MedicationPage } from '@mips/contracts/custody-medication-replies'
import { fitnessAdvice, fitnessPurposes } from '@mips/domain/custody/care-codes'
import { Card } from '@mips/ui/card.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { choicesOf } from '../../platform/codes.ts'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { Opens, WhenFields } from './care-parts.tsx'
import { refreshesStay } from '../../platform/stay.ts'
import type { May } from './medicines.tsx'

type Values = {
  purpose: string
  at: LocalDateTime
  lateReason: string
  advice: string
  advisedBy: string
  decision: string
  decisionReason: string
}

const toBody = (values: Values) => ({
  purpose: values.purpose,
  at: instantOf(values.at),
  lateReason: given(values.lateReason),
  advice: given(values.advice),
  advisedBy: given(values.advisedBy),
  decision: given(values.decision),
  decisionReason: given(values.decisionReason),
})

export function Fitness({ page, may }: { page: MedicationPage; may: May }) {
  return (
    <Card title="Fitness">
      {page.fitness.length === 0 ? <p>No advice or decision is recorded.</p> : null}
      <ul className="govuk-list">
        {page.fitness.map((row) => (
          <li key={row.id} className={row.isReplaced ? 'mips-muted' : undefined}>
            <strong>{row.purposeLabel}</strong>:{' '}
            {row.adviceLabel === null ? '' : `advised ${row.adviceLabel.toLowerCase()}`}
            {row.advisedBy === null ? '' : ` by ${row.advisedBy}`}{' '}
            {row.decision === null ? (
              <Tag tone="caution">No decision yet</Tag>
            ) : (
              <Tag tone={row.decision === 'FIT' ? 'good' : 'bad'}>
                {row.decision === 'FIT' ? 'Decided: fit' : 'Decided: not fit'}
              </Tag>
            )}{' '}
            {row.decisionReason} {formatDateTimeZone(row.at)}
            {row.decidedBy === null ? '' : `, ${formatOfficer(row.decidedBy)}`}
            {row.isReplaced ? ' (a later one holds)' : ''}
          </li>
        ))}
      </ul>
      {may.enter ? (
        <Opens summary="Record advice or a decision on fitness">
          <FitnessForm recordId={page.id} mayDecide={may.decide} />
        </Opens>
      ) : null}
    </Card>
  )
}

function FitnessForm({ recordId, mayDecide }: { recordId: string; mayDecide: boolean }) {
  const form = useActForm({
    schema: onForm(toBody, custodyCare.routes.recordFitness.body),
    defaults: {
      purpose: 'DETAIN',
      at: rightNow(),
      lateReason: '',
      advice: '',
      advisedBy: '',
      decision: '',
      decisionReason: '',
    } as Values,
    act: useAct(topicApi.custodyCare.recordFitness.mutation(), {
      refreshes: refreshesStay,
      said: 'Recorded',
    }),
    toInput: (body) => ({ params: { recordId }, body }),
    again: true,
  })
  const { register, watch } = form.fields
  return (
    <ActFormFrame form={form} submitWords="Record">
      <div className="mips-row mips-row--fields">
        <Select
          {...register('purpose')}
          label="Fit for"
          options={choicesOf(fitnessPurposes)}
          error={form.errorOf('purpose')}
        />
        <Select
          {...register('advice')}
          label="Advice"
          options={[{ value: '', label: 'None yet' }, ...choicesOf(fitnessAdvice)]}
          error={form.errorOf('advice')}
        />
        <TextInput
          {...register('advisedBy')}
          label="Advised by"
          need="optional"
          error={form.errorOf('advisedBy')}
        />
      </div>
      {mayDecide ? (
        <div className="mips-row mips-row--fields">
          <Select
            {...register('decision')}
            label="My decision"
            options={[
              { value: '', label: 'None yet' },
              { value: 'FIT', label: 'Fit' },
              { value: 'NOT_FIT', label: 'Not fit' },
            ]}
            error={form.errorOf('decision')}
          />
          {watch('decision') === '' ? null : (
            <TextInput
              {...register('decisionReason')}
              label="Why"
              hint="Needed against the advice"
              need="optional"
              error={form.errorOf('decisionReason')}
            />
          )}
        </div>
      ) : null}
      <WhenFields form={form} name="at" legend="When" />
    </ActFormFrame>
  )
}
