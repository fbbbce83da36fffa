import { useId } from 'react'
import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type ChoiceOption = {
  value: string
  label: ReactNode
  hint?: ReactNode
  disabled?: boolean
  /** Shown under the option while it is chosen. */
  reveal?: ReactNode
}

type ChoiceProps = Omit<ComponentProps<'input'>, 'type'> & {
  type: 'radio' | 'checkbox'
  label: ReactNode
  hint?: ReactNode
  reveal?: ReactNode
}

/** One radio or checkbox with its label; the parts of Radios and Checkboxes. */
export function Choice({ type, label, hint, reveal, id: givenId, className, ...input }: ChoiceProps) {
  const generated = useId()
  const id = givenId ?? generated
  return (
    <div className={classNames('mips-choice', className)}>
      <input
        {...input}
        type={type}
        id={id}
        className="mips-choice__input"
        aria-describedby={hint ? `${id}-item-hint` : input['aria-describedby']}
      />
      <label className="mips-choice__label" htmlFor={id}>
        {label}
      </label>
      {hint ? (
        <div id={`${id}-item-hint`} className="mips-choice__hint">
          {hint}
        </div>
      ) : null}
      {reveal ? <div className="mips-choice__reveal">{reveal}</div> : null}
    </div>
  )
}
