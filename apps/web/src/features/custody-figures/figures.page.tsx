import type { FigureGroup, FiguresPage as Figures, FigureValue } from '@mips/contracts/custody-figures'
import { custodyFigureList, figureSplits } from '@mips/domain/custody/figure-list'
import { stationName } from '@mips/domain/custody/station-name'
import { londonDay } from '@mips/domain/time/london-day'
import { Button, LinkButton } from '@mips/ui/button.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Select } from '@mips/ui/select.tsx'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { DayFilter } from '../../platform/day-filter.tsx'
import { formatDate } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { useServerNow } from '../../platform/server-clock.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { lastMonth, type Period, periodOf } from './period.ts'
import { Publish } from './publish.tsx'
import { minutesWords } from './words.ts'

/** What a suite did over a period, each number a way to the stays behind it. */
export function FiguresPage() {
  usePageTitle('Custody figures')
  const search = useSearch({ from: '/custody/figures' })
  const navigate = useNavigate({ from: '/custody/figures' })
  const today = londonDay(useServerNow(3_600_000).toISOString())
  const period = periodOf(search, today)
  const split = figureSplits.find(({ code }) => code === search.split)?.code ?? 'age'
  const figures = useQuery({ ...topicApi.custodyFigures.read.query({ query: period }), staleTime: 60_000 })
  const go = (change: Partial<typeof search>) =>
    void navigate({ search: (now) => ({ ...now, ...change }), replace: true })
  return (
    <>
      <PageHeading
        caption="Custody"
        actions={
          <LinkButton look="secondary" href={paths.custodyBoard()}>
            Board
          </LinkButton>
        }
      >
        Figures
      </PageHeading>
      <div className="mips-row mips-row--fields mips-no-print">
        <Select
          name="station"
          label="Suite"
          value={search.station ?? ''}
          onChange={(event) => go({ station: event.target.value || undefined })}
          options={[
            { value: '', label: 'All suites' },
            ...(figures.data?.suites ?? []).map(({ code, name }) => ({
              value: code,
              label: stationName(name),
            })),
          ]}
        />
        <DayFilter
          key={`from${period.from}`}
          name="from"
          legend="First day"
          day={period.from}
          onDay={(from) => go({ from })}
        />
        <DayFilter
          key={`to${period.to}`}
          name="to"
          legend="Last day"
          day={period.to}
          onDay={(to) => go({ to })}
        />
        <Button look="secondary" onClick={() => go({ from: undefined, to: undefined })}>
          This month
        </Button>
        <Button look="secondary" onClick={() => go(lastMonth(today))}>
          Last month
        </Button>
        <Select
          name="split"
          label="Split by"
          value={split}
          onChange={(event) => go({ split: event.target.value })}
          options={figureSplits
            .filter(({ code }) => code !== 'all')
            .map(({ code, label }) => ({ value: code, label }))}
        />
      </div>
      <Shown query={figures} words="Counting…">
        {(found) => <Found found={found} period={period} split={split} />}
      </Shown>
    </>
  )
}

function Found({ found, period, split }: { found: Figures; period: Period; split: string }) {
  const whole = found.groups.filter((group) => group.split === 'all')
  const parts = found.groups.filter((group) => group.split === split)
  return (
    <div className="mips-stack">
      <DataTable
        caption={`Stays that began from ${formatDate(found.from)} to ${formatDate(found.to)}`}
        columns={columnsOf([...whole, ...parts], period, found.waitMinutes)}
        rows={custodyFigureList}
        rowKey={({ code }) => code}
        empty="There are no figures."
      />
      {found.reasons.length === 0 ? null : (
        <>
          <h2 className="govuk-heading-m">Why reviews were put off</h2>
          <ul className="govuk-list govuk-list--bullet">
            {found.reasons.map(({ reason, n }) => (
              <li key={reason}>
                {reason}: {n}
              </li>
            ))}
          </ul>
        </>
      )}
      <Publish period={period} smallNumber={found.smallNumber} />
    </div>
  )
}

type Row = (typeof custodyFigureList)[number]

const columnsOf = (groups: readonly FigureGroup[], period: Period, waitMinutes: number): Column<Row>[] => [
  {
    key: 'figure',
    header: 'Figure',
    isRowHeader: true,
    cell: ({ code, label }) => (code === 'WAIT_OVER' ? `Waited longer than ${waitMinutes} minutes` : label),
  },
  ...groups.map((group): Column<Row> => ({
    key: `${group.split}${group.code}`,
    header: group.label,
    numeric: true,
    cell: (row) => <Value row={row} group={group} period={period} />,
  })),
]

function Value({ row, group, period }: { row: Row; group: FigureGroup; period: Period }) {
  const value = group.values.find(({ figure }) => figure === row.code)
  if (value === undefined || value.n === 0) return <span className="mips-muted">0</span>
  const href = paths.custodyFigureStays({
    ...(period.stationCode === undefined ? {} : { station: period.stationCode }),
    from: period.from,
    to: period.to,
    figure: row.code,
    ...(group.split === 'all' ? {} : { split: group.split, code: group.code, group: group.label }),
  })
  return (
    <>
      <Link href={href}>
        {value.medianMinutes === null ? value.n : minutesWords(value.medianMinutes)}
        <span className="govuk-visually-hidden">
          : {row.label}, {group.label}
        </span>
      </Link>
      {row.unit === 'minutes' ? <Spread value={value} isWhole={group.split === 'all'} /> : null}
      {'of' in row ? <Share value={value} of={group.values.find(({ figure }) => figure === row.of)} /> : null}
    </>
  )
}

function Spread({ value, isWhole }: { value: FigureValue; isWhole: boolean }) {
  return (
    <div className="mips-muted mips-small">
      of {value.n}
      {isWhole && value.longestMinutes !== null && value.ninetiethMinutes !== null
        ? `; 9 in 10 within ${minutesWords(value.ninetiethMinutes)}, longest ${minutesWords(value.longestMinutes)}`
        : ''}
    </div>
  )
}

function Share({ value, of }: { value: FigureValue; of: FigureValue | undefined }) {
  return of === undefined || of.n === 0 ? null : (
    <div className="mips-muted mips-small">{Math.round((100 * value.n) / of.n)}%</div>
  )
}
