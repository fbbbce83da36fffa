import type { FigureStay } from '@mips/contracts/custody-figures'
import { custodyFigureList, figureSplits } from '@mips/domain/custody/figure-list'
import { stationName } from '@mips/domain/custody/station-name'
import { londonDay } from '@mips/domain/time/london-day'
import { LinkButton } from '@mips/ui/button.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useCan } from '../../platform/can.tsx'
import { formatDate, formatDateTimeZone } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { useServerNow } from '../../platform/server-clock.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { periodOf } from './period.ts'

/** The stays behind one number. */
export function FigureStaysPage() {
  usePageTitle('Stays behind a figure')
  const search = useSearch({ from: '/custody/figures/stays' })
  const period = periodOf(search, londonDay(useServerNow(3_600_000).toISOString()))
  const figure = custodyFigureList.find(({ code }) => code === search.figure) ?? custodyFigureList[0]
  const split = figureSplits.find(({ code }) => code === search.split)?.code ?? 'all'
  const mayOpen = useCan('custody.record.read')
  const stays = useQuery(
    topicApi.custodyFigures.listStays.query({
      query: {
        ...period,
        figure: figure.code,
        split,
        ...(search.code === undefined ? {} : { code: search.code }),
      },
    }),
  )
  const { station, from, to } = search
  return (
    <>
      <PageHeading
        caption={`Custody figures, ${formatDate(period.from)} to ${formatDate(period.to)}`}
        actions={
          <LinkButton
            look="secondary"
            href={paths.custodyFigures({ station, from, to, ...(split === 'all' ? {} : { split }) })}
          >
            Figures
          </LinkButton>
        }
      >
        {figure.label}
        {search.group === undefined ? '' : `: ${search.group}`}
      </PageHeading>
      <Shown query={stays} words="Looking for the stays…">
        {(found) => (
          <DataTable
            caption={
              found.total > found.stays.length
                ? `${found.stays.length} of ${found.total} stays, the largest first`
                : `${found.total} ${found.total === 1 ? 'stay' : 'stays'}, the largest first`
            }
            columns={columnsOf(mayOpen, figure.unit !== 'stays')}
            rows={found.stays}
            rowKey={({ id }) => id}
            empty="No stay that you may see is behind this number."
          />
        )}
      </Shown>
    </>
  )
}

const columnsOf = (mayOpen: boolean, hasWords: boolean): Column<FigureStay>[] => [
  {
    key: 'number',
    header: 'Custody number',
    isRowHeader: true,
    cell: ({ id, custodyNumber }) =>
      mayOpen ? <Link href={paths.custody(id)}>{custodyNumber}</Link> : custodyNumber,
  },
  ...(hasWords ? [{ key: 'words', header: 'How much', cell: ({ words }: FigureStay) => words }] : []),
  { key: 'suite', header: 'Suite', cell: ({ station }) => stationName(station ?? '') },
  { key: 'arrived', header: 'Arrived', cell: ({ arrivedAt }) => formatDateTimeZone(arrivedAt) },
  {
    key: 'ended',
    header: 'Ended',
    cell: ({ endedAt }) => (endedAt === null ? 'still held' : formatDateTimeZone(endedAt)),
  },
]
