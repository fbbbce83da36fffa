/** Rows of people who were there: a name with one or two choices each. */
import { Button } from '@mips/ui/button.tsx'
import { Select } from '@mips/ui/select.tsx'
import { TextInput } from '@mips/ui/text-input.tsx'

type List = readonly { code: string; label: string }[]
export type PersonThere = { name: string; role: string; sex: string }

/** One row more is there whenever the last has a name. */
export function PeopleRows({
  people,
  onChange,
  roles,
  sexes,
  error,
}: {
  people: PersonThere[]
  onChange: (people: PersonThere[]) => void
  roles: List
  sexes?: List
  error?: string | undefined
}) {
  const change = (at: number, more: Partial<PersonThere>) =>
    onChange(people.map((person, index) => (index === at ? { ...person, ...more } : person)))
  const optionsOf = (list: List) => list.map(({ code, label }) => ({ value: code, label }))
  return (
    <fieldset className="govuk-fieldset mips-stack">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Who is there</legend>
      {error === undefined ? null : <p className="govuk-error-message">{error}</p>}
      {people.map((person, at) => (
        <div className="mips-row" key={at}>
          <TextInput
            label={`Name ${at + 1}`}
            name={`person-${at}`}
            width={20}
            value={person.name}
            onChange={(event) => change(at, { name: event.target.value })}
          />
          <Select
            label={`Part ${at + 1}`}
            name={`role-${at}`}
            options={optionsOf(roles)}
            value={person.role}
            onChange={(event) => change(at, { role: event.target.value })}
          />
          {sexes === undefined ? null : (
            <Select
              label={`Sex ${at + 1}`}
              name={`sex-${at}`}
              options={optionsOf(sexes)}
              value={person.sex}
              onChange={(event) => change(at, { sex: event.target.value })}
            />
          )}
        </div>
      ))}
      <Button
        look="secondary"
        size="small"
        onClick={() =>
          onChange([...people, { name: '', role: roles[0]?.code ?? '', sex: people[0]?.sex ?? 'M' }])
        }
      >
        Add a person
      </Button>
    </fieldset>
  )
}
