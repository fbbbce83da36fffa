/** Who is missing, the gravest first, and who came back and is still owed a talk. */
import type { MissingLine } from '@mips/contracts/missing-parts'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { formatDateTime, formatDateTimeZone } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { SafeguardingNav } from '../../platform/safeguarding-nav.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { levelTone } from './missing.api.ts'

const age = ({ subject, isChild }: MissingLine): string => {
  const years = subject?.ageYears ?? undefined
  if (years === undefined) return 'age not known'
  return isChild ? `child of ${years}` : `aged ${years}`
}

const columns: Column<MissingLine>[] = [
  {
    key: 'who',
    header: 'Who',
    isRowHeader: true,
    cell: (line) => (
      <>
        <Link href={paths.missing(line.id)}>{line.subject?.name ?? line.reference ?? 'Not named'}</Link>
        <br />
        <span className="mips-small mips-muted">
          {line.reference}, {age(line)}
        </span>
      </>
    ),
  },
  {
    key: 'risk',
    header: 'Risk',
    cell: ({ level, isLongTerm, isMissing }) =>
      isMissing ? (
        <>
          <Tag tone={levelTone(level?.code)}>{level?.label.split(':')[0] ?? 'Not graded'}</Tag>
          {isLongTerm ? <Tag>Long-term</Tag> : null}
        </>
      ) : (
        <Tag tone="good">Back</Tag>
      ),
  },
  {
    key: 'since',
    header: 'Since',
    cell: ({ lastSeenAt, reportedAt, foundAt, address }) => (
      <>
        {foundAt === null
          ? `seen ${formatDateTime(lastSeenAt ?? reportedAt)}`
          : `found ${formatDateTime(foundAt)}`}
        {address === null ? null : (
          <>
            <br />
            <span className="mips-small mips-muted">{address}</span>
          </>
        )}
      </>
    ),
  },
  {
    key: 'next',
    header: 'Due next',
    cell: ({ next }) =>
      next === null ? (
        'Nothing'
      ) : (
        <>
          {next.text} by {formatDateTimeZone(next.by)} {next.isOverdue ? <Tag tone="bad">Overdue</Tag> : null}
        </>
      ),
  },
  {
    key: 'work',
    header: 'Work',
    cell: ({ openActions, sightings }) => `${openActions} actions open, ${sightings} sightings`,
  },
]

export function MissingDeskPage() {
  usePageTitle('Missing people')
  const desk = useQuery({ ...topicApi.missing.list.query({}), refetchInterval: 60_000 })
  return (
    <>
      <PageHeading>Missing people</PageHeading>
      <SafeguardingNav current={paths.missingDesk()} />
      <p>
        Ranked by risk, then by what is overdue; those who are back stand last until they were spoken to. A
        report is opened from its incident.
      </p>
      <Shown query={desk} words="Looking who is missing…" headingLevel={2}>
        {({ lines }) => (
          <DataTable
            caption="Missing people"
            captionHidden
            columns={columns}
            rows={lines}
            rowKey={({ id }) => id}
            rowTone={({ next }) => (next?.isOverdue === true ? 'bad' : undefined)}
            empty={<p>No report that you may see is open.</p>}
          />
        )}
      </Shown>
    </>
  )
}
