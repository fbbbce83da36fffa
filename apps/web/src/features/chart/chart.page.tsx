import type { Chart, ChartPath } from '@mips/contracts/pole-chart'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { api } from '../../platform/api.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { pathOfRecord } from '../../platform/paths.ts'
import { Problem, Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { ChartCanvas } from './chart-canvas.tsx'
import { ChartFilters } from './chart-filters.tsx'
import { ChartList } from './chart-list.tsx'
import { ChartPicture, type ChartPartProps } from './chart-picture.tsx'
import { drawnOf, type ChartFilter } from './chart-state.ts'
import { MOST_IN_DETAIL, useLayout, type Spots } from './use-layout.ts'
import { ChartChanges, KeepChart } from './keep-chart.tsx'
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
  const filter: ChartFilter = {
    roles: listOf(search.role),
    kinds: listOf(search.kind),
    sure: listOf(search.sure),
    made: listOf(search.made),
    from: search.from ?? '',
    to: search.to ?? '',
  }
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
  const href = title === undefined ? undefined : pathOfRecord(title)
  const shared = { rootId, drawn, opened, onToggle: toggle }
  const saved = useQuery({
    ...topicApi.chart.open.query({ params: { chartId: search.saved ?? '' } }),
    enabled: search.saved !== undefined,
    staleTime: Infinity,
  })
  const keptAs = search.saved === undefined ? undefined : saved.data
  const kept = useMemo(
    () => (keptAs === undefined ? undefined : new Map(keptAs.spots.map((spot) => [spot.id, spot]))),
    [keptAs],
  )
  const spots = useLayout(drawn, kept)
  const failed = [...more, way, saved].find((query) => query.isError)
  return (
    <div className="mips-stack">
      <PageHeading caption="Link chart">
        {href === undefined ? title?.title : <Link href={href}>{title?.title}</Link>}
      </PageHeading>
      {keptAs === undefined ? null : <ChartChanges saved={keptAs} />}
      <KeepChart
        chart={{
          rootId,
          opened,
          ...(search.way === undefined ? {} : { wayTo: search.way }),
          filter: narrowingOf(filter),
        }}
        spots={spots ?? undefined}
        saved={keptAs}
        onSaved={(id) => change({ saved: id })}
      />
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
      <Picture {...shared} spots={spots} />
      <ChartList
        {...shared}
        left={charts.reduce((sum, { left }) => sum + left, 0)}
        isBounded={charts.some((one) => one.isBounded)}
      />
    </div>
  )
}

/** As the server takes it: a day that is not there narrows nothing. */
const narrowingOf = ({ roles, kinds, sure, made, from, to }: ChartFilter) => ({
  roles: [...roles],
  kinds: [...kinds],
  sure: [...sure],
  made: [...made],
  ...(from === '' ? {} : { from }),
  ...(to === '' ? {} : { to }),
})

/** A small chart with every name, a large one as dots that can be moved. */
function Picture({ spots, ...shared }: ChartPartProps & { spots: Spots | undefined | null }) {
  if (spots === null)
    return <p role="status">The chart could not be drawn; the list of its links says the same.</p>
  if (spots === undefined) return <p role="status">Laying out {shared.drawn.nodes.length} records…</p>
  const isLarge = shared.drawn.nodes.length > MOST_IN_DETAIL
  return isLarge ? <ChartCanvas {...shared} spots={spots} /> : <ChartPicture {...shared} spots={spots} />
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
