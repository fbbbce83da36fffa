/** The desk of those who look a second time: the overdue by harm, then what falls due, unfinished ones, and the MARAC's list. */
import type { AbuseDesk } from '@mips/contracts/domestic-abuse-parts'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { formatDate, formatDateTimeZone } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { SafeguardingNav } from '../../platform/safeguarding-nav.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { lineColumns } from './abuse-parts.tsx'

type Look = AbuseDesk['looks'][number]
type Case = AbuseDesk['cases'][number]

const lookColumns: Column<Look>[] = [
  ...lineColumns<Look>(),
  {
    key: 'due',
    header: 'Second look by',
    cell: ({ dueAt, isOverdue }) => (
      <>
        {formatDateTimeZone(dueAt)} {isOverdue ? <Tag tone="bad">Overdue</Tag> : null}
      </>
    ),
  },
  {
    key: 'marac',
    header: 'MARAC',
    cell: ({ maracReasons, isReferred }) => {
      if (isReferred) return 'Referred'
      return maracReasons.length === 0 ? 'No reason' : <Tag tone="caution">To be referred</Tag>
    },
  },
]

const caseColumns: Column<Case>[] = [
  ...lineColumns<Case>().filter(({ key }) => key !== 'state' && key !== 'by'),
  { key: 'why', header: 'Why', cell: ({ marac }) => marac.judgement ?? marac.reasons.join(' ') },
  {
    key: 'meeting',
    header: 'Meeting',
    cell: ({ marac }) =>
      marac.meetingOn === null ? <Tag tone="caution">Not listed</Tag> : formatDate(marac.meetingOn),
  },
  {
    key: 'actions',
    header: 'Actions open',
    cell: ({ marac }) => {
      const open = marac.actions.filter(({ doneAt }) => doneAt === null)
      const late = open.filter(({ isOverdue }) => isOverdue).length
      return `${open.length}${late === 0 ? '' : `, ${late} overdue`}`
    },
  },
]

export function AbuseDeskPage() {
  usePageTitle('Domestic abuse')
  const desk = useQuery({ ...topicApi.domesticAbuse.desk.query({}), refetchInterval: 60_000 })
  return (
    <>
      <PageHeading>Domestic abuse</PageHeading>
      <SafeguardingNav current={paths.abuseDesk()} />
      <Shown query={desk} words="Looking what waits…" headingLevel={2}>
        {({ looks, open, cases }) => (
          <div className="mips-stack">
            <Card title="Second looks">
              <DataTable
                caption="Second looks, the overdue by harm first"
                captionHidden
                columns={lookColumns}
                rows={looks}
                rowKey={({ id }) => id}
                rowTone={({ isOverdue }) => (isOverdue ? 'bad' : undefined)}
                empty={<p>Nothing waits for a second look.</p>}
              />
            </Card>
            <Card title="Next MARAC">
              <DataTable
                caption="Cases of the MARAC, the gravest first"
                captionHidden
                columns={caseColumns}
                rows={cases}
                rowKey={({ id }) => id}
                empty={<p>No case is before the MARAC.</p>}
              />
            </Card>
            <Card title="Not finished">
              <DataTable
                caption="Assessments that are not graded"
                captionHidden
                columns={lineColumns<AbuseDesk['open'][number]>()}
                rows={open}
                rowKey={({ id }) => id}
                empty={<p>Every assessment is graded.</p>}
              />
            </Card>
          </div>
        )}
      </Shown>
    </>
  )
}
