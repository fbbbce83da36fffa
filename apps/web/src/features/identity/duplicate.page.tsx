import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { queryClient } from '../../platform/api.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { goTo } from '../../platform/go-to.ts'
import { useKeys } from '../../platform/keys.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { ComparisonView } from './comparison-view.tsx'

/** One suspicion of the queue; after a decision the next one opens, so that the queue is worked without the list. */
export function DuplicatePage() {
  usePageTitle('Compare two people')
  const { proposalId } = useParams({ from: '/identity/proposals/$proposalId' })
  const query = useQuery({
    ...topicApi.identity.getProposal.query({ params: { proposalId } }),
    staleTime: 0,
  })
  const status = query.data?.proposal?.status ?? 'OPEN'
  const queue = useQuery({ ...queueOf(status), enabled: query.data !== undefined, staleTime: 60_000 })
  const at = queue.data?.proposals.findIndex(({ id }) => id === proposalId) ?? -1
  const idAt = (index: number) => (at === -1 ? undefined : queue.data?.proposals[index]?.id)
  const step = (id: string | undefined) => {
    if (id !== undefined) goTo(paths.duplicate(id))
  }
  useKeys([
    { keys: 'j', does: 'Next suspicion', run: () => step(idAt(at + 1)) },
    { keys: 'k', does: 'Previous suspicion', run: () => step(idAt(at - 1)) },
    { keys: 'Escape', does: 'Back to the queue', run: () => goTo(paths.duplicates(status)) },
  ])
  const next = idAt(at + 1)
  return (
    <Shown query={query} words="Comparing the two…" headingLevel={1}>
      {(found) => (
        <ComparisonView
          key={proposalId}
          comparison={found}
          place={at === -1 ? undefined : { at: at + 1, of: queue.data?.counts[status] ?? at + 1 }}
          onDone={async () => {
            const id = next ?? (await firstOf(status, proposalId))
            goTo(id === undefined ? paths.duplicates(status) : paths.duplicate(id))
          }}
        />
      )}
    </Shown>
  )
}

const queueOf = (status: string) =>
  // The status came from the server, so it is one of the list.
  topicApi.identity.listProposals.query({ query: { status: status as 'OPEN', limit: 100 } })

/** The first that still waits, when the one just decided was the last of what was read. */
async function firstOf(status: string, exceptId: string): Promise<string | undefined> {
  const { proposals } = await queryClient.fetchQuery({ ...queueOf(status), staleTime: 0 })
  return proposals.find(({ id }) => id !== exceptId)?.id
}
