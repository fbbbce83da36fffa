import type { Chart, ChartLink, ChartPath } from '@mips/contracts/pole-chart'
import { kindLabel } from '@mips/domain/codes/record-kinds'
import { Checkboxes } from '@mips/ui/checkboxes.tsx'
import { FilterPanel } from '@mips/ui/filter-panel.tsx'
import { useId } from 'react'
import { DayFilter } from '../../platform/day-filter.tsx'
import { formatDate } from '../../platform/format.ts'
import {
  allLinks,
  allNodes,
  confidenceWords,
  countsOf,
  daysOf,
  madeOf,
  type ChartFilter,
} from './chart-state.ts'

/** What of the address of a chart changes; undefined takes it off. */
export type FilterChange = Partial<
  Record<'role' | 'kind' | 'sure' | 'made', string[] | undefined> & Record<'from' | 'to', string | undefined>
>

type FiltersProps = {
  charts: readonly Chart[]
  path: ChartPath | undefined
  filter: ChartFilter
  shown: number
  onChange: (next: FilterChange) => void
}

const madeWords = { recorded: 'Recorded', derived: 'Derived by the system' }

/** Narrows the chart by kind of link and of record, by how sure and how made a link is, and by day. */
export function ChartFilters({ charts, path, filter, shown, onChange }: FiltersProps) {
  const links = allLinks(charts, path)
  const groups = [
    group(
      'role',
      'Kind of link',
      filter.roles,
      links.map((link) => link.roleLabel),
    ),
    group(
      'kind',
      'Kind of record',
      filter.kinds,
      allNodes(charts, path).map(({ kind }) => kind),
      kindLabel,
    ),
    group(
      'sure',
      'How sure',
      filter.sure,
      links.map(({ confidence }) => confidence),
      sureWords,
    ),
    group('made', 'How it came', filter.made, links.map(madeOf), wordsOfMade),
  ]
  return (
    <FilterPanel
      title="Narrow the chart"
      found={`${shown} records on the chart`}
      active={[
        ...groups.flatMap(({ name, chosen, words }) =>
          chosen.map((value) => ({
            id: `${name} ${value}`,
            label: words(value),
            onRemove: () => onChange({ [name]: chosen.filter((one) => one !== value) }),
          })),
        ),
        ...(['from', 'to'] as const)
          .filter((name) => filter[name] !== '')
          .map((name) => ({
            id: name,
            label: `${name === 'from' ? 'from' : 'until'} ${formatDate(filter[name])}`,
            onRemove: () => onChange({ [name]: undefined }),
          })),
      ]}
      onClear={() =>
        onChange({
          role: undefined,
          kind: undefined,
          sure: undefined,
          made: undefined,
          from: undefined,
          to: undefined,
        })
      }
    >
      {groups.map(({ name, legend, chosen, words, counts }) => (
        <Checkboxes
          key={name}
          name={name}
          legend={legend}
          legendSize="s"
          inline
          value={chosen}
          onChange={(next) => onChange({ [name]: next })}
          options={counts.map(({ value, count }) => ({
            value,
            label: (
              <>
                {words(value)} <span className="mips-muted">{count}</span>
              </>
            ),
          }))}
        />
      ))}
      <TimeSlider links={links} to={filter.to} onTo={(to) => onChange({ to })} />
      <div className="mips-row mips-row--fields">
        <DayFilter
          key={`from ${filter.from}`}
          name="from"
          legend="From"
          day={filter.from || undefined}
          onDay={(from) => onChange({ from })}
        />
        <DayFilter
          key={`to ${filter.to}`}
          name="to"
          legend="Until"
          day={filter.to || undefined}
          onDay={(to) => onChange({ to })}
        />
      </div>
    </FilterPanel>
  )
}

const sureWords = (value: string) =>
  value === 'confirmed' || value === 'believed' || value === 'reported' ? confidenceWords[value] : value
const wordsOfMade = (value: string) =>
  value === 'recorded' || value === 'derived' ? madeWords[value] : value

const group = (
  name: 'role' | 'kind' | 'sure' | 'made',
  legend: string,
  chosen: readonly string[],
  values: readonly string[],
  words: (value: string) => string = (value) => value,
) => ({ name, legend, chosen: [...chosen], words, counts: countsOf(values) })

const dayMs = 86_400_000

/** Runs the chart through time: links that came after the chosen day are taken off. */
function TimeSlider({
  links,
  to,
  onTo,
}: {
  links: readonly ChartLink[]
  to: string
  onTo: (to: string | undefined) => void
}) {
  const id = useId()
  const days = daysOf(links)
  if (days === undefined || days.first === days.last) return null
  const [first, last] = [Date.parse(days.first), Date.parse(days.last)]
  const most = Math.round((last - first) / dayMs)
  const at = to === '' ? most : Math.min(most, Math.max(0, Math.round((Date.parse(to) - first) / dayMs)))
  const dayAt = (value: number) => new Date(first + value * dayMs).toISOString().slice(0, 10)
  return (
    <div>
      <label className="govuk-label" htmlFor={id}>
        Links until <strong>{formatDate(dayAt(at))}</strong>
      </label>
      <input
        id={id}
        className="mips-chart__time"
        type="range"
        min={0}
        max={most}
        step={1}
        value={at}
        aria-valuetext={formatDate(dayAt(at))}
        onChange={({ target }) =>
          onTo(Number(target.value) >= most ? undefined : dayAt(Number(target.value)))
        }
      />
    </div>
  )
}
