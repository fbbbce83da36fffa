/** The profiles on whose lists of readers this user is, and the way to a new one. */
import type { ProductListLine } from '@mips/contracts/product-parts'
import { LinkButton } from '@mips/ui/button.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { Can } from '../../platform/can.tsx'
import { formatDate, formatOfficer } from '../../platform/format.ts'
import { IntelligenceNav } from '../../platform/intelligence-nav.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'

const columns: Column<ProductListLine>[] = [
  {
    key: 'title',
    header: 'Profile',
    isRowHeader: true,
    cell: ({ id, title, reference }) => (
      <>
        <Link href={paths.product(id)}>{title}</Link> <span className="mips-muted">{reference}</span>
      </>
    ),
  },
  { key: 'kind', header: 'Kind', cell: ({ kind }) => kind.label },
  {
    key: 'state',
    header: 'State',
    cell: ({ state, stateLabel, isToLookAt }) => (
      <>
        <Tag tone={state === 'APPROVED' ? 'good' : 'neutral'}>{stateLabel}</Tag>{' '}
        {isToLookAt ? <Tag tone="bad">Look again</Tag> : null}
      </>
    ),
  },
  { key: 'author', header: 'Author', cell: ({ author }) => (author === null ? '' : formatOfficer(author)) },
  { key: 'made', header: 'Made', cell: ({ madeAt }) => formatDate(madeAt) },
]

export function ProductsPage() {
  usePageTitle('Profiles')
  const list = useQuery({ ...topicApi.product.list.query(), staleTime: 0 })
  return (
    <div className="mips-stack">
      <IntelligenceNav current={paths.products()} />
      <PageHeading
        actions={
          <Can do="intelligence.product.make">
            <LinkButton href={paths.newProduct()}>Make a profile</LinkButton>
          </Can>
        }
      >
        Profiles
      </PageHeading>
      <Shown query={list} words="Looking up the profiles…" headingLevel={2}>
        {({ products }) => (
          <DataTable
            caption="Profiles that you may read, the newest first"
            captionHidden
            columns={columns}
            rows={products}
            rowKey={({ id }) => id}
            empty={<p>There is no profile that you may read.</p>}
          />
        )}
      </Shown>
    </div>
  )
}
