import { Checkboxes } from '@mips/ui/checkboxes.tsx'
import { useQuery } from '@tanstack/react-query'
import { Controller } from 'react-hook-form'
import type { ActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import type { IntelligenceFields } from './submit-fields.ts'

/** The groups of the writer; chosen ones alone will see the entry, and nothing else shows that it exists. */
export function RestrictTo({ form }: { form: ActForm<IntelligenceFields> }) {
  const { data } = useQuery(topicApi.intelligence.listOwnGroups.query())
  const groups = data?.groups ?? []
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
        <Controller
          control={form.fields.control}
          name="restrictToGroupIds"
          render={({ field }) => (
            <Checkboxes
              name="restrictToGroupIds"
              legend="Restrict it to"
              legendSize="s"
              hint="Without a group, the intelligence unit reads it and decides who else may. With one, nobody else can tell that it exists."
              error={form.errorOf('restrictToGroupIds')}
              value={field.value}
              onChange={field.onChange}
              options={groups.map(({ id, name, description }) => ({
                value: id,
                label: name,
                hint: description,
              }))}
            />
          )}
        />
      )}
    </section>
  )
}
