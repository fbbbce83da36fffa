/** One profile: what changed of what it stands on, its parts, its evidence with grades, and the pack. */
import type { ProductPage as Product } from '@mips/contracts/product-parts'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { formatDate, formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { pathOfRecord, paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { EvidenceCard } from './evidence-card.tsx'
import { ApproveForm, ChangeForm, LookForm, ReadersForm } from './product-forms.tsx'
import { PackButtons } from './pack-buttons.tsx'
import { PartCard } from './part-card.tsx'

export function ProductPage() {
  usePageTitle('Profile')
  const { productId } = useParams({ from: '/intelligence/products/$productId' })
  usePurposeFrom(productId, 'INTELLIGENCE')
  const found = useQuery({ ...topicApi.product.get.query({ params: { productId } }), staleTime: 0 })
  return (
    <Shown query={found} words="Reading the profile as it is now…" headingLevel={1}>
      {(page) => (
        <div className="mips-stack">
          <PageHeading
            caption={
              <>
                {page.kind.label} {page.reference}
              </>
            }
            actions={<Link href={paths.products()}>All profiles</Link>}
          >
            {page.title}
          </PageHeading>
          <Flags page={page} />
          <PackButtons page={page} />
          <Head page={page} />
          {page.parts.map((part) => (
            <PartCard key={part.code} page={page} part={part} />
          ))}
          <EvidenceCard page={page} />
        </div>
      )}
    </Shown>
  )
}

const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`

/** NI-4: what changed of what it stands on, and the look that puts it right. */
function Flags({ page }: { page: Product }) {
  const changed = page.evidence.filter(({ change }) => change !== null)
  if (!page.isToLookAt) return null
  return (
    <NotificationBanner tone="caution" title="Look at this profile again">
      <p>What it stands on has changed since it was relied on:</p>
      <ul className="govuk-list govuk-list--bullet">
        {changed.map(({ id, number, change }) => (
          <li key={id}>
            Evidence {number}: {change?.label}
          </li>
        ))}
        {page.fellAway === 0 ? null : (
          <li>{counted(page.fellAway, 'part')} that you relied on fell away, and may not be used</li>
        )}
      </ul>
      {page.may.change?.allowed ? (
        <Details summary="I have looked at it">
          <LookForm page={page} />
        </Details>
      ) : null}
    </NotificationBanner>
  )
}

const periodOf = ({ from, until }: Product): string => {
  if (from === null && until === null) return 'All that is recorded'
  if (from === null) return `Until ${formatDate(until ?? '')}`
  return until === null ? `From ${formatDate(from)}` : `${formatDate(from)} to ${formatDate(until)}`
}

function Head({ page }: { page: Product }) {
  return (
    <Card title="About this profile">
      <SummaryList rows={rowsOf(page)} />
      {page.may.change?.allowed ? (
        <>
          <Details summary="Change its title, period and marking">
            <ChangeForm page={page} />
          </Details>
          <Details summary="Change who may read it">
            <ReadersForm page={page} />
          </Details>
        </>
      ) : null}
      {page.may.approve?.allowed ? (
        <Details summary="Approve it">
          <ApproveForm page={page} />
        </Details>
      ) : null}
    </Card>
  )
}

const rowsOf = (page: Product) => [
  {
    key: 'About',
    value: (
      <ul className="govuk-list">
        {page.subjects.map((subject) => {
          const href = pathOfRecord(subject)
          return (
            <li key={subject.id}>
              {href === undefined ? subject.title : <Link href={href}>{subject.title}</Link>}{' '}
              {subject.reference}
            </li>
          )
        })}
      </ul>
    ),
  },
  { key: 'Period', value: periodOf(page) },
  { key: 'Author', value: page.author === null ? '' : formatOfficer(page.author) },
  {
    key: 'State',
    value: (
      <>
        <Tag tone={page.state === 'APPROVED' ? 'good' : 'neutral'}>{page.stateLabel}</Tag>{' '}
        {page.approvedBy === null || page.approvedAt === null
          ? 'Nobody else has approved it'
          : `${formatOfficer(page.approvedBy)}, ${formatDateTimeZone(page.approvedAt)}`}
      </>
    ),
  },
  { key: 'Marking', value: [page.packMarking, page.markingReason].filter(Boolean).join(': ') },
  { key: 'Who may read it', value: page.readers },
  {
    key: 'To be looked at',
    value: (
      <>
        {formatDateTimeZone(page.due.by)} {page.due.isOverdue ? <Tag tone="bad">Overdue</Tag> : null}
      </>
    ),
  },
]
