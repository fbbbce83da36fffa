import type { IntelligencePage as Entry } from '@mips/contracts/intelligence'
import { LinkButton } from '@mips/ui/button.tsx'
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
import { RetentionDetails } from '../../platform/retention-details.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'

/** An intelligence report, paragraph by paragraph, as its reader may hold it. */
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
  const isUnderConditions = entry.paragraphs.some(({ grade }) => grade.handling === 'C')
  return (
    <div className="mips-stack">
      <PageHeading
        caption={entry.title}
        actions={
          entry.unit === null ? null : (
            <LinkButton look="secondary" href={paths.evaluateIntelligence(entry.id)}>
              Evaluate it
            </LinkButton>
          )
        }
      >
        {entry.reference ?? entry.title}
      </PageHeading>
      {entry.marking === 'OFFICIAL' ? null : <Warning>{entry.marking}</Warning>}
      {entry.force.isOfReader || entry.shows === 'SIGNPOST' ? null : (
        <Warning>
          {entry.force.label} owns this report: nothing of it leaves the force without its consent.
        </Warning>
      )}
      {entry.isRestricted ? (
        <Warning>
          Restricted to {entry.restrictedTo}. Say nothing to others that would show that it exists.
        </Warning>
      ) : null}
      {entry.unit === null ? null : (
        <p>
          <Link href={paths.givenIntelligence(entry.id)}>What was given of it, and to whom</Link>
        </p>
      )}
      {entry.shows === 'SIGNPOST' ? (
        <p>
          There is nothing of this report that you may hold now. Ask: {entry.contact}.
          {entry.force.isOfReader ? null : ` It is owned by ${entry.force.label}.`}
        </p>
      ) : (
        <>
          {entry.isRestricted || isUnderConditions || entry.paragraphs.length === 0 ? null : (
            <SafeguardHere eventId={entry.id} />
          )}
          {entry.paragraphs.map((paragraph) => (
            <Held key={paragraph.number} paragraph={paragraph} />
          ))}
          {entry.unit === null ? null : <SentIn unit={entry.unit} />}
          <About entry={entry} checkedAt={checkedAt} />
          <RetentionDetails recordId={entry.id} />
        </>
      )}
    </div>
  )
}

/** One paragraph as its reader holds it: text, grade, conditions and what it asks before anybody acts on it. */
function Held({ paragraph }: { paragraph: Entry['paragraphs'][number] }) {
  const { grade } = paragraph
  return (
    <Card title={`Paragraph ${paragraph.number}: ${grade.printed}`}>
      {paragraph.marking === 'OFFICIAL' ? null : <Tag tone="special">{paragraph.marking}</Tag>}
      <p className="mips-written">{paragraph.text}</p>
      <SummaryList
        rows={[
          ...gradeRows(grade),
          ...(paragraph.conditions.length === 0
            ? []
            : [{ key: 'Conditions', value: paragraph.conditions.join('; ') }]),
          ...(paragraph.permits.length === 0
            ? []
            : [{ key: 'Before acting', value: paragraph.permits.join(' ') }]),
        ]}
      />
    </Card>
  )
}

const gradeRows = (grade: Entry['paragraphs'][number]['grade']) => [
  { key: 'Source', value: `${grade.source} ${grade.sourceLabel}` },
  { key: 'Assessment', value: `${grade.assessment} ${grade.assessmentLabel}` },
  { key: 'Handling', value: `${grade.handling} ${grade.handlingLabel}` },
]

/** What was sent in, for the intelligence unit alone. */
function SentIn({ unit }: { unit: NonNullable<Entry['unit']> }) {
  return (
    <Card title="As it was sent in, for the intelligence unit alone">
      <p>
        <Tag tone="info">{unit.stateLabel}</Tag>
      </p>
      {unit.paragraphs.map((paragraph) => (
        <section key={paragraph.number} aria-label={`Paragraph ${paragraph.number} as sent in`}>
          {paragraph.marking === 'OFFICIAL' ? null : <Tag tone="special">{paragraph.marking}</Tag>}
          <p className="mips-written">{paragraph.text}</p>
          <SummaryList
            rows={[
              ...(paragraph.initialGrade === null
                ? []
                : [{ key: 'Grade of the writer', value: paragraph.initialGrade.printed }]),
              ...(paragraph.gradeReason === null ? [] : [{ key: 'Why', value: paragraph.gradeReason }]),
              ...(paragraph.conditions.length === 0
                ? []
                : [{ key: 'Conditions', value: paragraph.conditions.join('; ') }]),
              { key: 'How it is known', value: paragraph.provenance ?? 'Not said' },
            ]}
          />
        </section>
      ))}
    </Card>
  )
}

/** The force that owns it, with its own number there. */
const ownerWords = ({ label, reference }: Entry['force']): string =>
  reference === null ? label : `${label}, there ${reference}`

function About({ entry, checkedAt }: { entry: Entry; checkedAt: string }) {
  return (
    <>
      <Card title="Who it is about">
        {entry.subjects.length === 0 ? <p className="mips-muted">Nobody is named.</p> : null}
        {entry.subjects.map((person) => (
          <LinkedPersonLine
            key={person.linkId}
            person={{ ...person, note: person.note ?? person.category }}
            fact={person.role === 'MENTIONED' ? 'named in this report' : 'subject of this report'}
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
          caption="Events linked to this report"
          empty="No event that you may see."
        />
      </Card>
      <SummaryList
        rows={[
          { key: 'Owned by', value: ownerWords(entry.force) },
          {
            key: 'Open to',
            value: entry.isRestricted
              ? (entry.restrictedTo ?? 'a restricted list')
              : 'all who may see intelligence',
          },
          ...(entry.reportedAt === null
            ? []
            : [{ key: 'Reported', value: formatDateTime(entry.reportedAt) }]),
          ...(entry.submittedAt === null
            ? []
            : [
                {
                  key: 'Written up',
                  value: `${formatDateTime(entry.submittedAt)}${entry.submittedBy === null ? '' : ` by ${formatOfficer(entry.submittedBy)}`}`,
                },
              ]),
        ]}
      />
    </>
  )
}
