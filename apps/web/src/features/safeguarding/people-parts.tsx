import type { PersonPresent } from '@mips/contracts/safeguarding-replies'
import { eventRoles } from '@mips/domain/codes/event-roles'
import { isReportRole } from '@mips/domain/safeguarding/report-roles'
import { Checkbox } from '@mips/ui/checkboxes.tsx'
import { Fieldset } from '@mips/ui/fieldset.tsx'
import { Select } from '@mips/ui/select.tsx'
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form'

/** Somebody of the record as a report takes them over. */
export type Part = { personRecordId: string; role: string; isIncluded: boolean }

const roles = eventRoles
  .filter(
    (role) =>
      isReportRole(role.code) && ['HARMED', 'SUSPECTED', 'SEEN', 'AT_RISK', 'HELP'].includes(role.group),
  )
  .map(({ code, label }) => ({ value: code, label }))

/** Everybody of the record but the one the report is about, each in the part that is offered. */
export const partsOf = (people: readonly PersonPresent[]): Part[] =>
  people.map((person) => ({
    personRecordId: person.personRecordId,
    role: isReportRole(person.suggestedRole) ? person.suggestedRole : 'HOUSEHOLD',
    isIncluded: true,
  }))

/** The parts that stay in the report. */
export const includedParts = (parts: readonly Part[]) =>
  parts.filter((part) => part.isIncluded).map(({ personRecordId, role }) => ({ personRecordId, role }))

type Props<V extends FieldValues & { people: Part[] }> = {
  fields: UseFormReturn<V>
  people: readonly PersonPresent[]
  errorOf: (name: Path<V>) => string | undefined
}

/** Each person with their part; taking the tick away leaves them out of the report, not off the record. */
export function PeopleParts<V extends FieldValues & { people: Part[] }>({
  fields,
  people,
  errorOf,
}: Props<V>) {
  if (people.length === 0) return null
  // The names of fields within a generic form cannot be written as its own type.
  const name = (index: number, field: keyof Part) => `people.${index}.${field}` as Path<V>
  return (
    <Fieldset legend="People, and their part in this report" legendSize="m">
      {people.map((person, index) => (
        <div key={person.linkId} className="mips-row--fields">
          <Checkbox
            {...fields.register(name(index, 'isIncluded'))}
            id={name(index, 'isIncluded')}
            label={`${person.name}${person.ageYears === null ? '' : ` (${person.ageYears})`}`}
            hint={`${person.roleLabel} in the record`}
          />
          <Select
            {...fields.register(name(index, 'role'))}
            label={
              <>
                Part<span className="govuk-visually-hidden"> of {person.name}</span>
              </>
            }
            options={roles}
            error={errorOf(name(index, 'role'))}
          />
        </div>
      ))}
    </Fieldset>
  )
}
