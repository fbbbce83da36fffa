/** One crime group: its people, its score and how it came, what was done against it, its owner, and its end. */
import type { CrimeGroupPage } from '@mips/contracts/crime-group'
import { groupConfidences } from '@mips/domain/intelligence/crime-group'
import { Card } from '@mips/ui/card.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { formatDate, formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { TaskingLink } from '../../platform/tasking-link.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import {
  ArchiveForm,
  DisruptionForm,
  EndMemberForm,
  MemberForm,
  OwnerForm,
  ScoreForm,
} from './group-forms.tsx'

export function GroupPage() {
  const { groupId } = useParams({ from: '/crime-groups/$groupId' })
  usePurposeFrom(groupId, 'INTELLIGENCE')
  const found = useQuery(topicApi.crimeGroup.get.query({ params: { groupId } }))
  return (
    <Shown query={found} words="Opening the group…" headingLevel={1}>
      {(group) => <Group group={group} />}
    </Shown>
  )
}

function Group({ group }: { group: CrimeGroupPage }) {
  usePageTitle(`Crime group ${group.reference ?? ''}`)
  const { tier, may, archived } = group
  return (
    <div className="mips-stack">
      <PageHeading
        caption={`Crime group ${group.reference ?? ''}`}
        actions={<Link href={paths.crimeGroups()}>Crime groups</Link>}
      >
        {group.name}{' '}
        {tier === null ? (
          <Tag tone="caution">Not scored</Tag>
        ) : (
          <Tag tone={tier.code === '1' ? 'bad' : 'info'}>{`${tier.label} · ${group.score ?? ''}`}</Tag>
        )}
      </PageHeading>
      {archived === null ? null : (
        <NotificationBanner
          tone="info"
          title={`Archived on ${formatDate(archived.at)}: ${archived.reason}`}
        />
      )}
      {group.left.map(({ rule, message }) => (
        <NotificationBanner key={message} tone="caution" title={`${message} (${rule})`} />
      ))}
      {group.due?.isOverdue === true ? (
        <NotificationBanner tone="bad" title={`Score it anew: overdue since ${formatDate(group.due.by)}`} />
      ) : null}
      <Card title="The group">
        <SummaryList
          rows={[
            { key: 'Operation', value: group.operationName },
            { key: 'What it does', value: group.summary },
            { key: 'Owner', value: group.owner === null ? null : formatOfficer(group.owner) },
            { key: 'Scored anew by', value: group.due === null ? null : formatDate(group.due.by) },
            { key: 'Marking', value: group.marking },
          ]}
        />
        {may.keep ? (
          <Details summary="Give it to another owner">
            <OwnerForm key={group.owner?.id ?? ''} group={group} />
          </Details>
        ) : null}
      </Card>
      <Members group={group} />
      <Scores group={group} />
      <Disruptions group={group} />
      <p className="mips-no-print">
        <TaskingLink recordId={group.id} />
      </p>
      {may.keep ? (
        <Details summary="Archive the group">
          <ArchiveForm group={group} />
        </Details>
      ) : null}
    </div>
  )
}

type Part = { group: CrimeGroupPage }
const sureWords = (code: string) => groupConfidences.find((one) => one.code === code)?.label ?? code

function Members({ group }: Part) {
  const { members, may } = group
  return (
    <Card title={`People (${members.filter(({ endedAt }) => endedAt === null).length})`}>
      <ul className="govuk-list" aria-label="People of the group">
        {members.map((one) => (
          <li key={one.linkId}>
            <Link href={paths.nominal(one.nominalId)}>{one.name}</Link>{' '}
            <span className="mips-muted mips-small">
              {[
                one.roleLabel,
                sureWords(one.confidence).toLowerCase(),
                one.endedAt === null ? null : `until ${formatDate(one.endedAt)}`,
                one.note,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {may.keep && one.endedAt === null ? (
              <Details summary={`${one.name} belongs to it no longer`}>
                <EndMemberForm group={group} linkId={one.linkId} />
              </Details>
            ) : null}
          </li>
        ))}
      </ul>
      {may.keep ? (
        <Details summary="Add a person">
          <MemberForm group={group} />
        </Details>
      ) : null}
    </Card>
  )
}

const scoreColumns: Column<CrimeGroupPage['scores'][number]>[] = [
  { key: 'at', header: 'Scored', isRowHeader: true, cell: ({ at }) => formatDate(at) },
  { key: 'score', header: 'Score', numeric: true, cell: ({ score }) => score },
  { key: 'tier', header: 'Tier', cell: ({ tier }) => tier.label },
  {
    key: 'parts',
    header: 'Parts',
    cell: ({ parts }) => parts.map(({ label, value }) => `${label} ${value}`).join(', '),
  },
  { key: 'why', header: 'What it stands on', cell: ({ why }) => why },
  { key: 'by', header: 'By', cell: ({ by }) => (by === null ? '' : formatOfficer(by)) },
]

function Scores({ group }: Part) {
  return (
    <Card title="Score">
      <DataTable
        caption="Scores, the newest first"
        captionHidden
        columns={scoreColumns}
        rows={group.scores}
        rowKey={({ id }) => id}
        empty={<p>It was not scored yet.</p>}
      />
      <Left listed={group.scores.length} found={group.counts.scores} />
      {group.may.keep ? (
        <Details summary={group.scores.length === 0 ? 'Score it' : 'Score it anew'}>
          <ScoreForm key={group.id} group={group} />
        </Details>
      ) : null}
    </Card>
  )
}

/** Says what a long list leaves out. */
const Left = ({ listed, found }: { listed: number; found: number }) =>
  found > listed ? <p>{`The newest ${listed} of ${found}.`}</p> : null

const disruptionColumns: Column<CrimeGroupPage['disruptions'][number]>[] = [
  { key: 'day', header: 'Day', isRowHeader: true, cell: ({ happenedOn }) => formatDate(happenedOn) },
  { key: 'activity', header: 'What was done', cell: ({ activity }) => activity },
  { key: 'result', header: 'What it came to', cell: ({ result }) => <Tag tone="info">{result.label}</Tag> },
  { key: 'why', header: 'Why', cell: ({ why }) => why },
]

function Disruptions({ group }: Part) {
  return (
    <Card title="Disruptions">
      <DataTable
        caption="Disruptions, the newest first"
        captionHidden
        columns={disruptionColumns}
        rows={group.disruptions}
        rowKey={({ id }) => id}
        empty={<p>Nothing was done against it yet.</p>}
      />
      <Left listed={group.disruptions.length} found={group.counts.disruptions} />
      {group.may.keep ? (
        <Details summary="Record a disruption">
          <DisruptionForm group={group} />
        </Details>
      ) : null}
    </Card>
  )
}
