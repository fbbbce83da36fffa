import type { SearchAllReply } from '@mips/contracts/nominal-terms'
import { Checkboxes } from '@mips/ui/checkboxes.tsx'
import { DateInput } from '@mips/ui/date-input.tsx'
import { isIsoDate } from '@mips/ui/date-text.ts'
import { FilterPanel } from '@mips/ui/filter-panel.tsx'
import { useState } from 'react'
import { formatDate } from '../../platform/format.ts'
import { toggled, unfiltered, valuesOf, type SearchParams } from './search-filters.ts'

type FiltersProps = {
  facets: SearchAllReply['facets']
  params: SearchParams
  found: string
  onChange: (params: SearchParams) => void
}

/** What narrows the list, with the number that each choice would leave. */
export function Filters({ facets, params, found, onChange }: FiltersProps) {
  // On a desk the filters stand open beside the list; on a phone they would push it off the screen.
  const [isOpen] = useState(() => window.matchMedia('(min-width: 64em)').matches)
  return (
    <FilterPanel
      title="Narrow the results"
      isOpen={isOpen}
      found={found}
      active={activeOf(facets, params, onChange)}
      onClear={() => onChange(unfiltered(params))}
    >
      {facets.map((facet) => (
        <Checkboxes
          key={facet.field}
          name={facet.field}
          legend={facet.label}
          legendSize="s"
          // The address knows at once what was ticked; the counts follow with the answer.
          value={valuesOf(params, facet.field)}
          onChange={(next) => {
            const before = valuesOf(params, facet.field)
            const changed = [...next, ...before].find(
              (value) => next.includes(value) !== before.includes(value),
            )
            if (changed !== undefined) onChange(toggled(params, facet.field, changed))
          }}
          options={facet.values.map(({ value, label, count }) => ({
            value,
            label: (
              <>
                {label} <span className="mips-muted">{count}</span>
              </>
            ),
          }))}
        />
      ))}
      <Day name="from" legend="Happened from" params={params} onChange={onChange} />
      <Day name="to" legend="Happened until" params={params} onChange={onChange} />
    </FilterPanel>
  )
}

type DayProps = Pick<FiltersProps, 'params' | 'onChange'> & { name: 'from' | 'to'; legend: string }

/** Half a date narrows nothing. */
function Day({ name, legend, params, onChange }: DayProps) {
  const [value, setValue] = useState(params[name] ?? '')
  return (
    <DateInput
      name={name}
      legend={legend}
      value={value}
      onChange={(next) => {
        setValue(next)
        if (isIsoDate(next) || (next === '' && params[name] !== undefined))
          onChange({ ...params, [name]: next === '' ? undefined : next })
      }}
    />
  )
}

function activeOf(facets: FiltersProps['facets'], params: SearchParams, onChange: FiltersProps['onChange']) {
  const chosen = facets.flatMap(({ field, values }) =>
    values
      .filter(({ value }) => valuesOf(params, field).includes(value))
      .map(({ value, label }) => ({
        id: `${field} ${value}`,
        label,
        onRemove: () => onChange(toggled(params, field, value)),
      })),
  )
  const days = (['from', 'to'] as const).flatMap((name) => {
    const day = params[name]
    if (day === undefined || !isIsoDate(day)) return []
    return [
      {
        id: name,
        label: `${name === 'from' ? 'from' : 'until'} ${formatDate(day)}`,
        onRemove: () => onChange({ ...params, [name]: undefined }),
      },
    ]
  })
  return [...chosen, ...days]
}
