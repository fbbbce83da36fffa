import type { Comparison } from '@mips/contracts/identity-replies'
import { Link } from '@mips/ui/link.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { formatDateTime } from '../../platform/format.ts'
import { pathOfRecord } from '../../platform/paths.ts'
import { decisionWords } from './decision-words.ts'

/** What must be known before anybody decides: what refuses a join, who else must agree, who must be told, what was decided before. */
export function ComparisonNotices({ comparison }: { comparison: Comparison }) {
  const { conflicts, arePossibleTwins, secondPersonBecause, ownersToInform, earlier, proposal } = comparison
  return (
    <>
      {conflicts.length === 0 ? null : (
        <NotificationBanner
          tone="bad"
          title={
            arePossibleTwins
              ? 'They may be twins: they cannot be joined'
              : 'They cannot be joined as they stand'
          }
        >
          <ul className="govuk-list govuk-list--bullet">
            {conflicts.map((conflict) => (
              <li key={conflict}>{conflict}</li>
            ))}
          </ul>
          <p>Put the wrong fact right first, or keep them as not the same person.</p>
        </NotificationBanner>
      )}
      {secondPersonBecause.length === 0 ? null : (
        <NotificationBanner tone="caution" title="A join of these two needs a second person">
          <p>
            {secondPersonBecause.join(' ')} You propose the join; an inspector or above, an analyst or a
            records manager other than you approves it. Until then nothing is joined.
          </p>
        </NotificationBanner>
      )}
      {ownersToInform.length === 0 ? null : (
        <NotificationBanner tone="caution" title="Tell these people before you join">
          <ul className="govuk-list govuk-list--bullet">
            {ownersToInform.map((owner) => {
              const href = pathOfRecord({ id: owner.recordId, kind: owner.recordKind })
              const words = owner.reference ?? 'a record'
              return (
                <li key={`${owner.recordId} ${owner.owner}`}>
                  {owner.owner}: {href === undefined ? words : <Link href={href}>{words}</Link>} is open
                </li>
              )
            })}
          </ul>
        </NotificationBanner>
      )}
      {earlier.length === 0 ? null : (
        <NotificationBanner title="Decided about these two before">
          <ul className="govuk-list govuk-list--bullet">
            {earlier.map((one) => (
              <li key={one.decisionId}>
                {formatDateTime(one.decidedAt)}: {decisionWords(one.decision)}, {one.decidedBy ?? 'unknown'}.{' '}
                {one.reason}
                {one.undoneAt === null ? '' : ` (undone ${formatDateTime(one.undoneAt)})`}
              </li>
            ))}
          </ul>
        </NotificationBanner>
      )}
      {proposal?.proposedReason && proposal.status === 'AWAITING_SECOND' ? (
        <NotificationBanner title={`Proposed by ${proposal.proposedBy ?? 'somebody'}`}>
          <p>
            {proposal.proposedAt === null ? '' : `${formatDateTime(proposal.proposedAt)}: `}
            {proposal.proposedReason}
          </p>
        </NotificationBanner>
      ) : null}
    </>
  )
}
