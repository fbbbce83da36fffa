/** The ASB case review (community trigger): asked for by a victim, counted by the store, decided and answered by a supervisor. */
import { asbCase } from '@mips/contracts/asb-case'
import type { AsbCasePage, CaseReviewLine } from '@mips/contracts/asb-case-parts'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { formatDateTimeZone } from '../../platform/format.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesCase } from './asb-case.api.ts'

type Page = { page: AsbCasePage }

export function CaseReviews({ page }: Page) {
  const victims = page.victims.filter(({ endedAt }) => endedAt === null)
  return (
    <Card title="Case review (community trigger)">
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
  const isWaiting = review.state === 'ASKED' || review.state === 'ACCEPTED'
  return (
    <section aria-label={`Case review for ${review.victim ?? 'a victim'}`}>
      <p>
        <Tag tone={review.isOverdue ? 'bad' : state.tone}>
          {state.words} {review.dueAt === null ? '' : formatDateTimeZone(review.dueAt)}
        </Tag>{' '}
        {review.victim}: {review.counted} of {review.needed} calls count.{' '}
        {review.isMet ? 'The threshold is met.' : 'The threshold is not met.'}{' '}
        {[review.askedWords, review.decisionWords, review.answer].filter(Boolean).join(' ')}
      </p>
      {isWaiting && page.may.review.allowed ? (
        <DecideForm key={review.state} page={page} review={review} />
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

function DecideForm({ page, review }: Page & { review: CaseReviewLine }) {
  const options =
    review.state === 'ACCEPTED'
      ? [{ value: 'ANSWER', label: 'Answer: what partners do' }]
      : [
          { value: 'ACCEPT', label: 'It goes ahead' },
          ...(review.isMet ? [] : [{ value: 'REFUSE', label: 'It does not go ahead' }]),
        ]
  const form = useActForm({
    schema: asbCase.routes.decideReview.body,
    defaults: { step: options[0]?.value as 'ACCEPT', words: '' },
    act: useAct(topicApi.asbCase.decideReview.mutation(), { refreshes: refreshesCase, said: 'Recorded' }),
    toInput: (body) => ({ params: { caseId: page.id, reviewId: review.id }, body }),
  })
  return (
    <ActFormFrame form={form} submitWords="Record the decision">
      <Select
        {...form.fields.register('step')}
        label="Decision"
        options={options}
        error={form.errorOf('step')}
      />
      <Textarea
        {...form.fields.register('words')}
        label="What the victim is told"
        rows={2}
        error={form.errorOf('words')}
      />
    </ActFormFrame>
  )
}
