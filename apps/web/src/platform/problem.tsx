/** How an error and a wait are shown in the place of what was asked for. */
import { Button } from '@mips/ui/button.tsx'
import { Loading } from '@mips/ui/loading.tsx'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { errorWords } from './error-text.ts'

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
