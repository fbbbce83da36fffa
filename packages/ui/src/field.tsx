import { createContext, useContext, useId } from 'react'
import type { ReactNode, Ref } from 'react'
import { classNames } from './class-names.ts'
import { ErrorMessage } from './error-message.tsx'
import { Hint } from './hint.tsx'

/** Needed to go on, needed before the file is finished, or never needed. */
export type Need = 'now' | 'later' | 'optional'

export type FieldProps = {
  /** The id that an ErrorSummary links to; the field's name when left out. */
  id?: string
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  labelHidden?: boolean
  need?: Need
}

/** What react-hook-form's register() returns. */
export type FieldRegistration = {
  name: string
  onChange: (event: { target: unknown; type?: unknown }) => unknown
  onBlur: (event: { target: unknown; type?: unknown }) => unknown
  ref: Ref<HTMLInputElement>
}

const needWords: Record<Need, string> = { now: 'needed now', later: 'needed later', optional: 'optional' }

export function NeedMark({ need }: { need: Need | undefined }) {
  if (!need) return null
  return <span className={`mips-need mips-need--${need}`}> ({needWords[need]})</span>
}

/** Set by a dialog and by a form, so that its fields never share an id with those of the page or of another form. */
export const FieldScope = createContext('')

/** The ids of a field: given, or from its name within its dialog or form, or made up. */
export function useFieldId(id: string | undefined, name?: string): string {
  const generated = useId()
  const scope = useContext(FieldScope)
  return id ?? (name === undefined ? generated : `${scope}${name}`)
}

/** The ids of the hint and the error of a field, for aria-describedby. */
export function describedBy(id: string, parts: { hint?: ReactNode; error?: ReactNode }, more?: string) {
  const ids = [more, parts.hint ? `${id}-hint` : '', parts.error ? `${id}-error` : ''].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** Label, hint and error around one control whose id is `id`. */
export function Field(props: FieldProps & { id: string; className?: string; children: ReactNode }) {
  const { id, label, hint, error, labelHidden, need, className, children } = props
  return (
    <div className={classNames('govuk-form-group', error && 'govuk-form-group--error', className)}>
      <label className={classNames('govuk-label', labelHidden && 'govuk-visually-hidden')} htmlFor={id}>
        {label}
        <NeedMark need={need} />
      </label>
      {hint ? <Hint id={`${id}-hint`}>{hint}</Hint> : null}
      {error ? <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage> : null}
      {children}
    </div>
  )
}
