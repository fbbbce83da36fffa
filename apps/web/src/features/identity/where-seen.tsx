import type { JoinSide } from '@mips/contracts/identity-replies'
import { kindLabel } from '@mips/domain/codes/record-kinds'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../platform/api.ts'
import { formatDate, formatDateTime } from '../../platform/format.ts'
import { pathOfRecord } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { useCluster } from './identity.api.ts'
import { numberOf } from './match-words.ts'

/** The records behind each of the two and the events where they were seen; read when it is opened. */
export function WhereSeen({ a, b }: { a: JoinSide; b: JoinSide }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Details
      summary="Their records and where they were seen"
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      {isOpen ? (
        <div className="mips-pair">
          <Seen side={a} />
          <Seen side={b} />
        </div>
      ) : null}
    </Details>
  )
}

function Seen({ side }: { side: JoinSide }) {
  const cluster = useCluster(side.nominalId)
  const timeline = useQuery(
    api.nominal.getTimeline.query({ params: { nominalId: side.nominalId }, query: { limit: 8 } }),
  )
  return (
    <section aria-label={`Records of ${side.displayName}`}>
      <h3 className="govuk-heading-s">{numberOf(side)}</h3>
      <Shown query={cluster} words="Reading the records…">
        {({ records }) => (
          <ul className="mips-lines">
            {records.map((record) => (
              <li key={record.personRecordId} className="mips-lines__item">
                <span>
                  {record.words} <span className="mips-muted">recorded {formatDate(record.recordedAt)}</span>
                </span>
              </li>
            ))}
          </ul>
        )}
      </Shown>
      <h4 className="govuk-heading-s">Where seen, newest first</h4>
      <Shown query={timeline} words="Reading the timeline…">
        {({ entries }) =>
          entries.length === 0 ? (
            <p className="mips-muted">No event recorded</p>
          ) : (
            <ul className="mips-lines">
              {entries.map((entry) => (
                <li key={`${entry.eventId} ${entry.personRecordId}`} className="mips-lines__item">
                  <span>
                    <Event entry={entry} /> {entry.roleLabels.join(', ').toLowerCase()}
                    <span className="mips-muted">
                      {' '}
                      {formatDateTime(entry.at)}
                      {entry.place === null ? '' : `, ${entry.place.address}`}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </section>
  )
}

function Event({ entry }: { entry: { eventId: string; kind: string; reference: string | null } }) {
  const words = [kindLabel(entry.kind), entry.reference].filter(Boolean).join(' ')
  const href = pathOfRecord({ id: entry.eventId, kind: entry.kind })
  return href === undefined ? words : <Link href={href}>{words}</Link>
}
