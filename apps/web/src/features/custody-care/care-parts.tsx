/** What the three topics share: what is left, when it happened, and why it is entered late. */
import type { CareDueLine, CareProblem } from '@mips/contracts/custody-care-replies'
import { isLateEntry } from '@mips/domain/custody/care'
import { custodyRulesOn } from '@mips/domain/custody/rules-table'
import { Clock } from '@mips/ui/clock.tsx'
import { DateTimeInput } from '@mips/ui/date-time-input.tsx'
import { Details } from '@mips/ui/details.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { useState, type ReactNode } from 'react'
import { Controller, type Control, type FieldValues, type Path, type UseFormRegister } from 'react-hook-form'
import type { z } from 'zod'
import type { ActForm } from '../../platform/act-form.tsx'
import { instantOf } from '../../platform/form-times.ts'
import { serverNow } from '../../platform/server-clock.ts'

type Due = z.infer<typeof CareDueLine>

/** What is due of this topic, by word, shape and colour. */
export function DueList({ due, label }: { due: readonly Due[]; label: string }) {
  if (due.length === 0) return <p className="mips-muted">Nothing is due.</p>
  const now = serverNow().toISOString()
  return (
    <ul className="mips-care__due" aria-label={label}>
      {due.map((one) => (
        <li key={one.what}>
          <Clock label={one.label} dueAt={one.at} now={now} withZone />
        </li>
      ))}
    </ul>
  )
}

/** What is to be looked at stands out; what is left to ask is a list. */
export function Problems({ problems }: { problems: readonly CareProblem[] }) {
  const warnings = problems.filter(({ severity }) => severity !== 'ASK')
  const asks = problems.filter(({ severity }) => severity === 'ASK')
  return (
    <>
      {warnings.map(({ rule, message }) => (
        <NotificationBanner key={message} tone="caution" title={`${message} (${rule})`} />
      ))}
      {asks.length === 0 ? null : (
        <details className="govuk-details" open={asks.length < 6}>
          <summary className="govuk-details__summary">
            <span className="govuk-details__summary-text">
              {asks.length === 1 ? 'One thing is left' : `${asks.length} things are left`}
            </span>
          </summary>
          <ul className="govuk-list govuk-list--bullet mips-care__left">
            {asks.map(({ rule, message }) => (
              <li key={message}>
                {message} <span className="mips-muted">{rule}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/**
 * A form that opens on demand. It is there only while it is open, and opening one closes the others of the page, so that
 * no two fields of one name stand on it.
 */
export function Opens({
  summary,
  isOpen = false,
  children,
}: {
  summary: string
  isOpen?: boolean
  children: ReactNode
}) {
  const [isShown, setIsShown] = useState(isOpen)
  return (
    <Details
      name="care-forms"
      summary={summary}
      open={isShown}
      onToggle={(event) => setIsShown(event.currentTarget.open)}
    >
      {isShown ? children : null}
    </Details>
  )
}

/** When it happened; the reason appears once it is later than the rules allow without one. */
export function WhenFields<V extends FieldValues & { lateReason: string }>({
  form,
  name,
  legend,
}: {
  form: ActForm<V>
  name: Path<V>
  legend: string
}) {
  // Both names are of every form that uses this.
  const control = form.fields.control as unknown as Control<Record<string, LocalDateTime>>
  const register = form.fields.register as unknown as UseFormRegister<{ lateReason: string }>
  const now = serverNow().toISOString()
  const at = instantOf(form.fields.watch(name) as LocalDateTime)
  const isLate = at !== undefined && isLateEntry(at, now, custodyRulesOn(now.slice(0, 10)))
  return (
    <>
      <Controller
        control={control}
        name={name}
        render={({ field }) => (
          <DateTimeInput {...field} legend={legend} expects="past" now={now} error={form.errorOf(name)} />
        )}
      />
      {isLate ? (
        <Textarea
          {...register('lateReason')}
          label="Why it is entered late"
          rows={2}
          limit={500}
          error={form.errorOf('lateReason' as Path<V>)}
        />
      ) : null}
    </>
  )
}

/** An empty number is none; another text stays as it is, so that the schema refuses it. */
export const numberOf = (text: string): number | string | undefined => {
  if (text.trim() === '') return undefined
  const number = Number(text)
  return Number.isNaN(number) ? text : number
}

export const yesNo = (value: string): boolean | undefined =>
  value === '' || value === undefined ? undefined : value === 'yes'

export const yesNoOptions = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
]
