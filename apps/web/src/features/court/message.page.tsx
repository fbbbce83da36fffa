/** One message of a court: what it says, what keeps it, and the answers of a person. */
import { court } from '@mips/contracts/court'
import type { ExceptionView, MessageDetail } from '@mips/contracts/court-parts'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Link } from '@mips/ui/link.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ActChoice, ActTick, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { formatDate, formatDateTimeZone } from '../../platform/format.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCourt } from './court.api.ts'

export function CourtMessagePage() {
  const { caseId, messageId } = useParams({ from: '/cases/$caseId/court-messages/$messageId' })
  usePurposeFrom(caseId, 'INVESTIGATION')
  const found = useQuery({
    ...topicApi.court.getMessage.query({ params: { caseId, messageId } }),
    staleTime: 0,
  })
  return (
    <Shown query={found} words="Opening the result…" headingLevel={1}>
      {(message) => <Message caseId={caseId} message={message} />}
    </Shown>
  )
}

function Message({ caseId, message }: { caseId: string; message: MessageDetail }) {
  usePageTitle('Result of a court')
  const { hearing, exceptions, settled, state } = message
  const isOpen = state === 'EXCEPTION' || state === 'WAITING'
  return (
    <div className="mips-stack">
      <PageHeading
        caption={`Case ${message.case?.urn ?? ''}: ${message.case?.title ?? ''}`}
        actions={<Link href={paths.caseCourt(caseId)}>Hearings of the case</Link>}
      >
        Result of a court
      </PageHeading>
      {state === 'APPLIED' ? <NotificationBanner tone="good" title="Applied to the case" /> : null}
      {state === 'SETTLED' ? (
        <NotificationBanner tone="info" title={`Settled by hand: ${settled?.reason ?? ''}`} />
      ) : null}
      {isOpen
        ? [...new Map(exceptions.map((one) => [one.kind, one])).values()].map(({ kind, cause, cure }) => (
            <NotificationBanner key={kind} tone="caution" title={cause}>
              <p>{cure}</p>
            </NotificationBanner>
          ))
        : null}
      <Card title="What the court sent">
        <p>
          {hearing === null ? 'Nothing that can be read' : `${hearing.court}, ${formatDate(hearing.day)}`}.
          Came in {formatDateTimeZone(message.receivedAt)}, number {message.number}.
        </p>
        {message.defendants.map((defendant, index) => (
          <section key={index} aria-label={`Defendant ${index + 1}`}>
            <h3 className="govuk-heading-s">
              {defendant.name} {defendant.number}
            </h3>
            <ul className="govuk-list">
              {defendant.offences.map((offence, at) => (
                <li key={at}>
                  <strong>
                    {offence.code}, {formatDate(offence.start)}
                  </strong>{' '}
                  {[
                    offence.plea === null ? null : `Plea: ${offence.plea}`,
                    offence.verdict === null ? null : `Verdict: ${offence.verdict}`,
                    ...offence.results.map(({ label, words }) =>
                      words === '' ? label : `${label}: ${words}`,
                    ),
                  ]
                    .filter(Boolean)
                    .join('. ')}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </Card>
      {isOpen ? (
        <Card title="Have it applied">
          <ApplyForm caseId={caseId} message={message} />
          <Details summary="It was entered by hand, or is not for this case">
            <SettleForm caseId={caseId} message={message} />
          </Details>
        </Card>
      ) : null}
    </div>
  )
}

type Values = { answers: Record<string, string>; accepts: boolean; reason: string }
const asksWho = (kind: string) => kind === 'DEFENDANT_UNKNOWN' || kind === 'DEFENDANT_TWO'
const keyOf = ({ kind, defendant, offence }: ExceptionView) =>
  `${asksWho(kind) ? 'who' : 'which'}_${defendant}_${offence ?? 0}`
const labelOf = ({ kind, defendant, offence }: ExceptionView, message: MessageDetail) => {
  const one = message.defendants[defendant ?? 0]
  return asksWho(kind)
    ? `Who is ${one?.name || `defendant ${(defendant ?? 0) + 1}`}?`
    : `Which offence of the file is ${one?.offences[offence ?? 0]?.code ?? 'it'}?`
}

const bodyOf = ({ answers, accepts, reason }: Values) => {
  const said = Object.entries(answers).flatMap(([key, id]) => {
    const [what, defendant, offence] = key.split('_')
    return given(id) === undefined
      ? []
      : [{ what, defendant: Number(defendant), offence: Number(offence), id }]
  })
  return {
    act: 'APPLY',
    defendants: said.filter(({ what }) => what === 'who').map(({ defendant, id }) => ({ defendant, id })),
    offences: said
      .filter(({ what }) => what === 'which')
      .map(({ defendant, offence, id }) => ({ defendant, offence, lineId: id })),
    accepts,
    reason: given(reason),
  }
}

function useAnswer(said: string) {
  return useAct(topicApi.court.answerMessage.mutation(), {
    refreshes: refreshesCourt,
    said,
    looksAgain: true,
  })
}

function ApplyForm({ caseId, message }: { caseId: string; message: MessageDetail }) {
  const asked = message.exceptions.filter(({ candidates }) => candidates.length > 0)
  const mayAccept = message.exceptions.some((one) => one.mayAccept)
  const form = useActForm({
    schema: onForm(bodyOf, court.routes.answerMessage.body),
    defaults: {
      answers: Object.fromEntries(asked.map((one) => [keyOf(one), ''])),
      accepts: false,
      reason: '',
    } as Values,
    act: useAnswer('Applied to the case'),
    toInput: (body) => ({ params: { caseId, messageId: message.id }, body, version: message.version }),
  })
  return (
    <ActFormFrame form={form} submitWords="Apply it">
      {asked.map((one) => (
        <ActChoice
          key={keyOf(one)}
          form={form}
          name={`answers.${keyOf(one)}`}
          label={labelOf(one, message)}
          list={one.candidates.map(({ id, label }) => ({ code: id, label }))}
        />
      ))}
      {mayAccept ? (
        <>
          <ActTick form={form} name="accepts" label="Apply it as it stands, although something is missing" />
          <ActWords
            form={form}
            name="reason"
            label="Why it is applied as it stands"
            limit={500}
            need="optional"
          />
        </>
      ) : null}
    </ActFormFrame>
  )
}

function SettleForm({ caseId, message }: { caseId: string; message: MessageDetail }) {
  const form = useActForm({
    schema: onForm(
      ({ reason }: { reason: string }) => ({ act: 'SETTLE', reason: given(reason) }),
      court.routes.answerMessage.body,
    ),
    defaults: { reason: '' },
    act: useAnswer('Settled'),
    toInput: (body) => ({ params: { caseId, messageId: message.id }, body, version: message.version }),
  })
  return (
    <ActFormFrame form={form} submitWords="Settle it">
      <ActWords form={form} name="reason" label="What was done with it" limit={500} />
    </ActFormFrame>
  )
}
