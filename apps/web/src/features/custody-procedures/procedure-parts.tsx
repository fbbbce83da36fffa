/** What the lists and forms of procedures share: an officer, what is still missing, and the rows before. */
import type { OfficerRef } from '@mips/contracts/common'
import type { Problem, StayFacts } from '@mips/contracts/custody-procedure-parts'
import { Details } from '@mips/ui/details.tsx'
import { Controller, type FieldValues, type Path } from 'react-hook-form'
import type { ActForm } from '../../platform/act-form.tsx'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { serverNow } from '../../platform/server-clock.ts'
import { OfficersBox } from '../../platform/officers-box.tsx'

/** One or more colleagues; the newest choice stands where one is asked for. */
export function OfficerField<V extends FieldValues>({
  form,
  name,
  label,
  hint,
  isMany = false,
}: {
  form: ActForm<V>
  name: Path<V>
  label: string
  hint?: string
  isMany?: boolean
}) {
  return (
    <Controller
      control={form.fields.control}
      name={name}
      render={({ field }) => (
        <OfficersBox
          label={label}
          name={name}
          {...(hint === undefined ? {} : { hint })}
          {...(form.errorOf(name) === undefined ? {} : { error: form.errorOf(name) ?? '' })}
          chosen={field.value as OfficerRef[]}
          onChange={(officers) => field.onChange(isMany ? officers : officers.slice(-1))}
        />
      )}
    />
  )
}

/** The authority of the officer who was chosen, given now; none while nobody is chosen. */
export function authorityOf(officers: readonly OfficerRef[]): { officerId: string; at: string } | undefined {
  const [officer] = officers
  return officer === undefined ? undefined : { officerId: officer.id, at: serverNow().toISOString() }
}

/** What the rules still ask or warn of. */
export function Problems({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null
  return (
    <ul className="govuk-list govuk-list--bullet">
      {problems.map(({ rule, message }) => (
        <li key={`${rule} ${message}`}>
          {message} <span className="mips-muted">({rule})</span>
        </li>
      ))}
    </ul>
  )
}

type Kept = {
  recordedAt: string
  recordedBy: OfficerRef | null
  earlier: {
    id: string
    recordedAt: string
    recordedBy: OfficerRef | null
    why: string | null
    facts: Record<string, string>
  }[]
}

/** Who recorded a row and when, and the rows that it replaced, still to be read. */
export function Kept({ row }: { row: Kept }) {
  return (
    <>
      <p className="mips-muted">
        Recorded {formatDateTimeZone(row.recordedAt)}
        {row.recordedBy === null ? '' : ` by ${formatOfficer(row.recordedBy)}`}
      </p>
      {row.earlier.length === 0 ? null : (
        <Details summary={`Earlier entries: ${row.earlier.length}`}>
          <ul className="govuk-list">
            {row.earlier.map((old) => (
              <li key={old.id}>
                <s>
                  {Object.entries(old.facts)
                    .filter(([, value]) => !value.startsWith('{') && !value.startsWith('['))
                    .map(([field, value]) => `${field}: ${value}`)
                    .join('; ')}
                </s>{' '}
                <span className="mips-muted">
                  {formatDateTimeZone(old.recordedAt)}
                  {old.why === null ? '' : `. Changed because: ${old.why}`}
                </span>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  )
}

/** Whether this reader records here, for the buttons of the acts. */
export const mayRecord = (stay: StayFacts) =>
  stay.mayRecord
    ? { allowed: true }
    : {
        allowed: false,
        reason: 'Your role reads this; custody staff and the officers of the case record it.',
      }

/** What is left on a page, in a list of its own. */
export function Left({ left }: { left: readonly string[] }) {
  if (left.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-s">Still to do</h2>
      <ul className="govuk-list govuk-list--bullet">
        {left.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </>
  )
}
