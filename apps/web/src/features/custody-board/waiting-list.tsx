import type { RouteAnswer } from '@mips/contracts/contract'
import type { arrest } from '@mips/contracts/arrest'
import { stationName } from '@mips/domain/custody/station-name'
import { londonDay } from '@mips/domain/time/london-day'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { formatBorn, formatTime } from '../../platform/format.ts'
import { paths } from '../../platform/paths.ts'
import { serverNow } from '../../platform/server-clock.ts'

type Waiting = RouteAnswer<(typeof arrest)['routes']['listAwaitingCustody']>['arrests'][number]

const columns: Column<Waiting>[] = [
  {
    key: 'person',
    header: 'Detainee',
    isRowHeader: true,
    cell: (waiting) => (
      <>
        <Link href={paths.openCustody(waiting.id)}>
          <span className="govuk-visually-hidden">Open custody for </span>
          {waiting.personName}
        </Link>{' '}
        {waiting.isChild ? <Tag tone="bad">Child</Tag> : null}
      </>
    ),
  },
  {
    key: 'born',
    header: 'Born',
    cell: ({ dob }) => (dob === null ? 'not known' : formatBorn(dob, londonDay(serverNow().toISOString()))),
  },
  { key: 'offence', header: 'Offence', cell: ({ offence }) => offence },
  { key: 'arrested', header: 'Arrested', cell: ({ arrestedAt }) => formatTime(arrestedAt) },
  {
    key: 'arrived',
    header: 'Arrived',
    cell: ({ arrivedAtStationAt, station }) =>
      arrivedAtStationAt === null ? (
        <Tag tone="info">On the way</Tag>
      ) : (
        `${formatTime(arrivedAtStationAt)}${station === null ? '' : `, ${stationName(station)}`}`
      ),
  },
  {
    key: 'warnings',
    header: 'Worst warning',
    cell: ({ worstMarker }) => (worstMarker === null ? 'none recorded' : <Tag tone="bad">{worstMarker}</Tag>),
  },
]

/** Those who were arrested and have no custody record: the sergeant's way in. */
export function WaitingList({ arrests }: { arrests: readonly Waiting[] }) {
  return (
    <Card title="Waiting to be booked in" className="mips-no-print">
      <DataTable
        caption="People waiting to be booked in"
        captionHidden
        columns={columns}
        rows={arrests}
        rowKey={({ id }) => id}
        rowTone={({ isChild }) => (isChild ? 'bad' : undefined)}
        empty="Nobody is waiting."
      />
    </Card>
  )
}
