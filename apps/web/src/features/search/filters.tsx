import type { SearchAllReply } from '@mips/contracts/nominal-terms'
import { Checkboxes } from '@mips/ui/checkboxes.tsx'
import { isIsoDate } from '@mips/ui/date-text.ts'
import { FilterPanel } from '@mips/ui/filter-panel.tsx'
import { useState } from 'react'
import { DayFilter } from '../../platform/day-filter.tsx'
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
      <DayFilter
        name="from"
        legend="Happened from"
        day={params.from}
        onDay={(from) => onChange({ ...params, from })}
      />
      <DayFilter
        name="to"
        legend="Happened until"
        day={params.to}
        onDay={(to) => onChange({ ...params, to })}
      />
    </FilterPanel>
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
