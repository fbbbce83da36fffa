import type { ReactNode } from 'react'
import { Choice } from './choice.tsx'
import type { ChoiceOption } from './choice.tsx'
import { classNames } from './class-names.ts'
import { useFieldId } from './field.tsx'
import type { FieldRegistration, Need } from './field.tsx'
import { Fieldset } from './fieldset.tsx'

export type RadiosProps = {
  id?: string
  name: string
  legend: ReactNode
  legendHidden?: boolean
  legendSize?: 's' | 'm' | 'l'
  hint?: ReactNode
  error?: ReactNode
  need?: Need
  options: readonly ChoiceOption[]
  /** The chosen value; leave out and give `registration` to let react-hook-form keep it. */
  value?: string
  defaultValue?: string
  onChange?: (value: string) => void
  registration?: FieldRegistration
  inline?: boolean
}

/** One of a few; the first radio carries the group's id, so that an error summary can reach it. */
export function Radios(props: RadiosProps) {
  const { name, options, value, defaultValue, onChange, registration, inline, ...group } = props
  const id = useFieldId(props.id, name)
  return (
    <Fieldset {...group} id={id}>
      <div className={classNames('mips-choices', inline && 'mips-choices--inline')}>
        {options.map((option, index) => (
          <Choice
            key={option.value}
            type="radio"
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
                  checked: value === undefined ? undefined : value === option.value,
                  defaultChecked: value === undefined ? defaultValue === option.value : undefined,
                  onChange: () => onChange?.(option.value),
                })}
          />
        ))}
      </div>
    </Fieldset>
  )
}
