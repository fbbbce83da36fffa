import { useState } from 'react'
import type { ChangeEvent, ComponentProps, Ref } from 'react'
import { countMessage } from './text-count.ts'
import { classNames } from './class-names.ts'
import { Field, describedBy, useFieldId } from './field.tsx'
import type { FieldProps } from './field.tsx'

export type TextareaProps = Omit<ComponentProps<'textarea'>, 'id' | 'maxLength'> &
  FieldProps & {
    /** Characters allowed; shown as a count and never cut off while typing. */
    limit?: number
  }

/** Several lines of text with spell-check, and a count where there is a limit. */
export function Textarea(props: TextareaProps) {
  const {
    id: givenId,
    label,
    hint,
    error,
    labelHidden,
    need,
    limit,
    className,
    onChange,
    ref,
    ...area
  } = props
  const id = useFieldId(givenId, area.name)
  const [typed, setTyped] = useState(String(area.defaultValue ?? ''))
  const text = area.value === undefined ? typed : String(area.value)
  const isOver = limit !== undefined && text.length > limit

  function keepCount(event: ChangeEvent<HTMLTextAreaElement>) {
    setTyped(event.target.value)
    onChange?.(event)
  }

  return (
    <Field id={id} label={label} hint={hint} error={error} labelHidden={labelHidden} need={need}>
      <textarea
        rows={4}
        spellCheck
        {...area}
        ref={(box) => {
          const end = give(ref, box)
          // A form that is emptied, or filled from a draft, writes into the box itself.
          if (box !== null) setTyped(box.value)
          return end
        }}
        id={id}
        onChange={keepCount}
        className={classNames('govuk-textarea', error && 'govuk-textarea--error', className)}
        aria-describedby={describedBy(id, { hint, error }, limit === undefined ? undefined : `${id}-count`)}
        aria-invalid={error ? true : undefined}
      />
      {limit === undefined ? null : (
        <p
          id={`${id}-count`}
          className={classNames('mips-count', isOver && 'mips-count--over')}
          aria-live={text.length > limit * 0.9 ? 'polite' : 'off'}
        >
          {countMessage(text.length, limit)}
        </p>
      )}
    </Field>
  )
}

/** Hands the box on to whoever asked for it. */
function give(ref: Ref<HTMLTextAreaElement> | undefined, box: HTMLTextAreaElement | null) {
  if (typeof ref === 'function') return ref(box)
  if (ref) ref.current = box
  return undefined
}
