import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { ErrorMessage } from './error-message.tsx'
import { NeedMark, describedBy } from './field.tsx'
import type { Need } from './field.tsx'
import { Hint } from './hint.tsx'

export type FieldsetProps = {
  id?: string
  legend: ReactNode
  legendHidden?: boolean
  legendSize?: 's' | 'm' | 'l'
  hint?: ReactNode
  error?: ReactNode
  need?: Need
  className?: string
  children: ReactNode
}

/** A group of controls under one legend, with one hint and one error. */
export function Fieldset(props: FieldsetProps) {
  const { id = '', legend, legendHidden, legendSize, hint, error, need, className, children } = props
  return (
    <div className={classNames('govuk-form-group', error && 'govuk-form-group--error', className)}>
      <fieldset
        className="govuk-fieldset"
        id={id ? `${id}-group` : undefined}
        aria-describedby={describedBy(id, { hint, error })}
      >
        <legend
          className={classNames(
            'govuk-fieldset__legend',
            legendSize && `govuk-fieldset__legend--${legendSize}`,
            legendHidden && 'govuk-visually-hidden',
          )}
        >
          {legend}
          <NeedMark need={need} />
        </legend>
        {hint ? <Hint id={`${id}-hint`}>{hint}</Hint> : null}
        {error ? <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage> : null}
        {children}
      </fieldset>
    </div>
  )
}
