import { custody } from '@mips/contracts/custody'
import type { CustodyPage } from '@mips/contracts/custody-replies'
import { reviewMethods, reviewOutcomes } from '@mips/domain/custody/codes'
import { Card } from '@mips/ui/card.tsx'
import { Checkbox } from '@mips/ui/checkboxes.tsx'
import { type Column, DataTable } from '@mips/ui/data-table.tsx'
import { DateTimeInput } from '@mips/ui/date-time-input.tsx'
import { Radios } from '@mips/ui/radios.tsx'
import { Select } from '@mips/ui/select.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import type { LocalDateTime } from '@mips/ui/time-text.ts'
import { Controller } from 'react-hook-form'
import { api } from '../../platform/api.ts'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { choicesOf } from '../../platform/codes.ts'
import { formatDateTimeZone } from '../../platform/format.ts'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { serverNow } from '../../platform/server-clock.ts'
import { refreshesStay } from '../../platform/stay.ts'
import { useFreshWhenStale } from '../../platform/stay-stale.ts'

type Review = CustodyPage['reviews'][number]

const statuses: Record<string, { label: string; tone: 'good' | 'caution' | 'bad' | 'info' }> = {
  DUE: { label: 'Due', tone: 'info' },
  OVERDUE: { label: 'Overdue', tone: 'bad' },
  POSTPONED: { label: 'Postponed', tone: 'caution' },
  ON_TIME: { label: 'Done on time', tone: 'good' },
  LATE_POSTPONED: { label: 'Done late, postponed', tone: 'caution' },
  BREACH: { label: 'Done late', tone: 'bad' },
  MISSED: { label: 'Missed', tone: 'bad' },
}

const columns: Column<Review>[] = [
  { key: 'number', header: 'Review', isRowHeader: true, cell: ({ number }) => `Review ${number}` },
  { key: 'due', header: 'Due', cell: ({ dueAt }) => formatDateTimeZone(dueAt) },
  {
    key: 'done',
    header: 'Done',
    cell: ({ doneAt }) => (doneAt === null ? 'not yet' : formatDateTimeZone(doneAt)),
  },
  {
    key: 'status',
    header: 'State',
    cell: ({ status }) => (
      <Tag tone={statuses[status]?.tone ?? 'neutral'}>{statuses[status]?.label ?? status}</Tag>
    ),
  },
  {
    key: 'officer',
    header: 'By',
    cell: ({ officer, method }) =>
      [officer, reviewMethods.find(({ code }) => code === method)?.label.toLowerCase()]
        .filter(Boolean)
        .join(', ') || 'nobody yet',
  },
  {
    key: 'outcome',
    header: 'Outcome',
    cell: ({ outcome, postponedReason }) =>
      [reviewOutcomes.find(({ code }) => code === outcome)?.label, postponedReason]
        .filter(Boolean)
        .join('. ') || 'none yet',
  },
]

/** Every review done or due (s.40), and the form for those who may do the next. */
export function ReviewSection({ stay }: { stay: CustodyPage }) {
  return (
    <Card title="Reviews of detention">
      <DataTable
        caption="Reviews"
        captionHidden
        columns={columns}
        rows={stay.reviews}
        rowKey={({ number }) => String(number)}
        empty={<p>Reviews fall due once detention is authorised.</p>}
      />
      {stay.may.review.allowed ? (
        <ReviewForm stay={stay} />
      ) : (
        <p className="mips-muted">{stay.may.review.reason}</p>
      )}
    </Card>
  )
}

type Values = {
  doneAt: LocalDateTime
  method: string
  outcome: string
  grounds: string
  representations: string
  notInvolved: boolean
  postponedReason: string
}

function ReviewForm({ stay }: { stay: CustodyPage }) {
  const toBody = (values: Values) => ({
    doneAt: instantOf(values.doneAt),
    method: values.method,
    outcome: values.outcome,
    grounds: values.grounds,
    representations: given(values.representations),
    notInvolved: values.notInvolved,
    postponedReason: given(values.postponedReason),
  })
  const form = useActForm({
    schema: onForm(toBody, custody.routes.recordReview.body),
    defaults: {
      doneAt: rightNow(),
      method: 'IN_PERSON',
      outcome: 'CONTINUE',
      grounds: '',
      representations: '',
      notInvolved: false,
      postponedReason: '',
    } as Values,
    draft: { key: `custody.review:${stay.id}` },
    act: useAct(api.custody.recordReview.mutation(), { refreshes: refreshesStay, said: 'Review recorded' }),
    toInput: (body) => ({ params: { recordId: stay.id }, body, version: stay.version }),
    again: true,
  })
  useFreshWhenStale(form)
  const { control, register, watch } = form.fields
  const doneAt = instantOf(watch('doneAt'))
  const isLate =
    doneAt !== undefined && stay.clock.nextReviewDue !== null && doneAt > stay.clock.nextReviewDue
  return (
    <ActFormFrame form={form} submitWords="Record the review">
      <Select
        {...register('method')}
        label="How"
        options={choicesOf(reviewMethods)}
        error={form.errorOf('method')}
      />
      <Controller
        control={control}
        name="outcome"
        render={({ field }) => (
          <Radios
            {...field}
            legend="Outcome"
            inline
            options={choicesOf(reviewOutcomes)}
            error={form.errorOf('outcome')}
          />
        )}
      />
      <Textarea
        {...register('grounds')}
        label="Why detention is still needed, or not"
        rows={2}
        limit={2000}
        error={form.errorOf('grounds')}
      />
      <Textarea
        {...register('representations')}
        label="Representations"
        hint="By the detainee, the solicitor or the appropriate adult; asleep is an answer"
        rows={2}
        limit={2000}
        need="optional"
        error={form.errorOf('representations')}
      />
      <Controller
        control={control}
        name="doneAt"
        render={({ field }) => (
          <DateTimeInput
            {...field}
            legend="When it was done"
            expects="past"
            now={serverNow().toISOString()}
            error={form.errorOf('doneAt')}
          />
        )}
      />
      {isLate ? (
        <Textarea
          {...register('postponedReason')}
          label="Why it was postponed"
          hint="Without a reason it stands as late"
          rows={2}
          limit={500}
          error={form.errorOf('postponedReason')}
        />
      ) : null}
      <Checkbox
        {...register('notInvolved')}
        label="I am not directly involved in this investigation"
        error={form.errorOf('notInvolved')}
      />
    </ActFormFrame>
  )
}
