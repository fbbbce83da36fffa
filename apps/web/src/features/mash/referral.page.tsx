/** One report at the hub: where it stands, what is due, what was shared with whom, and the acts of the unit. */
import type { ReferralPage as Referral, SharingLine } from '@mips/contracts/mash-parts'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ActPicker } from '../../platform/act-picker.tsx'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { PersonBar } from '../../platform/person-bar.tsx'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { SafeguardingNav } from '../../platform/safeguarding-nav.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { gradeTone } from './mash.api.ts'
import { AnswerForm, ConferenceForm, GradeForm, ReceiptForm, ShareForm } from './referral-forms.tsx'

export function ReferralPage() {
  usePageTitle('Report at the hub')
  const { reportId } = useParams({ from: '/safeguarding/referrals/$reportId' })
  usePurposeFrom(reportId, 'SAFEGUARDING')
  const found = useQuery(topicApi.mash.getReferral.query({ params: { reportId } }))
  return (
    <Shown query={found} words="Opening the report…" headingLevel={1}>
      {(page) => <AtHub page={page} />}
    </Shown>
  )
}

function AtHub({ page }: { page: Referral }) {
  const { may } = page
  return (
    <div className="mips-stack">
      <SafeguardingNav current={paths.referrals()} />
      <PageHeading caption={page.reference ?? ''}>
        {page.reportType.label} <Tag>{page.standing.label}</Tag>
      </PageHeading>
      {page.subject === null ? null : <PersonBar person={page.subject} />}
      <p>
        <Link href={paths.vulnerability(page.id)}>Read the report</Link>
      </p>
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
      <ActPicker
        title="Do"
        acts={[
          {
            key: 'grade',
            label: 'Grade',
            may: may.grade,
            form: (close) => <GradeForm page={page} close={close} />,
          },
          {
            key: 'share',
            label: 'Share with a partner',
            may: may.share,
            form: (close) => <ShareForm page={page} close={close} />,
          },
          {
            key: 'answer',
            label: 'Answer of the partners',
            may: may.answer,
            form: (close) => <AnswerForm page={page} close={close} />,
          },
          {
            key: 'hold',
            label: 'Conference held',
            may: may.hold,
            form: (close) => <ConferenceForm page={page} close={close} />,
          },
        ]}
      />
      <Card title="At the hub">
        <SummaryList rows={rowsOf(page)} />
      </Card>
      <Card title="Information sharing log">
        {page.sharings.length === 0 ? <p>Nothing was shared yet.</p> : null}
        {page.sharings.map((sharing) => (
          <Shared key={sharing.id} page={page} sharing={sharing} />
        ))}
      </Card>
    </div>
  )
}

const row = (key: string, value: string | null) => (value === null || value === '' ? [] : [{ key, value }])
const time = (at: string | null) => (at === null ? null : formatDateTimeZone(at))

function rowsOf(page: Referral) {
  const grade = page.grade ?? page.proposedGrade
  return [
    {
      key: 'Grade',
      value: (
        <>
          <Tag tone={gradeTone(grade?.code)}>{grade?.label ?? 'Not graded'}</Tag>
          {page.grade === null ? ' proposed by the writer' : ''}
        </>
      ),
    },
    ...row('Why', page.gradeWords),
    ...row(
      'Graded',
      page.gradedBy === null ? null : `${formatOfficer(page.gradedBy)}, ${time(page.gradedAt) ?? ''}`,
    ),
    ...row('Written', time(page.writtenAt)),
    ...row('Checked by a supervisor', time(page.checkedAt)),
    ...row('Consent', [page.consent.label, page.consentReason].filter(Boolean).join(': ')),
    ...row('Answer', page.decision === null ? null : `${page.decision.label}. ${page.answerWords ?? ''}`),
    ...row('Answered', time(page.answeredAt)),
    ...row('Strategy discussion', time(page.strategyAt)),
    ...row('Conference', time(page.conferenceAt)),
  ]
}

function Shared({ page, sharing }: { page: Referral; sharing: SharingLine }) {
  return (
    <article className="mips-stack" aria-label={`Shared with ${sharing.toWords}`}>
      <p>
        <strong>{sharing.toWords}</strong>, {formatDateTimeZone(sharing.sharedAt)}
        {sharing.sharedBy === null ? '' : ` by ${formatOfficer(sharing.sharedBy)}`}. {sharing.basis.label}:{' '}
        {sharing.purpose}. {sharing.consent.label}
        {sharing.overrideReason === null ? '' : ` (${sharing.overrideReason})`}.
      </p>
      <ReceiptOf page={page} sharing={sharing} />
      <Details
        summary={
          <>
            What they were given<span className="govuk-visually-hidden">: {sharing.toWords}</span>
          </>
        }
      >
        <p className="mips-pre-line">{sharing.snapshot}</p>
        <p className="mips-small mips-muted">Fingerprint of these words: {sharing.snapshotHash}</p>
      </Details>
    </article>
  )
}

function ReceiptOf({ page, sharing }: { page: Referral; sharing: SharingLine }) {
  if (sharing.receiptAt !== null)
    return (
      <p>
        Receipt: {sharing.receiptWords}, {formatDateTimeZone(sharing.receiptAt)}
      </p>
    )
  if (!page.may.grade.allowed && !page.may.share.allowed) return <p>No receipt yet.</p>
  return <ReceiptForm page={page} sharingId={sharing.id} />
}
