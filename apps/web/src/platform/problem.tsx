/** How an error and a wait are shown in the place of what was asked for. */
import { ApiError } from '@mips/client/api-error'
import { Button } from '@mips/ui/button.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Loading } from '@mips/ui/loading.tsx'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Can } from './can.tsx'
import { errorWords } from './error-text.ts'
import { paths } from './paths.ts'

/** What happened, what was kept, what to do, and the reference to quote. */
export function Problem({
  error,
  onRetry,
  headingLevel = 2,
}: {
  error: unknown
  onRetry?: () => void
  headingLevel?: 1 | 2
}) {
  const { title, detail, reference } = errorWords(error)
  const Heading = `h${headingLevel}` as const
  return (
    <div className="mips-empty" role="alert">
      <Heading className="mips-empty__title">{title}</Heading>
      <p>{detail}</p>
      <OpenRestricted error={error} />
      {reference === undefined ? null : (
        <p className="mips-muted mips-small">
          Reference to quote: <code>{reference}</code>
        </p>
      )}
      {onRetry === undefined ? null : (
        <div className="mips-button-group">
          <Button look="secondary" onClick={onRetry}>
            Try again
          </Button>
        </div>
      )}
    </div>
  )
}

/** The way to a signposted record that cannot wait until somebody on its list is asked. */
function OpenRestricted({ error }: { error: unknown }) {
  if (!(error instanceof ApiError) || error.facts.restricted !== true) return null
  const { record } = error.facts
  if (typeof record !== 'string') return null
  return (
    <Can do="record.glass.break">
      <p>
        <Link href={paths.openRestricted(record)}>It cannot wait: open it for a short time</Link>
      </p>
    </Can>
  )
}

/** Shows what a query answered, the wait in words, or its error: `<Shown query={useQuery(…)} words="Opening the record…">{(record) => …}</Shown>`. */
export function Shown<T>({
  query,
  words,
  headingLevel,
  children,
}: {
  query: UseQueryResult<T>
  words: string
  headingLevel?: 1 | 2
  children: (answer: T) => ReactNode
}) {
  if (query.data !== undefined) return children(query.data)
  if (query.isError)
    return <Problem error={query.error} headingLevel={headingLevel} onRetry={() => void query.refetch()} />
  return <Loading>{words}</Loading>
}
