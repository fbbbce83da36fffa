/** The ASB case review (community trigger): asked for by a victim, counted by the store, decided and answered by a supervisor. */
import { asbCase } from '@mips/contracts/asb-case'
import type { AsbCasePage, CaseReviewLine } from '@mips/contracts/asb-case-parts'
import { asbPartners } from '@mips/domain/safeguarding/asb-case'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { useFieldArray } from 'react-hook-form'
import { ActChoice, ActLine, ActMany } from '../../platform/act-fields.tsx'
import { type ActForm, ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { formatDateTimeZone } from '../../platform/format.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCase } from './asb-case.api.ts'

type Page = { page: AsbCasePage }

export function CaseReviews({ page }: Page) {
  const victims = page.victims.filter(({ endedAt }) => endedAt === null)
  return (
    <Card id="reviews" title="Case review (community trigger)">
      {page.caseReviews.length === 0 ? <p>No victim has asked for a case review.</p> : null}
      {page.caseReviews.map((review) => (
        <Review key={review.id} page={page} review={review} />
      ))}
      {page.may.keep.allowed && victims.length > 0 ? (
        <Details summary="A victim asks for a case review">
          <AskForm page={page} victims={victims} />
        </Details>
      ) : null}
    </Card>
  )
}

const states = {
  ASKED: { tone: 'caution', words: 'Decide by' },
  ACCEPTED: { tone: 'info', words: 'Goes ahead, answer by' },
  REFUSED: { tone: 'neutral', words: 'Does not go ahead' },
  ANSWERED: { tone: 'good', words: 'Answered' },
} as const

function Review({ page, review }: Page & { review: CaseReviewLine }) {
  const state = states[review.state as keyof typeof states]
  return (
    <section aria-label={`Case review for ${review.victim ?? 'a victim'}`}>
      <p>
        <Tag tone={review.isOverdue ? 'bad' : state.tone}>
          {state.words} {review.dueAt === null ? '' : formatDateTimeZone(review.dueAt)}
        </Tag>{' '}
        {review.victim}: {review.counted} of {review.needed} calls count.{' '}
        {review.isMet ? 'The threshold is met.' : 'The threshold is not met.'}{' '}
        {[review.askedWords, review.decisionWords, review.answer].filter(Boolean).join(' ')}
        {review.bodies.length === 0
          ? ''
          : ` Took part: ${review.bodies.map(({ label }) => label).join(', ')}.`}
        {review.appealedAt === null
          ? ''
          : ` Taken to the local policing body ${formatDateTimeZone(review.appealedAt)}: ${review.appealWords ?? ''}`}
      </p>
      {page.may.review.allowed && review.steps.length > 0 ? (
        <DecideOrMore key={review.state} page={page} review={review} />
      ) : null}
    </section>
  )
}

function AskForm({ page, victims }: Page & { victims: AsbCasePage['victims'] }) {
  const form = useActForm({
    schema: onForm(
      (values: { victimId: string; words: string }) => ({
        victimId: values.victimId,
        words: given(values.words),
      }),
      asbCase.routes.askReview.body,
    ),
    defaults: { victimId: victims[0]?.personRecordId ?? '', words: '' },
    act: useAct(topicApi.asbCase.askReview.mutation(), {
      refreshes: refreshesCase,
      said: ({ isMet, counted, needed }) =>
        `${counted} of ${needed} calls count: the threshold is ${isMet ? '' : 'not '}met`,
    }),
    toInput: (body) => ({ params: { caseId: page.id }, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Record that they asked">
      <Select
        {...form.fields.register('victimId')}
        label="Who asks"
        options={victims.map(({ personRecordId, name }) => ({ value: personRecordId, label: name }))}
        error={form.errorOf('victimId')}
      />
      <Textarea
        {...form.fields.register('words')}
        label="What they say"
        need="optional"
        rows={2}
        error={form.errorOf('words')}
      />
    </ActFormFrame>
  )
}

/** What waits is in sight; taking it further is there when it is wanted. */
function DecideOrMore(props: Page & { review: CaseReviewLine }) {
  if (!props.review.steps.includes('APPEAL')) return <DecideForm {...props} />
  return (
    <Details summary="The victim takes it to the local policing body">
      <DecideForm {...props} />
    </Details>
  )
}

const stepWords: Record<string, string> = {
  ACCEPT: 'It goes ahead',
  REFUSE: 'It does not go ahead',
  ANSWER: 'Answer: what partners do',
  APPEAL: 'Taken to the local policing body',
}

type Recommended = { partner: string; words: string }
type Decision = { step: string; words: string; bodies: string[]; recommendations: Recommended[] }

function DecideForm({ page, review }: Page & { review: CaseReviewLine }) {
  const form: ActForm<Decision> = useActForm({
    schema: onForm(
      ({ recommendations, ...values }: Decision) => ({
        ...values,
        recommendations: recommendations.filter(
          ({ partner, words }) => partner !== '' || words.trim() !== '',
        ),
      }),
      asbCase.routes.decideReview.body,
    ),
    defaults: {
      step: review.steps[0] ?? '',
      words: '',
      // Whoever acts already takes part in most cases.
      bodies: [...new Set(page.actions.map(({ partner }) => partner.code))],
      recommendations: [],
    } as Decision,
    act: useAct(topicApi.asbCase.decideReview.mutation(), { refreshes: refreshesCase, said: 'Recorded' }),
    toInput: (body) => ({ params: { caseId: page.id, reviewId: review.id }, body }),
  })
  const isAnswer = form.fields.watch('step') === 'ANSWER'
  return (
    <ActFormFrame form={form} submitWords="Record the decision">
      <Select
        {...form.fields.register('step')}
        label="Decision"
        options={review.steps.map((step) => ({ value: step, label: stepWords[step] ?? step }))}
        error={form.errorOf('step')}
      />
      {isAnswer ? (
        <ActMany form={form} name="bodies" label="Who took part in the review" list={asbPartners} />
      ) : null}
      {isAnswer ? <Recommendations form={form} /> : null}
      <Textarea
        {...form.fields.register('words')}
        label="What the victim is told"
        rows={2}
        error={form.errorOf('words')}
      />
    </ActFormFrame>
  )
}

/** What is recommended to partners; each stands in the plan with the answer. */
function Recommendations({ form }: { form: ActForm<Decision> }) {
  const rows = useFieldArray({ control: form.fields.control, name: 'recommendations' })
  return (
    <>
      {rows.fields.map((row, index) => (
        <fieldset key={row.id} className="govuk-fieldset">
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
            Recommendation {index + 1}
          </legend>
          <ActChoice
            form={form}
            name={`recommendations.${index}.partner`}
            label="To whom"
            list={asbPartners}
          />
          <ActLine form={form} name={`recommendations.${index}.words`} label="What they are to do" />
          <Button look="quiet" size="small" onClick={() => rows.remove(index)}>
            Take out<span className="govuk-visually-hidden">: recommendation {index + 1}</span>
          </Button>
        </fieldset>
      ))}
      <Button
        look="secondary"
        size="small"
        icon="plus"
        onClick={() => rows.append({ partner: '', words: '' })}
      >
        Add a recommendation
      </Button>
    </>
  )
}
