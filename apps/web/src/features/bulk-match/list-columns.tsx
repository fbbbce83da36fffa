/** What each column of a list means, with some of its cells beside it. */
import { bulkMatch } from '@mips/contracts/bulk-match'
import type { MatchList } from '@mips/contracts/bulk-match-parts'
import { columnMeanings } from '@mips/domain/bulk-match/column-meanings'
import { Checkbox } from '@mips/ui/checkboxes.tsx'
import { ErrorMessage } from '@mips/ui/error-message.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Table } from '@mips/ui/table.tsx'
import { Controller } from 'react-hook-form'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { topicApi } from '../../platform/topic-api.ts'

const options = columnMeanings.map(({ code, label }) => ({ value: code, label }))

export function ListColumns({ list }: { list: MatchList }) {
  const form = useActForm({
    schema: bulkMatch.routes.map.body,
    defaults: { hasHeader: list.hasHeader, columns: list.columns.map(({ meaning }) => meaning) },
    act: useAct(topicApi.bulkMatch.map.mutation(), {
      refreshes: [topicApi.bulkMatch.get.key, topicApi.bulkMatch.rows.key],
    }),
    toInput: (body) => ({ params: { listId: list.id }, body }),
  })
  const problem = form.errorOf('columns')
  return (
    <ActFormFrame form={form} submitWords="Look for the rows" busyWords="Reading the rows…">
      <Controller
        control={form.fields.control}
        name="hasHeader"
        render={({ field: { value, onChange, ...field } }) => (
          <Checkbox
            {...field}
            checked={value}
            onChange={(event) => onChange(event.target.checked)}
            label="The first row is a header"
          />
        )}
      />
      {problem === undefined ? null : <ErrorMessage>{problem}</ErrorMessage>}
      <Table caption="Columns" captionHidden id="columns">
        <thead>
          <tr>
            <th scope="col" className="govuk-table__header">
              Column
            </th>
            <th scope="col" className="govuk-table__header">
              Some of its cells
            </th>
            <th scope="col" className="govuk-table__header">
              What it means
            </th>
          </tr>
        </thead>
        <tbody>
          {list.columns.map(({ header, examples }, place) => (
            <tr key={place}>
              <th scope="row" className="govuk-table__header">
                {header || `Column ${place + 1}`}
              </th>
              <td className="govuk-table__cell">{examples.join(' · ')}</td>
              <td className="govuk-table__cell">
                <Select
                  {...form.fields.register(`columns.${place}`)}
                  label={`What column ${header || place + 1} means`}
                  labelHidden
                  options={options}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </ActFormFrame>
  )
}
