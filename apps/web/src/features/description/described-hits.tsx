import type { DescribedReply } from '@mips/contracts/description'
import { EmptyState } from '@mips/ui/empty-state.tsx'
import { useEffect, useRef, type ReactNode } from 'react'
import { DescribedHitCard } from '../../platform/described-hit.tsx'

/** Who may be the one described, the rarest fit first. */
export function DescribedHits({ reply, actions }: { reply: DescribedReply; actions?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section aria-labelledby="described" className="mips-stack">
      <h2 id="described" ref={heading} tabIndex={-1} className="govuk-heading-m">
        {foundWords(reply)}
      </h2>
      {actions}
      {reply.hits.length === 0 ? (
        <EmptyState title="Nobody who is described so" headingLevel={3}>
          <p>
            Few people have a description on record. Ask for fewer things, or search by words of the account.
          </p>
        </EmptyState>
      ) : (
        <p className="mips-muted">
          A description is what somebody said, not who it is. What nobody recorded counts neither for nor
          against.
        </p>
      )}
      <ol className="mips-hits">
        {reply.hits.map((hit) => (
          <li key={hit.nominalId}>
            <DescribedHitCard hit={hit} asked={reply.asked} searchedAt={reply.searchedAt} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function foundWords({ hits, found, isMore }: DescribedReply): string {
  if (found === 0) return 'Nobody found for this description'
  const people =
    found === 1 ? 'One person fits something' : `${found}${isMore ? ' or more' : ''} people fit something`
  return hits.length < found ? `${people}: the ${hits.length} nearest` : people
}
