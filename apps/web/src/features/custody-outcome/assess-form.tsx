import { custodyOutcome } from '@mips/contracts/custody-outcome'
import type { OutcomePage } from '@mips/contracts/custody-outcome-replies'
import { releaseReferrals } from '@mips/domain/custody/outcome-codes'
import { releaseQuestions } from '@mips/domain/custody/release-rules'
import { Radios } from '@mips/ui/radios.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { Controller } from 'react-hook-form'
import { useAct } from '../../platform/act.ts'
import { ActLate, ActMany, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { refreshesOutcome, saidWith } from './custody-outcome.api.ts'

type Answer = { answer: string; action: string }
type Values = {
  at: LocalDateTime
  answers: Record<string, Answer>
  referrals: string[]
  note: string
  lateReason: string
}

const bodyOf = (values: Values) => ({
  at: instantOf(values.at),
  answers: Object.fromEntries(
    Object.entries(values.answers).flatMap(([code, { answer, action }]) =>
      answer === '' ? [] : [[code, { answer, ...(given(action) === undefined ? {} : { action }) }]],
    ),
  ),
  referrals: values.referrals,
  note: given(values.note),
  lateReason: given(values.lateReason),
})

const choices = [
  { value: 'YES', label: 'Yes' },
  { value: 'NO', label: 'No' },
  { value: 'REFUSED', label: 'Will not say' },
  { value: 'NOT_APPLICABLE', label: 'Does not apply' },
]

/** The risk before release; the last assessment is carried in, to be asked again. */
export function AssessForm({ page, onDone }: { page: OutcomePage; onDone: () => void }) {
  const last = page.assessments.at(-1)
  const form = useActForm({
    schema: onForm(bodyOf, custodyOutcome.routes.assessRelease.body),
    defaults: {
      at: rightNow(),
      answers: Object.fromEntries(
        releaseQuestions.map(({ code }): [string, Answer] => {
          const before = last?.answers[code]
          return [code, { answer: before?.answer ?? '', action: before?.action ?? '' }]
        }),
      ),
      referrals: last?.referrals.map(({ code }) => code) ?? [],
      note: '',
      lateReason: '',
    } as Values,
    draft: { key: `custody.prra:${page.id}` },
    act: useAct(topicApi.custodyOutcome.assessRelease.mutation(), {
      refreshes: refreshesOutcome,
      said: saidWith('Risk before release recorded'),
    }),
    toInput: (body) => ({ params: { recordId: page.id }, body }),
    onDone,
  })
  return (
    <ActFormFrame form={form} submitWords="Sign the assessment">
      {releaseQuestions.map(({ code, label, raises }) => (
        <Controller
          key={code}
          control={form.fields.control}
          name={`answers.${code}`}
          render={({ field }) => {
            const value = field.value ?? { answer: '', action: '' }
            const isRaised = value.answer === raises || value.answer === 'REFUSED'
            return (
              <>
                <Radios
                  name={code}
                  legend={label}
                  inline
                  options={choices}
                  value={value.answer}
                  onChange={(answer) => field.onChange({ ...value, answer })}
                />
                {isRaised ? (
                  <TextInput
                    name={`action-${code}`}
                    label={`What is done about it: ${label.toLowerCase()}`}
                    value={value.action}
                    onChange={(event) => field.onChange({ ...value, action: event.target.value })}
                  />
                ) : null}
              </>
            )
          }}
        />
      ))}
      <ActMany form={form} name="referrals" label="Referred to" list={releaseReferrals} />
      <ActWords form={form} name="note" label="Anything else" need="optional" />
      <ActTime form={form} name="at" label="Asked at" />
      <ActLate form={form} time="at" />
    </ActFormFrame>
  )
}
