/** One question: its answers side by side, the words where they matter, and what was said last time. */
import type { GivenAnswer } from '@mips/domain/custody/risk-carry'
import { type RiskQuestion, riskAnswers } from '@mips/domain/custody/risk-questions'
import { Radios } from '@mips/ui/radios.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import type { ActForm } from '../../platform/act-form.tsx'
import type { RiskValues } from './risk-form.tsx'

const short: Record<string, string> = { YES: 'Yes', NO: 'No', REFUSED: 'Refused', NOT_ASKED: 'Not asked' }
const options = riskAnswers.map(({ code }) => ({ value: code, label: short[code] ?? code }))

export function QuestionRow({
  code,
  label,
  form,
  last,
}: {
  code: RiskQuestion
  label: string
  form: ActForm<RiskValues>
  last: GivenAnswer | undefined
}) {
  const { register, watch } = form.fields
  const { answer, detail } = watch(`answers.${code}`)
  const hasLast = last !== undefined && last.answer !== 'NOT_ASKED'
  const isAnswered = answer !== 'NOT_ASKED'
  const differs =
    hasLast && isAnswered && (last.answer !== answer || (last.detail ?? '').trim() !== detail.trim())
  return (
    <div className={differs ? 'mips-risk__row mips-risk__row--differs' : 'mips-risk__row'}>
      <Radios
        name={`answers.${code}.answer`}
        legend={label}
        hint={
          hasLast
            ? `Last time: ${[short[last.answer]?.toLowerCase(), last.detail].filter(Boolean).join(', ')}`
            : undefined
        }
        options={options}
        registration={register(`answers.${code}.answer`)}
        inline
      />
      {differs ? <Tag tone="caution">Differs from last time</Tag> : null}
      {answer === 'YES' ? (
        <TextInput
          {...register(`answers.${code}.detail`)}
          label={`Say more: ${label.toLowerCase()}`}
          error={form.errorOf(`answers.${code}.detail`)}
        />
      ) : null}
    </div>
  )
}
