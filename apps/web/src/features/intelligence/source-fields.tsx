import { protectiveMarkings } from '@mips/domain/codes/information'
import { Checkbox } from '@mips/ui/checkboxes.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import type { ActForm } from '../../platform/act-form.tsx'
import { RestrictTo } from './restrict-to.tsx'
import { earlierSources, type IntelligenceFields, otherSource } from './submit-fields.ts'

type Props = { form: ActForm<IntelligenceFields>; index: number }

const yesNo = [
  { value: '', label: 'Not known' },
  { value: 'YES', label: 'Yes' },
  { value: 'NO', label: 'No' },
]

/** What is not asked of every paragraph: its source, how it is marked, and a list of readers of its own. */
export function SourceFields({ form, index }: Props) {
  const at = `paragraphs.${index}` as const
  const { register } = form.fields
  const errors = [form.errorOf(`${at}.markingReason`), form.errorOf(`${at}.restrictToGroupIds`)]
  const hasError = errors.some((error) => error !== undefined)
  return (
    <Details
      // Opened anew where something in it has to be put right.
      key={hasError ? 'error' : 'folded'}
      open={hasError ? true : undefined}
      summary={
        <>
          Source, marking and readers
          <span className="govuk-visually-hidden"> of paragraph {index + 1}</span>
        </>
      }
    >
      <div className="mips-stack">
        <Radios
          name={`${at}.isSourceChild`}
          legend="Is the source under 18?"
          legendSize="s"
          inline
          registration={register(`${at}.isSourceChild`)}
          options={yesNo}
        />
        <Radios
          name={`${at}.isSourceVulnerable`}
          legend="Is the source vulnerable?"
          legendSize="s"
          inline
          registration={register(`${at}.isSourceVulnerable`)}
          options={yesNo}
        />
        <Checkbox {...register(`${at}.isSourceInPrison`)} label="The source is in prison" />
        <Marking form={form} index={index} />
        <RestrictTo form={form} index={index} />
      </div>
    </Details>
  )
}

/** Whether the paragraph is from the same source as one before it: two of one source never support each other. */
export function SameSource({ form, index }: Props) {
  const numbers = form.fields.watch('paragraphs').map(({ sourceNumber }) => sourceNumber)
  const own = numbers[index] ?? 1
  const earlier = earlierSources(numbers, index)
  if (earlier.length === 0) return null
  const name = `paragraphs.${index}.sourceNumber` as const
  return (
    <Select
      name={name}
      label="Who told it?"
      options={[
        ...earlier.map(({ source, first }) => ({
          value: String(source),
          label: `The same source as paragraph ${first}`,
        })),
        { value: 'other', label: 'Another source' },
      ]}
      value={earlier.some(({ source }) => source === own) ? String(own) : 'other'}
      onChange={({ target }) =>
        form.fields.setValue(
          name,
          target.value === 'other' ? otherSource(numbers, index) : Number(target.value),
          { shouldDirty: true },
        )
      }
    />
  )
}

function Marking({ form, index }: Props) {
  const at = `paragraphs.${index}` as const
  return (
    <>
      <Radios
        name={`${at}.marking`}
        legend="Marking"
        legendSize="s"
        hint="Secret and above may not be written here: ring the intelligence unit for the proper route"
        registration={form.fields.register(`${at}.marking`)}
        error={form.errorOf(`${at}.marking`)}
        options={protectiveMarkings
          .filter(({ canBeStored }) => canBeStored)
          .map(({ code, label }) => ({ value: code, label }))}
      />
      {form.fields.watch(`${at}.marking`) === 'OFFICIAL' ? null : (
        <Textarea
          {...form.fields.register(`${at}.markingReason`)}
          label="What makes it sensitive?"
          error={form.errorOf(`${at}.markingReason`)}
          rows={2}
          limit={500}
        />
      )}
    </>
  )
}
