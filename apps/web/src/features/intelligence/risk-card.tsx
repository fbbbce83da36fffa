/** The risk assessment of a report: why it is needed, its questions, and the second person's authority. */
import type { EvaluationPage, RiskView } from '@mips/contracts/intelligence-review-replies'
import { intelligenceReview } from '@mips/contracts/intelligence-review'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { useAct } from '../../platform/act.ts'
import { type ActForm, ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { ActWords } from '../../platform/act-fields.tsx'
import { Can } from '../../platform/can.tsx'
import { formatDateTime, formatOfficer } from '../../platform/format.ts'
import { onForm } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesEvaluation } from './evaluation.api.ts'

type Props = { report: EvaluationPage; risk: RiskView }
type Values = { answers: { code: string; answer: string }[] }

export function RiskCard({ report, risk }: Props) {
  const { madeBy, madeAt, authorisedBy, authorisedAt } = risk
  return (
    <Card id="risk" title="Risk assessment">
      <div className="mips-stack">
        <p>
          {risk.reasons.length === 0
            ? 'It is not mandatory here.'
            : `It has to be made: ${risk.reasons.join(', ')}.`}
        </p>
        <SummaryList
          rows={[
            { key: 'Made by', value: whoAndWhen(madeBy, madeAt) ?? 'Nobody yet' },
            { key: 'Authorised by', value: whoAndWhen(authorisedBy, authorisedAt) ?? 'Nobody yet' },
          ]}
        />
        {report.mayWork.allowed ? (
          <Details
            summary={madeBy === null ? 'Assess the risk' : 'Change the assessment'}
            open={madeBy === null && risk.reasons.length > 0 ? true : undefined}
          >
            <Questions report={report} risk={risk} />
          </Details>
        ) : (
          <SummaryList
            rows={risk.questions.map(({ label, answer }) => ({
              key: label,
              value: answer ?? 'Not answered',
            }))}
          />
        )}
        {madeBy !== null && authorisedBy === null ? (
          <Can do="intelligence.entry.approve">
            <Authority report={report} />
          </Can>
        ) : null}
      </div>
    </Card>
  )
}

const whoAndWhen = (who: RiskView['madeBy'], at: string | null) =>
  who === null ? undefined : `${formatOfficer(who)}${at === null ? '' : `, ${formatDateTime(at)}`}`

function Questions({ report, risk }: Props) {
  const form = useActForm({
    schema: onForm(
      ({ answers }: Values) => ({ answers: answers.filter(({ answer }) => answer.trim() !== '') }),
      intelligenceReview.routes.assessRisk.body,
    ),
    defaults: { answers: risk.questions.map(({ code, answer }) => ({ code, answer: answer ?? '' })) },
    draft: { key: `intelligence.risk:${report.id}` },
    act: useAct(topicApi.intelligenceReview.assessRisk.mutation(), {
      refreshes: refreshesEvaluation,
      said: 'Risk assessment kept',
    }),
    toInput: (body) => ({ params: { reportId: report.id }, body, version: report.version }),
  }) as unknown as ActForm<Values>
  return (
    <ActFormFrame form={form} submitWords="Keep the risk assessment">
      {risk.questions.map(({ code, label }, index) => (
        <ActWords key={code} form={form} name={`answers.${index}.answer`} label={label} limit={2000} />
      ))}
    </ActFormFrame>
  )
}

function Authority({ report }: { report: EvaluationPage }) {
  const act = useAct(topicApi.intelligenceReview.authoriseRisk.mutation(), {
    refreshes: refreshesEvaluation,
    said: 'Risk assessment authorised',
    tellsErrors: true,
  })
  return (
    <div>
      <Button
        look="secondary"
        isBusy={act.isBusy}
        onClick={() => void act.run({ params: { reportId: report.id }, body: {}, version: report.version })}
      >
        Authorise the risk assessment
      </Button>
    </div>
  )
}
