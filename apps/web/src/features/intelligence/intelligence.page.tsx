import type { IntelligencePage as Entry } from '@mips/contracts/intelligence'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { Warning } from '@mips/ui/warning.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { SafeguardHere } from '../../platform/children-here.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { formatDateTime, formatOfficer } from '../../platform/format.ts'
import { Gazetteer } from '../../platform/gazetteer.tsx'
import { LinkedEvents } from '../../platform/linked-events.tsx'
import { LinkedPersonLine } from '../../platform/linked-person.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'

/** An intelligence entry for those who may see it. */
export function IntelligencePage() {
  usePageTitle('Intelligence entry')
  const { reportId } = useParams({ from: '/intelligence/$reportId' })
  usePurposeFrom(reportId, 'INTELLIGENCE')
  const entry = useQuery(topicApi.intelligence.get.query({ params: { reportId } }))
  return (
    <Shown query={entry} words="Opening the entry…" headingLevel={1}>
      {(found) => (
        <Intelligence entry={found} checkedAt={formatDateTime(new Date(entry.dataUpdatedAt).toISOString())} />
      )}
    </Shown>
  )
}

function Intelligence({ entry, checkedAt }: { entry: Entry; checkedAt: string }) {
  const { grade } = entry
  return (
    <div className="mips-stack">
      <PageHeading caption={`Intelligence entry ${entry.reference ?? ''}`}>{grade.printed}</PageHeading>
      {entry.isRestricted ? (
        <Warning>
          Restricted to {entry.restrictedTo}. Say nothing to others that would show that it exists.
        </Warning>
      ) : null}
      {entry.isRestricted || grade.handling === 'C' ? null : <SafeguardHere eventId={entry.id} />}
      <div className="mips-columns mips-columns--main-aside">
        <div className="mips-stack">
          <Card title="What was learnt">
            <p className="mips-written">{entry.text}</p>
          </Card>
          <Card title="Who it is about">
            {entry.subjects.length === 0 ? <p className="mips-muted">Nobody is named.</p> : null}
            {entry.subjects.map((person) => (
              <LinkedPersonLine
                key={person.linkId}
                person={person}
                fact="subject of this entry"
                checkedAt={checkedAt}
              />
            ))}
            {entry.places.map((place) => (
              <p key={place.linkId}>
                <Link href={paths.location(place.id)}>{place.address}</Link>
                <br />
                <Gazetteer place={place} />
              </p>
            ))}
          </Card>
          <Card title="Linked events">
            <LinkedEvents
              events={entry.events}
              caption="Events linked to this entry"
              empty="No event that you may see."
            />
          </Card>
        </div>
        <div className="mips-stack">
          <Card title="Grade and handling">
            <SummaryList
              rows={[
                { key: 'Source', value: `${grade.source} ${grade.sourceLabel}` },
                { key: 'Assessment', value: `${grade.assessment} ${grade.assessmentLabel}` },
                ...(grade.reason === null ? [] : [{ key: 'Why', value: grade.reason }]),
                { key: 'Handling', value: `${grade.handling} ${grade.handlingLabel}` },
                ...(grade.conditions === null ? [] : [{ key: 'Conditions', value: grade.conditions }]),
                {
                  key: 'Open to',
                  value: entry.isRestricted ? (
                    <Tag tone="special">{entry.restrictedTo ?? 'a restricted list'}</Tag>
                  ) : (
                    'all who may see intelligence'
                  ),
                },
                { key: 'Reported', value: formatDateTime(entry.reportedAt) },
                {
                  key: 'Written up',
                  value: `${formatDateTime(entry.submittedAt)}${entry.submittedBy === null ? '' : ` by ${formatOfficer(entry.submittedBy)}`}`,
                },
              ]}
            />
          </Card>
        </div>
      </div>
    </div>
  )
}
