/** The groups of the reader as a choice for a list: nobody else learns of what is for it. */
import { Checkboxes } from '@mips/ui/checkboxes.tsx'
import { useQuery } from '@tanstack/react-query'
import { Controller, type FieldValues, type Path } from 'react-hook-form'
import type { ActForm } from '../../platform/act-form.tsx'
import { topicApi } from '../../platform/topic-api.ts'

/** The groups that the user is in. */
export const useOwnGroups = () => useQuery(topicApi.intelligence.listOwnGroups.query()).data?.groups ?? []

type Props<V extends FieldValues> = { form: ActForm<V>; name: Path<V>; legend: string; hint: string }

/** Nothing for a user in no group. */
export function GroupChoice<V extends FieldValues>({ form, name, legend, hint }: Props<V>) {
  const groups = useOwnGroups()
  if (groups.length === 0) return null
  return (
    <Controller
      control={form.fields.control}
      name={name}
      render={({ field }) => (
        <Checkboxes
          {...field}
          legend={legend}
          legendSize="s"
          hint={hint}
          error={form.errorOf(name)}
          options={groups.map((group) => ({ value: group.id, label: group.name, hint: group.description }))}
        />
      )}
    />
  )
}
