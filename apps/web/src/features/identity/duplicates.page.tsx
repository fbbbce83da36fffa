import type { Proposal } from '@mips/contracts/identity-replies'
import { proposalStatuses } from '@mips/domain/identity/identity-codes'
import { EmptyState } from '@mips/ui/empty-state.tsx'
import { LinkButton } from '@mips/ui/button.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SubNav } from '@mips/ui/sub-nav.tsx'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { topicApi } from '../../platform/topic-api.ts'
import { goTo } from '../../platform/go-to.ts'
import { useKeys } from '../../platform/keys.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { IdentityNav } from './identity-nav.tsx'
import { ProposalItem } from './proposal-item.tsx'

const statusOf = (asked: string | undefined) =>
  proposalStatuses.find(({ code }) => code === asked)?.code ?? 'OPEN'

/** Suspected duplicates as the server ranks them: what would do most harm first, then the most certain. */
export function DuplicatesPage() {
  usePageTitle('Suspected duplicates')
  const { status: asked, after } = useSearch({ from: '/identity' })
  const status = statusOf(asked)
  const query = useQuery({
    ...topicApi.identity.listProposals.query({
      query: { status, ...(after === undefined ? {} : { after }) },
    }),
    staleTime: 0,
  })
  return (
    <div className="mips-stack">
      <PageHeading caption="The most harmful first, then the most certain">Suspected duplicates</PageHeading>
      <IdentityNav current={paths.duplicates()} />
      <Shown query={query} words="Reading the queue…">
        {({ proposals, counts, nextAfter }) => (
          <>
            <SubNav
              label="Which suspicions"
              items={proposalStatuses.map(({ code, label }) => ({
                href: paths.duplicates(code),
                label,
                count: counts[code] ?? 0,
                isCurrent: code === status,
              }))}
            />
            {proposals.length === 0 ? (
              <Nothing status={status} />
            ) : (
              <Queue key={`${status} ${after ?? ''}`} proposals={proposals} />
            )}
            {nextAfter === null ? null : (
              <p className="mips-no-print">
                <LinkButton look="secondary" href={paths.duplicates(status, nextAfter)}>
                  Next page
                </LinkButton>
              </p>
            )}
          </>
        )}
      </Shown>
    </div>
  )
}

/** J and K walk the list, Enter opens. */
function Queue({ proposals }: { proposals: readonly Proposal[] }) {
  const [current, setCurrent] = useState(0)
  const list = useRef<HTMLOListElement>(null)
  const move = (step: number) => {
    const next = Math.min(Math.max(current + step, 0), proposals.length - 1)
    setCurrent(next)
    const item = list.current?.children.item(next)
    if (item instanceof HTMLElement) item.focus()
  }
  useKeys([
    {
      keys: 'j',
      does: 'Next suspicion',
      run: () => move(list.current?.contains(document.activeElement) ? 1 : 0),
    },
    { keys: 'k', does: 'Previous suspicion', run: () => move(-1) },
  ])
  return (
    <ol className="mips-queue" ref={list}>
      {proposals.map((proposal, index) => (
        // The line takes the focus for J and K, and Enter on it opens, as a link does.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <li
          key={proposal.id}
          className="mips-focusable"
          tabIndex={-1}
          onFocus={() => setCurrent(index)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && event.target === event.currentTarget)
              goTo(paths.duplicate(proposal.id))
          }}
        >
          <ProposalItem proposal={proposal} isCurrent={index === current} />
        </li>
      ))}
    </ol>
  )
}

const nothing: Record<string, { title: string; words: string }> = {
  OPEN: {
    title: 'No suspicion waits for a decision',
    words:
      'Duplicates are looked for whenever a person is written. You can compare any two people from a record.',
  },
  AWAITING_SECOND: {
    title: 'No join waits for a second person',
    words: 'A join of somebody vulnerable, in custody, wanted or restricted comes here before it is made.',
  },
  UNSURE: { title: 'Nothing is left as not sure', words: 'What was looked at without an answer comes here.' },
  JOINED: {
    title: 'Nobody has been joined from this queue yet',
    words: 'Joins stay here and can be undone.',
  },
  NOT_SAME: {
    title: 'Nobody has been kept apart from this queue yet',
    words: 'Who is not the same person is never suggested again.',
  },
  LAPSED: {
    title: 'No suspicion has lapsed',
    words: 'What is no longer likely after a correction comes here.',
  },
}

const Nothing = ({ status }: { status: string }) => (
  <EmptyState title={nothing[status]?.title ?? 'Nothing here'}>
    <p>{nothing[status]?.words}</p>
  </EmptyState>
)
