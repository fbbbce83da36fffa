import type { AttendanceLine } from '@mips/contracts/voluntary-attendance'
import { stationName } from '@mips/domain/custody/station-name'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { topicApi } from '../../platform/topic-api.ts'
import { formatDateTimeZone } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'

const columns: Column<AttendanceLine>[] = [
  {
    key: 'person',
    header: 'Who',
    isRowHeader: true,
    cell: ({ id, personName, isChild }) => (
      <>
        <Link href={paths.attendance(id)}>{personName}</Link> {isChild ? <Tag tone="bad">Child</Tag> : null}
      </>
    ),
  },
  { key: 'reference', header: 'Number', cell: ({ reference }) => reference },
  { key: 'offence', header: 'Offence', cell: ({ offence }) => offence },
  {
    key: 'where',
    header: 'Where',
    cell: ({ station, placeText }) => (station === null ? placeText : stationName(station.name)),
  },
  { key: 'came', header: 'Came', cell: ({ arrivedAt }) => formatDateTimeZone(arrivedAt) },
  {
    key: 'state',
    header: 'State',
    cell: ({ outcomeLabel }) =>
      outcomeLabel === null ? <Tag tone="info">Attends</Tag> : <Tag tone="neutral">{outcomeLabel}</Tag>,
  },
]

export function AttendancesPage() {
  usePageTitle('Voluntary attendance')
  const list = useQuery({
    ...topicApi.voluntaryAttendance.list.query({ query: {} }),
    refetchInterval: 60_000,
  })
  return (
    <>
      <PageHeading>Voluntary attendance</PageHeading>
      <p>Opened from the incident. Whoever attends is free to leave unless arrested.</p>
      <Shown query={list} words="Looking who attends…" headingLevel={2}>
        {({ lines }) => (
          <DataTable
            caption="Who attends, and who attended last"
            columns={columns}
            rows={lines}
            rowKey={({ id }) => id}
            empty={<p>Nobody attends.</p>}
          />
        )}
      </Shown>
    </>
  )
}
