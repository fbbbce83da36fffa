/** For the unit: what was given of a report, to whom, what is due of it, and the way to give more. */
import type { DisseminationLog, Given, Notice } from '@mips/contracts/dissemination'
import { LinkButton } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { Warning } from '@mips/ui/warning.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { AnswerForm, EnvelopeButton, RecallForm, ReceiptForm, TellForm } from './follow-forms.tsx'

export function GivenPage() {
  usePageTitle('What was given')
  const { reportId } = useParams({ from: '/intelligence/$reportId/given' })
  usePurposeFrom(reportId, 'INTELLIGENCE')
  const log = useQuery(topicApi.dissemination.list.query({ params: { reportId } }))
  return (
    <Shown query={log} words="Reading what was given…" headingLevel={1}>
      {(found) => (
        <div className="mips-stack">
          <PageHeading
            caption={<Link href={paths.intelligence(found.id)}>{found.reference ?? 'The report'}</Link>}
          >
            What was given of it
          </PageHeading>
          {found.marking === 'OFFICIAL' ? null : <Warning>{found.marking}</Warning>}
          <Log log={found} />
        </div>
      )}
    </Shown>
  )
}

function Log({ log }: { log: DisseminationLog }) {
  return (
    <>
      {log.given.length === 0 ? <p>Nothing that you may see was given to anybody.</p> : null}
      {log.given.map((gift) => (
        <Gift key={gift.id} log={log} gift={gift} />
      ))}
      {log.mayGive.allowed ? (
        <p>
          <LinkButton href={paths.giveIntelligence(log.id)}>Give it to somebody</LinkButton>
        </p>
      ) : (
        <p className="mips-muted">{log.mayGive.reason}</p>
      )}
    </>
  )
}

const signedWords = ({ at, by, words }: NonNullable<Given['receipt']>): string =>
  `${words} (${by === null ? '' : `${formatOfficer(by)}, `}${formatDateTimeZone(at)})`

function Gift({ log, gift }: { log: DisseminationLog; gift: Given }) {
  const ids = { reportId: log.id, givenId: gift.id }
  const isBack = gift.paragraphs.every(({ calledBackFor }) => calledBackFor !== null)
  const who = `${gift.toPerson}, ${gift.toOrganisation}`
  return (
    <Card
      title={
        <>
          {who} {isBack ? <Tag tone="bad">Not for use any more</Tag> : null}{' '}
          {gift.due.some(({ isOverdue }) => isOverdue) ? <Tag tone="bad">Overdue</Tag> : null}
        </>
      }
    >
      {gift.paragraphs.map(({ number, version, text, printedGrade, calledBackFor }) => (
        <p key={number} className="mips-written">
          {number === 0 ? '' : `${number}. `}
          {text} <Tag>{printedGrade}</Tag> <span className="mips-muted">version {version}</span>{' '}
          {calledBackFor === null ? null : <Tag tone="bad">{calledBackFor.label}</Tag>}
        </p>
      ))}
      {gift.notices.map((notice) => (
        <NoticeOf key={notice.eventId} ids={ids} notice={notice} who={who} />
      ))}
      <SummaryList rows={rowsOf(gift)} />
      {gift.needsReceipt && gift.receipt === null && !isBack ? (
        <Details
          summary={
            <>
              They accepted the conditions<span className="govuk-visually-hidden">: {who}</span>
            </>
          }
        >
          <ReceiptForm {...ids} />
        </Details>
      ) : null}
      {log.mayRecall && !isBack ? (
        <Details
          summary={
            <>
              Call it back<span className="govuk-visually-hidden"> from {who}</span>
            </>
          }
        >
          <RecallForm {...ids} />
        </Details>
      ) : null}
      <div>
        {/* Made anew once something is called back: the paper says so at its head. */}
        <EnvelopeButton
          key={gift.paragraphs.map(({ calledBackFor }) => calledBackFor?.code ?? '').join()}
          {...ids}
          who={who}
        />
      </div>
    </Card>
  )
}

const rowsOf = (gift: Given) => [
  {
    key: 'Given',
    value: `${formatDateTimeZone(gift.at)}${gift.by === null ? '' : `, ${formatOfficer(gift.by)}`}`,
  },
  { key: 'How', value: gift.route.label },
  { key: 'Purpose', value: gift.purpose },
  { key: 'Ground in law', value: gift.basis.label },
  ...(gift.ownerConsent === null ? [] : [{ key: 'Consent of its owner', value: gift.ownerConsent }]),
  ...(gift.agreementRef === null ? [] : [{ key: 'Agreement', value: gift.agreementRef }]),
  { key: 'Why', value: gift.reason },
  { key: 'Conditions', value: gift.conditions.length === 0 ? 'None' : gift.conditions.join('; ') },
  ...(gift.needsReceipt
    ? [
        {
          key: 'Accepted',
          value: gift.receipt === null ? 'Not yet: they may not use it' : signedWords(gift.receipt),
        },
      ]
    : []),
]

function NoticeOf({
  ids,
  notice,
  who,
}: {
  ids: { reportId: string; givenId: string }
  notice: Notice
  who: string
}) {
  const { eventId, kind, at, why, about, told, answer, due, isUrgent } = notice
  return (
    <div className="mips-stack">
      <p>
        <Tag tone={told === null && isUrgent ? 'bad' : 'caution'}>{kind.label}</Tag> {formatDateTimeZone(at)}
        {why === null ? '' : `: ${why}`}{' '}
        {about === null ? null : (
          <Link href={paths.nominal(about.id)}>{about.reference ?? 'The person'}</Link>
        )}
      </p>
      {due === null ? null : (
        <p>
          <strong>
            {due.text} by {formatDateTimeZone(due.by)}
          </strong>{' '}
          {due.isOverdue ? <Tag tone="bad">Overdue</Tag> : null}
        </p>
      )}
      {told === null ? (
        <Details
          summary={
            <>
              Tell them<span className="govuk-visually-hidden">: {who}</span>
            </>
          }
        >
          <TellForm {...ids} eventId={eventId} />
        </Details>
      ) : (
        <p>Told: {signedWords(told)}</p>
      )}
      {answer === null ? null : <p>Their answer: {signedWords(answer)}</p>}
      {told === null || answer !== null || due === null ? null : (
        <Details
          summary={
            <>
              What they answer<span className="govuk-visually-hidden">: {who}</span>
            </>
          }
        >
          <AnswerForm {...ids} eventId={eventId} />
        </Details>
      )}
    </div>
  )
}
