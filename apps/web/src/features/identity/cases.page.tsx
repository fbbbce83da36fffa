import type { IdentityCase } from '@mips/contracts/identity-case'
import { Button } from '@mips/ui/button.tsx'
import { EmptyState } from '@mips/ui/empty-state.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { QueueItem } from '@mips/ui/queue-item.tsx'
import { SubNav } from '@mips/ui/sub-nav.tsx'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { caseOutcomes } from '@mips/domain/identity/identity-codes'
import { topicApi } from '../../platform/topic-api.ts'
import { formatDateTime } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { wordsOf } from './identity.api.ts'
import { IdentityNav } from './identity-nav.tsx'
import { SettleForm } from './settle-form.tsx'

/** People with two identifiers where a person has one: never settled by silently picking one. */
export function CasesPage() {
  usePageTitle('Identity cases')
  const { show } = useSearch({ from: '/identity/cases' })
  const isSettled = show === 'settled'
  const query = useQuery({
    ...topicApi.identityCase.listCases.query({
      query: { isSettled: isSettled ? 'true' : 'false', limit: 100 },
    }),
    staleTime: 0,
  })
  return (
    <div className="mips-stack">
      <PageHeading caption="Two different identifiers where a person has one">Identity cases</PageHeading>
      <IdentityNav current={paths.identityCases()} />
      <SubNav
        label="Which cases"
        items={[
          { href: paths.identityCases(), label: 'To be settled', isCurrent: !isSettled },
          { href: paths.identityCases('settled'), label: 'Settled', isCurrent: isSettled },
        ]}
      />
      <Shown query={query} words="Reading the cases…">
        {({ cases }) =>
          cases.length === 0 ? (
            <EmptyState title={isSettled ? 'No case has been settled' : 'No case waits to be settled'}>
              <p>
                A case opens by itself when a person is found to have two PNC IDs, CRO numbers or the like.
              </p>
            </EmptyState>
          ) : (
            cases.map((one) => <Case key={one.id} found={one} />)
          )
        }
      </Shown>
    </div>
  )
}

function Case({ found }: { found: IdentityCase }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <QueueItem
      why={found.kindLabel.toLowerCase()}
      title={
        <>
          <Link href={paths.nominal(found.nominalId)}>{found.displayName}</Link>{' '}
          <span className="mips-muted">{found.reference}</span>
        </>
      }
      age={`opened ${formatDateTime(found.openedAt)}`}
      actions={
        found.settledAt === null && !isOpen ? (
          <Button
            size="small"
            onClick={() => setIsOpen(true)}
            aria-label={`Settle the case of ${found.displayName}`}
          >
            Settle
          </Button>
        ) : null
      }
    >
      <p>
        {found.identifierLabel}: {found.values.map(({ value }) => value).join(' and ')}
      </p>
      {found.settledAt === null ? null : (
        <p>
          Settled {formatDateTime(found.settledAt)}:{' '}
          {wordsOf(caseOutcomes, found.outcome ?? '').toLowerCase()}. {found.settledReason}
        </p>
      )}
      {isOpen ? <SettleForm found={found} /> : null}
    </QueueItem>
  )
}
