/** The application to the court and what the court did. */
import { protection } from '@mips/contracts/protection'
import type { NoticePage } from '@mips/contracts/protection'
import { courtResults } from '@mips/domain/safeguarding/notice-words'
import { fromInstant, type LocalDateTime } from '@mips/ui/time-text.ts'
import { ActFormFrame, useActForm } from '../../platform/act-form.tsx'
import { useAct } from '../../platform/act.ts'
import { ActDay, ActLine, ActRadios, ActTime, ActWords } from '../../platform/act-fields.tsx'
import { given, instantOf, onForm, rightNow } from '../../platform/form-times.ts'
import { topicApi } from '../../platform/topic-api.ts'
import { refreshesNotice } from './protection.api.ts'

type Page = { page: NoticePage }
const noTime: LocalDateTime = { date: '', time: '' }

type ApplyValues = { court: string; hearingAt: LocalDateTime; lateReason: string }

export function ApplyForm({ page }: Page) {
  const form = useActForm({
    schema: onForm(
      (values: ApplyValues) => ({
        court: values.court,
        hearingAt: instantOf(values.hearingAt),
        lateReason: given(values.lateReason),
      }),
      protection.routes.apply.body,
    ),
    defaults: {
      court: page.court ?? '',
      hearingAt: page.hearingAt === null ? noTime : fromInstant(page.hearingAt),
      lateReason: page.hearingLateReason ?? '',
    } as ApplyValues,
    act: useAct(topicApi.protection.apply.mutation(), { refreshes: refreshesNotice, said: 'Applied' }),
    toInput: (body) => ({ params: { noticeId: page.id }, body, version: page.version }),
  })
  return (
    <ActFormFrame
      form={form}
      submitWords={page.appliedAt === null ? 'Apply to the court' : 'Change the hearing'}
    >
      <ActLine form={form} name="court" label="Court" />
      <ActTime form={form} name="hearingAt" label="Hearing" expects="any" />
      <ActWords form={form} name="lateReason" label="Why it is later than the law asks" need="optional" />
    </ActFormFrame>
  )
}

type HearValues = {
  heardAt: LocalDateTime
  result: string
  words: string
  orderEndsOn: string
  nextHearingAt: LocalDateTime
}

export function HearForm({ page }: Page) {
  const form = useActForm({
    schema: onForm(
      (values: HearValues) => ({
        heardAt: instantOf(values.heardAt),
        result: given(values.result),
        words: given(values.words),
        orderEndsOn: values.result === 'MADE' ? given(values.orderEndsOn) : undefined,
        nextHearingAt: values.result === 'ADJOURNED' ? instantOf(values.nextHearingAt) : undefined,
      }),
      protection.routes.hear.body,
    ),
    defaults: {
      heardAt: rightNow(),
      result: '',
      words: '',
      orderEndsOn: '',
      nextHearingAt: noTime,
    } as HearValues,
    act: useAct(topicApi.protection.hear.mutation(), { refreshes: refreshesNotice, said: 'Kept' }),
    toInput: (body) => ({ params: { noticeId: page.id }, body, version: page.version }),
  })
  const result = form.fields.watch('result')
  return (
    <ActFormFrame form={form} submitWords="Keep what the court did">
      <ActTime form={form} name="heardAt" label="When it was heard" />
      <ActRadios form={form} name="result" label="Result" list={courtResults} />
      {result === 'MADE' ? <ActDay form={form} name="orderEndsOn" label="Last day of the order" /> : null}
      {result === 'ADJOURNED' ? (
        <ActTime form={form} name="nextHearingAt" label="When the court goes on" expects="any" />
      ) : null}
      <ActWords form={form} name="words" label="In words" need="optional" limit={4000} />
    </ActFormFrame>
  )
}
