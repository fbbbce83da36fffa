import { LinkButton } from '@mips/ui/button.tsx'
import { DataTable, type Column } from '@mips/ui/data-table.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { useQuery } from '@tanstack/react-query'
import { topicApi } from '../../platform/topic-api.ts'
import { useCan } from '../../platform/can.tsx'
import { formatDateTime } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { IdentityNav } from './identity-nav.tsx'
import { sexWords } from './match-words.ts'

type Person = {
  nominalId: string
  reference: string | null
  displayName: string
  dob: string | null
  sex: string | null
  recordedAt: string
}

const columnsFor = (mayIdentify: boolean): Column<Person>[] => [
  {
    key: 'who',
    header: 'Recorded as',
    isRowHeader: true,
    cell: (row) => (
      <>
        <Link href={paths.nominal(row.nominalId)}>{row.displayName}</Link>{' '}
        <span className="mips-muted">{row.reference}</span>
      </>
    ),
  },
  { key: 'born', header: 'Born', cell: (row) => row.dob ?? 'not known' },
  { key: 'sex', header: 'Sex', cell: (row) => sexWords(row.sex) },
  {
    key: 'since',
    header: 'Recorded',
    sortValue: (row) => row.recordedAt,
    cell: (row) => formatDateTime(row.recordedAt),
  },
  ...(mayIdentify
    ? [
        {
          key: 'act',
          header: 'Say who it is',
          headerHidden: true,
          cell: (row: Person) => (
            <LinkButton
              look="secondary"
              size="small"
              href={paths.identityCase(row.nominalId, 'identified')}
              aria-label={`Say who ${row.reference ?? row.displayName} is`}
            >
              Say who it is
            </LinkButton>
          ),
        },
      ]
    : []),
]

/** People on record without a name, so that what was seen of them is not lost until they are known. */
export function UnidentifiedPage() {
  usePageTitle('People not identified')
  const mayIdentify = useCan('nominal.identity.case')
  const query = useQuery({
    ...topicApi.identityCase.listUnidentified.query({ query: { limit: 100 } }),
    staleTime: 0,
  })
  return (
    <div className="mips-stack">
      <PageHeading>People not identified</PageHeading>
      <IdentityNav current={paths.unidentified()} />
      <Shown query={query} words="Reading who is not identified…">
        {({ people }) => (
          <DataTable
            caption="People not identified"
            captionHidden
            columns={columnsFor(mayIdentify)}
            rows={people}
            rowKey={({ nominalId }) => nominalId}
            empty={
              <p>Everybody on record has a name. Somebody without one is created from the person search.</p>
            }
          />
        )}
      </Shown>
    </div>
  )
}
