/** One warrant: who is wanted, what is due, what it says, where they may be, what was tried, the national computer, money, and its end. */
import type { WarrantPage } from '@mips/contracts/warrant-parts'
import { Card } from '@mips/ui/card.tsx'
import { Link } from '@mips/ui/link.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { formatDate, formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { PersonBar } from '../../platform/person-bar.tsx'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { Addresses, Attempts, Circulations, Log, Payments } from './warrant-lists.tsx'
import { WarrantActs } from './warrant-acts.tsx'
import { gradeTone, pounds } from './warrant.api.ts'

export function WarrantRecordPage() {
  const { warrantId } = useParams({ from: '/warrants/$warrantId' })
  usePurposeFrom(warrantId, 'ARREST_CUSTODY')
  const found = useQuery({
    ...topicApi.warrant.get.query({ params: { warrantId } }),
    refetchInterval: 60_000,
  })
  return (
    <Shown query={found} words="Opening the warrant…" headingLevel={1}>
      {(page) => <Warrant page={page} />}
    </Shown>
  )
}

function Warrant({ page }: { page: WarrantPage }) {
  usePageTitle(`Warrant ${page.reference ?? ''}`)
  return (
    <div className="mips-stack">
      <PageHeading
        caption={`Warrant ${page.reference ?? ''}`}
        actions={<Link href={paths.warrants()}>Warrants</Link>}
      >
        {page.kind.label}{' '}
        {page.isWanted ? <Tag tone="bad">Wanted</Tag> : <Tag tone="neutral">{page.state.label}</Tag>}{' '}
        {page.grading.grade === null ? null : (
          <Tag tone={gradeTone(page.grading.grade.code)}>{page.grading.grade.code}</Tag>
        )}
      </PageHeading>
      {page.person === null ? null : <PersonBar person={page.person} />}
      <Standing page={page} />
      <WarrantActs page={page} />
      <Facts page={page} />
      <Addresses page={page} />
      <Attempts page={page} />
      <Circulations page={page} />
      <Payments page={page} />
      <Log page={page} />
    </div>
  )
}

/** How it ended, or what is due on it. */
function Standing({ page }: { page: WarrantPage }) {
  return (
    <>
      {page.ended === null ? null : (
        <NotificationBanner tone="info" title={`${page.state.label} on ${formatDateTimeZone(page.ended.at)}`}>
          {[
            page.ended.place,
            page.ended.words,
            page.ended.courtReference,
            page.ended.bailedTo === null ? undefined : `bailed to ${formatDate(page.ended.bailedTo)}`,
          ]
            .filter(Boolean)
            .join(' · ')}{' '}
          {page.ended.arrest === null ? null : (
            <Link href={paths.arrest(page.ended.arrest.id)}>Arrest {page.ended.arrest.reference}</Link>
          )}
        </NotificationBanner>
      )}
      {page.circulation.code === 'STALE' ? (
        <NotificationBanner
          tone="bad"
          title="The warrant is over and still on the national computer: take it off at once, or somebody may be arrested unlawfully."
        />
      ) : null}
      {page.due.length === 0 ? null : (
        <Card title="Due" tone={page.due.some(({ isOverdue }) => isOverdue) ? 'bad' : 'caution'}>
          <ul className="govuk-list">
            {page.due.map(({ what, text, by, who, rule, isOverdue }) => (
              <li key={what}>
                <strong>{text}</strong> by {formatDateTimeZone(by)}, {who.toLowerCase()} ({rule}){' '}
                {isOverdue ? <Tag tone="bad">Overdue</Tag> : null}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

function Facts({ page }: { page: WarrantPage }) {
  const { grading, money } = page
  return (
    <Card title="The warrant">
      <SummaryList
        rows={[
          { key: 'State', value: page.state.label },
          { key: 'Court', value: page.court.name },
          { key: 'Case at the court', value: page.courtReference },
          { key: 'Offence', value: page.offenceWords },
          { key: 'What it says', value: page.terms },
          { key: 'Backed for bail', value: page.isBacked ? 'Yes' : 'No' },
          { key: 'Issued', value: page.issuedAt === null ? 'Not yet' : formatDateTimeZone(page.issuedAt) },
          { key: 'Risk', value: page.risk },
          {
            key: 'Grade',
            value:
              grading.grade === null
                ? 'Not graded'
                : [
                    grading.grade.label,
                    grading.because.join(', '),
                    grading.reason,
                    grading.gradedBy === null ? undefined : formatOfficer(grading.gradedBy),
                  ]
                    .filter(Boolean)
                    .join(' · '),
          },
          { key: 'Execute by', value: grading.targetOn === null ? null : formatDate(grading.targetOn) },
          { key: 'Area', value: page.areaUnit ?? `Not given yet (held by ${page.ownerUnit})` },
          {
            key: 'With another force',
            value:
              page.transfer === null
                ? null
                : `${page.transfer.force}, accepted ${formatDateTimeZone(page.transfer.acceptedAt)}`,
          },
          {
            key: 'Money',
            value:
              money === null
                ? null
                : `${pounds(money.leftPence)} still owed of ${pounds(money.owedPence)} and ${pounds(money.costsPence)} costs`,
          },
          { key: 'Marking', value: page.marking },
        ]}
      />
    </Card>
  )
}
