/** Applications that are not closed, what is due first. */
import type { ApplicationLine } from '@mips/contracts/right-to-know'
import { LinkButton } from '@mips/ui/button.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { formatDateTimeZone } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { SafeguardingNav } from '../../platform/safeguarding-nav.tsx'
import { holdsPermission, useSession } from '../../platform/session.tsx'
import { topicApi } from '../../platform/topic-api.ts'

const columns: Column<ApplicationLine>[] = [
  {
    key: 'reference',
    header: 'Application',
    isRowHeader: true,
    cell: ({ id, reference, scheme }) => (
      <Link href={paths.rightToKnow(id)}>
        {reference} <span className="mips-muted">{scheme.label}</span>
      </Link>
    ),
  },
  { key: 'who', header: 'At risk', cell: ({ atRisk }) => atRisk?.name ?? 'Not shown' },
  { key: 'subject', header: 'About', cell: ({ subject }) => subject?.name ?? 'Not shown' },
  {
    key: 'stage',
    header: 'Stage',
    cell: ({ stage, next }) => `${stage.label}${next === null ? '' : `; next: ${next.label.toLowerCase()}`}`,
  },
  {
    key: 'due',
    header: 'Due',
    cell: ({ due }) => {
      const first = due[0]
      if (first === undefined) return ''
      return (
        <>
          {first.text} {formatDateTimeZone(first.by)} {first.isOverdue ? <Tag tone="bad">Overdue</Tag> : null}
        </>
      )
    },
  },
]

export function ApplicationsPage() {
  usePageTitle('Right to know')
  const session = useSession()
  const desk = useQuery({ ...topicApi.rightToKnow.desk.query({}), refetchInterval: 60_000 })
  return (
    <>
      <PageHeading
        actions={
          holdsPermission(session, 'safeguarding.disclosure.keep') ? (
            <LinkButton href={paths.newRightToKnow()}>Take an application</LinkButton>
          ) : undefined
        }
      >
        Right to know
      </PageHeading>
      <SafeguardingNav current={paths.rightToKnowDesk()} />
      <Shown query={desk} words="Looking what is due…" headingLevel={2}>
        {({ lines }) => (
          <DataTable
            caption="Applications, what is due first"
            captionHidden
            columns={columns}
            rows={lines}
            rowKey={({ id }) => id}
            rowTone={({ due }) => (due[0]?.isOverdue === true ? 'bad' : undefined)}
            empty={<p>No application is open.</p>}
          />
        )}
      </Shown>
    </>
  )
}
