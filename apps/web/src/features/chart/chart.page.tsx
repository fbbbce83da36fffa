import type { Chart, ChartPath } from '@mips/contracts/pole-chart'
import { Checkboxes } from '@mips/ui/checkboxes.tsx'
import { FilterPanel } from '@mips/ui/filter-panel.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { api } from '../../platform/api.ts'
import { DayFilter } from '../../platform/day-filter.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { pathOfRecord } from '../../platform/paths.ts'
import { Problem, Shown } from '../../platform/problem.tsx'
import { ChartList } from './chart-list.tsx'
import { ChartPicture } from './chart-picture.tsx'
import { allLinks, drawnOf, rolesOf, type ChartFilter } from './chart-state.ts'
import { WayBox } from './way-box.tsx'

const listOf = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat())

/** How a record hangs together with others: opened a step at a time, narrowed by kind of link and day, with the way to another. */
export function ChartPage() {
  usePageTitle('Link chart')
  const { recordId } = useParams({ from: '/records/$recordId/chart' })
  const root = useQuery(api.pole.getChart.query({ params: { recordId } }))
  return (
    <Shown query={root} words="Reading the links…" headingLevel={1}>
      {(chart) => <OpenedChart rootId={recordId} root={chart} />}
    </Shown>
  )
}

function OpenedChart({ rootId, root }: { rootId: string; root: Chart }) {
  const search = useSearch({ from: '/records/$recordId/chart' })
  const navigate = useNavigate({ from: '/records/$recordId/chart' })
  const opened = listOf(search.open).filter((id) => id !== rootId)
  const filter: ChartFilter = { roles: listOf(search.role), from: search.from ?? '', to: search.to ?? '' }
  const more = useQueries({
    queries: opened.map((id) => api.pole.getChart.query({ params: { recordId: id } })),
  })
  const way = useQuery({
    ...api.pole.findPath.query({ params: { recordId: rootId }, body: { toId: search.way ?? '' } }),
    enabled: search.way !== undefined,
  })
  const charts = [root, ...more.flatMap((query) => query.data ?? [])]
  const path = search.way === undefined ? undefined : way.data
  const drawn = drawnOf(rootId, charts, path, filter)
  const title = root.nodes.find((node) => node.id === rootId)
  const change = (next: Partial<typeof search>) =>
    void navigate({ search: { ...search, ...next }, replace: true })
  const toggle = (id: string) => {
    if (id === rootId) return
    change({ open: opened.includes(id) ? opened.filter((one) => one !== id) : [...opened, id] })
  }
  const failed = [...more, way].find((query) => query.isError)
  const href = title === undefined ? undefined : pathOfRecord(title)
  const shared = { rootId, drawn, opened, onToggle: toggle }
  return (
    <div className="mips-stack">
      <PageHeading caption="Link chart">
        {href === undefined ? title?.title : <Link href={href}>{title?.title}</Link>}
      </PageHeading>
      {failed === undefined ? null : <Problem error={failed.error} onRetry={() => void failed.refetch()} />}
      <WayBox rootId={rootId} nodes={drawn.nodes} way={search.way} onWay={(id) => change({ way: id })} />
      <WayWords path={path} isAsked={search.way !== undefined && way.isFetching} />
      <ChartFilters
        charts={charts}
        path={path}
        filter={filter}
        shown={drawn.nodes.length}
        onChange={change}
      />
      <ChartPicture {...shared} />
      <ChartList {...shared} left={root.left} />
    </div>
  )
}

const endings: Record<ChartPath['ended'], string> = {
  found: '',
  'no link': 'No links join the two that you may see.',
  'too far': 'There is no way of six links or fewer.',
  'too many': 'Too many records stand between them to look through; open the chart step by step.',
}

function WayWords({ path, isAsked }: { path: ChartPath | undefined; isAsked: boolean }) {
  if (isAsked) return <p role="status">Looking for the shortest way…</p>
  if (path === undefined) return <p role="status" />
  if (path.ended !== 'found') return <p role="status">{endings[path.ended]}</p>
  const words = path.steps.map((id) => path.nodes.find((node) => node.id === id)?.title ?? '')
  return (
    <p role="status">
      <strong>
        {path.links.length === 1 ? 'One link' : `${path.links.length} links`} to {words.at(-1)}:
      </strong>{' '}
      {words.join(' → ')}
    </p>
  )
}

type FiltersProps = {
  charts: readonly Chart[]
  path: ChartPath | undefined
  filter: ChartFilter
  shown: number
  onChange: (next: {
    role?: string[] | undefined
    from?: string | undefined
    to?: string | undefined
  }) => void
}

function ChartFilters({ charts, path, filter, shown, onChange }: FiltersProps) {
  const roles = rolesOf(allLinks(charts, path))
  return (
    <FilterPanel
      title="Narrow the chart"
      found={`${shown} records on the chart`}
      active={[
        ...filter.roles.map((role) => ({
          id: role,
          label: role,
          onRemove: () => onChange({ role: filter.roles.filter((one) => one !== role) }),
        })),
        ...(['from', 'to'] as const)
          .filter((name) => filter[name] !== '')
          .map((name) => ({
            id: name,
            label: `${name === 'from' ? 'from' : 'until'} ${filter[name]}`,
            onRemove: () => onChange({ [name]: undefined }),
          })),
      ]}
      onClear={() => onChange({ role: undefined, from: undefined, to: undefined })}
    >
      <Checkboxes
        name="role"
        legend="Kind of link"
        legendSize="s"
        inline
        value={filter.roles}
        onChange={(role) => onChange({ role })}
        options={roles.map(({ label, count }) => ({
          value: label,
          label: (
            <>
              {label} <span className="mips-muted">{count}</span>
            </>
          ),
        }))}
      />
      <div className="mips-row mips-row--fields">
        <DayFilter
          name="from"
          legend="From"
          day={filter.from || undefined}
          onDay={(from) => onChange({ from })}
        />
        <DayFilter name="to" legend="Until" day={filter.to || undefined} onDay={(to) => onChange({ to })} />
      </div>
    </FilterPanel>
  )
}
