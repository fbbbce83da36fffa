/** How far the schedules are: what is to do, the signature, the answers for presumed classes, the report and the papers. */
import { caseUnused, presumedAnswers, type UnusedPage } from '@mips/contracts/case-unused'
import { Card } from '@mips/ui/card.tsx'
import { NotificationBanner } from '@mips/ui/notification-banner.tsx'
import { useQueryClient } from '@tanstack/react-query'
import { ActChoice, ActTick } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { onForm } from '../../platform/form-times.ts'
import { PaperButton } from '../../platform/paper-button.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCase } from './case.api.ts'

/** The signature, or what stands against it. */
export function SignCard({ page }: { page: UnusedPage }) {
  const { signed, problems, mayKeep } = page
  const isOpen = mayKeep && signed?.isCurrent !== true
  return (
    <>
      {signed === null ? null : (
        <NotificationBanner
          tone={signed.isCurrent ? 'good' : 'caution'}
          title={`Signed ${formatDateTimeZone(signed.at)}${signed.by === null ? '' : ` by ${formatOfficer(signed.by)}`}`}
        >
          {signed.isCurrent ? null : 'Something came up since: decide on it and sign again.'}
        </NotificationBanner>
      )}
      {isOpen && problems.length > 0 ? (
        <Card title={`${problems.length} to do before the schedules are signed`}>
          <ul className="govuk-list" aria-label="Before the schedules are signed">
            {problems.slice(0, mostShown).map(({ rule, message }) => (
              <li key={message}>
                {message} <span className="mips-muted mips-small">{rule}</span>
              </li>
            ))}
            {problems.length > mostShown ? <li>and {problems.length - mostShown} more</li> : null}
          </ul>
        </Card>
      ) : null}
      {isOpen && problems.length === 0 ? <SignForm key={page.version} page={page} /> : null}
    </>
  )
}

/** The next steps are enough to go on with; the rest stands in the lists below. */
const mostShown = 5

function SignForm({ page }: { page: UnusedPage }) {
  const form = useActForm({
    schema: caseUnused.routes.sign.body,
    defaults: { hasCopies: page.signed?.hasCopies ?? false },
    act: useAct(topicApi.caseUnused.sign.mutation(), { refreshes: refreshesCase, said: 'Signed' }),
    toInput: (body) => ({ params: { caseId: page.caseId }, body, version: page.version }),
  })
  return (
    <Card title="Everything is decided">
      <ActFormFrame form={form} submitWords="Sign the schedules and the report">
        <ActTick
          form={form}
          name="hasCopies"
          label="Copies of what is presumed to meet the test are with the file"
        />
      </ActFormFrame>
    </Card>
  )
}

type Answers = { answers: Record<string, string> }

/** Classes of which no item stands on a schedule are answered, all at once. */
export function PresumedCard({ page }: { page: UnusedPage }) {
  return (
    <Card title="Material that is presumed to meet the test">
      <ul className="govuk-list" aria-label="Presumed material on a schedule">
        {page.presumed
          .filter(({ isListed }) => isListed)
          .map(({ code, label }) => (
            <li key={code}>{label}: on a schedule</li>
          ))}
      </ul>
      <PresumedForm key={page.version} page={page} />
    </Card>
  )
}

function PresumedForm({ page }: { page: UnusedPage }) {
  const open = page.presumed.filter(({ isListed }) => !isListed)
  const form = useActForm({
    schema: onForm(
      (values: Answers) => ({
        answers: Object.entries(values.answers)
          .filter(([, answer]) => answer !== '')
          .map(([which, answer]) => ({ class: which, answer })),
      }),
      caseUnused.routes.answer.body,
    ),
    defaults: {
      answers: Object.fromEntries(open.map(({ code, answer }) => [code, answer?.code ?? ''])),
    } as Answers,
    draft: { key: `caseUnused.answer:${page.caseId}` },
    act: useAct(topicApi.caseUnused.answer.mutation(), { refreshes: refreshesCase, said: 'Answered' }),
    toInput: (body) => ({ params: { caseId: page.caseId }, body, version: page.version }),
  })
  if (open.length === 0) return null
  return (
    <ActFormFrame form={form} submitWords="Keep the answers">
      {open.map(({ code, label }) => (
        <ActChoice key={code} form={form} name={`answers.${code}`} label={label} list={presumedAnswers} />
      ))}
    </ActFormFrame>
  )
}

const papers = [
  { code: 'MG6C', label: 'MG6C, the open schedule' },
  { code: 'MG6D', label: 'MG6D, the sensitive schedule' },
  { code: 'MG6E', label: "MG6E, the disclosure officer's report" },
] as const

/** The report and the papers, once the schedules are signed as they stand. */
export function PapersCard({ page }: { page: UnusedPage }) {
  const cache = useQueryClient()
  return (
    <Card title="Report and papers">
      <p>
        {page.reported.length === 0
          ? 'Nothing of the open schedule meets the test.'
          : 'These items of the open schedule meet the test:'}
      </p>
      <ul className="govuk-list" aria-label="Items that meet the test">
        {page.reported.map(({ number, reason }) => (
          <li key={number}>
            <strong>{number}.</strong> {reason}
          </li>
        ))}
      </ul>
      {page.signed?.isCurrent === true ? (
        <ul className="govuk-list" aria-label="Papers to print">
          {papers.map(({ code, label }) => (
            <li key={code}>
              {label}{' '}
              <PaperButton
                paper={label}
                print={async (recipient) =>
                  (await topicApi.caseUnused.print.fetch({
                    params: { caseId: page.caseId },
                    body: { paper: code, recipient },
                  })) as Blob
                }
                onPrinted={() => void cache.invalidateQueries({ queryKey: topicApi.caseUnused.get.key })}
              />
            </li>
          ))}
        </ul>
      ) : (
        <p className="mips-muted">They are printed once the schedules are signed as they stand.</p>
      )}
      <ul className="govuk-list" aria-label="Papers given out">
        {page.papers.map(({ id, code, recipient, at }) => (
          <li key={id}>
            {code} {formatDateTimeZone(at)} for {recipient}
          </li>
        ))}
      </ul>
    </Card>
  )
}
