import type { SavedChartLine } from '@mips/contracts/chart'
import { Button } from '@mips/ui/button.tsx'
import { DataTable } from '@mips/ui/data-table.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useAct } from '../../platform/act.ts'
import { formatDateTime } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'

/** The charts that the user keeps; opening one reads every record on it anew. */
export function SavedChartsPage() {
  usePageTitle('Saved charts')
  const query = useQuery({ ...topicApi.chart.list.query(), staleTime: 0 })
  return (
    <div className="mips-stack">
      <PageHeading caption="Link chart">Saved charts</PageHeading>
      <Shown query={query} words="Looking up your charts…">
        {({ charts }) => (
          <DataTable
            caption="Your saved charts"
            rows={charts}
            rowKey={({ id }) => id}
            empty="You keep no charts: open the link chart of a record and choose “Save chart”."
            columns={[
              { key: 'title', header: 'Name', isRowHeader: true, cell: ({ title }) => title },
              {
                key: 'root',
                header: 'Began from',
                cell: ({ root }) =>
                  root === null ? (
                    <span className="mips-muted">Gone, or no longer for you to see</span>
                  ) : (
                    root.title
                  ),
              },
              { key: 'savedAt', header: 'Saved', cell: ({ savedAt }) => formatDateTime(savedAt) },
              { key: 'acts', header: 'Acts', headerHidden: true, cell: (row) => <Acts line={row} /> },
            ]}
          />
        )}
      </Shown>
    </div>
  )
}

function Acts({ line: { id, title, root } }: { line: SavedChartLine }) {
  const cache = useQueryClient()
  const navigate = useNavigate()
  const end = useAct(topicApi.chart.end.mutation(), {
    refreshes: [topicApi.chart.list.key],
    said: 'The chart is no longer kept',
    tellsErrors: true,
  })
  const open = async (rootId: string) => {
    const { opened, wayTo, filter } = await cache.fetchQuery({
      ...topicApi.chart.open.query({ params: { chartId: id } }),
      staleTime: 0,
    })
    await navigate({
      to: '/records/$recordId/chart',
      params: { recordId: rootId },
      search: {
        saved: id,
        open: opened,
        role: filter.roles,
        kind: filter.kinds,
        sure: filter.sure,
        made: filter.made,
        from: filter.from,
        to: filter.to,
        way: wayTo ?? undefined,
      },
    })
  }
  return (
    <div className="mips-row">
      {root === null ? null : (
        <Button size="small" look="secondary" onClick={() => void open(root.id)}>
          Open<span className="govuk-visually-hidden"> {title}</span>
        </Button>
      )}
      <Button
        size="small"
        look="quiet"
        isBusy={end.isBusy}
        onClick={() => void end.run({ params: { chartId: id } })}
      >
        Let go<span className="govuk-visually-hidden"> of {title}</span>
      </Button>
    </div>
  )
}
