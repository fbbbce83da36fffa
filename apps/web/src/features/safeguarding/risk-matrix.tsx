import {
  asbRiskFactors,
  asbRiskGrades,
  type AsbRiskFactor,
  missingAsbAnswers,
  readAsbAnswers,
  scoreAsbRisk,
} from '@mips/domain/safeguarding/asb-risk'
import { Radios } from '@mips/ui/radios.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import type { Tone } from '@mips/ui/tone.ts'
import type { ActForm } from '../../platform/act-form.tsx'
import type { AsbFields } from './asb-fields.ts'

const tones: Record<string, Tone> = { STANDARD: 'neutral', MEDIUM: 'caution', HIGH: 'bad' }

/** The tone of a grade, always beside its word. */
export const riskTone = (grade: string): Tone => tones[grade] ?? 'neutral'

const scale = ({ low, high }: { low: string; high: string }) => [
  { value: '0', label: `0: ${low}` },
  { value: '1', label: '1' },
  { value: '2', label: '2' },
  { value: '3', label: `3: ${high}` },
]

/** Seven factors from 0 to 3, with the grade as it stands while they are answered. */
export function RiskMatrix({ form }: { form: ActForm<AsbFields> }) {
  const answers = form.fields.watch('riskAnswers')
  return (
    <section aria-labelledby="risk-heading" className="mips-stack">
      <h2 id="risk-heading" className="govuk-heading-m">
        Risk
      </h2>
      {asbRiskFactors.map((factor) => (
        <Radios
          key={factor.code}
          name={`riskAnswers.${factor.code}`}
          legend={factor.label}
          legendSize="s"
          inline
          registration={form.fields.register(`riskAnswers.${factor.code}`)}
          error={form.errorOf(`riskAnswers.${factor.code}`)}
          options={scale(factor)}
        />
      ))}
      <Standing answers={answers} />
    </section>
  )
}

function Standing({ answers }: { answers: Record<AsbRiskFactor, string> }) {
  const numbers = Object.fromEntries(
    Object.entries(answers).flatMap(([code, answer]) => (answer === '' ? [] : [[code, Number(answer)]])),
  )
  const whole = readAsbAnswers(numbers)
  if (whole === undefined) {
    const left = missingAsbAnswers(numbers).length
    return (
      <p role="status" className="mips-muted">
        {left === 1 ? '1 question is' : `${left} questions are`} still to be answered before the risk is
        graded.
      </p>
    )
  }
  const risk = scoreAsbRisk(whole)
  const grade = asbRiskGrades.find(({ code }) => code === risk.grade)
  return (
    <p role="status">
      <Tag tone={riskTone(risk.grade)}>{grade?.label ?? risk.grade}</Tag> {risk.reason} A supervisor reviews
      it within {grade?.reviewDays === 1 ? '1 day' : `${grade?.reviewDays ?? ''} days`}.
    </p>
  )
}
