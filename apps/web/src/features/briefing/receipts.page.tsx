/** Who has read which version of what, and who has not. */
import type { ReceiptLine } from '@mips/contracts/briefing-parts'
import type { OfficerRef } from '@mips/contracts/common'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { formatDateTime } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { topicApi } from '../../platform/topic-api.ts'

export function ReceiptsPage() {
  usePageTitle('Who has read the briefing')
  const { briefingId } = useParams({ from: '/briefings/$briefingId/receipts' })
  const found = useQuery({
    ...topicApi.briefing.receipts.query({ params: { briefingId } }),
    staleTime: 0,
    refetchInterval: 60_000,
  })
  return (
    <div className="mips-stack">
      <Shown query={found} words="Looking who has read it…">
        {({ briefing, figures, lines }) => (
          <>
            <PageHeading
              caption="Who has read it"
              actions={<Link href={paths.briefingDraft(briefing.id)}>The briefing</Link>}
            >
              {briefing.title}
            </PageHeading>
            <SummaryList
              columns={2}
              rows={[
                { key: 'Told now', value: String(figures.items) },
                { key: 'Readers', value: String(figures.readers) },
                {
                  key: 'Read of what must be read',
                  value: `${figures.read} of ${figures.toRead}${
                    figures.toRead === 0 ? '' : ` (${Math.round((100 * figures.read) / figures.toRead)} %)`
                  }`,
                },
                { key: 'Overdue', value: String(figures.overdue) },
              ]}
            />
            {lines.map((line) => (
              <Receipt key={line.itemId} line={line} />
            ))}
            {lines.length === 0 ? <p>Nothing stands on it now.</p> : null}
          </>
        )}
      </Shown>
    </div>
  )
}

const nameOf = ({ rank, staffNumber, displayName }: OfficerRef) => `${rank} ${staffNumber} ${displayName}`

function Receipt({ line }: { line: ReceiptLine }) {
  const { kind, title, isMustRead, readers, shown, read, unread, due } = line
  return (
    <Card
      title={`${kind.label}: ${title}`}
      actions={
        <>
          {isMustRead ? <Tag tone="caution">Must be read</Tag> : null}
          {due?.isOverdue === true && unread.length > 0 ? <Tag tone="bad">Overdue</Tag> : null}
        </>
      }
    >
      <p>
        {`${read.length} said that they have read it; it was on the screen of ${shown} of ${readers}.`}
        {due === null || unread.length === 0 ? '' : ` To be read by ${formatDateTime(due.by)} (${due.rule}).`}
      </p>
      {read.length === 0 ? null : (
        <>
          <h3 className="govuk-heading-s">Read</h3>
          <ul className="govuk-list govuk-list--bullet">
            {read.map(({ by, at, version }) => (
              <li key={`${by.id}${version}`}>
                {nameOf(by)}{' '}
                <span className="mips-muted mips-small">
                  {`${formatDateTime(at)}${version === line.version ? '' : ', an older version'}`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {unread.length === 0 ? null : (
        <>
          <h3 className="govuk-heading-s">Not yet ({unread.length})</h3>
          <p>{unread.map(nameOf).join('; ')}</p>
        </>
      )}
    </Card>
  )
}
