/** A report while the unit evaluates it: original and copy side by side, grade, names, risk, what is left, and the steps. */
import type { EvaluationPage } from '@mips/contracts/intelligence-review-replies'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Inset } from '@mips/ui/inset.tsx'
import { Link } from '@mips/ui/link.tsx'
import { PageHeading } from '@mips/ui/page-heading.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { Warning } from '@mips/ui/warning.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { formatDateTime, formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { useKeys } from '../../platform/keys.tsx'
import { usePageTitle } from '../../platform/page-title.ts'
import { paths } from '../../platform/paths.ts'
import { Shown } from '../../platform/problem.tsx'
import { usePurposeFrom } from '../../platform/purpose.tsx'
import { topicApi } from '../../platform/topic-api.ts'
import { ParagraphCard } from './evaluated-paragraph.tsx'
import { PeopleCard } from './people-card.tsx'
import { RiskCard } from './risk-card.tsx'
import { StepsCard } from './steps-card.tsx'

export function EvaluatePage() {
  usePageTitle('Evaluation')
  const { reportId } = useParams({ from: '/intelligence/$reportId/evaluate' })
  usePurposeFrom(reportId, 'INTELLIGENCE')
  const report = useQuery(topicApi.intelligenceReview.getEvaluation.query({ params: { reportId } }))
  return (
    <Shown query={report} words="Opening the report…" headingLevel={1}>
      {(found) => <Evaluation key={found.id} report={found} />}
    </Shown>
  )
}

function focusPart(id: string): void {
  const part = document.getElementById(id)
  if (part === null) return
  part.tabIndex = -1
  part.focus()
  part.scrollIntoView({ block: 'start' })
}

/** Moves from one paragraph to the next, wherever the focus stands. */
function stepParagraph(numbers: readonly number[], by: number): void {
  const now = numbers.findIndex((number) =>
    document.getElementById(`paragraph-${number}`)?.contains(document.activeElement),
  )
  const next = numbers[now === -1 ? 0 : Math.min(numbers.length - 1, Math.max(0, now + by))]
  if (next !== undefined) focusPart(`paragraph-${next}`)
}

function Evaluation({ report }: { report: EvaluationPage }) {
  const numbers = report.paragraphs.map(({ number }) => number)
  useKeys([
    { keys: 'j', does: 'Next paragraph', run: () => stepParagraph(numbers, 1) },
    { keys: 'k', does: 'Paragraph before', run: () => stepParagraph(numbers, -1) },
    { keys: 'l', does: 'What is left', run: () => focusPart('left') },
    { keys: 'f', does: 'What to do with it', run: () => focusPart('steps') },
  ])
  return (
    <div className="mips-stack">
      <PageHeading caption={<Link href={paths.intelligenceQueue()}>Intelligence to read</Link>}>
        {report.reference ?? 'Intelligence report'}
      </PageHeading>
      {report.marking === 'OFFICIAL' ? null : <Warning>{report.marking}</Warning>}
      {report.mayWork.allowed || report.mayWork.reason === null ? null : (
        <Inset>{report.mayWork.reason}</Inset>
      )}
      <Head report={report} />
      {report.paragraphs.map((paragraph) => (
        <ParagraphCard key={paragraph.id} report={report} paragraph={paragraph} />
      ))}
      <PeopleCard report={report} />
      {report.risk === null ? null : <RiskCard report={report} risk={report.risk} />}
      <Left report={report} />
      <StepsCard report={report} />
      <History history={report.history} />
    </div>
  )
}

function Head({ report }: { report: EvaluationPage }) {
  const { submittedBy, evaluator } = report
  return (
    <SummaryList
      columns={2}
      rows={[
        { key: 'Stands', value: <Tag tone="info">{report.stateLabel}</Tag> },
        {
          key: 'Priority',
          value: <Tag tone={report.priority === 'THREAT' ? 'bad' : 'neutral'}>{report.priorityLabel}</Tag>,
        },
        {
          key: 'Sent in',
          value: `${formatDateTime(report.submittedAt)}${submittedBy === null ? '' : ` by ${formatOfficer(submittedBy)}`}`,
        },
        { key: 'With', value: evaluator === null ? 'Nobody yet' : formatOfficer(evaluator) },
        ...report.due.map(({ text, by, isOverdue }) => ({
          key: text,
          value: (
            <>
              by {formatDateTimeZone(by)} {isOverdue ? <Tag tone="bad">Overdue</Tag> : null}
            </>
          ),
        })),
        ...(report.marks.length === 0 ? [] : [{ key: 'To mind', value: report.marks.join('; ') }]),
        {
          key: 'Left before release',
          value:
            report.openProblems === 0 ? (
              'Nothing'
            ) : (
              <Link href="#left">{`${report.openProblems} ${report.openProblems === 1 ? 'thing' : 'things'}`}</Link>
            ),
        },
      ]}
    />
  )
}

/** What is left before the report can be released, by paragraph. */
function Left({ report: { left } }: { report: EvaluationPage }) {
  return (
    <Card id="left" title="What is left before release">
      {left.length === 0 ? (
        <p>Nothing.</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {left.map(({ rule, message, paragraph }, place) => (
            <li key={`${place}${rule}`}>
              {paragraph === null ? null : (
                <Link href={`#paragraph-${paragraph}`}>{`Paragraph ${paragraph}`}</Link>
              )}
              {paragraph === null ? '' : ': '}
              {message} <span className="mips-muted mips-small">({rule})</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function History({ history }: Pick<EvaluationPage, 'history'>) {
  return (
    <Details summary={`What was done with it: ${history.length}`}>
      <ul className="govuk-list">
        {history.map(({ at, by, label, reason }, place) => (
          <li key={`${place}${at}`}>
            {formatDateTime(at)} <strong>{label}</strong>
            {by === null ? '' : `, ${formatOfficer(by)}`}
            {reason === null ? '' : `: ${reason}`}
          </li>
        ))}
      </ul>
    </Details>
  )
}
