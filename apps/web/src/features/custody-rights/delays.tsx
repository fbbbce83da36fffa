/** Rights that are delayed (Annex B): who allowed it, until when, looked at again, ended. */
import { custodyRights, type CustodyRightsPage } from '@mips/contracts/custody-rights'
import { delayGrounds } from '@mips/domain/custody/rights-rules'
import { Button } from '@mips/ui/button.tsx'
import { Card } from '@mips/ui/card.tsx'
import { Details } from '@mips/ui/details.tsx'
import { Select } from '@mips/ui/select.tsx'
import { SummaryList } from '@mips/ui/summary-list.tsx'
import { Tag } from '@mips/ui/tag.tsx'
import { Textarea } from '@mips/ui/textarea.tsx'
import { useState } from 'react'
import { topicApi } from '../../platform/topic-api.ts'
import { useAct } from '../../platform/act.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { choicesOf } from '../../platform/codes.ts'
import { formatDateTimeZone } from '../../platform/format.ts'
import { onForm } from '../../platform/form-times.ts'
import { serverNow } from '../../platform/server-clock.ts'
import { refreshesStay } from '../../platform/stay.ts'

type Delay = CustodyRightsPage['delays'][number]

export function Delays({ page }: { page: CustodyRightsPage }) {
  const { delays, may } = page
  const mayDelay = may.delayTelling.allowed || may.delaySolicitor.allowed
  if (delays.length === 0 && !mayDelay) return null
  return (
    <Card title="Delayed rights (Code C Annex B)">
      {delays.length === 0 ? <p>No right is delayed.</p> : null}
      {delays.map((delay) => (
        <OneDelay key={delay.id} delay={delay} page={page} />
      ))}
      {mayDelay ? (
        <Details summary="Delay a right">
          <DelayForm page={page} />
        </Details>
      ) : null}
    </Card>
  )
}

function OneDelay({ delay, page }: { delay: Delay; page: CustodyRightsPage }) {
  const mayReview = delay.right === 'S58' ? page.may.delaySolicitor.allowed : page.may.delayTelling.allowed
  return (
    <>
      <h3 className="govuk-heading-s">
        {delay.label}{' '}
        <Tag tone={delay.isInForce ? 'bad' : 'neutral'}>{delay.isInForce ? 'Delayed now' : 'Over'}</Tag>
      </h3>
      <SummaryList
        rows={[
          { key: 'Allowed by', value: `${delay.officer ?? 'not known'} (${delay.rank})` },
          { key: 'From', value: formatDateTimeZone(delay.at) },
          {
            key: 'Until at the latest',
            value: delay.until === null ? 'not known' : formatDateTimeZone(delay.until),
          },
          { key: 'Ground', value: [delay.groundLabel, delay.reason].filter(Boolean).join('. ') },
          {
            key: 'Looked at again',
            value:
              delay.reviewedAt.length === 0 ? 'not yet' : delay.reviewedAt.map(formatDateTimeZone).join(', '),
          },
        ]}
      />
      {delay.endedAt === null && (mayReview || page.may.record.allowed) ? (
        <EndDelay delay={delay} recordId={page.recordId} mayReview={mayReview} />
      ) : null}
    </>
  )
}

function EndDelay({ delay, recordId, mayReview }: { delay: Delay; recordId: string; mayReview: boolean }) {
  const [reason, setReason] = useState('')
  const options = { refreshes: refreshesStay, said: 'Recorded', tellsErrors: true }
  const review = useAct(topicApi.custodyRights.reviewDelay.mutation(), options)
  const end = useAct(topicApi.custodyRights.endDelay.mutation(), options)
  const params = { recordId, delayId: delay.id }
  const now = () => serverNow().toISOString()
  const isMissing = reason.trim() === ''
  return (
    <div className="mips-stack">
      <Textarea
        name={`why-${delay.id}`}
        id={`why-${delay.id}`}
        label="What was found, and why"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="mips-row">
        {mayReview ? (
          <Button
            look="secondary"
            isBusy={review.isBusy}
            disabled={isMissing}
            onClick={() =>
              void review.run({ params, body: { happenedAt: now(), answer: 'GOES_ON', reason } })
            }
          >
            The ground still holds
          </Button>
        ) : null}
        <Button
          look="secondary"
          isBusy={end.isBusy || review.isBusy}
          disabled={isMissing}
          onClick={() =>
            void (mayReview
              ? review.run({ params, body: { happenedAt: now(), answer: 'ENDED', reason } })
              : end.run({ params, body: { happenedAt: now(), reason } }))
          }
        >
          End the delay
        </Button>
      </div>
    </div>
  )
}

type Values = { right: string; ground: string; reason: string }

function DelayForm({ page }: { page: CustodyRightsPage }) {
  const form = useActForm({
    schema: onForm(
      (values: Values) => ({ ...values, happenedAt: serverNow().toISOString() }),
      custodyRights.routes.delay.body,
    ),
    defaults: { right: page.may.delaySolicitor.allowed ? 'S58' : 'S56', ground: '', reason: '' } as Values,
    act: useAct(topicApi.custodyRights.delay.mutation(), {
      refreshes: refreshesStay,
      said: 'The right is delayed',
    }),
    toInput: (body) => ({ params: { recordId: page.recordId }, body }),
    again: true,
  })
  const { register } = form.fields
  const rights = [
    { value: 'S56', label: 'To have somebody told (inspector)' },
    ...(page.may.delaySolicitor.allowed ? [{ value: 'S58', label: 'To a solicitor (superintendent)' }] : []),
  ]
  return (
    <ActFormFrame form={form} submitWords="Delay the right" look="warning">
      <Select {...register('right')} label="Which right" options={rights} error={form.errorOf('right')} />
      <Select
        {...register('ground')}
        label="Ground"
        placeholder="Choose"
        options={choicesOf(delayGrounds)}
        error={form.errorOf('ground')}
      />
      <Textarea {...register('reason')} label="Why the ground is met" error={form.errorOf('reason')} />
    </ActFormFrame>
  )
}
