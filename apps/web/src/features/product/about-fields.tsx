/** How a profile is described and who may read it: the same fields for a new one and for one that is changed. */
import type { OfficerRef } from '@mips/contracts/common'
import { protectiveMarkings } from '@mips/domain/codes/information'
import { Checkboxes } from '@mips/ui/checkboxes.tsx'
import { useQuery } from '@tanstack/react-query'
import { Controller, type FieldValues, type Path } from 'react-hook-form'
import { ActDay, ActLine, ActRadios } from '../../platform/act-fields.tsx'
import type { ActForm } from '../../platform/act-form.tsx'
import { given } from '../../platform/form-times.ts'
import { OfficersBox } from '../../platform/officers-box.tsx'
import { topicApi } from '../../platform/topic-api.ts'

export type Described = { title: string; from: string; until: string; marking: string; markingReason: string }
export type ReadersOf = { readers: OfficerRef[]; readerGroupIds: string[] }

export const describedBody = ({ title, from, until, marking, markingReason }: Described) => ({
  title,
  from: given(from),
  until: given(until),
  marking,
  markingReason: marking === 'OFFICIAL' ? undefined : given(markingReason),
})
export const readersBody = ({ readers, readerGroupIds }: ReadersOf) => ({
  readerIds: readers.map(({ id }) => id),
  readerGroupIds,
})

const storable = protectiveMarkings.filter(({ canBeStored }) => canBeStored)

export function DescriptionFields<V extends Described & FieldValues>({ form }: { form: ActForm<V> }) {
  const at = (name: keyof Described) => name as Path<V>
  return (
    <>
      <ActLine
        form={form}
        name={at('title')}
        label="Title"
        hint="An operation or a theme, not the name of a person"
      />
      <ActDay form={form} name={at('from')} label="Period: first day" need="optional" />
      <ActDay form={form} name={at('until')} label="Period: last day" need="optional" />
      <ActRadios form={form} name={at('marking')} label="Marking" list={storable} />
      {form.fields.watch(at('marking')) === 'OFFICIAL' ? null : (
        <ActLine form={form} name={at('markingReason')} label="What makes it sensitive" />
      )}
    </>
  )
}

/** Its author names colleagues, and groups that they are in. */
export function ReaderFields<V extends ReadersOf & FieldValues>({ form }: { form: ActForm<V> }) {
  const { data } = useQuery(topicApi.intelligence.listOwnGroups.query())
  const groups = data?.groups ?? []
  const error = form.errorOf('readers' as Path<V>) ?? form.errorOf('readerIds' as Path<V>)
  return (
    <>
      <Controller
        control={form.fields.control}
        name={'readers' as Path<V>}
        render={({ field }) => (
          <OfficersBox
            label="Who else may read it"
            name="readers"
            hint="By number or name. Each sees of its records and paragraphs what they hold themselves"
            {...(error === undefined ? {} : { error })}
            chosen={field.value}
            onChange={field.onChange}
          />
        )}
      />
      {groups.length === 0 ? null : (
        <Controller
          control={form.fields.control}
          name={'readerGroupIds' as Path<V>}
          render={({ field }) => (
            <Checkboxes
              name="readerGroupIds"
              legend="Groups that may read it"
              legendSize="s"
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
    </>
  )
}
