import type { JoinSide, Proposal } from '@mips/contracts/identity-replies'
import { LinkButton } from '@mips/ui/button.tsx'
import { QueueItem } from '@mips/ui/queue-item.tsx'
import { ReasonList } from '@mips/ui/reason-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { WarningStrip } from '@mips/ui/warning-strip.tsx'
import { formatDate, formatDistance } from '../../platform/format.ts'
import { paths } from '../../platform/paths.ts'
import { PersonPhoto } from '../../platform/person-photo.tsx'
import { serverNow } from '../../platform/server-clock.ts'
import { asWarnings } from '../../platform/warnings.ts'
import { bandWords, bitsWords, bornWords, reasonsOf } from './match-words.ts'

/** One suspicion of the queue: why it is here, both people, and the way to their comparison. */
export function ProposalItem({ proposal, isCurrent }: { proposal: Proposal; isCurrent: boolean }) {
  const { a, b, harmReasons, secondPersonBecause } = proposal
  return (
    <QueueItem
      isCurrent={isCurrent}
      why={harmReasons.length === 0 ? 'the two look like one person' : harmReasons.join(', ')}
      title={`${bandWords(proposal.band)}: ${a.displayName} and ${b.displayName}`}
      score={bitsWords(proposal.weight)}
      age={`found ${formatDistance(proposal.foundAt, serverNow())}`}
      actions={
        <LinkButton
          size="small"
          href={paths.duplicate(proposal.id)}
          aria-label={`Compare ${a.displayName} with ${b.displayName}`}
        >
          {proposal.status === 'AWAITING_SECOND' ? 'Compare and approve' : 'Compare'}
        </LinkButton>
      }
    >
      <div className="mips-pair">
        <Side side={a} />
        <Side side={b} />
      </div>
      <ReasonList reasons={reasonsOf(proposal.reasons)} label="Why they look alike" />
      {proposal.status === 'AWAITING_SECOND' ? (
        <p className="mips-small">
          <Tag tone="caution">Second person needed</Tag> {secondPersonBecause.join(' ')} Proposed by{' '}
          {proposal.proposedBy ?? 'somebody'}
          {proposal.proposedAt === null ? '' : ` on ${formatDate(proposal.proposedAt)}`}.
        </p>
      ) : null}
    </QueueItem>
  )
}

function Side({ side }: { side: JoinSide }) {
  return (
    <div className="mips-hit">
      <PersonPhoto photograph={side.photograph} name={side.displayName} />
      <div className="mips-hit__body">
        <p className="mips-hit__line">
          <strong>{side.displayName}</strong> <span>{bornWords(side)}</span>
          <span className="mips-muted">{side.reference}</span>
          {side.isRestricted ? <Tag tone="special">Restricted</Tag> : null}
        </p>
        <WarningStrip
          size="small"
          about={side.displayName}
          markers={asWarnings(side.markers)}
          checked={{ date: formatDate(serverNow().toISOString()) }}
        />
        <p className="mips-hit__detail">{side.lastAddress?.address ?? 'No address recorded'}</p>
      </div>
    </div>
  )
}
