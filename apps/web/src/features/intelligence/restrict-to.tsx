import { Checkboxes } from '@mips/ui/checkboxes.tsx'
import { useQuery } from '@tanstack/react-query'
import { Controller } from 'react-hook-form'
import type { ActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import type { IntelligenceFields } from './submit-fields.ts'

type Props = { form: ActForm<IntelligenceFields>; index: number }

const useOwnGroups = () => useQuery(topicApi.intelligence.listOwnGroups.query()).data?.groups ?? []

/** The groups of the writer that alone will hold one paragraph; nothing for a writer in none. */
export function RestrictTo({ form, index }: Props) {
  const groups = useOwnGroups()
  if (groups.length === 0) return null
  return (
    <Groups
      form={form}
      name={`paragraphs.${index}.restrictToGroupIds`}
      legend="Only for"
      hint="Nobody else can tell that this paragraph is there"
      groups={groups}
    />
  )
}

/** The groups of the writer; chosen ones alone will see the report, and nothing else shows that it exists. */
export function RestrictReport({ form }: Pick<Props, 'form'>) {
  const groups = useOwnGroups()
  return (
    <section aria-labelledby="restrict-heading" className="mips-stack">
      <h2 id="restrict-heading" className="govuk-heading-m">
        Who may see it?
      </h2>
      {groups.length === 0 ? (
        <p>
          The intelligence unit, and whoever it releases the report to. You are in no group to which it could
          be restricted.
        </p>
      ) : (
        <Groups
          form={form}
          name="restrictToGroupIds"
          legend="Restrict it to"
          hint="Without a group, the intelligence unit reads it and decides who else may. With one, nobody else can tell that it exists."
          groups={groups}
        />
      )}
    </section>
  )
}

type GroupsProps = Pick<Props, 'form'> & {
  name: 'restrictToGroupIds' | `paragraphs.${number}.restrictToGroupIds`
  legend: string
  hint: string
  groups: readonly { id: string; name: string; description: string }[]
}

function Groups({ form, name, legend, hint, groups }: GroupsProps) {
  return (
    <Controller
      control={form.fields.control}
      name={name}
      render={({ field }) => (
        <Checkboxes
          name={name}
          legend={legend}
          legendSize="s"
          hint={hint}
          error={form.errorOf(name)}
          value={field.value}
          onChange={field.onChange}
          options={groups.map((group) => ({ value: group.id, label: group.name, hint: group.description }))}
        />
      )}
    />
  )
}
