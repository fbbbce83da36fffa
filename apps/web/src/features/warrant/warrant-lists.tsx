/** The lists of a warrant: addresses, attempts, the national computer, payments, its log. */
import type { WarrantPage } from '@mips/contracts/warrant-parts'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { WarningStrip } from '@mips/ui/warning-strip.tsx'
import { formatDate, formatDateTime, formatOfficer } from '../../platform/format.ts'
import { paths } from '../../platform/paths.ts'
import { serverNow } from '../../platform/server-clock.ts'
import { asWarnings } from '../../platform/warnings.ts'
import { CancelForm, ReviewForm } from './circulation-forms.tsx'
import { pounds } from './warrant.api.ts'

type Props = { page: WarrantPage }

export function Addresses({ page }: Props) {
  return (
    <Card title="Addresses">
      {page.addresses.length === 0 ? <p>No address is known.</p> : null}
      <ul className="govuk-list">
        {page.addresses.map(({ id, placeId, words, why, markers }) => (
          <li key={id}>
            {placeId === null ? words : <Link href={paths.location(placeId)}>{words}</Link>}{' '}
            <span className="mips-muted mips-small">{why}</span>
            {markers.length === 0 ? null : (
              <WarningStrip
                size="small"
                about={words}
                markers={asWarnings(markers)}
                checked={{ date: formatDate(serverNow().toISOString()) }}
              />
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

const attemptColumns: Column<WarrantPage['attempts'][number]>[] = [
  { key: 'at', header: 'When', isRowHeader: true, cell: ({ at }) => formatDateTime(at) },
  { key: 'address', header: 'Where', cell: ({ address }) => address },
  {
    key: 'result',
    header: 'Result',
    cell: ({ result, note, wasRiskRead }) => (
      <>
        <Tag tone={result.code === 'ARRESTED' ? 'good' : 'info'}>{result.label}</Tag>{' '}
        {wasRiskRead ? null : <Tag tone="caution">Markers not read</Tag>}
        {note === null ? null : (
          <>
            <br />
            <span className="mips-small">{note}</span>
          </>
        )}
      </>
    ),
  },
  {
    key: 'next',
    header: 'Next',
    cell: ({ next }) =>
      next === null
        ? ''
        : [
            next.text,
            next.dueOn === null ? undefined : `by ${formatDate(next.dueOn)}`,
            next.owner === null ? undefined : formatOfficer(next.owner),
          ]
            .filter(Boolean)
            .join(', '),
  },
  {
    key: 'who',
    header: 'Who went',
    cell: ({ officers }) =>
      officers.flatMap((officer) => (officer === null ? [] : [formatOfficer(officer)])).join(', '),
  },
]

export function Attempts({ page }: Props) {
  return (
    <Card title="Attempts">
      <DataTable
        caption="Attempts, the newest first"
        captionHidden
        columns={attemptColumns}
        rows={page.attempts}
        rowKey={({ id }) => id}
        empty={<p>Nobody has tried yet.</p>}
      />
    </Card>
  )
}

export function Circulations({ page }: Props) {
  return (
    <Card title="National computer">
      <p>
        <Tag tone={['STALE', 'NOT_CIRCULATED'].includes(page.circulation.code) ? 'bad' : 'info'}>
          {page.circulation.label}
        </Tag>
      </p>
      <ul className="govuk-list">
        {page.circulations.map((one) => (
          <li key={one.id}>
            <strong>{one.reference}</strong> on {formatDateTime(one.enteredAt)}
            {one.enteredBy === null ? '' : `, ${formatOfficer(one.enteredBy)}`}{' '}
            {one.wasInTime ? <Tag tone="good">In time</Tag> : <Tag tone="bad">Late</Tag>}{' '}
            {one.reviewedAt === null ? null : (
              <span className="mips-muted mips-small">looked at again {formatDate(one.reviewedAt)}</span>
            )}
            {one.cancelledAt === null ? null : ` · off ${formatDateTime(one.cancelledAt)}`}
            {page.may.circulate && one.cancelledAt === null ? (
              <>
                <Details summary="Take it off">
                  <CancelForm page={page} circulationId={one.id} />
                </Details>
                {page.isWanted ? (
                  <Details summary="Looked at again">
                    <ReviewForm page={page} circulationId={one.id} />
                  </Details>
                ) : null}
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}

const paymentColumns: Column<WarrantPage['payments'][number]>[] = [
  { key: 'on', header: 'Day', isRowHeader: true, cell: ({ paidOn }) => formatDate(paidOn) },
  { key: 'pence', header: 'Paid', numeric: true, cell: ({ pence }) => pounds(pence) },
  { key: 'receipt', header: 'Receipt', cell: ({ receipt }) => receipt },
  { key: 'by', header: 'Taken by', cell: ({ takenBy }) => (takenBy === null ? '' : formatOfficer(takenBy)) },
]

export function Payments({ page }: Props) {
  if (page.money === null) return null
  return (
    <Card title="Payments">
      <DataTable
        caption="Payments"
        captionHidden
        columns={paymentColumns}
        rows={page.payments}
        rowKey={({ id }) => id}
        empty={<p>Nothing was paid yet.</p>}
      />
    </Card>
  )
}

export function Log({ page }: Props) {
  return (
    <Card title="Log">
      <ul className="govuk-list">
        {page.log.map(({ id, happenedAt, author, text }) => (
          <li key={id}>
            <span className="mips-muted mips-small">
              {formatDateTime(happenedAt)} {author}
            </span>
            <br />
            {text}
          </li>
        ))}
      </ul>
    </Card>
  )
}
