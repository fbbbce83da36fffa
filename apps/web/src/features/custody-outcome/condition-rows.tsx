/** Bail conditions, one row each: what, in which words, for which purpose. */
import { bailConditions } from '@mips/domain/custody/bail-diary'
import { Button } from '@mips/ui/button.tsx'
import { Checkbox } from '@mips/ui/checkboxes.tsx'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'
import { choicesOf } from '../../platform/codes.ts'

export type ConditionRow = { condition: string; words: string; purpose: string; protectsVictim: boolean }

/** The rows as a body takes them. */
export const conditionsOf = (rows: readonly ConditionRow[]) =>
  rows.map(({ condition, words, purpose, protectsVictim }) => ({
    condition,
    words,
    ...(purpose.trim() === '' ? {} : { purpose }),
    protectsVictim,
  }))

const options = choicesOf(bailConditions.filter(({ isForPolice }) => isForPolice))

export function ConditionRows({
  value,
  onChange,
  error,
}: {
  value: ConditionRow[]
  onChange: (rows: ConditionRow[]) => void
  error?: string | undefined
}) {
  const change = (index: number, part: Partial<ConditionRow>) =>
    onChange(value.map((row, at) => (at === index ? { ...row, ...part } : row)))
  return (
    <fieldset className="govuk-fieldset">
      <legend className="govuk-fieldset__legend">Conditions</legend>
      {error === undefined ? null : <p className="govuk-error-message">{error}</p>}
      {value.map((row, index) => (
        <div key={index} className="mips-stack">
          <Select
            name={`condition-${index}`}
            label={`Condition ${index + 1}`}
            placeholder="Choose"
            options={options}
            value={row.condition}
            onChange={(event) => change(index, { condition: event.target.value })}
          />
          <TextInput
            name={`words-${index}`}
            label={`What exactly, condition ${index + 1}`}
            value={row.words}
            onChange={(event) => change(index, { words: event.target.value })}
          />
          <TextInput
            name={`purpose-${index}`}
            label={`What it is for, condition ${index + 1}`}
            value={row.purpose}
            onChange={(event) => change(index, { purpose: event.target.value })}
          />
          <Checkbox
            name={`victim-${index}`}
            label={`Protects the victim, condition ${index + 1}`}
            checked={row.protectsVictim}
            onChange={() => change(index, { protectsVictim: !row.protectsVictim })}
          />
          <Button look="link" size="small" onClick={() => onChange(value.filter((_, at) => at !== index))}>
            Take condition {index + 1} off
          </Button>
        </div>
      ))}
      <Button
        look="secondary"
        size="small"
        onClick={() => onChange([...value, { condition: '', words: '', purpose: '', protectsVictim: false }])}
      >
        Add a condition
      </Button>
    </fieldset>
  )
}
