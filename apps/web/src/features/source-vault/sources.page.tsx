/** The source unit's desk: what waits for two people, reports for the next batch, and the sources by pseudonym. */
import type { SourceLine } from '@mips/contracts/source-vault'
import { LinkButton } from '@mips/ui/button.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { formatDate } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { holdsPermission, useSession } from '../../platform/session.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { OpeningsCard } from './openings-card.tsx'
import { ReportsCard } from './reports-card.tsx'

const columns: Column<SourceLine>[] = [
  {
    key: 'pseudonym',
    header: 'Source',
    isRowHeader: true,
    cell: ({ key, pseudonym }) => <Link href={paths.source(key)}>{pseudonym}</Link>,
  },
  { key: 'kind', header: 'Kind', cell: ({ kind }) => kind.label },
  {
    key: 'contacts',
    header: 'Contacts',
    cell: ({ contactCount, lastContactOn }) =>
      lastContactOn === null ? 'None' : `${contactCount}, last ${formatDate(lastContactOn)}`,
  },
  {
    key: 'feedback',
    header: 'What came back',
    cell: ({ feedback }) => feedback.map(({ label, on }) => `${label} (${formatDate(on)})`).join(', '),
  },
  {
    key: 'warning',
    header: 'To look at',
    cell: ({ warning }) =>
      warning === null ? '' : <Tag tone="caution">{`${warning.rule}: repeated contact`}</Tag>,
  },
]

export function SourcesPage() {
  usePageTitle('Sources')
  const session = useSession()
  const desk = useQuery({ ...topicApi.sourceVault.desk.query({}), refetchInterval: 60_000 })
  return (
    <div className="mips-stack">
      <PageHeading
        caption="Behind the sterile corridor: nobody else sees this page"
        actions={
          holdsPermission(session, 'vault.source.keep') ? (
            <LinkButton href={paths.newSource()}>Register a source</LinkButton>
          ) : undefined
        }
      >
        Sources
      </PageHeading>
      <Shown query={desk} words="Reading the desk…" headingLevel={2}>
        {({ sources, openings, reports, may }) => (
          <>
            <OpeningsCard openings={openings} />
            <ReportsCard reports={reports} mayRelease={may.release} />
            <DataTable
              caption="Sources by pseudonym"
              columns={columns}
              rows={sources}
              rowKey={({ key }) => key}
              rowTone={({ warning }) => (warning === null ? undefined : 'caution')}
              empty={<p>No source is registered.</p>}
            />
          </>
        )}
      </Shown>
    </div>
  )
}
