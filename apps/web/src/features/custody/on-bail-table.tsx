import { londonDay } from '@mips/domain/time/london-day'
import type { StayOnBail } from '@mips/contracts/custody-replies'
import { Button } from '@mips/ui/button.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { formatBorn, formatDateTime } from '../../platform/format.ts'
import { serverNow } from '../../platform/server-clock.ts'
import { durationWords } from './duration.ts'

/** Those on bail before charge, the latest first, each with what the clock had counted. */
export function OnBailTable({
  stays,
  onChoose,
}: {
  stays: readonly StayOnBail[]
  onChoose: (id: string) => void
}) {
  const columns: Column<StayOnBail>[] = [
    {
      key: 'person',
      header: 'Person',
      isRowHeader: true,
      cell: (stay) => (
        <>
          {stay.personName} {stay.isChild ? <Tag tone="bad">Child</Tag> : null}
          <span className="mips-board__number">{stay.custodyNumber}</span>
        </>
      ),
    },
    {
      key: 'born',
      header: 'Born',
      cell: ({ dob }) => (dob === null ? 'not known' : formatBorn(dob, londonDay(serverNow().toISOString()))),
    },
    { key: 'offence', header: 'Offence', cell: ({ offence }) => offence },
    { key: 'released', header: 'Bailed', cell: ({ releasedAt }) => formatDateTime(releasedAt) },
    { key: 'counted', header: 'Counted before', cell: ({ countedMinutes }) => durationWords(countedMinutes) },
    {
      key: 'choose',
      header: 'Choose',
      headerHidden: true,
      cell: (stay) => (
        <Button look="secondary" size="small" onClick={() => onChoose(stay.id)}>
          Choose<span className="govuk-visually-hidden"> {`${stay.personName}, ${stay.custodyNumber}`}</span>
        </Button>
      ),
    },
  ]
  return (
    <DataTable
      caption="People on bail before charge"
      captionHidden
      columns={columns}
      rows={stays}
      rowKey={({ id }) => id}
      empty="Nobody like that is on bail before charge, as far as you may see."
    />
  )
}
