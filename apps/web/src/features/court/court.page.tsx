/** A case at court: how its defendants are remanded, until when they may be kept, its hearings with who is needed and what came of them. */
import type { CourtDefendant, CourtPage, HearingView, LimitView } from '@mips/contracts/court-parts'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import type { Tone } from '@mips/ui/tone.ts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { formatDate, formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { rightNow } from '../../platform/form-times.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { ExtendForm, ListForm, VacateForm } from './hearing-forms.tsx'
import { HearingPeople } from './hearing-people.tsx'
import { ResultForm } from './result-form.tsx'

export function CourtPageView() {
  const { caseId } = useParams({ from: '/cases/$caseId/court' })
  usePurposeFrom(caseId, 'INVESTIGATION')
  const found = useQuery({ ...topicApi.court.ofCase.query({ params: { caseId } }), staleTime: 0 })
  return (
    <Shown query={found} words="Reading the hearings…" headingLevel={1}>
      {(page) => <Court page={page} />}
    </Shown>
  )
}

function Court({ page }: { page: CourtPage }) {
  usePageTitle(`Court ${page.urn}`)
  const waiting = page.messages.filter(({ state }) => state === 'EXCEPTION' || state === 'WAITING')
  return (
    <div className="mips-stack">
      <PageHeading
        caption={`Case ${page.urn}: ${page.title}`}
        actions={<Link href={paths.prosecutionCase(page.caseId)}>Back to the case</Link>}
      >
        Court
      </PageHeading>
      {waiting.length === 0 ? null : (
        <Card title="Results of the court wait for somebody">
          <ul className="govuk-list" aria-label="Results that wait">
            {waiting.map(({ id, receivedAt }) => (
              <li key={id}>
                <Link href={paths.courtMessage(page.caseId, id)}>
                  Came in {formatDateTimeZone(receivedAt)}
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {page.defendants.map((defendant) => (
        <Defendant key={defendant.id} page={page} defendant={defendant} />
      ))}
      {page.may.list ? (
        <Card title="List a hearing">
          {page.firstHearing === null ? null : (
            <p>
              By the charge the first hearing is at {page.firstHearing.court} on{' '}
              {formatDate(page.firstHearing.day)} at {page.firstHearing.time}.
            </p>
          )}
          <Details summary="A hearing that the court told you of">
            <ListForm key={page.hearings.length} page={page} />
          </Details>
        </Card>
      ) : null}
      {page.hearings.length === 0 ? <p>No hearing stands in the diary.</p> : null}
      {page.hearings.map((hearing) => (
        <Hearing key={hearing.id} page={page} hearing={hearing} />
      ))}
    </div>
  )
}

function Defendant({ page, defendant }: { page: CourtPage; defendant: CourtDefendant }) {
  const { remand, limit, lines, name } = defendant
  return (
    <Card title={name}>
      <SummaryList
        rows={[
          {
            key: 'Remand',
            value:
              remand === null
                ? 'No court has said'
                : `${remand.remand.label} since ${formatDate(remand.from)}`,
          },
          ...(remand?.conditions ?? []).map((words, index) => ({
            key: `Condition ${index + 1}`,
            value: words,
          })),
          ...lines.map(({ sequence, title, code, state }) => ({
            key: `${sequence}. ${title} (${code})`,
            value: state.label,
          })),
        ]}
      />
      {limit === null ? null : <Limit page={page} defendant={defendant} limit={limit} />}
      <p>
        <Link href={paths.nominal(defendant.nominalId)}>
          Golden Nominal<span className="govuk-visually-hidden"> of {name}</span>
        </Link>
      </p>
    </Card>
  )
}

const limitTones: Record<LimitView['standing'], { tone: Tone; label: string }> = {
  ENDED: { tone: 'info', label: 'Runs no more' },
  NOT_HELD: { tone: 'info', label: 'Not in custody' },
  RUNNING: { tone: 'good', label: 'Running' },
  WARN: { tone: 'caution', label: 'Ends soon' },
  URGENT: { tone: 'bad', label: 'Act now' },
  EXPIRED: { tone: 'bad', label: 'Expired' },
}

function Limit({ page, defendant, limit }: { page: CourtPage; defendant: CourtDefendant; limit: LimitView }) {
  const { tone, label } = limitTones[limit.standing]
  return (
    <section aria-label={`Custody time limit of ${defendant.name}`}>
      <h3 className="govuk-heading-s">
        Custody time limit <Tag tone={tone}>{label}</Tag>
      </h3>
      <p>
        {limit.usedDays} of {limit.limitDays} days used, {limit.stage.label.toLowerCase()}.
        {limit.expiresOn === null || limit.actBy === null ? null : (
          <>
            {' '}
            Ends on <strong>{formatDate(limit.expiresOn)}</strong>; a court is asked by{' '}
            <strong>{formatDate(limit.actBy)}</strong>. The prosecutor answers for it (CT-4).
          </>
        )}
      </p>
      {page.may.result && limit.expiresOn !== null ? (
        <Details summary={`The court extended the limit of ${defendant.name}`}>
          <ExtendForm key={limit.expiresOn} page={page} personId={defendant.id} />
        </Details>
      ) : null}
    </section>
  )
}

function Hearing({ page, hearing }: { page: CourtPage; hearing: HearingView }) {
  const { court, day, time, type, isHeard, vacated, courtReference } = hearing
  const isLive = vacated === null
  return (
    <Card title={`${formatDate(day)}${time === null ? '' : ` ${time}`}, ${court.name}: ${type.label}`}>
      <p>
        {isHeard ? <Tag tone="good">Heard</Tag> : null}
        {vacated === null ? null : <Tag tone="caution">Vacated: {vacated.reason}</Tag>}
        {!isHeard && isLive ? <Tag tone="info">Listed</Tag> : null}{' '}
        {courtReference === null ? null : (
          <span className="mips-muted">Reference of the court {courtReference}</span>
        )}
      </p>
      <Results page={page} hearing={hearing} />
      {isLive ? <HearingPeople page={page} hearing={hearing} /> : null}
      {isLive && page.may.result && day <= rightNow().date ? (
        <Details summary={`Enter a result of ${formatDate(day)}`}>
          <ResultForm key={hearing.results.length} page={page} hearing={hearing} />
        </Details>
      ) : null}
      {isLive && !isHeard && page.may.list ? (
        <Details summary={`It is not heard on ${formatDate(day)}`}>
          <VacateForm page={page} hearingId={hearing.id} />
        </Details>
      ) : null}
    </Card>
  )
}

function Results({ page, hearing }: { page: CourtPage; hearing: HearingView }) {
  const lines = page.defendants.flatMap((one) => one.lines.map((line) => ({ ...line, name: one.name })))
  if (hearing.results.length === 0) return null
  return (
    <ul className="govuk-list" aria-label={`Results of ${formatDate(hearing.day)}`}>
      {hearing.results.map((result) => {
        const line = lines.find(({ id }) => id === result.lineId)
        return (
          <li key={result.id} className={result.isReplaced ? 'mips-muted' : ''}>
            <strong>
              {line?.name}, {line?.sequence}. {line?.title}
            </strong>{' '}
            {result.isReplaced ? <Tag tone="caution">Another took its place</Tag> : null}
            {result.isConviction && !result.isReplaced ? <Tag tone="info">Convicted</Tag> : null}
            <br />
            {[
              result.plea === null ? null : `Plea: ${result.plea.label}`,
              result.verdict === null ? null : `Verdict: ${result.verdict.label}`,
              ...result.results.map(({ label, words }) => (words === '' ? label : `${label}: ${words}`)),
            ]
              .filter(Boolean)
              .join('. ')}
            <br />
            <span className="mips-muted mips-small">
              {result.before.label} to {result.after.label},{' '}
              {result.isByMessage
                ? 'by message of the court'
                : `entered by ${result.enteredBy === null ? 'a colleague' : formatOfficer(result.enteredBy)}`}{' '}
              {formatDateTimeZone(result.enteredAt)}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
