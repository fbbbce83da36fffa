import type { ComponentProps, ReactNode } from 'react'
import { Choice } from './choice.tsx'
import type { ChoiceOption } from './choice.tsx'
import { classNames } from './class-names.ts'
import { ErrorMessage } from './error-message.tsx'
import { useFieldId } from './field.tsx'
import type { FieldRegistration, Need } from './field.tsx'
import { Fieldset } from './fieldset.tsx'

export type CheckboxesProps = {
  id?: string
  name: string
  legend: ReactNode
  legendHidden?: boolean
  legendSize?: 's' | 'm' | 'l'
  hint?: ReactNode
  error?: ReactNode
  need?: Need
  options: readonly ChoiceOption[]
  value?: readonly string[]
  onChange?: (value: string[]) => void
  registration?: FieldRegistration
  inline?: boolean
}

/** Any of a few; the first box carries the group's id, so that an error summary can reach it. */
export function Checkboxes(props: CheckboxesProps) {
  const { name, options, value, onChange, registration, inline, ...group } = props
  const id = useFieldId(props.id, name)

  function toggle(option: string) {
    const chosen = value ?? []
    onChange?.(chosen.includes(option) ? chosen.filter((one) => one !== option) : [...chosen, option])
  }

  return (
    <Fieldset {...group} id={id}>
      <div className={classNames('mips-choices', inline && 'mips-choices--inline')}>
        {options.map((option, index) => (
          <Choice
            key={option.value}
            type="checkbox"
            {...registration}
            id={index === 0 ? id : `${id}-${option.value}`}
            name={name}
            value={option.value}
            label={option.label}
            hint={option.hint}
            disabled={option.disabled}
            reveal={option.reveal}
            {...(registration
              ? {}
              : {
                  checked: value === undefined ? undefined : value.includes(option.value),
                  onChange: () => toggle(option.value),
                })}
          />
        ))}
      </div>
    </Fieldset>
  )
}

export type CheckboxProps = Omit<ComponentProps<'input'>, 'type'> & {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
}

/** A single box, such as "include archived". */
export function Checkbox({ error, id: givenId, ...rest }: CheckboxProps) {
  const id = useFieldId(givenId, rest.name)
  return (
    <div className={classNames('govuk-form-group', error && 'govuk-form-group--error')}>
      {error ? <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage> : null}
      <Choice {...rest} id={id} type="checkbox" aria-describedby={error ? `${id}-error` : undefined} />
    </div>
  )
}
