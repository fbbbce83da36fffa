/** The crime groups that the reader is on the list of, what scores highest first. */
import type { CrimeGroupLine } from '@mips/contracts/crime-group'
import { LinkButton } from '@mips/ui/button.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { Can } from '../../platform/can.tsx'
import { formatDate, formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'

const columns: Column<CrimeGroupLine>[] = [
  {
    key: 'name',
    header: 'Group',
    isRowHeader: true,
    cell: ({ id, name, reference }) => (
      <Link href={paths.crimeGroup(id)}>
        {name} <span className="mips-muted">{reference}</span>
      </Link>
    ),
  },
  { key: 'operation', header: 'Operation', cell: ({ operationName }) => operationName ?? '' },
  { key: 'score', header: 'Score', numeric: true, cell: ({ score }) => score ?? 'none yet' },
  { key: 'tier', header: 'Tier', cell: ({ tier }) => (tier === null ? '' : tier.label) },
  { key: 'members', header: 'People', numeric: true, cell: ({ members }) => members },
  { key: 'owner', header: 'Owner', cell: ({ owner }) => (owner === null ? '' : formatOfficer(owner)) },
  {
    key: 'due',
    header: 'Score anew',
    cell: ({ due, isArchived }) => {
      if (isArchived) return <Tag>Archived</Tag>
      if (due === null) return <Tag tone="caution">Score it</Tag>
      return due.isOverdue ? <Tag tone="bad">Overdue</Tag> : formatDate(due.by)
    },
  },
]

export function GroupsPage() {
  usePageTitle('Crime groups')
  const list = useQuery({ ...topicApi.crimeGroup.list.query(), staleTime: 0 })
  return (
    <div className="mips-stack">
      <PageHeading
        actions={
          <Can do="crimegroup.record.keep">
            <LinkButton href={paths.newCrimeGroup()}>Open a group</LinkButton>
          </Can>
        }
      >
        Crime groups
      </PageHeading>
      <Shown query={list} words="Looking up the groups…" headingLevel={2}>
        {({ groups, found }) => (
          <>
            {found > groups.length ? (
              <p>
                {`${groups.length} of ${found} groups are listed: those not scored yet, then what scores highest. Archive what runs no more, or open another by its number.`}
              </p>
            ) : null}
            <DataTable
              caption="Crime groups, what scores highest first"
              captionHidden
              columns={columns}
              rows={groups}
              rowKey={({ id }) => id}
              empty={<p>You are on the list of no group.</p>}
            />
          </>
        )}
      </Shown>
    </div>
  )
}
