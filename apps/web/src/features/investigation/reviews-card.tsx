/** Supervisor reviews: what each answered, and what it sent back, one line for each thing. */
import { investigation } from '@mips/contracts/investigation'
import { reviewTopics } from '@mips/domain/investigation/reviews'
import { Card } from '@mips/ui/card.tsx'
import { DateInput } from '@mips/ui/date-input.tsx'
import { Details } from '@mips/ui/details.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { Controller } from 'react-hook-form'
import { ActRadios, ActWords } from '../../platform/act-fields.tsx'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { given, onForm } from '../../platform/form-times.ts'
import { formatDate, formatDateTimeZone, formatOfficer } from '../../platform/format.ts'
import { topicApi } from '../../platform/topic-api.ts'
import type { DeskPart } from './desk.page.tsx'
import { refreshesDesk } from './investigation.api.ts'

const verdicts = [
  { code: 'CONTINUE', label: 'It goes on' },
  { code: 'RETURNED', label: 'Sent back' },
  { code: 'AGREED', label: 'Agreed' },
] as const
const tones = { CONTINUE: 'info', RETURNED: 'caution', AGREED: 'good' } as const

export function ReviewsCard({ page }: DeskPart) {
  return (
    <Card title={<span id="reviews">Reviews</span>}>
      {page.reviews.length === 0 ? <p>Nobody has reviewed it yet.</p> : null}
      {page.reviews.map((review) => (
        <section key={review.id} aria-label={`Review of ${formatDateTimeZone(review.at)}`}>
          <p>
            <Tag tone={tones[review.verdict as keyof typeof tones]}>
              {verdicts.find(({ code }) => code === review.verdict)?.label}
            </Tag>{' '}
            {review.reviewer === null ? '' : `${formatOfficer(review.reviewer)}, `}
            {formatDateTimeZone(review.at)}
            {review.nextReviewOn === null ? '' : `. Next on ${formatDate(review.nextReviewOn)}`}
          </p>
          {review.returnReasons.length === 0 ? null : (
            <ul className="govuk-list govuk-list--bullet">
              {review.returnReasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          )}
          {review.answers.length === 0 ? null : (
            <SummaryList rows={review.answers.map(({ label, text }) => ({ key: label, value: text }))} />
          )}
        </section>
      ))}
      {page.may.review.allowed ? <ReviewForm page={page} /> : null}
    </Card>
  )
}

type Topic = (typeof reviewTopics)[number]['code']
type Values = Record<Topic, string> & { verdict: string; returnReasons: string; nextReviewOn: string }

function ReviewForm({ page }: DeskPart) {
  const form = useActForm({
    schema: onForm(
      ({ verdict, returnReasons, nextReviewOn, ...answers }: Values) => ({
        verdict,
        answers: Object.fromEntries(
          Object.entries(answers).flatMap(([topic, words]) => (given(words) ? [[topic, words]] : [])),
        ),
        returnReasons:
          verdict === 'RETURNED'
            ? returnReasons.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
            : [],
        nextReviewOn: given(nextReviewOn),
      }),
      investigation.routes.review.body,
    ),
    defaults: {
      LINES: '',
      RISK: '',
      VICTIM: '',
      DISCLOSURE: '',
      verdict: 'CONTINUE',
      returnReasons: '',
      nextReviewOn: '',
    } as Values,
    draft: { key: `investigation.review:${page.id}` },
    act: useAct(topicApi.investigation.review.mutation(), {
      refreshes: refreshesDesk,
      said: ({ problems }) =>
        problems.length === 0
          ? 'Reviewed'
          : `Reviewed. Still to answer: ${problems.map(({ message }) => message).join(' ')}`,
    }),
    toInput: (body) => ({ params: { crimeId: page.id }, body }),
    again: true,
  })
  const isReturned = form.fields.watch('verdict') === 'RETURNED'
  return (
    <Details summary="Review it">
      <ActFormFrame form={form} submitWords="Keep the review">
        {reviewTopics.map(({ code, label }) => (
          <ActWords key={code} form={form} name={code} label={label} limit={4000} need="optional" />
        ))}
        <ActRadios form={form} name="verdict" label="The investigation" list={verdicts} />
        {isReturned ? (
          <ActWords
            form={form}
            name="returnReasons"
            label="What is to be put right"
            hint="One line for each thing: each becomes an action, and nothing is written again"
            rows={4}
          />
        ) : null}
        <Controller
          control={form.fields.control}
          name="nextReviewOn"
          render={({ field }) => (
            <DateInput
              {...field}
              legend="Next review on"
              need="optional"
              error={form.errorOf('nextReviewOn')}
            />
          )}
        />
      </ActFormFrame>
    </Details>
  )
}
