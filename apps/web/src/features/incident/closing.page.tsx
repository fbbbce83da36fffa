/** Closing an incident: what is still owed and where it is put right, the codes, the result; and how it closed before. */
import type { ClosingPage as Page } from '@mips/contracts/incident-closing'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { CloseForm, ReopenForm } from './closing-forms.tsx'
import { Owed } from './closing-owed.tsx'

export function ClosingPage() {
  const { incidentId } = useParams({ from: '/incidents/$incidentId/closing' })
  usePurposeFrom(incidentId, 'INCIDENT')
  usePageTitle('Closing the incident')
  const found = useQuery(topicApi.incidentClosing.get.query({ params: { incidentId } }))
  return (
    <Shown query={found} words="Looking what is still owed…" headingLevel={1}>
      {(page) => <Closing page={page} />}
    </Shown>
  )
}

function Closing({ page }: { page: Page }) {
  const { incident, may } = page
  return (
    <div className="mips-stack">
      <p className="mips-no-print">
        <Link href={paths.incident(incident.id)}>{incident.reference ?? 'The incident'}</Link>
      </p>
      <PageHeading caption={`${incident.reference ?? ''} ${incident.title}`}>
        {incident.isClosed ? 'How the incident closed' : 'Close the incident'}
      </PageHeading>
      {incident.isClosed && page.closings.length === 0 && incident.closedAt !== null ? (
        <p>
          Closed {formatDateTimeZone(incident.closedAt)}: {incident.closingCodeLabel}. No codes were kept.
        </p>
      ) : null}
      {incident.isClosed ? null : <Owed page={page} />}
      {may.close.allowed ? <CloseForm page={page} /> : null}
      {!incident.isClosed && !may.close.allowed ? <p>{may.close.reason}</p> : null}
      {page.closings.map((closing, index) => (
        <Before key={closing.id} closing={closing} isLast={index === 0} />
      ))}
      {may.reopen.allowed ? <ReopenForm page={page} /> : null}
    </div>
  )
}

function Before({ closing, isLast }: { closing: Page['closings'][number]; isLast: boolean }) {
  const undone = closing.reopenedAt !== null
  const codes = closing.closingCodes.map(({ label }) => label).join(', ')
  return (
    <Card
      title={
        <>
          {isLast ? 'Closed' : 'Closed before'} {formatDateTimeZone(closing.closedAt)}{' '}
          {undone ? <Tag tone="caution">opened again</Tag> : null}
        </>
      }
    >
      <SummaryList
        rows={[
          { key: 'Result', value: closing.disposal.label },
          { key: 'How it ended', value: closing.words },
          { key: 'Reported as', value: closing.opening?.label ?? 'Not coded' },
          { key: 'Closing codes', value: codes },
          ...(closing.qualifiers.length === 0
            ? []
            : [{ key: 'Qualifiers', value: closing.qualifiers.map(({ label }) => label).join(', ') }]),
          ...(closing.closingReason === null
            ? []
            : [{ key: 'What showed something else', value: closing.closingReason }]),
          ...(closing.duplicateOf === null
            ? []
            : [
                {
                  key: 'Repeats',
                  value: (
                    <Link href={paths.incident(closing.duplicateOf.id)}>
                      {closing.duplicateOf.reference ?? 'Another incident'}
                    </Link>
                  ),
                },
              ]),
          { key: 'By', value: closing.closedBy === null ? 'Not known' : formatOfficer(closing.closedBy) },
          ...(closing.reopenedAt === null
            ? []
            : [
                {
                  key: 'Opened again',
                  value: `${formatDateTimeZone(closing.reopenedAt)}${closing.reopenedBy === null ? '' : `, ${formatOfficer(closing.reopenedBy)}`}: ${closing.reopenReason ?? ''}`,
                },
              ]),
        ]}
      />
    </Card>
  )
}
