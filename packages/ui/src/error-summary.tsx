import { useContext, useEffect, useRef } from 'react'
import type { MouseEvent, ReactNode } from 'react'
import { FieldScope } from './field.tsx'

export type FieldError = {
  /** The id of the field, without #; leave out when no one field is to blame. */
  fieldId?: string
  message: ReactNode
}

export type ErrorSummaryProps = {
  title?: ReactNode
  errors: readonly FieldError[]
  /** Changes on every submit, so that the summary takes the focus again. */
  focusKey?: string | number
  children?: ReactNode
}

/** All errors of a form at its top; it takes the focus, and each line leads to its field. */
export function ErrorSummary({
  title = 'There is a problem',
  errors,
  focusKey,
  children,
}: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  const scope = useContext(FieldScope)
  useEffect(() => {
    box.current?.focus()
  }, [focusKey])

  return (
    <div className="govuk-error-summary" ref={box} tabIndex={-1}>
      <div role="alert">
        <h2 className="govuk-error-summary__title">{title}</h2>
        <div className="govuk-error-summary__body">
          {children}
          <ul className="govuk-list govuk-error-summary__list">
            {errors.map((error, index) => (
              <li key={`${error.fieldId ?? ''}-${index}`}>
                {error.fieldId ? (
                  <a href={`#${error.fieldId}`} onClick={(event) => goToField(event, scope, error.fieldId)}>
                    {error.message}
                  </a>
                ) : (
                  error.message
                )}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  )
}

function goToField(event: MouseEvent, scope: string, fieldId: string | undefined) {
  const field = fieldId
    ? (document.getElementById(scope + fieldId) ?? document.getElementById(fieldId))
    : null
  if (!field) return
  // The hash would go through the router and lose the page's own URL state.
  event.preventDefault()
  const legend = field.closest('.govuk-form-group')
  ;(legend ?? field).scrollIntoView({ block: 'start' })
  field.focus({ preventScroll: true })
}
