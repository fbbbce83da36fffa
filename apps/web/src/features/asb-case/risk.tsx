/** The risk matrix of a case: how it stands, what a supervisor said of it, earlier answers, and the form to answer it again. */
import { asbCase } from '@mips/contracts/asb-case'
import type { AsbCasePage, AsbRiskLine } from '@mips/contracts/asb-case-parts'
import {
  asbRiskFactors,
  missingAsbAnswers,
  readAsbAnswers,
  scoreAsbRisk,
} from '@mips/domain/safeguarding/asb-risk'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { type ActForm, ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCase } from './asb-case.api.ts'
import { gradeTone } from './desk.page.tsx'

type Page = { page: AsbCasePage }
type Values = { answers: Record<string, string>; words: string }

export function Risk({ page }: Page) {
  const [now, ...before] = page.risks
  return (
    <Card id="risk" title="Risk">
      {now === undefined ? <p>The risk matrix is not answered yet.</p> : <RiskLine line={now} />}
      {before.length === 0 ? null : (
        <Details summary={`Earlier answers (${before.length})`}>
          {before.map((line) => (
            <RiskLine key={line.id} line={line} />
          ))}
        </Details>
      )}
      {page.may.keep.allowed ? (
        <Details
          key={page.risks.length}
          summary={now === undefined ? 'Answer the risk matrix' : 'Answer it again'}
          open={now === undefined}
        >
          <RiskForm page={page} />
        </Details>
      ) : null}
    </Card>
  )
}

function RiskLine({ line }: { line: AsbRiskLine }) {
  const { review } = line
  return (
    <>
      <p>
        <Tag tone={gradeTone(line.grade.code)}>{line.grade.label}</Tag> {line.because}{' '}
        {formatDateTimeZone(line.assessedAt)}
        {line.assessedBy === null ? '' : `, ${formatOfficer(line.assessedBy)}`}. {line.words}
      </p>
      <p className="mips-small">{line.answers.map(({ label, answer }) => `${label} ${answer}`).join(', ')}</p>
      {review === null ? null : (
        <p>
          <Tag tone={review.answer === 'AGREED' ? 'good' : 'caution'}>
            {review.answer === 'AGREED' ? 'Agreed' : 'Returned'}
          </Tag>{' '}
          {review.words} {review.by === null ? '' : formatOfficer(review.by)}, {formatDateTimeZone(review.at)}
        </p>
      )}
    </>
  )
}

/** The answers that stand are carried in; only what changed is answered. */
function RiskForm({ page }: Page) {
  const last = page.risks[0]
  const form: ActForm<Values> = useActForm({
    schema: onForm(
      (values: Values) => ({
        answers: Object.fromEntries(
          Object.entries(values.answers).flatMap(([code, answer]) =>
            answer === '' ? [] : [[code, Number(answer)]],
          ),
        ),
        words: given(values.words),
        origins: {
          ...Object.fromEntries(
            asbRiskFactors.map(({ code }) => [`answers.${code}`, { how: 'chosen' as const }]),
          ),
          ...(given(values.words) === undefined ? {} : { words: { how: 'typed' as const } }),
        },
      }),
      asbCase.routes.assess.body,
    ),
    defaults: {
      answers: Object.fromEntries(
        asbRiskFactors.map(({ code }) => [
          code,
          String(last?.answers.find((answer) => answer.code === code)?.answer ?? ''),
        ]),
      ),
      words: '',
    } as Values,
    act: useAct(topicApi.asbCase.assess.mutation(), {
      refreshes: refreshesCase,
      said: ({ reason }) => `Risk answered. ${reason}`,
    }),
    toInput: (body) => ({ params: { caseId: page.id }, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Record the risk">
      {asbRiskFactors.map(({ code, label, low, high }) => (
        <Radios
          key={code}
          name={`answers.${code}`}
          legend={label}
          inline
          registration={form.fields.register(`answers.${code}`)}
          error={form.errorOf(`answers.${code}`) === undefined ? undefined : 'Choose from 0 to 3'}
          options={[
            { value: '0', label: `0: ${low}` },
            { value: '1', label: '1' },
            { value: '2', label: '2' },
            { value: '3', label: `3: ${high}` },
          ]}
        />
      ))}
      <Standing answers={form.fields.watch('answers')} />
      <Textarea
        {...form.fields.register('words')}
        label="What you know besides, or what changed"
        need="optional"
        rows={2}
        error={form.errorOf('words')}
      />
    </ActFormFrame>
  )
}

function Standing({ answers }: { answers: Record<string, string> }) {
  const numbers = Object.fromEntries(
    Object.entries(answers).flatMap(([code, answer]) => (answer === '' ? [] : [[code, Number(answer)]])),
  )
  const whole = readAsbAnswers(numbers)
  if (whole === undefined)
    return (
      <p role="status" className="mips-muted">
        {missingAsbAnswers(numbers).length} still to be answered before the risk is graded.
      </p>
    )
  const risk = scoreAsbRisk(whole)
  return (
    <p role="status">
      <Tag tone={gradeTone(risk.grade)}>{risk.score} of 21</Tag> {risk.reason}
    </p>
  )
}
