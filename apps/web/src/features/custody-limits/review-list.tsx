/** Every review done or due, with what it still lacks. */
import type { LimitReview, LimitsPage } from '@mips/contracts/custody-limits'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useAct } from '../../platform/act.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { formatDateTimeZone } from '../../platform/format.ts'
import { PaperButton } from '../../platform/paper-button.tsx'
import { serverNow } from '../../platform/server-clock.ts'
import { refreshesStay } from '../../platform/stay.ts'

const statuses: Record<string, { label: string; tone: 'good' | 'caution' | 'bad' | 'info' }> = {
  DUE: { label: 'Due', tone: 'info' },
  OVERDUE: { label: 'Overdue', tone: 'bad' },
  POSTPONED: { label: 'Put off', tone: 'caution' },
  ON_TIME: { label: 'Done on time', tone: 'good' },
  LATE_POSTPONED: { label: 'Done late, put off', tone: 'caution' },
  BREACH: { label: 'Done late', tone: 'bad' },
  MISSED: { label: 'Missed', tone: 'bad' },
}

export function ReviewList({ page }: { page: LimitsPage }) {
  return (
    <Card title="Reviews">
      {page.reviews.length === 0 ? <p>Reviews fall due once detention is authorised.</p> : null}
      <ol className="govuk-list">
        {page.reviews.map((review) => (
          <li key={review.number}>
            <Line page={page} review={review} />
          </li>
        ))}
      </ol>
    </Card>
  )
}

function Line({ page, review }: { page: LimitsPage; review: LimitReview }) {
  const tell = useAct(topicApi.custodyLimits.tellReview.mutation(), {
    refreshes: refreshesStay,
    said: 'The person has been told',
    tellsErrors: true,
  })
  const { id } = review
  return (
    <>
      <p>
        <strong>Review {review.number}</strong>{' '}
        <Tag tone={statuses[review.status]?.tone ?? 'info'}>
          {statuses[review.status]?.label ?? review.status}
        </Tag>{' '}
        due {formatDateTimeZone(review.dueAt)} <span className="mips-muted">({review.rule})</span>
        {review.doneAt === null
          ? `, by ${review.by.toLowerCase()}`
          : `, done ${formatDateTimeZone(review.doneAt)}`}
      </p>
      {review.doneAt === null ? null : (
        <p>
          {[review.officer?.displayName, review.method?.label, review.outcome?.label]
            .filter(Boolean)
            .join(', ')}
          . {review.groundsText}
        </p>
      )}
      {review.said.map(({ by, label, words }) => (
        <p key={by} className="mips-muted">
          {by}: {label.toLowerCase()}. {words}
        </p>
      ))}
      {review.postponedReason === null ? null : <p>Put off because {review.postponedReason}</p>}
      {review.left.map((left) => (
        <p key={left}>
          <Tag tone="caution">Left</Tag> {left}
        </p>
      ))}
      {id === null ? null : (
        <p className="mips-row">
          {review.toldAt === null && review.left.length > 0 && page.may.review?.allowed ? (
            <Button
              look="secondary"
              size="small"
              onClick={() =>
                void tell.run({
                  params: { recordId: page.id, reviewId: id },
                  body: { toldAt: serverNow().toISOString() },
                })
              }
            >
              Told now
            </Button>
          ) : null}
          {page.may.print?.allowed ? (
            <PaperButton
              paper={`record of review ${review.number}`}
              print={(recipient) =>
                topicApi.custodyLimits.print.fetch({
                  params: { recordId: page.id },
                  body: { paper: 'REVIEW', rowId: id, recipient },
                })
              }
            />
          ) : null}
        </p>
      )}
    </>
  )
}
