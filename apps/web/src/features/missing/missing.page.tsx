/** A report of somebody missing on one page: how grave, what is due, who, where seen, what is done, and the acts. */
import type { MissingPage } from '@mips/contracts/missing-parts'
import { Card } from '@mips/ui/card.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ChangedSince } from '../../platform/changed-since.tsx'
import { SafeguardHere } from '../../platform/children-here.tsx'
import { formatDateTimeZone } from '../../platform/format.ts'
import { LinkedEvents } from '../../platform/linked-events.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { PersonBar } from '../../platform/person-bar.tsx'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { LeftList } from '../../platform/rights-entries-table.tsx'
import { SafeguardingNav } from '../../platform/safeguarding-nav.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { FoundBefore } from './found-before.tsx'
import { MissingActs } from './missing-acts.tsx'
import { FactsCard } from './missing-facts.tsx'
import { ActionsTable, InterviewsCard, LogTable, NoticesTable } from './missing-lists.tsx'
import { MissingMap } from './missing-map.tsx'
import { levelTone } from './missing.api.ts'

export function MissingPersonPage() {
  const { episodeId } = useParams({ from: '/missing/$episodeId' })
  usePurposeFrom(episodeId, 'SAFEGUARDING')
  const found = useQuery({
    ...topicApi.missing.get.query({ params: { episodeId } }),
    refetchInterval: 60_000,
  })
  return (
    <Shown query={found} words="Opening the report…" headingLevel={1}>
      {(page) => <Report page={page} />}
    </Shown>
  )
}

function Report({ page }: { page: MissingPage }) {
  usePageTitle(`${page.title} ${page.reference ?? ''}`)
  return (
    <div className="mips-stack">
      <SafeguardingNav current={paths.missingDesk()} />
      <PageHeading caption={page.reference ?? ''}>
        {page.title}{' '}
        <Tag tone={page.isMissing ? levelTone(page.level?.code) : 'good'}>
          {page.isMissing ? (page.level?.label.split(':')[0] ?? 'Not graded') : page.state.label}
        </Tag>{' '}
        {page.isLongTerm ? <Tag>Long-term missing</Tag> : null}
      </PageHeading>
      {page.subject === null ? null : <PersonBar person={page.subject} />}
      <ChangedSince key={page.id} record={{ id: page.id, kind: 'MissingEpisode' }} />
      <SafeguardHere eventId={page.id} personId={page.subject?.personRecordId} asksFlags />
      <Due page={page} />
      <LeftList left={page.left} />
      <MissingActs page={page} />
      <FactsCard page={page} />
      <div className="mips-columns mips-columns--main-aside">
        <Card title="Where">
          <MissingMap page={page} />
        </Card>
        <Card title="Found before">
          <FoundBefore earlier={page.earlier} places={page.foundBefore} />
        </Card>
      </div>
      <ActionsTable page={page} />
      <NoticesTable page={page} />
      {page.found === null ? null : <InterviewsCard page={page} />}
      <Card title="Linked records">
        <LinkedEvents
          events={page.events}
          caption="Linked records"
          empty="No record is linked to this report."
        />
      </Card>
      <LogTable page={page} />
    </div>
  )
}

function Due({ page: { due } }: { page: MissingPage }) {
  if (due.length === 0) return null
  return (
    <Card title="Due" tone={due.some(({ isOverdue }) => isOverdue) ? 'bad' : 'caution'}>
      <ul className="govuk-list">
        {due.map(({ what, text, by, who, rule, isOverdue }) => (
          <li key={`${what}${by}`}>
            <strong>{text}</strong> by {formatDateTimeZone(by)}, {who.toLowerCase()} ({rule}){' '}
            {isOverdue ? <Tag tone="bad">Overdue</Tag> : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}
