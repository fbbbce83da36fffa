/** How long a record is kept and why, looked up when it is asked for: every look is in the audit. */
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Can } from './can.tsx'
import { formatDate } from './format.ts'
import { paths } from './paths.ts'
import { Shown } from './problem.tsx'
import { topicApi } from './topic-api.ts'

export function RetentionDetails({ recordId }: { recordId: string }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Can do="retention.date.read">
      <Details
        summary="How long it is kept"
        open={isOpen}
        onToggle={(event) => setIsOpen(event.currentTarget.open)}
      >
        {isOpen ? <Dates recordId={recordId} /> : null}
      </Details>
    </Can>
  )
}

function Dates({ recordId }: { recordId: string }) {
  const found = useQuery(topicApi.retention.get.query({ params: { recordId } }))
  return (
    <Shown query={found} words="Looking up the dates…">
      {({ group, reviewOn, purgeNotBefore, why, holds }) => (
        <>
          <SummaryList
            rows={[
              { key: 'Retention group', value: `${group.code}: ${group.label}` },
              { key: 'Looked at again', value: dayOr(reviewOn, 'no time by itself calls for it') },
              { key: 'Kept at least until', value: dayOr(purgeNotBefore, 'no time by itself ends it') },
              ...(holds.some(({ stands }) => stands)
                ? [
                    {
                      key: 'Held all the same',
                      value: holds
                        .filter(({ stands }) => stands)
                        .map(({ authority, ref }) => `${authority} (${ref})`)
                        .join(', '),
                    },
                  ]
                : []),
            ]}
          />
          <ul className="govuk-list govuk-list--bullet">
            {why.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <p>
            <Link href={paths.retention(recordId)}>Holds on this record</Link>
          </p>
        </>
      )}
    </Shown>
  )
}

const dayOr = (day: string | null, words: string): string => (day === null ? words : formatDate(day))
