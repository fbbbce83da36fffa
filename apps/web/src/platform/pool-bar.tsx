import { Link } from '@mips/ui/link.tsx'
import { PageBar } from '@mips/ui/notification-banner.tsx'
import { queryClient } from './api.ts'
import { paths } from './paths.ts'
import { refreshSession, sessionQuery, useSession } from './session.tsx'

/** On every page while the session works in a separate pool: what is found and written is of that pool. */
export function PoolBar() {
  const { pool } = useSession()
  if (pool === null) return null
  return (
    <PageBar tone="caution">
      You work in the pool “{pool.label}”. <Link href={paths.pools()}>Change or leave</Link>
    </PageBar>
  )
}

/** Reads the session again and throws away everything that was read in the other pool. */
export async function afterChangeOfPool(): Promise<void> {
  await refreshSession()
  const [ofSession] = sessionQuery.queryKey
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ofSession })
  await queryClient.invalidateQueries()
}
