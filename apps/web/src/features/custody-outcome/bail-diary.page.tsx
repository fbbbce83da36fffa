import type { BailLine } from '@mips/contracts/custody-outcome-replies'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { topicApi } from '../../platform/topic-api.ts'
import { formatDate } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'

const columns: Column<BailLine>[] = [
  {
    key: 'due',
    header: 'Next',
    cell: ({ bail }) => {
      const [due] = bail.due
      if (due === undefined) return bail.clock?.isPaused ? 'CPS has the file' : 'Nothing due'
      return (
        <>
          <strong>{formatDate(due.on)}</strong> {due.label}{' '}
          {due.isOverdue ? <Tag tone="bad">Overdue</Tag> : null}
          {!due.isOverdue && due.calls.length > 0 ? <Tag tone="caution">Soon</Tag> : null}
        </>
      )
    },
  },
  {
    key: 'who',
    header: 'Who',
    isRowHeader: true,
    cell: ({ personName, custodyNumber, bail }) => (
      <>
        <Link href={paths.custodyRelease(bail.recordId)}>{personName}</Link>
        <br />
        <span className="mips-muted">{custodyNumber}</span>
      </>
    ),
  },
  {
    key: 'what',
    header: 'For',
    cell: ({ offence, bail }) => (
      <>
        {offence}
        <br />
        <span className="mips-muted">{bail.label}</span>
      </>
    ),
  },
  { key: 'by', header: 'Who acts', cell: ({ bail }) => bail.due[0]?.by ?? '' },
  { key: 'calls', header: 'Called', cell: ({ bail }) => bail.due[0]?.calls.join(', ') || 'nobody yet' },
  {
    key: 'victim',
    header: 'Victim',
    cell: ({ bail }) => {
      if (bail.victims === 0) return 'none'
      return bail.victimToldAt === null ? <Tag tone="caution">To be told</Tag> : 'told'
    },
  },
]

/** Who is on bail before charge or under investigation, what is due first at the top. */
export function BailDiaryPage() {
  usePageTitle('Bail diary')
  const { station } = useSearch({ from: '/custody/bail' })
  const diary = useQuery({
    ...topicApi.custodyOutcome.diary.query({ query: station === undefined ? {} : { stationCode: station } }),
    refetchInterval: 60_000,
  })
  return (
    <>
      <PageHeading caption={<Link href={paths.custodyBoard()}>Custody board</Link>}>Bail diary</PageHeading>
      <Shown query={diary} words="Reading the diary…" headingLevel={2}>
        {({ lines }) => (
          <DataTable
            caption="On bail before charge or under investigation"
            columns={columns}
            rows={lines}
            rowKey={({ bail }) => bail.id}
            empty={<p>Nobody is on bail before charge or under investigation.</p>}
          />
        )}
      </Shown>
    </>
  )
}
