/** How many have read which version of what, and who has not. */
import type { ReceiptLine } from '@mips/contracts/briefing-parts'
import type { OfficerRef } from '@mips/contracts/common'
import { Button, ButtonGroup } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
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
              <Receipt key={line.itemId} briefingId={briefing.id} line={line} />
            ))}
            {lines.length === 0 ? <p>Nothing stands on it now.</p> : null}
          </>
        )}
      </Shown>
    </div>
  )
}

const nameOf = ({ rank, staffNumber, displayName }: OfficerRef) => `${rank} ${staffNumber} ${displayName}`

type ReceiptProps = { briefingId: string; line: ReceiptLine }

/** One item: how many have read it, and on demand who. */
function Receipt({ briefingId, line }: ReceiptProps) {
  const [isOpen, setIsOpen] = useState(false)
  const { kind, title, isMustRead, readers, shown, read, unread, due } = line
  return (
    <Card
      title={`${kind.label}: ${title}`}
      actions={
        <>
          {isMustRead ? <Tag tone="caution">Must be read</Tag> : null}
          {due?.isOverdue === true && unread > 0 ? <Tag tone="bad">Overdue</Tag> : null}
        </>
      }
    >
      <p>
        {`${read} said that they have read it; it was on the screen of ${shown} of ${readers}.`}
        {due === null || unread === 0 ? '' : ` To be read by ${formatDateTime(due.by)} (${due.rule}).`}
      </p>
      {readers === 0 ? null : (
        <Details
          summary={isMustRead ? `Who: ${read} read it, ${unread} not yet` : `Who: ${read} read it`}
          onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
        >
          {isOpen ? <Names briefingId={briefingId} line={line} /> : null}
        </Details>
      )}
    </Card>
  )
}

/** Who has read an item and who has not, a hundred at a time. */
function Names({ briefingId, line: { itemId } }: ReceiptProps) {
  const [page, setPage] = useState(1)
  const found = useQuery({
    ...topicApi.briefing.itemReceipts.query({ params: { briefingId, itemId }, query: { page } }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchInterval: 60_000,
  })
  return (
    <Shown query={found} words="Looking who has read it…" headingLevel={2}>
      {({ line, read, unread, pages }) => (
        <>
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
              <h3 className="govuk-heading-s">Not yet ({line.unread})</h3>
              <p>{unread.map(nameOf).join('; ')}</p>
            </>
          )}
          {read.length + unread.length === 0 ? <p>Nobody has read it.</p> : null}
          {pages === 1 ? null : (
            <ButtonGroup>
              <Button look="secondary" disabled={page === 1} onClick={() => setPage(page - 1)}>
                Names before
              </Button>
              <Button look="secondary" disabled={page >= pages} onClick={() => setPage(page + 1)}>
                More names
              </Button>
              <span className="mips-muted">{`Page ${page} of ${pages}`}</span>
            </ButtonGroup>
          )}
        </>
      )}
    </Shown>
  )
}
