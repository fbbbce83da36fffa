import type { DescribedHit, DescribedReply } from '@mips/contracts/description'
import { EmptyState } from '@mips/ui/empty-state.tsx'
import { Link } from '@mips/ui/link.tsx'
import { ReasonList } from '@mips/ui/reason-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { WarningStrip } from '@mips/ui/warning-strip.tsx'
import { useEffect, useRef, type ReactNode } from 'react'
import { formatDate } from '../../platform/format.ts'
import { paths } from '../../platform/paths.ts'
import { PersonPhoto } from '../../platform/person-photo.tsx'
import { asWarnings } from '../../platform/warnings.ts'

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
            <Hit hit={hit} asked={reply.asked} searchedAt={reply.searchedAt} />
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

function Hit({ hit, asked, searchedAt }: { hit: DescribedHit; asked: number; searchedAt: string }) {
  const born =
    hit.dob === null
      ? 'date of birth not known'
      : `b. ${hit.dobPrecision === 'range' ? hit.dob : formatDate(hit.dob)}`
  const told = asked - hit.notRecorded.length
  return (
    <article className="mips-hit" aria-label={hit.displayName}>
      <PersonPhoto photograph={hit.photograph} name={hit.displayName} />
      <div className="mips-hit__body">
        <p className="mips-hit__line">
          <span className="mips-hit__name">
            <Link href={paths.nominal(hit.nominalId)}>{hit.displayName}</Link>
          </span>
          <span>{`${born}${hit.ageYears === null ? '' : ` (${hit.ageYears})`}`}</span>
          <span className="mips-muted">{hit.reference}</span>
          <Tag tone={hit.differs.length === 0 && told === asked ? 'good' : 'info'}>
            {`Fits ${told - hit.differs.length} of ${asked}`}
          </Tag>
          {hit.isRestricted ? <Tag tone="special">Restricted</Tag> : null}
        </p>
        <WarningStrip
          size="small"
          about={hit.displayName}
          markers={asWarnings(hit.markers)}
          checked={{ date: formatDate(searchedAt) }}
        />
        <p className="mips-hit__detail">{hit.lastAddress?.address ?? 'No address recorded'}</p>
        <ReasonList
          label="Why"
          reasons={[
            ...hit.fits.map((words) => ({ words, weight: 'strong' as const })),
            ...hit.differs.map((words) => ({ words, weight: 'against' as const })),
          ]}
        />
        {hit.notRecorded.length === 0 ? null : (
          <p className="mips-hit__detail mips-muted">Not recorded: {hit.notRecorded.join('; ')}</p>
        )}
      </div>
    </article>
  )
}
